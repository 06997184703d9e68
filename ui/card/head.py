"""The upper part of the card: the number, who it is, how long it rings or lasts, and the last three calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from dutyconsole.domain.call import CallState, Direction
from ui.text import DIRECTIONS, said
from ui.widgets.elided import Elided
from ui.widgets.labels import label, mark, pack, restyle, set_role, tool

if TYPE_CHECKING:
    from datetime import datetime

    from dutyconsole.app.views import CallCard, CallRow
    from ui.text import Words

EARLIER = 3
MASK = slice(3, -2)


def masked(number: str) -> str:
    """Return a number whose middle nobody can read: what a locked window may show."""
    places = [i for i, sign in enumerate(number) if sign.isdigit()][MASK]
    return "".join("*" if i in places else sign for i, sign in enumerate(number))


class CardHead(QFrame):
    """Who is on the line.

    Signals:
        closing: the card is to be put away.
    """

    closing = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setObjectName("CardHead")
        self._words = words
        self._card: CallCard | None = None
        self._masked = False
        self._state = label("", "strong")
        self._time = label("", "strong")
        self._mark = mark("")
        self._close = tool(self.tr("收起来电卡片"), "close")
        self._close.clicked.connect(self.closing)
        self.number = label("", "caller")
        self.who = Elided(kind="strong")
        self.facts = Elided(role="second", kind="note")
        self._earlier = [Elided(role="second", kind="note") for _ in range(EARLIER)]
        self._lay_out()

    def show_card(self, card: CallCard, *, hide_content: bool) -> None:
        """Show a call; a locked window shows that there is one, and no content."""
        self._card = card
        self._masked = hide_content
        call, contact = card.row.call, card.row.contact
        number = self._words.number(call)
        self.number.setText(masked(number) if hide_content else number)
        self.who.setVisible(not hide_content)
        name = call.name or self.tr("通讯录中没有这个号码")
        who = f"{contact.unit} {contact.title} {contact.person}" if contact else name
        self.who.show_text(who)
        ringing = call.state is CallState.RINGING
        restyle(self, "ringing", ringing)
        live = "accent" if not call.is_over else "second"
        role = "danger" if call.state is CallState.MISSED else live
        shape = {CallState.RINGING: "◆", CallState.MISSED: "▲"}.get(call.state, "●")
        way = said(DIRECTIONS[call.direction])
        self._state.setText(f"{shape} {way} · {self._words.state(call)}")
        set_role(self._state, role)
        set_role(self._time, role)
        self._close.setVisible(call.is_over and not hide_content)
        self._show_mark()
        self._show_earlier(card.earlier if not hide_content else ())
        self.setAccessibleName(f"{way} {self._words.state(call)} {self.number.text()}")

    def tick(self, now: datetime) -> None:
        """Show how long it rings, lasts or lasted."""
        if self._card is None:
            return
        call = self._card.row.call
        since = call.answered_at or call.started_at
        until = call.ended_at or now
        self._time.setText(self._words.length((until - since).total_seconds()))
        facts = [self._card.row.line_name, self._words.clock(call.started_at)]
        if call.direction is Direction.INCOMING:
            facts.append(self.tr("铃响 {n} 声").format(n=call.rings))
        facts += self._recording_words()
        self.facts.show_text(" · ".join(part for part in facts if part))

    def _recording_words(self) -> list[str]:
        if self._card is None:
            return []
        call, recordings = self._card.row.call, self._card.row.recordings
        if recordings:
            return [self.tr("录音 {number}").format(number=recordings[-1].number)]
        if call.unrecorded_reason:
            return [self.tr("未录音")]
        return []

    def _show_mark(self) -> None:
        row = self._card.row if self._card else None
        call = row.call if row else None
        handled = bool(call and call.handled)
        waiting = bool(call and call.is_over and not call.handled)
        self._mark.setVisible(handled or waiting)
        needless = handled and row is not None and row.entry_number is None
        written = self.tr("不用登记") if needless else self.tr("已登记")
        self._mark.setText(written if handled else self.tr("未登记"))
        restyle(self._mark, "mark", "true" if handled else "warn")

    def _show_earlier(self, rows: tuple[CallRow, ...]) -> None:
        for place, shown in enumerate(self._earlier):
            shown.setVisible(place < len(rows))
            if place < len(rows):
                call = rows[place].call
                when = self._words.moment(call.started_at)
                way, state = said(DIRECTIONS[call.direction]), self._words.state(call)
                shown.show_text(f"{when}  {way} {state} {self._words.length(call.talk_seconds)}")

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        pack(top, gap=8)
        for part in (self._state, self._time, self._mark):
            top.addWidget(part)
        top.addStretch()
        top.addWidget(self._close)
        layout = QVBoxLayout(self)
        pack(layout, margin=(16, 8, 8, 8), gap=2)
        layout.addLayout(top)
        for part in (self.number, self.who, self.facts, *self._earlier):
            layout.addWidget(part)
