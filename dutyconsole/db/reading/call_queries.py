"""Questions about calls, the directory, and what is being typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from dutyconsole.app.views import CallCard, CallRow, DraftView
from dutyconsole.db.reading.call_rows import is_unhandled, load_calls
from dutyconsole.db.reading.reader import Reader
from dutyconsole.db.rows import CONTACT
from dutyconsole.db.tables import call_tables, log_tables, people_tables
from dutyconsole.domain.ids import CallId, EntryId
from dutyconsole.domain.slip import SlipDraft

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import Any

    from sqlalchemy import Connection, Row

    from dutyconsole.domain.call import Call
    from dutyconsole.domain.contact import Contact

EARLIER = 3
_KEY = re.compile(r":(call|entry):(\d+)$")

_call = call_tables.call
_draft = log_tables.draft


class CallQueries(Reader):
    """Questions about calls, the directory, and what is being typed."""

    def call_ids(self, *, since: datetime | None = None, limit: int = 200_000) -> Sequence[int]:
        """Return the ids of the calls, newest first."""
        statement = select(_call.c.id).order_by(_call.c.started_at.desc(), _call.c.id.desc()).limit(limit)
        if since is not None:
            statement = statement.where(_call.c.started_at >= since)
        with self._snapshot() as connection:
            return [row[0] for row in connection.execute(statement)]

    def call_rows(self, ids: Sequence[int]) -> Sequence[CallRow]:
        """Return the rows of these ids, in this order."""
        with self._snapshot() as connection:
            return load_calls(connection, ids, self._rules.key_of)

    def call_card(self, call_id: CallId) -> CallCard | None:
        """Return everything about one call, or None."""
        with self._snapshot() as connection:
            rows = load_calls(connection, [call_id], self._rules.key_of)
            if not rows:
                return None
            draft = _one_draft(connection, f"slip:call:{call_id}")
            earlier = load_calls(connection, self._earlier(connection, rows[0].call), self._rules.key_of)
        return CallCard(rows[0], None if draft is None else _slip_draft(draft.text), tuple(earlier))

    def related_calls(self, call_id: CallId, limit: int = 50) -> Sequence[CallRow]:
        """Return the other calls with the same number or with the same unit, newest first."""
        with self._snapshot() as connection:
            key = connection.scalar(select(_call.c.number_key).where(_call.c.id == call_id))
            if not key:
                return []
            statement = (
                select(_call.c.id)
                .where(_call.c.number_key.in_(_keys_of_unit(connection, key)), _call.c.id != call_id)
                .order_by(_call.c.started_at.desc(), _call.c.id.desc())
                .limit(limit)
            )
            ids = [row[0] for row in connection.execute(statement)]
            return load_calls(connection, ids, self._rules.key_of)

    def unhandled_calls(self) -> Sequence[CallRow]:
        """Return the calls that are over and of which nothing was written, newest first."""
        statement = select(_call.c.id).where(is_unhandled()).order_by(_call.c.started_at.desc(), _call.c.id)
        with self._snapshot() as connection:
            ids = [row[0] for row in connection.execute(statement)]
            return load_calls(connection, ids, self._rules.key_of)

    def contacts(self, text: str = "", limit: int = 200) -> Sequence[Contact]:
        """Return lines of the directory with this text in them, by unit and person."""
        table = people_tables.contact
        statement = select(*CONTACT.columns).order_by(table.c.unit, table.c.person, table.c.id).limit(limit)
        if text.strip():
            shown = [column for column in table.c if column.name != "id"]
            found = (column.icontains(text.strip(), autoescape=True) for column in shown)
            statement = statement.where(or_(*found))
        with self._snapshot() as connection:
            return [CONTACT.read(row) for row in connection.execute(statement)]

    def draft(self, key: str) -> DraftView | None:
        """Return a kept draft, or None."""
        with self._snapshot() as connection:
            return _one_draft(connection, key)

    def drafts(self) -> Sequence[DraftView]:
        """Return all kept drafts, newest first."""
        with self._snapshot() as connection:
            rows = connection.execute(select(_draft).order_by(_draft.c.at.desc(), _draft.c.key))
            return [_draft_view(row) for row in rows]

    def _earlier(self, connection: Connection, call: Call) -> list[int]:
        """Return the ids of the last calls with the same number that began before this one."""
        if not call.number:
            return []
        statement = (
            select(_call.c.id)
            .where(_call.c.number_key == self._rules.key_of(call.number), _call.c.id != call.id)
            .where(_call.c.started_at <= call.started_at)
            .order_by(_call.c.started_at.desc(), _call.c.id.desc())
            .limit(EARLIER)
        )
        return [row[0] for row in connection.execute(statement)]


def _keys_of_unit(connection: Connection, key: str) -> list[str]:
    """Return the comparable forms of all numbers of the units that have this one, itself among them."""
    number, contact = people_tables.contact_number, people_tables.contact
    same = number.c.contact_id == contact.c.id
    units = select(contact.c.unit).join(number, same).where(number.c.key == key, contact.c.unit != "")
    theirs = select(number.c.key).join(contact, same).where(contact.c.unit.in_(units))
    found = connection.scalars(theirs).all()
    return sorted({key, *found})


def _one_draft(connection: Connection, key: str) -> DraftView | None:
    row = connection.execute(select(_draft).where(_draft.c.key == key)).first()
    return None if row is None else _draft_view(row)


def _draft_view(row: Row[Any]) -> DraftView:
    about = _KEY.search(row.key)
    number = int(about[2]) if about else 0
    return DraftView(
        row.key,
        row.text,
        row.at,
        call_id=CallId(number) if about and about[1] == "call" else None,
        entry_id=EntryId(number) if about and about[1] == "entry" else None,
    )


def _slip_draft(text: str) -> SlipDraft:
    """Read what was kept; text that is no form of ours is shown as the content, so that it is not lost."""
    try:
        return SlipDraft.from_json(text)
    except (ValueError, AttributeError):
        return SlipDraft(content=text)
