"""One line into the log from anywhere: kind, words, Enter."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QLineEdit

from dutyconsole.app.commands import AddEntry
from dutyconsole.domain.vocabulary import EntryKind, EntryStatus
from ui.drafts import DraftKeeper
from ui.theme import theme
from ui.widgets.labels import button, pack

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QObject

    from dutyconsole.app.views import DraftView
    from dutyconsole.domain.entry import Entry
    from dutyconsole.errors import DutyError
    from ui.seat import Seat

KEY = "entry:new"


class QuickEntry(QFrame):
    """The row at the top of the desk page.

    Signals:
        written: number of the new line.
    """

    written = Signal(int)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self._seat = seat
        self._once = uuid.uuid4().hex
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("类别"))
        for kind in EntryKind:
            self.kind.addItem(seat.words.term(kind), kind.value)
        self.text = QLineEdit()
        self.text.setAccessibleName(self.tr("日志内容"))
        self.text.setPlaceholderText(self.tr("一事一记：发生了什么，怎样处理（F2 到这里，Enter 写入）"))
        self.pending = QCheckBox(self.tr("待办"))
        self.pending.setToolTip(self.tr("勾选后列入待办，交班时一并移交"))
        self.save = button(self.tr("写入日志"), picture="save", kind="primary")
        layout = QHBoxLayout(self)
        pack(layout, margin=(12, 8, 12, 8), gap=8)
        self.kind.setMinimumWidth(theme.unit(112))
        for part in (self.kind, self.text, self.pending, self.save):
            layout.addWidget(part, 1 if part is self.text else 0)
        self._keeper = DraftKeeper(seat, self._words, self)
        self._clear()
        self._connect()
        seat.ask(self, lambda queries: queries.draft(KEY)).success(self._restore).run()

    def begin(self) -> None:
        """Put the cursor into the line."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keep(self) -> None:
        """Keep what is written, now."""
        self._keeper.keep()

    def _connect(self) -> None:
        self.text.textEdited.connect(self._edited)
        self.kind.activated.connect(self._edited)
        self.pending.clicked.connect(self._edited)
        self.text.returnPressed.connect(self._save)
        self.save.clicked.connect(self._save)
        self.text.installEventFilter(self)

    def _words(self) -> str:
        if not self.text.text().strip():
            return ""
        values = {
            "kind": self.kind.currentData(),
            "text": self.text.text(),
            "pending": self.pending.isChecked(),
        }
        return json.dumps(values, ensure_ascii=False)

    def _restore(self, draft: DraftView | None) -> None:
        if draft is None or self.text.text():
            return
        values = json.loads(draft.text)
        self.text.setText(str(values.get("text", "")))
        self.kind.setCurrentIndex(max(0, self.kind.findData(values.get("kind"))))
        self.pending.setChecked(bool(values.get("pending")))
        self._keeper.begin(KEY)

    def _clear(self) -> None:
        self.text.clear()
        self.kind.setCurrentIndex(self.kind.findData(EntryKind.OTHER.value))
        self.pending.setChecked(False)
        self._once = uuid.uuid4().hex
        self._keeper.begin(KEY)

    def _edited(self) -> None:
        self._keeper.note()

    def _save(self) -> None:
        if not self.save.isEnabled():
            return
        if not self.text.text().strip():
            self.begin()
            return
        self.save.setEnabled(False)
        self._keeper.pause()
        command = AddEntry(
            self.text.text().strip(),
            EntryKind.coded(str(self.kind.currentData())),
            status=EntryStatus.PENDING if self.pending.isChecked() else EntryStatus.DONE,
            once=self._once,
        )
        self._seat.order(self, command).success(self._written).failure(self._refused).run()

    def _written(self, entry: Entry) -> None:
        self.save.setEnabled(True)
        self._keeper.forget()
        self._clear()
        self._seat.say(self.tr("已写入值班日志第 {number} 号。").format(number=entry.number))
        self.written.emit(entry.number)

    def _refused(self, error: DutyError) -> None:
        self.save.setEnabled(True)
        self._keeper.go_on()
        self._seat.say(self._seat.words.error(error), problem=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the words when the cursor leaves."""
        if event.type() == event.Type.FocusOut:
            self._keeper.keep()
        return super().eventFilter(watched, event)
