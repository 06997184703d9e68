"""Questions about rosters, the rotation and the calendar."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from dutyconsole.app.roster_views import RosterGround
from dutyconsole.db.reading.people_queries import own_unit
from dutyconsole.db.reading.reader import Reader
from dutyconsole.db.rows import DUTY_DAY, PERIOD, PERSON, ROSTER, SUBMISSION
from dutyconsole.db.tables import people_tables, roster_tables
from dutyconsole.domain.ids import PersonId
from dutyconsole.domain.person import SYSTEM
from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from dutyconsole.domain.roster import DayClass, LineOf
    from dutyconsole.domain.rotation import Lines

BEFORE = timedelta(days=45)
"""How far back the rotation and the rests look."""


class RosterQueries(Reader):
    """Questions about the roster."""

    def roster_ground(self, first: date, last: date) -> RosterGround:
        """Return all that a roster of these days is made and shown from.

        Raises `Refused("store_empty")` before the room is set up.
        """
        roster, submission = roster_tables.roster, roster_tables.submission
        covering = (
            select(*ROSTER.columns)
            .where(roster.c.first <= last, roster.c.last >= first - BEFORE)
            .order_by(roster.c.number)
        )
        with self._snapshot() as connection:
            unit = own_unit(connection)
            if unit is None:
                raise Refused("store_empty")
            people = select(*PERSON.columns).where(people_tables.person.c.name != SYSTEM.name)
            rosters = tuple(ROSTER.read(row) for row in connection.execute(covering))
            handed_in = (
                select(*SUBMISSION.columns)
                .where(submission.c.roster_id.in_([each.id for each in rosters]))
                .order_by(submission.c.id)
            )
            return RosterGround(
                unit=unit,
                people=tuple(
                    PERSON.read(row) for row in connection.execute(people.order_by(people_tables.person.c.id))
                ),
                rosters=rosters,
                submissions=tuple(SUBMISSION.read(row) for row in connection.execute(handed_in)),
                lines=_lines(connection),
                own_days=tuple(DUTY_DAY.read(row) for row in connection.execute(select(*DUTY_DAY.columns))),
                sensitive=tuple(
                    PERIOD.read(row)
                    for row in connection.execute(
                        select(*PERIOD.columns).order_by(roster_tables.sensitive_period.c.first)
                    )
                ),
            )


def _lines(connection: Connection) -> Lines:
    table = roster_tables.rotation
    statement = select(table.c.line, table.c.day_class, table.c.person_id)
    lines: dict[tuple[LineOf, DayClass], list[PersonId]] = defaultdict(list)
    for line, day_class, person in connection.execute(statement.order_by(table.c.position)):
        lines[line, day_class].append(PersonId(person))
    return {key: tuple(people) for key, people in lines.items()}
