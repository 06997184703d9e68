"""The fields of a line without a form of its own: what happened, who said so, what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from dutyconsole.domain.entry import required_fields
from dutyconsole.domain.vocabulary import EntryKind, EntryStatus
from ui.card.fields import Field, Line, Pick, Words
from ui.pages.form_part import FormPart
from ui.widgets.labels import pack

if TYPE_CHECKING:
    from ui.seat import Seat


class PlainForm(FormPart):
    """Text, source, handling and status."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._kind, self._follows, self._may_be_empty = EntryKind.OTHER, False, False
        states = [(str(state.value), seat.words.term(state)) for state in EntryStatus]
        layout = QVBoxLayout(self)
        pack(layout, gap=8)
        for field in (
            Field("text", self.tr("内容摘要"), Words(4)),
            Field("source", self.tr("来源单位及姓名、电话"), Line()),
            Field("handling", self.tr("处理情况"), Words(2)),
            Field("status", self.tr("办理状态"), Pick(states, "")),
        ):
            self.take(field)
            layout.addWidget(field)

    def ask_for(self, kind: EntryKind, *, follows: bool, may_be_empty: bool) -> None:
        """Ask for what a line of this kind needs; a line that is only struck may be left as it is."""
        self._kind, self._follows, self._may_be_empty = kind, follows, may_be_empty
        self.show_required()

    def missing(self) -> tuple[str, ...]:
        """Return the fields that must still be filled."""
        values = self.values()
        return tuple(name for name in self._required() if not values[name].strip())

    def show_required(self) -> None:
        """Show what must be filled."""
        self.show_share(self._required(), self.missing())

    def _required(self) -> tuple[str, ...]:
        values = self.values()
        if self._may_be_empty and not values["text"].strip():
            return ()
        status = EntryStatus.coded(values["status"]) if values["status"] else EntryStatus.DONE
        return required_fields(self._kind, status, follows=self._follows)
