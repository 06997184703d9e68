"""Handing over: two people, two passwords, one transaction that closes a shift and opens the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dutyconsole.app import entries
from dutyconsole.app.accounts import Accounts, Proof, settle
from dutyconsole.app.matters import hand_matters_over
from dutyconsole.domain.audit import FactOf, make_seal
from dutyconsole.domain.handover import (
    Handover,
    Signature,
    check_handover,
)
from dutyconsole.domain.leaves import fields_of
from dutyconsole.domain.numbering import HANDOVER, yearly
from dutyconsole.domain.permission import Right, require
from dutyconsole.domain.shift import Shift, check_crew, due_arrival, next_period
from dutyconsole.domain.vocabulary import EntryKind
from dutyconsole.errors import Bug, NotAllowed, Refused

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from dutyconsole.app.commands import HandOver
    from dutyconsole.app.desk import Work
    from dutyconsole.app.ports import Queries
    from dutyconsole.domain.ids import PersonId, ShiftId
    from dutyconsole.domain.person import Person
    from dutyconsole.settings.root import Settings


@dataclass(frozen=True)
class Proofs:
    """Both passwords as they were found."""

    outgoing: Proof
    incoming: Proof


@dataclass(frozen=True)
class Handovers:
    """Carries the shift over."""

    accounts: Accounts
    settings: Settings
    zone: ZoneInfo

    def prepare(self, command: HandOver, queries: Queries) -> Proofs:
        """Check both passwords on a query thread."""
        names = {row.id: row.name for row in queries.people()}
        return Proofs(
            self._check(names, command.outgoing, command.outgoing_password, queries),
            self._check(names, command.incoming, command.incoming_password, queries),
        )

    def hand_over(self, command: HandOver, work: Work) -> Handover | None:
        """Seal the shift; raises `Refused` or `NotAllowed` with nothing changed but counted passwords."""
        outgoing, incoming = settle(work.proof.outgoing, work), settle(work.proof.incoming, work)
        if work.refusal is not None:
            return None
        require(outgoing, Right.HAND_OVER)
        require(incoming, Right.HAND_OVER)
        shift = entries.open_shift(work)
        self._check_rules(command, shift, work)
        card = work.queries.shift_card()
        if card is None or shift.id is None:
            raise Refused("no_open_shift")
        text = f"{outgoing.name}向{incoming.name}交班。{command.briefing}"
        entries.write(work, author=outgoing, kind=EntryKind.HANDOVER, text=text)
        taking = [member.person_id for member in command.next_crew]
        hand_matters_over(work, shift, taking, outgoing=outgoing, incoming=incoming)
        next_id = self._open_next(command, shift, work)
        year = work.now.astimezone(self.zone).year
        handover = Handover(
            id=None,
            register_number=yearly(HANDOVER, year, work.uow.numbers.next(f"handover/{year}")),
            from_shift=shift.id,
            to_shift=next_id,
            due_at=due_arrival(shift, self.settings.limits.arrive_early_min),
            arrived_at=command.arrived_at,
            briefing=command.briefing.strip(),
            left_over=command.left_over.strip(),
            summary=command.summary.strip(),
            open_items=card.open_items,
            unhandled_calls=card.unhandled_calls,
            outgoing=_signature(outgoing, work),
            incoming=_signature(incoming, work),
        )
        return _seal(handover, shift.id, work)

    def _check(self, names: dict[PersonId, str], person: PersonId, password: str, queries: Queries) -> Proof:
        if person not in names:
            raise NotAllowed("password_wrong")
        return self.accounts.check(names[person], password, queries)

    def _check_rules(self, command: HandOver, shift: Shift, work: Work) -> None:
        check_handover(
            shift,
            outgoing=command.outgoing,
            incoming=command.incoming,
            briefing=command.briefing,
            summary=command.summary,
        )
        crew = command.next_crew
        check_crew(crew, {member.person_id: work.uow.people.get(member.person_id) for member in crew})
        if command.incoming not in {member.person_id for member in crew}:
            raise Refused("incoming_not_in_crew")

    def _open_next(self, command: HandOver, shift: Shift, work: Work) -> ShiftId:
        pattern = self.settings.shift
        duty_date, starts_at, ends_at = next_period(
            shift, work.now, start=pattern.start, hours=pattern.hours, zone=self.zone
        )
        return work.uow.shifts.add(
            Shift(
                id=None,
                duty_date=duty_date,
                name=pattern.name,
                starts_at=starts_at,
                ends_at=ends_at,
                crew=command.next_crew,
                taken_over_at=work.now,
            )
        )


def _signature(person: Person, work: Work) -> Signature:
    if person.id is None:
        raise Bug("value_without_id")
    return Signature(person.id, person.name, work.now)


def _seal(handover: Handover, shift_id: ShiftId, work: Work) -> Handover:
    """Store the handover and its link, then close everything off with a seal."""
    chain = work.uow.chain
    last = chain.last_seal()
    handover_id = work.uow.handovers.add(handover, seal_number=last.number + 1 if last else 1)
    chain.append(FactOf.HANDOVER, handover_id, fields_of(FactOf.HANDOVER, handover))
    chain.add_seal(make_seal(last, chain.head(), at=work.now, reason="handover"))
    work.uow.shifts.close(shift_id, handed_over_at=work.now)
    work.uow.drafts.forget(f"handover:{shift_id}")
    return replace(handover, id=handover_id)
