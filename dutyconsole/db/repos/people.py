"""The units and the people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from dutyconsole.db.rows import PERSON, UNIT
from dutyconsole.db.tables import people_tables
from dutyconsole.domain.ids import PersonId, UnitId
from dutyconsole.domain.person import SYSTEM
from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from dutyconsole.db.transaction import Transaction
    from dutyconsole.domain.person import Person, Unit


class SqlUnits:
    """The units known to the room."""

    def __init__(self, transaction: Transaction) -> None:
        self._sql = transaction

    def add(self, unit: Unit) -> UnitId:
        """Store a new unit."""
        return UnitId(self._sql.add(people_tables.unit, UNIT.values(unit)))

    def own(self) -> Unit | None:
        """Return the unit whose room this is, or None in an empty store."""
        row = self._sql.row(
            select(*UNIT.columns).where(people_tables.unit.c.own).order_by(people_tables.unit.c.id)
        )
        return None if row is None else UNIT.read(row)


class SqlPeople:
    """The people and their password hashes."""

    def __init__(self, transaction: Transaction) -> None:
        self._sql = transaction

    def add(self, person: Person, *, password_hash: str) -> PersonId:
        """Store a new person; raises `Refused("name_taken")`."""
        if person.name == SYSTEM.name or self._named(person.name) is not None:
            raise Refused("name_taken", name=person.name)
        return self._store(person, password_hash)

    def get(self, person_id: PersonId) -> Person:
        """Return the person; raises `Refused("person_unknown")`."""
        row = self._sql.row(select(*PERSON.columns).where(people_tables.person.c.id == person_id))
        if row is None:
            raise Refused("person_unknown", id=person_id)
        return PERSON.read(row)

    def all(self) -> Sequence[Person]:
        """Return everybody, active or not; the program itself is nobody."""
        people = select(*PERSON.columns).where(people_tables.person.c.name != SYSTEM.name)
        return [PERSON.read(row) for row in self._sql.rows(people.order_by(people_tables.person.c.id))]

    def system(self) -> Person:
        """Return the program itself, as the author of what no person wrote; stored when first needed."""
        return self._named(SYSTEM.name) or self.get(self._store(SYSTEM, ""))

    def sign_in_failed(self, person_id: PersonId, at: datetime) -> None:
        """Count a wrong password."""
        table = people_tables.person
        self._sql.change(
            table,
            update(table)
            .where(table.c.id == person_id)
            .values(failures=table.c.failures + 1, last_failure_at=at),
        )

    def sign_in_succeeded(self, person_id: PersonId, at: datetime, *, password_hash: str | None) -> None:
        """Forget the failures; keep a renewed hash where one is given."""
        renewed = {} if password_hash is None else {"password_hash": password_hash}
        self._sql.change(
            people_tables.person,
            update(people_tables.person)
            .where(people_tables.person.c.id == person_id)
            .values(failures=0, last_failure_at=None, last_sign_in_at=at, **renewed),
        )

    def _named(self, name: str) -> Person | None:
        row = self._sql.row(select(*PERSON.columns).where(people_tables.person.c.name == name))
        return None if row is None else PERSON.read(row)

    def _store(self, person: Person, password_hash: str) -> PersonId:
        stored = PERSON.values(person) | {"password_hash": password_hash, "failures": 0}
        return PersonId(self._sql.add(people_tables.person, stored))
