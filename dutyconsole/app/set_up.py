"""Filling an empty store: unit, people, directory, and the first shift, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dutyconsole.domain.shift import CrewMember, Shift, check_crew, period_at
from dutyconsole.domain.vocabulary import CrewPost
from dutyconsole.errors import BadInput, Refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from dutyconsole.app.accounts import Accounts
    from dutyconsole.app.commands import SetUp
    from dutyconsole.app.contacts import Contacts
    from dutyconsole.app.desk import Work
    from dutyconsole.app.ports import Queries
    from dutyconsole.domain.person import Person
    from dutyconsole.settings.root import Settings


@dataclass(frozen=True)
class FirstSetUp:
    """Makes a room out of nothing."""

    accounts: Accounts
    contacts: Contacts
    settings: Settings
    zone: ZoneInfo

    def prepare(self, command: SetUp, queries: Queries) -> list[str]:
        """Hash the passwords on a query thread; refuse a store that has a unit."""
        if queries.is_set_up():
            raise Refused("already_set_up")
        return [self.accounts.hash(each.password) for each in command.people]

    def carry_out(self, command: SetUp, work: Work) -> Shift:
        """Store everything; raises `Refused` where the crew breaks a rule."""
        unit_id = work.uow.units.add(replace(command.unit, own=True))
        for each, password_hash in zip(command.people, work.proof, strict=True):
            work.uow.people.add(replace(each.person, unit_id=unit_id), password_hash=password_hash)
        for contact in command.contacts:
            self.contacts.store(contact, work)
        people = work.uow.people.all()
        crew = make_crew(command.crew, people)
        check_crew(crew, {person.id: person for person in people if person.id is not None})
        pattern = self.settings.shift
        duty_date, starts_at, ends_at = period_at(
            work.now, start=pattern.start, hours=pattern.hours, zone=self.zone
        )
        shift = Shift(None, duty_date, pattern.name, starts_at, ends_at, crew, taken_over_at=work.now)
        return replace(shift, id=work.uow.shifts.add(shift))


def make_crew(names: Sequence[tuple[str, str]], people: Sequence[Person]) -> tuple[CrewMember, ...]:
    """Return the members for (name, post code) pairs; raises `BadInput` for a name or post unknown."""
    by_name = {person.name: person for person in people}
    crew = []
    for name, code in names:
        person, post = by_name.get(name), CrewPost.of(code)
        if person is None or person.id is None:
            raise BadInput("person_not_listed", name=name)
        if post is None:
            raise BadInput("post_unknown", post=code)
        crew.append(CrewMember(person.id, person.name, post, person.title, person.mobile))
    return tuple(crew)
