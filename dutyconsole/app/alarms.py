"""The alarms: one for each fault, with a counter, until a named person has seen it and it is gone.

A fault that may mend itself has no banner at first. It sounds and is counted all the same; if it is gone in
time, nobody has to acknowledge anything, and the log tells from when to when it lasted (`outages`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dutyconsole.app import entries
from dutyconsole.app.events import AlarmsChanged
from dutyconsole.app.views import AlarmView
from dutyconsole.domain.permission import Right, require
from dutyconsole.domain.vocabulary import EntryKind
from dutyconsole.errors import DeviceProblem, Refused
from dutyconsole.messages import sentence

if TYPE_CHECKING:
    from dutyconsole.app.commands import AcknowledgeAlarm, ClearAlarm, InsistOnAlarm, RaiseAlarm
    from dutyconsole.app.desk import Work
    from dutyconsole.domain.entry import Entry


class Alarms:
    """All alarms that stand, on the desk's thread; a fault that lasts is raised anew after a restart."""

    def __init__(self) -> None:
        self._standing: dict[str, AlarmView] = {}

    def standing(self) -> tuple[AlarmView, ...]:
        """Return the alarms, newest first."""
        return tuple(sorted(self._standing.values(), key=lambda alarm: alarm.since, reverse=True))

    def raise_alarm(self, command: RaiseAlarm, work: Work) -> None:
        """Put up a banner, or count up the one that stands."""
        known = self._standing.get(command.key)
        if known is not None and not known.cleared:
            # A fault that shows another face meanwhile (gone, then not to be found) is still the same one.
            count = known.count + (command.code == known.code)
            quiet = known.quiet and command.quiet
            alarm = replace(known, count=count, code=command.code, params=command.params, quiet=quiet)
        else:
            count = known.count + 1 if known else 1
            alarm = AlarmView(
                command.key, command.code, command.params, work.now, count, command.grave, command.line
            )
            # A banner that nobody has seen yet stays one.
            alarm = replace(alarm, quiet=command.quiet and known is None)
        self._put(alarm, work)

    def insist(self, command: InsistOnAlarm, work: Work) -> None:
        """Put up the banner of an alarm that was quiet until now."""
        known = self._standing.get(command.key)
        if known is not None and known.quiet:
            self._put(replace(known, quiet=False), work)

    def clear(self, command: ClearAlarm, work: Work) -> None:
        """Take a fault that is gone off the list; a banner that nobody has seen stays."""
        known = self._standing.get(command.key)
        if known is None or known.cleared:
            return
        if known.acknowledged_by or known.quiet:
            del self._standing[command.key]
            work.tell(lambda: AlarmsChanged(self.standing()))
        else:
            self._put(replace(known, cleared=True), work)

    def acknowledge(self, command: AcknowledgeAlarm, work: Work) -> Entry:
        """Write into the log who saw the fault; raises `Refused("alarm_gone")`."""
        person = work.person()
        require(person, Right.WRITE_LOG)
        known = self._standing.get(command.key)
        if known is None or known.acknowledged_by:
            raise Refused("alarm_gone")
        text = sentence(DeviceProblem(known.code, **known.params))
        if known.line is not None:
            text = f"{work.uow.lines.name(known.line)}：{text}"
        entry = entries.write(
            work,
            author=person,
            kind=EntryKind.EQUIPMENT,
            text=f"告警（{known.count}次）：{text}",
            event_at=min(known.since, work.now),
            handling="已恢复，已确认。" if known.cleared else "已确认，待恢复。",
        )
        if known.cleared:
            del self._standing[command.key]
        else:
            self._standing[command.key] = replace(known, acknowledged_by=person.name)
        work.tell(lambda: AlarmsChanged(self.standing()))
        return entry

    def _put(self, alarm: AlarmView, work: Work) -> None:
        self._standing[alarm.key] = alarm
        work.tell(lambda: AlarmsChanged(self.standing()))
