"""What the line and the directory know of a call, put into the slip beforehand."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from dutyconsole.domain.phone import shown
from dutyconsole.domain.slip import SlipDraft

if TYPE_CHECKING:
    from dutyconsole.app.views import CallCard


def first_draft(card: CallCard) -> SlipDraft:
    """Return a slip with the number and, where the directory knows it, unit and person."""
    call, contact = card.row.call, card.row.contact
    number = shown(call.number)
    known = SlipDraft(number=number, callback=number)
    if contact is None:
        return replace(known, caller_name=call.name or "")
    return replace(known, caller_unit=contact.unit, caller_name=contact.person, caller_title=contact.title)


def follow(typed: SlipDraft, *, before: SlipDraft, now: SlipDraft) -> SlipDraft:
    """Return `typed` with what is known now in the fields that nobody has touched since `before`.

    The number comes after the first ring, the name sometimes later still.
    """
    untouched = {
        field.name: getattr(now, field.name)
        for field in fields(SlipDraft)
        if getattr(typed, field.name) == getattr(before, field.name)
    }
    return replace(typed, **untouched)


def is_recorded(card: CallCard) -> bool:
    """Say whether the slip may do without a reason for not being recorded."""
    call = card.row.call
    return bool(card.row.recordings) or (not call.is_over and call.unrecorded_reason is None)
