"""What the desk says of an open matter: whose it is, until when, and what I have to do about it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ui.pages.desk_needs import Need
from ui.text import noop, said

if TYPE_CHECKING:
    from dutyconsole.app.matter_views import MatterRow
    from ui.seat import Seat

NUMBERED = noop("DeskMatters", "第 {number} 号 {text}")
OWNED = noop("DeskMatters", "第 {number} 号（{owner}）{text}")
UNTIL = noop("DeskMatters", "时限 {when}")
LATE = noop("DeskMatters", "超时")
SOON = noop("DeskMatters", "将到期")
TO_ACCEPT = noop("DeskMatters", "待您接收")
PENDING = noop("DeskMatters", "待接收")
LOOK = noop("DeskMatters", "查看")


def matter_need(seat: Seat, matter: MatterRow) -> Need:
    """Return the line of the desk for an open matter; the overdue one is red and says so in a word."""
    entry, held, now = matter.row.entry, matter.holding, seat.now()
    me = seat.person.id if seat.person is not None else None
    pattern = NUMBERED if held.owner_id == me else OWNED
    text = said(pattern).format(number=entry.number, owner=held.owner, text=entry.text)
    when = seat.words.moment(matter.first.event_at)
    if held.due_at is not None:
        when = said(UNTIL).format(when=seat.words.moment(held.due_at))
    soon = timedelta(minutes=seat.console.settings.log.due_soon_min)
    role, word = "warn", seat.words.term(entry.status)
    if held.is_overdue(now):
        role, word = "danger", said(LATE)
    elif held.offered_id is not None:
        word = said(TO_ACCEPT if held.offered_id == me else PENDING)
    elif held.due_at is not None and held.due_at - now <= soon:
        word = said(SOON)
    return Need("pending", role, word, text, when, "entry", said(LOOK), str(entry.number))
