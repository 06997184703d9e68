"""The calls and their recordings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from dutyconsole.db.repos.chain import SqlChain
from dutyconsole.db.repos.ids import next_id
from dutyconsole.db.rows import CALL, RECORD, RECORDING, VERSION_COLUMNS, read_version, version_values
from dutyconsole.db.search.index import SearchIndex
from dutyconsole.db.tables import call_tables
from dutyconsole.domain.audit import FactOf
from dutyconsole.domain.call import CallState, CallVersion
from dutyconsole.domain.ids import CallId, RecordingId
from dutyconsole.domain.leaves import fields_of
from dutyconsole.domain.vocabulary import SearchIn
from dutyconsole.errors import Bug, Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from typing import Any

    from sqlalchemy import Select

    from dutyconsole.db.transaction import Transaction
    from dutyconsole.domain.call import Call
    from dutyconsole.domain.call_record import CallRecord
    from dutyconsole.domain.ids import LineId
    from dutyconsole.domain.recording import Recording


class SqlCalls:
    """The calls; `key_of` gives the comparable form of a number.

    A call that is over gets a version with its link, and another each time that more is learnt of it: the
    guards let nothing else change it.
    """

    def __init__(self, transaction: Transaction, key_of: Callable[[str], str]) -> None:
        self._sql = transaction
        self._key_of = key_of
        self._index = SearchIndex(transaction, SearchIn.CALL)
        self._chain = SqlChain(transaction)

    def add(self, call: Call) -> CallId:
        """Store a new call."""
        call_id = CallId(self._sql.add(call_tables.call, self._values(call)))
        self._index.renew(call_id)
        if call.is_over:
            self._vouch(replace(call, id=call_id))
        return call_id

    def get(self, call_id: CallId) -> Call:
        """Return the call; raises `Refused("call_unknown")`."""
        call = self._one(select(*CALL.columns).where(call_tables.call.c.id == call_id))
        if call is None:
            raise Refused("call_unknown", id=call_id)
        return call

    def by_key(self, line: LineId, key: int) -> Call | None:
        """Return the call that the recorder numbered so, or None."""
        table = call_tables.call
        return self._one(select(*CALL.columns).where(table.c.line == line, table.c.key == key))

    def update(self, call: Call) -> None:
        """Store the call's new state; raises `Refused("call_unknown")`."""
        if call.is_over and call.id is not None:
            self.get(call.id)
            self._vouch(call)
        statement = update(call_tables.call).where(call_tables.call.c.id == call.id)
        if not self._sql.change(call_tables.call, statement.values(self._values(call))):
            raise Refused("call_unknown", id=call.id)
        if call.id is not None:
            self._index.renew(call.id)

    def missed_of(self, number: str, *, before: datetime) -> Sequence[Call]:
        """Return the missed calls of a number, however written, of which nothing was done yet."""
        table, key = call_tables.call, self._key_of(number)
        if not key:
            return []
        waiting = (table.c.number_key == key, table.c.state == CallState.MISSED, ~table.c.handled)
        found = select(*CALL.columns).where(*waiting, table.c.started_at <= before).order_by(table.c.id)
        return [CALL.read(row) for row in self._sql.rows(found)]

    def without_record(self, line: LineId, *, since: datetime, until: datetime) -> Sequence[Call]:
        """Return the calls of a line that began then and have no record of the exchange yet."""
        table, record = call_tables.call, call_tables.call_record
        told = select(record.c.call_id).where(record.c.call_id.is_not(None))
        found = select(*CALL.columns).where(
            table.c.line == line, table.c.started_at.between(since, until), table.c.id.not_in(told)
        )
        return [CALL.read(row) for row in self._sql.rows(found.order_by(table.c.id))]

    def add_record(self, record: CallRecord) -> None:
        """Store a record of the exchange, with its link."""
        record_id = next_id(self._sql, call_tables.call_record, FactOf.CALL_RECORD)
        self._sql.add(call_tables.call_record, RECORD.values(record) | {"id": record_id})
        self._chain.append(FactOf.CALL_RECORD, record_id, fields_of(FactOf.CALL_RECORD, record))

    def last_record(self, raw: str) -> datetime | None:
        """Return when the same words came last, or None."""
        at = call_tables.call_record.c.at
        row = self._sql.row(
            select(at).where(call_tables.call_record.c.raw == raw).order_by(at.desc()).limit(1)
        )
        return None if row is None else row[0]

    def _vouch(self, call: Call) -> None:
        """Write down what is known of a call that is over, where it is more than was written before."""
        if call.id is None:
            raise Bug("value_without_id")
        table = call_tables.call_version
        newest = select(*VERSION_COLUMNS).where(table.c.call_id == call.id).order_by(table.c.id.desc())
        row = self._sql.row(newest.limit(1))
        version = CallVersion(None, call.id, call)
        fields = fields_of(FactOf.CALL, version)
        if row is None or fields_of(FactOf.CALL, read_version(row)) != fields:
            version_id = next_id(self._sql, table, FactOf.CALL)
            self._sql.add(table, version_values(call) | {"id": version_id})
            self._chain.append(FactOf.CALL, version_id, fields)

    def _values(self, call: Call) -> dict[str, Any]:
        return CALL.values(call) | {"number_key": self._key_of(call.number) if call.number else ""}

    def _one(self, statement: Select[Any]) -> Call | None:
        row = self._sql.row(statement)
        return None if row is None else CALL.read(row)


class SqlRecordings:
    """The recordings. One that the chain vouches for does not change any more."""

    def __init__(self, transaction: Transaction) -> None:
        self._sql = transaction
        self._index = SearchIndex(transaction, SearchIn.CALL)

    def add(self, recording: Recording) -> RecordingId:
        """Store a new recording; its call is found by its number from then on."""
        recording_id = RecordingId(self._sql.add(call_tables.recording, RECORDING.values(recording)))
        if recording.call_id is not None:
            self._index.renew(recording.call_id)
        return recording_id

    def by_key(self, line: LineId, key: int) -> Recording | None:
        """Return the recording that the recorder numbered so, or None."""
        table = call_tables.recording
        row = self._sql.row(select(*RECORDING.columns).where(table.c.line == line, table.c.key == key))
        return None if row is None else RECORDING.read(row)

    def of_call(self, call_id: CallId) -> Sequence[Recording]:
        """Return the recordings of a call in order."""
        table = call_tables.recording
        found = select(*RECORDING.columns).where(table.c.call_id == call_id).order_by(table.c.id)
        return [RECORDING.read(row) for row in self._sql.rows(found)]

    def update(self, recording: Recording) -> None:
        """Store its end; raises `Refused("recording_unknown")`."""
        statement = update(call_tables.recording).where(call_tables.recording.c.id == recording.id)
        if not self._sql.change(call_tables.recording, statement.values(RECORDING.values(recording))):
            raise Refused("recording_unknown", id=recording.id)
        if recording.call_id is not None:
            self._index.renew(recording.call_id)
