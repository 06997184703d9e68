"""The fields of a warning or a visitor in the form of a line; what must be filled is seen while typing."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QCompleter, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from dutyconsole.domain.sheet import clocks, masked, missing, open_fields, required, settled
from dutyconsole.domain.sheet_fields import FIELDS, Form, SheetField
from dutyconsole.errors import Refused
from ui.card.fields import Control, Field, Line, Moment, Pick, Segments, Words
from ui.pages.form_part import FormPart
from ui.text import noop, said
from ui.widgets.labels import label, pack, set_role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtGui import QHideEvent, QShowEvent

    from dutyconsole.app.views import SheetRow
    from dutyconsole.domain.sheet import Clock, Values
    from ui.seat import Seat

SECOND_MS = 1000
STILL = noop("DueWords", "{what}：应在 {until} 前，还有 {span}")
OVERDUE = noop("DueWords", "{what}：应在 {until} 前，已超时 {span}")
BEGUN_NOW = {Form.WARNING: "received_at", Form.VISIT: "entered_at"}
"""The time that is filled in beforehand: who writes a line usually writes it at once."""


class SheetForm(FormPart):
    """All fields of one form, or only those that are still open."""

    def __init__(self, seat: Seat, form: Form) -> None:
        super().__init__()
        self._seat = seat
        self.form = form
        self._known: Values = {}
        self._begun: SheetRow | None = None
        self.due = label("", "note", role="second", wrap=True)
        for name, field in FIELDS[form].items():
            self.take(self._make(name, field))
        self._lay_out()
        self._second = QTimer(self)
        self._second.setInterval(SECOND_MS)
        self._second.timeout.connect(self._show_due)

    def begin(self, values: Values, *, supplements: SheetRow | None = None) -> None:
        """Show these values; with `supplements` only the fields that are still open of it."""
        self._begun = supplements
        self._known = dict(supplements.values) if supplements else {}
        still = open_fields(self.form, self._known)
        for name, field in self._fields.items():
            field.setVisible(supplements is None or name in still)
        self.put(values)
        if self.form is Form.WARNING:
            self._seat.ask(self, lambda queries: queries.warnings()).success(self._know_warnings).run()

    def first_values(self) -> Values:
        """Return what a new sheet begins with."""
        return {BEGUN_NOW[self.form]: self._seat.now().isoformat(timespec="minutes")}

    def values(self) -> Values:
        """Return what stands in the fields; the number of a paper never leaves the field unmasked."""
        kept = {name: text for name, text in super().values().items() if text.strip() and self._asks(name)}
        if "id_number" in kept:
            kept["id_number"] = masked(kept["id_number"])
        return kept

    def missing(self) -> tuple[str, ...]:
        """Return the fields that are asked for, required and empty; what comes later is not among them."""
        return tuple(
            name
            for name in missing(self.form, self._known | self.values())
            if self._asks(name) and (self._begun is None) and not FIELDS[self.form][name].later
        )

    def show_refused(self, error: Refused) -> bool:
        """Say at its field what was refused; gives False where it is about no field of this form."""
        told = error.params.get("field") or error.params.get("two")
        for name, field in self._fields.items():
            if FIELDS[self.form][name].term is told and self._asks(name):
                field.show_wrong(self._seat.words.error(error))
                self.go_to(name)
                return True
        return False

    def begin_typing(self) -> None:
        """Put the cursor into the first field that is asked for and empty."""
        empty = [name for name, f in self._fields.items() if self._asks(name) and not self._value(f)]
        if empty:
            self.go_to(empty[0])

    def _asks(self, name: str) -> bool:
        return self._begun is None or name in open_fields(self.form, self._known)

    def _value(self, field: Field) -> str:
        return cast("Control", field.control).value()

    def _make(self, name: str, field: SheetField) -> Field:
        made = Field(name, self._seat.words.term(field.term), self._control(field))
        # Columns share the width evenly, whatever words stand in them.
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return made

    def _control(self, field: SheetField) -> QWidget:
        if field.choices is not None:
            choices = [(str(term.value), self._seat.words.term(term)) for term in field.choices]
            return Segments(choices) if field.control == "segments" else Pick(choices, self.tr("请选择"))
        if field.control == "words":
            return Words(2)
        if field.is_moment:
            return Moment(self._seat.now, self._seat.words.zone)
        return Line()

    def show_required(self) -> None:
        """Show what must be filled, and what is due."""
        values = self._known | self.values()
        wanted = [name for name in required(self.form, values) if self._asks(name)]
        self.show_share(wanted, [name for name in wanted if not values.get(name, "").strip()])
        self._show_due()

    @Slot()
    def _show_due(self) -> None:
        told = [due_words(self._seat, clock) for clock in self._clocks() if clock.done_at is None]
        late = any(clock.done_at is None and clock.is_overdue(self._seat.now()) for clock in self._clocks())
        self.due.setText("\n".join(told))
        self.due.setVisible(bool(told))
        set_role(self.due, "danger" if late else "warn")

    def _clocks(self) -> Sequence[Clock]:
        now, zone = self._seat.now(), self._seat.words.zone
        try:
            values = self._known | settled(self.form, self.values(), now=now, zone=zone)
        except Refused:  # a time is half typed
            return ()
        return clocks(self.form, values, self._seat.console.settings.log.warning_limits)

    def _know_warnings(self, rows: Sequence[SheetRow]) -> None:
        """Offer the numbers of the warnings on record to one that changes or lifts the first of them."""
        control = self._fields["first"].control
        if isinstance(control, Line):
            completer = QCompleter([row.register_number for row in rows], control)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            control.setCompleter(completer)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        pack(grid, gap=8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        place = 0
        for name, field in self._fields.items():
            wide = FIELDS[self.form][name].wide
            place += place % 2 if wide else 0
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(field, place // 2, place % 2, 1, 2 if wide else 1, top)
            place += 2 if wide else 1
        layout = QVBoxLayout(self)
        pack(layout, gap=8)
        layout.addLayout(grid)
        layout.addWidget(self.due)

    def showEvent(self, event: QShowEvent) -> None:
        """Let what is due be counted down while it is looked at."""
        super().showEvent(event)
        self._second.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Count no more."""
        super().hideEvent(event)
        self._second.stop()


def due_words(seat: Seat, clock: Clock) -> str:
    """Return until when something is due, and how long that still is or by how much it is late."""
    now: datetime = seat.now()
    words = seat.words
    name, until = words.term(clock.field.term), words.minute(clock.due_at)
    span = words.length(abs((clock.due_at - now).total_seconds()))
    pattern = OVERDUE if clock.is_overdue(now) else STILL
    return said(pattern).format(what=name, until=until, span=span)
