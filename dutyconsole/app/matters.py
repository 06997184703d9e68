"""What is added to lines: files, links, due times, and whose matter it is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dutyconsole.domain.attachment import Attachment, check_secrecy
from dutyconsole.domain.audit import FactOf
from dutyconsole.domain.charge import (
    Charge,
    ChargeAct,
    check_answer,
    check_due,
    check_offer,
    check_withdrawal,
    check_words,
    holding,
)
from dutyconsole.domain.leaves import fields_of
from dutyconsole.domain.permission import Right, require
from dutyconsole.domain.reference import Reference, RefTo, standing
from dutyconsole.errors import Bug, Refused

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from dutyconsole.app import commands as order
    from dutyconsole.app.desk import Work
    from dutyconsole.domain.attachment import NewFile
    from dutyconsole.domain.charge import Holding
    from dutyconsole.domain.entry import Entry
    from dutyconsole.domain.ids import EntryId, PersonId
    from dutyconsole.domain.person import Person
    from dutyconsole.domain.shift import Shift


def attach(command: order.Attach, work: Work) -> tuple[Attachment, ...]:
    """Add files to a line; one that it has already is not added twice."""
    _author(work)
    entry = _standing(command.number, work)
    return attach_files(work, entry, command.files)


def attach_files(work: Work, entry: Entry, files: Iterable[NewFile]) -> tuple[Attachment, ...]:
    """Write the rows of files that lie on the disk already; raises `Refused` for what may not be kept."""
    author = _author(work)
    if entry.id is None or author.id is None:
        raise Bug("value_without_id")
    there = {(old.sha256, old.name) for old in work.uow.matters.attachments(entry.id)}
    added = []
    for new in files:
        check_secrecy(new.secrecy)
        stored = new.stored
        if (stored.sha256, stored.name) in there:
            continue
        there.add((stored.sha256, stored.name))
        row = Attachment(
            id=None,
            entry_id=entry.id,
            name=stored.name,
            file=stored.file,
            size=stored.size,
            sha256=stored.sha256,
            secrecy=new.secrecy,
            author_id=author.id,
            author=author.name,
            added_at=work.now,
        )
        row = replace(row, id=work.uow.matters.attach(row))
        work.uow.chain.append(FactOf.ATTACHMENT, row.id or 0, fields_of(FactOf.ATTACHMENT, row))
        added.append(row)
    return tuple(added)


def set_due(command: order.SetDue, work: Work) -> Charge:
    """Say until when a matter must be done, or that there is no such time; only its owner does."""
    author = _author(work)
    first, now = _matter(command.number, work)
    if now.owner_id != author.id:
        raise Refused("matter_not_yours", owner=now.owner)
    return due_until(work, first, command.due_at, word=command.word)


def due_until(work: Work, first: Entry, due_at: datetime | None, *, word: str = "") -> Charge:
    """Write the due time of a matter; raises `Refused` for one that has passed."""
    check_due(due_at, work.now)
    return _step(work, first, ChargeAct.DUE, due_at=due_at, word=word)


def offer_matter(command: order.OfferMatter, work: Work) -> Charge:
    """Offer a matter to somebody else; it stays the owner's until they accept."""
    author = _author(work)
    first, now = _matter(command.number, work)
    other = work.uow.people.get(command.to)
    if other.id is None or author.id is None:
        raise Bug("value_without_id")
    check_offer(now, by=author.id, to=other.id)
    require(other, Right.WRITE_LOG)
    return _step(work, first, ChargeAct.OFFERED, person=(other.id, other.name), word=command.word)


def answer_offer(command: order.AnswerOffer, work: Work) -> Charge:
    """Accept a matter, and own it from now on; or decline it, with the reason."""
    author = _author(work)
    first, now = _matter(command.number, work)
    if author.id is None:
        raise Bug("value_without_id")
    check_answer(now, by=author.id)
    word = check_words(command.word, needed=not command.accepts)
    act = ChargeAct.ACCEPTED if command.accepts else ChargeAct.DECLINED
    return _step(work, first, act, person=(author.id, author.name), word=word)


def withdraw_offer(command: order.WithdrawOffer, work: Work) -> Charge:
    """Take an offer back that nobody has answered yet."""
    author = _author(work)
    first, now = _matter(command.number, work)
    if author.id is None:
        raise Bug("value_without_id")
    check_withdrawal(now, by=author.id)
    return _step(work, first, ChargeAct.WITHDRAWN, person=(now.offered_id, now.offered), word=command.word)


def hand_matters_over(
    work: Work, shift: Shift, crew: Iterable[PersonId], *, outgoing: Person, incoming: Person
) -> None:
    """Give what is open to who takes over, unless its owner stays on duty or took it outside of the shift."""
    stay = set(crew)
    for row in work.queries.open_matters():
        now, first = row.holding, row.first
        if now.owner_id in stay or first.id is None:
            continue
        took = any(step.act is ChargeAct.ACCEPTED for step in work.uow.matters.trail(first.id))
        if shift.has(now.owner_id) or not took:
            taking = (incoming.id, incoming.name)
            _step(work, first, ChargeAct.HANDED_OVER, person=taking, author=outgoing)


