"""Call records of the exchange, matched to what we heard: they fill what is missing and overwrite nothing.

A record of our telephone that fits no call is a call that we did not hear. It becomes a call of its own, not
recorded and with the reason, and waits like any other to be written up.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from dutyconsole.app.slips import call_changed
from dutyconsole.domain.call import Call, CallState, Presentation
from dutyconsole.domain.call_record import (
    NOT_HEARD,
    CallRecord,
    call_of,
    differences,
    outcome_of,
    span_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from zoneinfo import ZoneInfo

    from dutyconsole.app.desk import Work
    from dutyconsole.domain.facts import Fact
    from dutyconsole.domain.ids import CallId, LineId
    from dutyconsole.settings.line import Line

log = logging.getLogger("dutyconsole.intake")

LOOK_BACK = timedelta(hours=12)
"""A call may have begun so long before its record, or before the time that the record gives."""
REPLAYED = timedelta(hours=20)
"""The same words without a day, sooner than this, are the same call told again; with a day always."""
RAW_KEPT = 800
"""Characters that are kept to know a record again: an index of PostgreSQL takes 2,700 bytes. The journal
has all of it."""
OTHER_PORT = 10**12
"""Keeps apart what the ports of two lines tell of the telephone of one."""
OWN_BOXES = frozenset({"whozz"})
"""Devices on the line itself: every call that they tell of is ours."""


@dataclass(frozen=True)
class CallRecords:
    """Takes in what exchanges print; `key_of` makes numbers comparable."""

    zone: ZoneInfo
    lines: tuple[Line, ...]
    key_of: Callable[[str], str]

    def take_in(self, fact: Fact, work: Work) -> None:
        """Take in one record."""
        record = _read(fact)
        record = replace(record, line=self._line_of(record))
        ours = self._is_ours(record, fact)
        if not record.is_whole or self._is_anothers(record) or self._is_replayed(record, work):
            return
        since = min(record.at, record.stamp(self.zone) or record.at) - LOOK_BACK
        calls = work.uow.calls.without_record(record.line, since=since, until=record.at)
        call = call_of(record, calls, zone=self.zone, key_of=self.key_of, ours=ours)
        if call is not None:
            self._fill(call, record, work)
        elif ours:
            call = self._not_heard(record, work)
        if call is not None:
            work.uow.calls.add_record(replace(record, call_id=call.id))

    def _fill(self, call: Call, record: CallRecord, work: Work) -> None:
        for about in differences(record, call, self.key_of):
            log.warning("line %s, call %d: the exchange says otherwise: %s", call.line, call.key, about.value)
        if call.number is None and record.number is not None:
            work.uow.calls.update(replace(call, number=record.number, presentation=Presentation.OK))
        _tell(call.id, work)

    def _not_heard(self, record: CallRecord, work: Work) -> Call:
        log.warning("line %s, fact %d: a call that was not heard", record.line, record.key)
        direction, state = outcome_of(record)
        began, ended = span_of(record, self.zone)
        call = Call(
            None,
            record.line,
            self._key(record, work),
            direction,
            state,
            started_at=began,
            answered_at=None if state is CallState.MISSED or not record.duration_s else began,
            ended_at=ended,
            number=record.number,
            presentation=Presentation.OK if record.number else Presentation.UNKNOWN,
            unrecorded_reason=NOT_HEARD,
        )
        call = replace(call, id=work.uow.calls.add(call))
        _tell(call.id, work)
        return call

    def _key(self, record: CallRecord, work: Work) -> int:
        """Return a number for a call that no fact began: negative, since those of facts are not."""
        key = -record.key
        while work.uow.calls.by_key(record.line, key) is not None:
            key -= OTHER_PORT
        return key

    def _is_anothers(self, record: CallRecord) -> bool:
        """Say whether the record names an extension that is none of ours, where ours are known."""
        line = next((line for line in self.lines if line.id == record.line), None)
        known = _extensions(line) if line is not None else ()
        return bool(known) and record.extension is not None and record.extension not in known

    def _is_replayed(self, record: CallRecord, work: Work) -> bool:
        before = work.uow.calls.last_record(record.raw)
        return before is not None and (record.date is not None or record.at - before < REPLAYED)

    def _line_of(self, record: CallRecord) -> LineId:
        """Return the line whose telephone has the extension of the record, else that of its serial port."""
        for line in self.lines:
            if record.extension and record.extension in _extensions(line):
                return type(record.line)(line.id)
        return record.line

    def _is_ours(self, record: CallRecord, fact: Fact) -> bool:
        line = next((line for line in self.lines if line.id == record.line), None)
        if line is None:
            return False
        is_box = line.id == fact.line and line.serial.profile in OWN_BOXES
        return is_box or (record.extension is not None and record.extension in _extensions(line))


def _extensions(line: Line) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in line.extension.replace("，", ",").split(","))))


def _tell(call_id: CallId | None, work: Work) -> None:
    if call_id is not None:
        work.tell(lambda: call_changed(work, call_id, fresh=False))


def _read(fact: Fact) -> CallRecord:
    data = fact.data
    duration, answered = data.get("duration_s"), data.get("answered")
    return CallRecord(
        id=None,
        line=fact.line,
        key=fact.number,
        at=fact.at,
        call_id=None,
        direction=data.get("direction"),
        number=data.get("number"),
        extension=data.get("extension"),
        trunk=data.get("line"),
        duration_s=None if duration is None else int(duration),
        answered=None if answered is None else bool(answered),
        date=data.get("date"),
        time=data.get("time"),
        raw=str(data.get("raw", ""))[:RAW_KEPT],
    )
