"""Questions about the unit and its people, and how far the journals have been taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from dutyconsole.app.views import PersonRow
from dutyconsole.db.reading.reader import Reader
from dutyconsole.db.rows import PERSON, UNIT
from dutyconsole.db.tables import call_tables, people_tables
from dutyconsole.domain.ids import PersonId
from dutyconsole.domain.person import SYSTEM

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from dutyconsole.domain.person import Person, Unit

_person = people_tables.person


class PeopleQueries(Reader):
    """Questions about the unit and its people."""

    def is_set_up(self) -> bool:
        """Say whether there is a unit and a shift."""
        with self._snapshot() as connection:
            shift = connection.scalar(select(exists().select_from(people_tables.shift)))
            return own_unit(connection) is not None and bool(shift)

    def people(self) -> Sequence[PersonRow]:
        """Return everybody, by name; the program itself is nobody."""
        with self._snapshot() as connection:
            people = select(*PERSON.columns).where(_person.c.name != SYSTEM.name)
            rows = connection.execute(people.order_by(_person.c.name))
            return [_person_row(row.id, PERSON.read(row)) for row in rows]

    def credentials(self, name: str) -> tuple[Person, str, int, datetime | None] | None:
        """Return (person, password hash, wrong passwords in a row, time of the last one), or None."""
        proof = (_person.c.password_hash, _person.c.failures, _person.c.last_failure_at)
        with self._snapshot() as connection:
            row = connection.execute(select(*PERSON.columns, *proof).where(_person.c.name == name)).first()
        return None if row is None else (PERSON.read(row), row[-3], row[-2], row[-1])

    def last_taken(self, line: str) -> int:
        """Return the number of the last fact taken in from a line's journal."""
        table = call_tables.line
        with self._snapshot() as connection:
            return int(connection.scalar(select(table.c.last_fact).where(table.c.id == line)) or 0)


def own_unit(connection: Connection) -> Unit | None:
    """Return the unit whose room this is, or None in an empty store."""
    statement = select(*UNIT.columns).where(people_tables.unit.c.own).order_by(people_tables.unit.c.id)
    row = connection.execute(statement).first()
    return None if row is None else UNIT.read(row)


def _person_row(person_id: int, person: Person) -> PersonRow:
    roles = tuple(sorted(role.value for role in person.roles))
    return PersonRow(
        PersonId(person_id),
        person.name,
        person.title,
        roles,
        may_stand_duty=person.may_stand_duty,
        active=person.active,
    )
