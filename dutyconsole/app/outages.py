"""What did not work for a while becomes a line of the duty log, written by the program itself.

The line is written when the stretch is over, in the transaction of the fact that tells it: never twice, and
not at all only where the fact is not taken in either. While it lasts, the alarm speaks (`monitor`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from dutyconsole.app import entries
from dutyconsole.app.commands import ClearAlarm, RaiseAlarm
from dutyconsole.domain.outage import HEARD_BUT_BAD, LOGGED_PER_HOUR, Outage, length
from dutyconsole.domain.vocabulary import EntryKind, OutageOf

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from dutyconsole.app.alarms import Alarms
    from dutyconsole.app.desk import Work
    from dutyconsole.domain.facts import Fact

CLOCK = "clock"
MANY = "（一小时内同类中断已较多，其后一小时内的只计次数）"


@dataclass(frozen=True)
class Outages:
    """Takes in gaps, faults that are over, and jumps of the clock; under `log_s` seconds they only count."""

    zone: ZoneInfo
    log_s: float
    alarms: Alarms

    def gap(self, fact: Fact, work: Work) -> None:
        """Take in a stretch in which the line was not heard."""
        began, ended = _instant(fact, "from"), _instant(fact, "to")
        seconds = float(fact.data.get("seconds", (ended - began).total_seconds()))
        reason = str(fact.data.get("reason", ""))
        self._over(Outage(None, fact.line, fact.number, OutageOf.SOUND, began, ended, seconds, reason), work)

    def device_state(self, fact: Fact, work: Work) -> None:
        """Take in a device's fault that is over."""
        of, was = OutageOf.of(str(fact.data.get("device"))), str(fact.data.get("was", ""))
        if of is None or not was or (of is OutageOf.SOUND and was not in HEARD_BUT_BAD):
            return
        seconds = float(fact.data["lasted_s"])
        self._over(
            Outage(None, fact.line, fact.number, of, _instant(fact, "since"), fact.at, seconds, was), work
        )

    def clock_jumped(self, fact: Fact, work: Work) -> None:
        """Take in a jump of the computer's clock: a line, and a notice while it is news."""
        before, after = _instant(fact, "from"), _instant(fact, "to")
        seconds = float(fact.data["seconds"])
        shown = [f"{at.astimezone(self.zone):%Y-%m-%d %H:%M:%S}" for at in (before, after)]
        jump = f"{'快进' if seconds > 0 else '回拨'}{length(abs(seconds))}"
        text = f"系统时钟变动：由{shown[0]}变为{shown[1]}（{jump}）。通话时长不受影响，请核对时间。"
        self._write(text, after, _once(fact.line, fact.number), work)
        params: dict[str, object] = {"before": shown[0], "after": shown[1]}
        self.alarms.raise_alarm(RaiseAlarm(CLOCK, "clock_jumped", params, grave=False), work)
        # Nothing is left to mend; the banner stays until somebody has seen it.
        self.alarms.clear(ClearAlarm(CLOCK), work)

    def _over(self, outage: Outage, work: Work) -> None:
        logged = self._log(outage, work) if outage.seconds >= self.log_s else False
        work.uow.lines.add_outage(replace(outage, logged=logged))

    def _log(self, outage: Outage, work: Work) -> bool:
        hour = outage.ended_at - timedelta(hours=1)
        before = work.uow.lines.outages_logged(outage.line, outage.of, since=hour)
        if before >= LOGGED_PER_HOUR:
            return False
        text = outage.words(work.uow.lines.name(outage.line), self.zone)
        text += MANY if before == LOGGED_PER_HOUR - 1 else ""
        return self._write(text, outage.ended_at, _once(outage.line, outage.key), work)

    def _write(self, text: str, at: datetime, once: str, work: Work) -> bool:
        """Write a line of the log; before the room is set up there is no log yet."""
        if work.uow.shifts.open() is None or work.uow.entries.written_once(once) is not None:
            return False
        entries.write(
            work,
            author=work.uow.people.system(),
            kind=EntryKind.EQUIPMENT,
            text=text,
            event_at=min(at, work.now),
            once=once,
        )
        return True


def _instant(fact: Fact, name: str) -> datetime:
    return datetime.fromisoformat(str(fact.data[name]))


def _once(line: str, number: int) -> str:
    return f"fact:{line}:{number}"
