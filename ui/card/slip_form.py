"""The phone slip (F04) as a form: what must be filled is seen before saving, what is missing is a link."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from dutyconsole.domain.slip import SlipDraft
from dutyconsole.domain.vocabulary import Nature, Urgency
from ui.card.completeness import Completeness
from ui.card.fields import Control, Field, Line, Pick, Segments, Words
from ui.widgets.labels import pack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.domain.vocabulary import Term
    from ui.text import Words as Wording

CONTENT_LINES = 4


class SlipForm(QWidget):
    """All fields of a slip.

    Signals:
        edited: a person changed something.
        left: the cursor left a field: a good moment to keep the draft.
        saving: Ctrl+Enter.
    """

    edited = Signal()
    left = Signal()
    saving = Signal()

    def __init__(self, words: Wording) -> None:
        super().__init__()
        self._words = words
        self._fields: dict[str, Field] = {}
        self._recorded = True
        self.completeness = Completeness()
        self.completeness.wanted.connect(self.go_to)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sheet = self._make_sheet()
        self._scroll.setWidget(self._sheet)
        layout = QVBoxLayout(self)
        pack(layout, gap=0)
        layout.addWidget(self._scroll)
        self._show_required()

    def draft(self) -> SlipDraft:
        """Return what stands in the fields."""
        return SlipDraft(**{name: cast("Control", f.control).value() for name, f in self._fields.items()})

    def put(self, draft: SlipDraft, *, recorded: bool) -> None:
        """Show a draft; a call without recording asks for the reason."""
        self._recorded = recorded
        for name, field in self._fields.items():
            with QSignalBlocker(field), QSignalBlocker(field.control):
                cast("Control", field.control).put(str(getattr(draft, name)))
                field.show_wrong("")
        self._show_required()

    def show_recorded(self, *, recorded: bool) -> None:
        """Note that a recording came or failed while one was writing."""
        self._recorded = recorded
        self._show_required()

    def missing(self) -> tuple[str, ...]:
        """Return the names of the fields that must still be filled, in the form's order."""
        draft = self.draft()
        without = () if self._recorded or draft.unrecorded_reason.strip() else ("unrecorded_reason",)
        return draft.missing + without

    def show_missing(self, names: Sequence[str]) -> None:
        """Say at each of these fields that it must be filled, and go to the first."""
        for name in names:
            self._fields[name].show_wrong(
                self.tr("请填写{caption}").format(caption=self._fields[name].caption)
            )
        if names:
            self.go_to(names[0])

    def go_to(self, name: str) -> None:
        """Put the cursor into a field."""
        field = self._fields[name]
        # A sentence just shown at the field has no place yet.
        self._sheet.adjustSize()
        self._scroll.ensureWidgetVisible(field, 0, 0)
        field.control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def field(self, name: str) -> Field:
        """Return a field by its name in `SlipDraft`."""
        return self._fields[name]

    def _make_sheet(self) -> QWidget:
        sheet = QWidget()
        grid = QGridLayout(sheet)
        pack(grid, margin=(16, 12, 12, 16), gap=8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        wide = {"content", "told", "proposal", "handling", "unrecorded_reason", "caller_unit", "urgency"}
        place = 0
        for field in self._make_fields():
            self._fields[field.name] = field
            if field.name in wide and place % 2:
                place += 1
            grid.addWidget(
                field, place // 2, place % 2, 1, 2 if field.name in wide else 1, Qt.AlignmentFlag.AlignTop
            )
            place += 2 if field.name in wide else 1
            # Columns share the width evenly, whatever words stand in them.
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            field.edited.connect(self._edited)
            field.left.connect(self.left)
            field.saving.connect(self.saving)
        grid.setRowStretch(grid.rowCount(), 1)
        assert set(self._fields) == {field.name for field in fields(SlipDraft)}  # noqa: S101  one for each
        return sheet

    def _make_fields(self) -> list[Field]:
        natures = Pick(self._terms(Nature), self.tr("请选择"))
        yes_no = Segments((("yes", self.tr("已复述")), ("no", self.tr("未复述"))))
        return [
            Field("caller_unit", self.tr("来话单位"), Line()),
            Field("caller_name", self.tr("发话人"), Line()),
            Field("caller_title", self.tr("职务"), Line()),
            Field("number", self.tr("对方号码"), Line()),
            Field("callback", self.tr("联系电话"), Line()),
            Field("nature", self.tr("性质"), natures),
            Field("read_back", self.tr("复述核对"), yes_no),
            Field("urgency", self.tr("紧急程度"), Segments(self._terms(Urgency))),
            Field("content", self.tr("来电内容"), Words(CONTENT_LINES)),
            Field("told", self.tr("对方已报告（通知）何人何时"), Words(2)),
            Field("handling", self.tr("处理情况"), Words(2)),
            Field("proposal", self.tr("拟办意见"), Words(2)),
            Field("unrecorded_reason", self.tr("未录音原因"), Line()),
        ]

    def _terms(self, kind: type[Term]) -> list[tuple[str, str]]:
        return [(str(term.value), self._words.term(term)) for term in kind]

    def _edited(self) -> None:
        self._show_required()
        self.edited.emit()

    def _show_required(self) -> None:
        draft = self.draft()
        required = set(draft.required) | (set() if self._recorded else {"unrecorded_reason"})
        for name, field in self._fields.items():
            field.require(required=name in required)
        self._fields["unrecorded_reason"].setVisible(not self._recorded)
        missing = self.missing()
        share = 1 - len(missing) / len(required)
        self.completeness.show_missing(share, [(name, self._fields[name].caption) for name in missing])
