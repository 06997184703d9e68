"""Records that an exchange of the house prints of its calls (话单, SMDR), and whose call each is.

A record comes when its call is over, or, from an exchange whose printer was off, days later. It has a date
and a time of its own, without a year or without any day, by a clock that nobody sets. So a call is looked for
where the record came and where it says that it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from dutyconsole.domain.call import CallState, Direction
from dutyconsole.domain.vocabulary import RecordSays

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import tzinfo

    from dutyconsole.domain.call import Call
    from dutyconsole.domain.ids import CallId, LineId

NEAR = timedelta(minutes=3)
"""A record comes so soon after the end of its call."""
EARLY = timedelta(seconds=30)
"""… or so long before the end that we noticed: silence takes its time."""
STAMPED = timedelta(minutes=2)
"""The exchange's own time has minutes, and its clock is seldom right to one."""
SAME_LENGTH_S = 5.0
NOT_HEARD = "call_not_heard"


@dataclass(frozen=True)
class CallRecord:
    """One record; what it does not say is None. `key` is the number of its fact in the line's journal."""

    id: int | None
    line: LineId
    key: int
    at: datetime
    call_id: CallId | None
    direction: str | None
    number: str | None
    extension: str | None
    trunk: str | None
    duration_s: int | None
    answered: bool | None
    date: str | None
    time: str | None
    raw: str

    @property
    def is_whole(self) -> bool:
        """Say whether it is of a call that is over, and of one with somebody outside."""
        told = self.duration_s is not None or self.answered is not None
        return told and self.direction in {"in", "out"}

    def stamp(self, zone: tzinfo) -> datetime | None:
        """Return the record's own time, the last one before it came; None where it has none."""
        if self.time is None:
            return None
        came = self.at.astimezone(zone)
        hour, minute = int(self.time[:2]), int(self.time[2:])
        if self.date is None:
            today = came.replace(hour=hour, minute=minute, second=0, microsecond=0)
            return today if today <= came + STAMPED else today - timedelta(days=1)
        for year in range(came.year + 1, came.year - 5, -1):  # 29 February is every fourth year
            try:
                said = datetime(year, int(self.date[:2]), int(self.date[2:]), hour, minute, tzinfo=zone)
            except ValueError:
                continue
            if said <= came + timedelta(days=1):
                return said
        return None


def call_of(
    record: CallRecord, calls: Iterable[Call], *, zone: tzinfo, key_of: Callable[[str], str], ours: bool
) -> Call | None:
    """Return the call that the record is about, or None; where several might be, the nearest one wins.

    A record that may be of any telephone of the house (`ours` is False) counts by its number only.
    """
    stamp = record.stamp(zone)
    if not ours:
        calls = [call for call in calls if _is_same_number(record, call, key_of)]
    fitting = [call for call in calls if _fits(record, call, stamp, key_of)]
    return min(fitting, key=lambda call: _distance(record, call, stamp, key_of), default=None)


def differences(record: CallRecord, call: Call, key_of: Callable[[str], str]) -> tuple[RecordSays, ...]:
    """Return what the record says otherwise than we heard; nothing of ours is overwritten for it."""
    found = []
    if _numbers_differ(record, call, key_of):
        found.append(RecordSays.NUMBER)
    answered = call.answered_at is not None
    if record.answered is not None and call.is_over and record.answered is not answered:
        found.append(RecordSays.ANSWERED)
    if record.direction in {"in", "out"} and record.direction != call.direction.value:
        found.append(RecordSays.DIRECTION)
    return tuple(found)


def span_of(record: CallRecord, zone: tzinfo) -> tuple[datetime, datetime]:
    """Return when a call that only the record knows began and ended, as well as it can be told.

    Makers stamp the beginning or the end, and say not which: the call lies behind the stamp, or before the
    record came where there is none.
    """
    length = timedelta(seconds=record.duration_s or 0)
    stamp = record.stamp(zone)
    if stamp is None or stamp + length > record.at:
        return record.at - length, record.at
    return stamp, stamp + length


def outcome_of(record: CallRecord) -> tuple[Direction, CallState]:
    """Return direction and state of a call that only the record knows."""
    direction = Direction.OUTGOING if record.direction == "out" else Direction.INCOMING
    missed = direction is Direction.INCOMING and not (record.answered or record.duration_s)
    return direction, CallState.MISSED if missed else CallState.ENDED


def _fits(record: CallRecord, call: Call, stamp: datetime | None, key_of: Callable[[str], str]) -> bool:
    if record.direction in {"in", "out"} and record.direction != call.direction.value:
        return False
    near = -EARLY <= record.at - _end(record, call) <= NEAR
    stamped = stamp is not None and min(_apart(stamp, call, record)) <= STAMPED
    if not near and not stamped:
        return False
    return not _numbers_differ(record, call, key_of) or (near and _same_length(record, call))


def _distance(
    record: CallRecord, call: Call, stamp: datetime | None, key_of: Callable[[str], str]
) -> tuple[bool, timedelta]:
    by_stamp = min(_apart(stamp, call, record)) if stamp is not None else timedelta.max
    return not _is_same_number(record, call, key_of), min(abs(record.at - _end(record, call)), by_stamp)


def _apart(stamp: datetime, call: Call, record: CallRecord) -> tuple[timedelta, timedelta]:
    return abs(stamp - call.started_at), abs(stamp - _end(record, call))


def _end(record: CallRecord, call: Call) -> datetime:
    """Return the end of a call; of one that runs on for us, its record says that it is over."""
    return call.ended_at or record.at


def _numbers_differ(record: CallRecord, call: Call, key_of: Callable[[str], str]) -> bool:
    if not record.number or not call.number:
        return False
    one, other = key_of(record.number), key_of(call.number)
    # What was dialled may have the prefix of the outside line before it, on either side.
    return not (one.endswith(other) or other.endswith(one))


def _is_same_number(record: CallRecord, call: Call, key_of: Callable[[str], str]) -> bool:
    return bool(record.number and call.number) and not _numbers_differ(record, call, key_of)


def _same_length(record: CallRecord, call: Call) -> bool:
    if record.duration_s is None or call.ended_at is None:
        return False
    return abs(record.duration_s - call.talk_seconds) <= SAME_LENGTH_S
