"""The card at the right: it comes with the ring, takes the slip, and goes when the slip is saved."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QVBoxLayout, QWidget

from dutyconsole.app.commands import MarkCallHandled, SaveSlip
from dutyconsole.domain.call import CallState
from dutyconsole.domain.ids import CallId
from dutyconsole.domain.slip import SlipDraft
from ui.card.foot import CardFoot
from ui.card.head import CardHead
from ui.card.missed import MissedForm
from ui.card.others import OtherCalls
from ui.card.prefill import first_draft, follow, is_recorded
from ui.card.saved import Saved
from ui.card.slip_form import SlipForm
from ui.card.sound import CardSound
from ui.drafts import DraftKeeper
from ui.theme import theme
from ui.typing_watch import is_text_field
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import pack

if TYPE_CHECKING:
    from dutyconsole.app.events import CallChanged, RecorderSeen
    from dutyconsole.app.ports import Queries
    from dutyconsole.app.views import CallCard, CallRow
    from dutyconsole.domain.entry import Entry
    from dutyconsole.errors import DutyError
    from ui.seat import Seat
    from ui.typing_watch import TypingWatch

WIDTH = 380
DRAFT_KEY = "slip:call:"
LINGER_S = 12.0
"""A card that was just written up goes by itself after so long: the room is needed for the next thing."""
NEWEST = 16
"""Calls among which one may still run; a room has fewer lines."""


class CardDock(QFrame):
    """The place of the one card that is open; other calls wait in a row above it.

    Signals:
        docked: id of the call whose card is open now.
    """

    docked = Signal(int)

    def __init__(self, seat: Seat, typing: TypingWatch) -> None:
        super().__init__()
        self.setObjectName("Card")
        self.setFixedWidth(theme.unit(WIDTH))
        self._seat = seat
        self._typing = typing
        self._card: CallCard | None = None
        self._known = SlipDraft()
        self._live: dict[CallId, CallCard] = {}
        self._once = ""
        self._done_at: float | None = None
        self._locked = True
        self._slip_for_missed = False
        self.others = OtherCalls(seat.words)
        self.head = CardHead(seat.words)
        self.sound = CardSound(seat, typing)
        self.form = SlipForm(seat.words)
        self.missed = MissedForm()
        self.saved = Saved()
        self.foot = CardFoot(self.form.completeness)
        self._keeper = DraftKeeper(seat, self._text, self)
        self._empty = EmptyState("lock", self.tr("登录后填写电话记录单。"))
        self._body = QStackedWidget()
        for part in (self.form, self.missed, self.saved, self._empty):
            self._body.addWidget(part)
        layout = QVBoxLayout(self)
        pack(layout, gap=0)
        layout.addWidget(self.others)
        layout.addWidget(self.head)
        layout.addWidget(self.sound)
        layout.addWidget(self._body, 1)
        layout.addWidget(self.foot)
        self._connect()
        self.hide()

    @property
    def call_id(self) -> CallId | None:
        """The call whose card is open, or None."""
        return self._card.row.call.id if self._card else None

    def has_cursor(self) -> bool:
        """Say whether the cursor is on the card."""
        field = QApplication.focusWidget()
        return field is not None and self.isAncestorOf(field)

    @Slot(int)
    def open_call(self, call_id: int) -> None:
        """Open the card of a call; the draft of the one before is kept."""
        self.keep_draft()
        question = CallId(call_id)
        self._seat.ask(self, lambda queries: queries.call_card(question)).success(self._open).run()

    def open_last(self) -> None:
        """Open the card of the current call, else of the last one (F3)."""
        if self._card is not None:
            self._show()
            self._take_cursor()
            return
        live = next(iter(self._live), None)
        if live is not None:
            self.open_call(live)
            return
        self._seat.ask(self, lambda queries: queries.call_ids(limit=1)).success(self._open_first).run()

    def look_for_running(self) -> None:
        """Find the calls that run already: the window may be started in the middle of one."""
        self._seat.ask(self, running_cards).success(self._found_running).run()

    def take_up(self) -> None:
        """Go on where the officer was: after a restart the slip that was half written is open again."""
        if self._card is None and not self._live:
            self._seat.ask(self, lambda queries: queries.drafts()).success(self._open_draft).run()

    def set_locked(self, *, locked: bool) -> None:
        """Show no content while nobody is signed in; a call that runs stays in sight."""
        self._locked = locked
        self._show()

    @Slot()
    def keep_draft(self) -> None:
        """Keep what stands in the form, now."""
        self._keeper.keep()

    def tick(self) -> None:
        """Show the time going by."""
        if self.isVisible():
            self.head.tick(self._seat.now())
        if self._done_at is None or self.call_id in self._live:
            return
        if self._seat.console.clock.monotonic() - self._done_at > LINGER_S:
            self._put_away()

    def show_levels(self, seen: RecorderSeen | None) -> None:
        """Move the level of the open call's line on."""
        if self._card is not None and self.isVisible():
            lines = seen.status.lines if seen is not None and seen.status is not None else ()
            wanted = self._card.row.call.line
            self.sound.show_level(next((line for line in lines if line.line == wanted), None))

    def _connect(self) -> None:
        self._seat.relay.call_changed.connect(self._hear)
        self.others.chosen.connect(self.open_call)
        self.head.closing.connect(self._put_away)
        self.form.edited.connect(self._keeper.note)
        self.form.left.connect(self._keeper.keep)
        self.form.saving.connect(self._save)
        self.foot.saving.connect(self._save)
        self.missed.noted.connect(self._note_missed)
        self.missed.slip_wanted.connect(self._write_slip)
        self.missed.call_back.connect(self._call_back)
        self.saved.opening.connect(self._seat.wants_entry)
        self.saved.closing.connect(self._put_away)

    @Slot(object)
    def _hear(self, told: CallChanged) -> None:
        call = told.card.row.call
        if call.is_over:
            self._live.pop(told.call_id, None)
        else:
            self._live[told.call_id] = told.card
        self._ring()
        if told.call_id == self.call_id:
            self._update(told.card)
        elif (told.fresh or not call.is_over) and not self._is_busy():
            self.keep_draft()
            self._open(told.card)
        self._show_others()

    def _found_running(self, cards: list[CallCard]) -> None:
        for card in cards:
            if card.row.call.id is not None and card.row.call.id not in self._live:
                self._live[card.row.call.id] = card
        self._ring()
        if cards and self._card is None:
            self._open(cards[0])
        self._show_others()

    def _is_busy(self) -> bool:
        """A running call, or a slip in which somebody writes, keeps its place."""
        if self._card is None or self._card.row.call.handled:
            return False
        return self.call_id in self._live or (self.has_cursor() and is_text_field(QApplication.focusWidget()))

    def _ring(self) -> None:
        ringing = any(card.row.call.state is CallState.RINGING for card in self._live.values())
        if ringing:
            self._seat.console.sounder.ring()
        else:
            self._seat.console.sounder.quiet()

    def _open(self, card: CallCard | None) -> None:
        if card is None or card.row.call.id is None:
            return
        self._card = card
        self._once = uuid.uuid4().hex
        self._slip_for_missed = card.draft is not None
        self._known = first_draft(card)
        self.form.put(card.draft or self._known, recorded=is_recorded(card))
        self.missed.begin()
        self._keeper.begin(f"{DRAFT_KEY}{card.row.call.id}")
        self.foot.set_saving(saving=False)
        self._done_at = None
        if card.row.call.handled:
            self._say_handled(card.row)
        self._show()
        self._show_others()
        if card.row.call.state is not CallState.RINGING:
            self._take_cursor()
        self.docked.emit(card.row.call.id)

    def _update(self, card: CallCard) -> None:
        before = self._card.row.call.state if self._card else card.row.call.state
        self._note_handled(card)
        self._card = card
        known = first_draft(card)
        draft = follow(self.form.draft(), before=self._known, now=known)
        if draft != self.form.draft():
            self.form.put(draft, recorded=is_recorded(card))
        self._known = known
        self.form.show_recorded(recorded=is_recorded(card))
        self._show()
        if card.row.call.state is CallState.ANSWERED and before is not CallState.ANSWERED:
            self._take_cursor()

    def _note_handled(self, card: CallCard) -> None:
        """Note that the open card's call has just been written up, by whoever it was."""
        if card.row.call.handled and self._card is not None and not self._card.row.call.handled:
            self._say_handled(card.row)
            self._done_at = self._seat.console.clock.monotonic()

    def _say_handled(self, row: CallRow) -> None:
        if row.entry_number is not None:
            self.saved.show_number(row.entry_number)
        elif row.call.is_self_test:
            self.saved.show_needless(self.tr("摘机只为线路自检，没有拨号。"))
        else:
            self.saved.show_needless(self.tr("之后已与对方通话，见该次通话的登记。"))

    def _show(self) -> None:
        card = self._card
        live = self.call_id in self._live
        self.setVisible(card is not None and (live or not self._locked))
        self.sound.show_card(card, live=live, locked=self._locked)
        if card is None:
            return
        self.head.show_card(card, hide_content=self._locked)
        self.head.tick(self._seat.now())
        self._body.setCurrentWidget(self._part(card))
        self.foot.setVisible(self._body.currentWidget() is self.form)

    def _part(self, card: CallCard) -> QWidget:
        if self._locked:
            return self._empty
        if card.row.call.handled:
            return self.saved
        missed = card.row.call.state is CallState.MISSED and not self._slip_for_missed
        return self.missed if missed else self.form

    def _show_others(self) -> None:
        waiting = [card for call_id, card in self._live.items() if call_id != self.call_id]
        self.others.show_calls([] if self._locked else waiting)

    def _take_cursor(self) -> None:
        """Put the cursor where one writes, unless somebody is writing: half a word is never torn apart."""
        if self._locked or self.has_cursor() or self._typing.is_writing_outside(self):
            return
        if self._body.currentWidget() is self.form:
            self.form.go_to("content")
        elif self._body.currentWidget() is self.missed:
            self.missed.note.setFocus()

    def _text(self) -> str:
        draft = self.form.draft()
        return "" if draft in (self._known, SlipDraft()) else draft.to_json()

    def _open_first(self, ids: list[int]) -> None:
        if ids:
            self.open_call(ids[0])
        else:
            self._seat.say(self.tr("还没有来电记录。"))

    def _open_draft(self, drafts: list[object]) -> None:
        keys = [str(getattr(draft, "key", "")) for draft in drafts]
        numbers = [key.removeprefix(DRAFT_KEY) for key in keys if key.startswith(DRAFT_KEY)]
        if numbers and numbers[0].isdigit() and self._card is None:
            self.open_call(int(numbers[0]))

    @Slot()
    def _call_back(self) -> None:
        if self._card is not None:
            self._seat.wants_dial.emit(self._card.row.call.number or "")

    @Slot()
    def _write_slip(self) -> None:
        self._slip_for_missed = True
        self._show()
        self.form.go_to("content")

    @Slot()
    def _save(self) -> None:
        call_id = self.call_id
        if call_id is None or self.foot.is_saving or self._body.currentWidget() is not self.form:
            return
        missing = self.form.missing()
        if missing:
            self.form.show_missing(missing)
            return
        self.foot.set_saving(saving=True)
        self._keeper.pause()
        command = SaveSlip(call_id, self.form.draft(), self._once)
        self._seat.order(self, command).success(self._saved).failure(self._refused).run()

    @Slot(str)
    def _note_missed(self, note: str) -> None:
        if self.call_id is not None:
            self._keeper.pause()
            command = MarkCallHandled(self.call_id, note)
            self._seat.order(self, command).success(self._saved).failure(self._refused).run()

    def _saved(self, entry: Entry) -> None:
        self.foot.set_saving(saving=False)
        if entry.call_id is not None and entry.call_id != self.call_id:
            return
        self._keeper.end()
        self.saved.show_number(entry.number)
        call_id = self.call_id
        if call_id is not None:
            self._seat.ask(self, lambda queries: queries.call_card(call_id)).success(self._after_saving).run()

    def _after_saving(self, card: CallCard | None) -> None:
        if card is not None and card.row.call.id == self.call_id:
            self._note_handled(card)
            self._card = card
            self._show()
            self.saved.close_card.setFocus()

    def _refused(self, error: DutyError) -> None:
        self.foot.set_saving(saving=False)
        self.missed.refused()
        self._keeper.go_on()
        named = error.params.get("fields")
        if error.code == "slip_incomplete" and isinstance(named, tuple):
            self.form.show_missing([field.value for field in named])
        else:
            self._seat.say(self._seat.words.error(error), problem=True)

    @Slot()
    def _put_away(self) -> None:
        self.keep_draft()
        self._keeper.end()
        put_away, self._card = self.call_id, None
        self._done_at = None
        self._show()
        waiting = next((call_id for call_id in self._live if call_id != put_away), None)
        if waiting is not None:
            self.open_call(waiting)


def running_cards(queries: Queries) -> list[CallCard]:
    """Return the cards of the calls that are not over, newest first."""
    rows = queries.call_rows(queries.call_ids(limit=NEWEST))
    cards = [queries.call_card(row.call.id) for row in rows if row.call.id and not row.call.is_over]
    return [card for card in cards if card is not None]