def refer(command: order.Refer, work: Work) -> Reference:
    """Link a line to another line, a call or a recording, named by its number."""
    _author(work)
    entry = _standing(command.number, work)
    to, target = _target(command.to, work)
    if entry.id is None:
        raise Bug("value_without_id")
    if (to, target) == (RefTo.ENTRY, entry.id):
        raise Refused("reference_to_itself")
    if any((old.to, old.target) == (to, target) for old in standing(work.uow.matters.references(entry.id))):
        raise Refused("reference_there")
    return _refer(work, entry.id, to, target, check_words(command.word))


def withdraw_reference(command: order.WithdrawReference, work: Work) -> Reference:
    """Take a link back, with the reason."""
    _author(work)
    reason = check_words(command.reason, needed=True)
    old = work.uow.matters.reference(command.reference_id)
    if old not in standing(work.uow.matters.references(old.entry_id)):
        raise Refused("reference_unknown")
    return _refer(work, old.entry_id, old.to, old.target, reason, withdraws=old)


def _refer(
    work: Work, entry_id: EntryId, to: RefTo, target: int, word: str, *, withdraws: Reference | None = None
) -> Reference:
    author = _author(work)
    if author.id is None:
        raise Bug("value_without_id")
    link = Reference(
        None,
        entry_id,
        to,
        target,
        word,
        author.id,
        author.name,
        work.now,
        withdraws.id if withdraws is not None else None,
    )
    link = replace(link, id=work.uow.matters.refer(link))
    work.uow.chain.append(FactOf.REFERENCE, link.id or 0, fields_of(FactOf.REFERENCE, link))
    return link


_LINE = re.compile(r"第?\s*(\d{1,12})\s*[号条]?")
_CALL = re.compile(r"(?:来电|去电|电话|call)\s*#?\s*(\d{1,12})", re.IGNORECASE)
_RECORDING = re.compile(r"LY\d{8}-\d{4,}", re.IGNORECASE)
_REGISTER = re.compile(r"(?:预警|来访)〔\d{4}〕\d{4,}")


def _target(text: str, work: Work) -> tuple[RefTo, int]:
    """Return what a number leads to: `1208`, `第1208号`, `LY20261123-0042`, `来电 17`, `预警〔2026〕0003`."""
    plain = text.strip().replace("[", "〔").replace("]", "〕")
    found: int | None = None
    to = RefTo.ENTRY
    if match := _LINE.fullmatch(plain):
        found = work.uow.matters.find(to, match[1])
    elif match := _CALL.fullmatch(plain):
        to = RefTo.CALL
        found = work.uow.matters.find(to, match[1])
    elif _RECORDING.fullmatch(plain):
        to = RefTo.RECORDING
        found = work.uow.matters.find(to, plain.upper())
    elif _REGISTER.fullmatch(plain):
        sheet = work.uow.sheets.by_register_number(plain)
        found = sheet.entry_id if sheet is not None else None
    if found is None:
        raise Refused("reference_target_unknown", number=text)
    return to, found


def _author(work: Work) -> Person:
    person = work.person()
    require(person, Right.WRITE_LOG)
    return person


def _standing(number: int, work: Work) -> Entry:
    """Return a line to which something may be added: not one that is struck, nor a strike."""
    entry = work.uow.entries.by_number(number)
    if entry.strikes is not None or (entry.id and work.uow.entries.striking(entry.id) is not None):
        raise Refused("entry_is_struck", number=number)
    return entry


def _matter(number: int, work: Work) -> tuple[Entry, Holding]:
    """Return the first line of an open matter and how it stands; raises `Refused` where it does not wait."""
    first = work.uow.matters.first_of(work.uow.entries.by_number(number))
    if first.id is None:
        raise Bug("value_without_id")
    if not any(row.first.id == first.id for row in work.queries.open_matters()):
        raise Refused("matter_not_open", number=number)
    return first, holding(first, work.uow.matters.trail(first.id))


def _step(
    work: Work,
    first: Entry,
    act: ChargeAct,
    *,
    person: tuple[PersonId | None, str] = (None, ""),
    due_at: datetime | None = None,
    word: str = "",
    author: Person | None = None,
) -> Charge:
    author = author or work.person()
    if author.id is None or first.id is None:
        raise Bug("value_without_id")
    step = Charge(None, first.id, act, *person, due_at, check_words(word), author.id, author.name, work.now)
    step = replace(step, id=work.uow.matters.add_step(step))
    work.uow.chain.append(FactOf.CHARGE, step.id or 0, fields_of(FactOf.CHARGE, step))
    return step
