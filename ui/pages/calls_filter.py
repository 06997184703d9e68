"""The filter bar above the calls: words, states, and how far back."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from dutyconsole.domain.call import CallState
from ui.models.calls import EVER, THIS_SHIFT, CallFilter
from ui.text import CALL_STATES, noop, said
from ui.theme import theme
from ui.theme.icons import icon
from ui.widgets.labels import button, label, pack

PERIODS = (
    (THIS_SHIFT, noop("CallsFilter", "本班")),
    (7, noop("CallsFilter", "最近 7 天")),
    (30, noop("CallsFilter", "最近 30 天")),
    (EVER, noop("CallsFilter", "全部")),
)
CHIPS = (CallState.ENDED, CallState.MISSED, CallState.ANSWERED)
TYPING_PAUSE_MS = 200


class CallsFilterBar(QWidget):
    """What to show of the calls.

    Signals:
        changed: the new `CallFilter`, a moment after the last key.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.apply)
        layout = QHBoxLayout(self)
        pack(layout, gap=8)
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("号码、单位、姓名、录音编号"))
        self.text.setAccessibleName(self.tr("查找电话"))
        self.text.setClearButtonEnabled(True)
        self.text.setMaximumWidth(theme.unit(280))
        self.text.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.text.textEdited.connect(self._typed)
        self.text.returnPressed.connect(self.apply)
        layout.addWidget(self.text, 1)
        self.chips: dict[CallState, QPushButton] = {}
        for state in CHIPS:
            layout.addWidget(self._chip(state))
        self.open_only = button(self.tr("未登记"), small=True)
        self.open_only.setCheckable(True)
        self.open_only.toggled.connect(self._toggled)
        layout.addWidget(self.open_only)
        self.period = QComboBox()
        self.period.setAccessibleName(self.tr("时间范围"))
        for days, title in PERIODS:
            self.period.addItem(said(title), days)
        self.period.currentIndexChanged.connect(self._chosen)
        layout.addWidget(self.period)
        layout.addStretch()
        self.count = label("", "table", role="second")
        layout.addWidget(self.count)

    @property
    def wanted(self) -> CallFilter:
        """The filter as it is set."""
        return CallFilter(
            words=tuple(self.text.text().split()),
            states=frozenset(state for state, chip in self.chips.items() if chip.isChecked()),
            open_only=self.open_only.isChecked(),
            days=self.period.currentData(),
        )

    @Slot()
    def apply(self) -> None:
        """Tell the filter now."""
        self._pause.stop()
        self.changed.emit(self.wanted)

    @Slot(int)
    def show_count(self, count: int) -> None:
        """Say how many calls there are."""
        self.count.setText(self.tr("共 {count} 个").format(count=count))

    def _chip(self, state: CallState) -> QPushButton:
        chip = button(said(CALL_STATES[state]), small=True)
        chip.setCheckable(True)
        chip.toggled.connect(self._toggled)
        self.chips[state] = chip
        return chip

    @Slot(str)
    def _typed(self, text: str) -> None:  # noqa: ARG002  the pause decides when it is read
        self._pause.start()

    @Slot(bool)
    def _toggled(self, checked: bool) -> None:  # noqa: ARG002  the signal's own argument
        self.apply()

    @Slot(int)
    def _chosen(self, place: int) -> None:  # noqa: ARG002  the signal's own argument
        self.apply()
