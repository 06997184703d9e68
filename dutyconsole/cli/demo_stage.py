"""The stage of the demo: the acted clock, the simulated line, the real desk and the real recorder."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from dutyconsole.app.commands import HandOver, SaveSlip, SignIn
from dutyconsole.app.events import CallChanged, RecorderSeen
from dutyconsole.app.set_up import make_crew
from dutyconsole.domain.call import OVER, CallState
from dutyconsole.domain.recording import RecordingState
from dutyconsole.domain.status import Health
from dutyconsole.errors import Bug
from hardware.sim.line import BUSY_S

if TYPE_CHECKING:
    from collections.abc import Callable
    from zoneinfo import ZoneInfo

    from dutyconsole.app.console import Console
    from dutyconsole.clock import StagedClock
    from dutyconsole.domain.call import Call
    from dutyconsole.domain.entry import Entry
    from dutyconsole.domain.handover import Handover
    from dutyconsole.domain.ids import CallId
    from dutyconsole.domain.person import Person
    from dutyconsole.domain.slip import SlipDraft
    from hardware.sim.line import SimLine

FIRST_DAY = date(2026, 11, 23)
PATIENCE_S = 60.0
"""Real seconds to wait for what must come; longer means that the demo has failed."""
PACE_S = 0.005
ALMOST_STANDING = 0.1


@dataclass(frozen=True)
class Sign:
    """What the desk knows after a step of a call. Time stands still until it does.

    How long a slow machine takes for that must neither become waiting time of the caller nor make two calls
    of one. `within_s` acted seconds may pass before: the next step comes later than that.
    """

    is_known: Callable[[Call, int], bool]
    """Asked with the call as the desk has it, and the rings until now."""
    within_s: float = 0.0
    slowly: bool = False


def _has_rung(call: Call, rung: int) -> bool:
    return call.rings >= rung


def _has_number(call: Call, _: int) -> bool:
    return bool(call.number)


def _is_answered(call: Call, _: int) -> bool:
    return call.state is CallState.ANSWERED


def _is_over(call: Call, _: int) -> bool:
    return call.state in OVER


BY_WIRE = {
    "ring": Sign(_has_rung),
    # A report without a name is complete a moment after its number, so time may not quite stand.
    "caller_id": Sign(_has_number, within_s=3.0, slowly=True),
    "off_hook": Sign(_is_answered),
}
BY_SOUND = {
    "ring": Sign(_has_rung, within_s=1.5),
    "caller_id": Sign(_has_number, within_s=2.0),
    "talk": Sign(_is_answered, within_s=3.0),
    "on_hook": Sign(_is_over, within_s=BUSY_S),
}
"""An ear needs the sound, and so time. The receiver is silent: the voice behind the rings tells of it."""


class Stage:
    """What the scenes are played with. Lives on the story's own thread."""

    def __init__(
        self,
        console: Console,
        *,
        clock: StagedClock,
        line: SimLine,
        plain: SimLine,
        speed: float,
        password: str,
        picture: Callable[[str, str], None],
        type_slip: Callable[[SlipDraft], None],
    ) -> None:
        self.console = console
        self.handovers: list[Handover] = []
        self._clock = clock
        self._line = line
        self._plain = plain
        self._speed = speed
        self._password = password
        self._picture = picture
        self.type_slip = type_slip
        self._people: dict[str, Person] = {}
        self._remembered: dict[str, Entry] = {}
        self._remembered_calls: dict[str, CallId] = {}
        self._calls: dict[CallId, CallChanged] = {}
        self._well: set[tuple[str, str]] = set()
        self._news = threading.Condition()
        self._deaf = console.news.listen(self._hear)

    def close(self) -> None:
        """Stop listening."""
        self._deaf()

    def at(self, text: str) -> datetime:
        """Return the instant of a scene's time; `+1` is the next day."""
        day, _, clock = text.rpartition(" ")
        moment = FIRST_DAY + timedelta(days=int(day or 0))
        return datetime.fromisoformat(f"{moment}T{clock}").replace(tzinfo=self._zone)

    def begin(self, at: str) -> None:
        """Move to a scene; time stands still there until a call needs it."""
        self._clock.move_to(self.at(at), speed=self._speed, lasts=0.0)

    def wait_for_lines(self) -> None:
        """Wait until the recorder hears every line, and every port answers."""
        wanted = {(line.id, "sound") for line in self.console.settings.lines}
        wanted |= {(line.id, "serial") for line in self.console.settings.lines if line.serial.port}
        self._wait(lambda: wanted <= self._well)

    def order(self, command: Any, *, by: str) -> Any:
        """Have a person order something and wait for it."""
        return self.console.desk.submit(command, self.person(by)).result(PATIENCE_S)

    def call(
        self,
        number: str,
        *,
        rings: int,
        talk_seconds: float,
        during: Callable[[CallId], None] | None = None,
        ringing: str = "",
        by_sound: bool = False,
    ) -> CallId:
        """Play a call on the line and wait until the desk has all of it, its recording closed.

        `by_sound` has it come on the line without signalling.
        """
        acted = self._plain.call_by_sound if by_sound else self._line.call
        signs = BY_SOUND if by_sound else BY_WIRE
        known = set(self._calls)
        due, rung = self._clock.monotonic(), 0
        self._pass_time(due)  # making the voice takes a while
        for step in acted(number, rings=rings, talk_seconds=talk_seconds):
            due += step.after_s
            self._pass_time(due)
            step.act()
            rung += step.name == "ring"
            if (sign := signs.get(step.name)) is not None:
                self._see(sign, known, rung)
            if step.name == "caller_id" and ringing:
                self.picture(ringing, page="desk")
            elif step.name == "talk" and during is not None:
                self._clock.run_until(due + talk_seconds, speed=self._speed)
                during(self._newest(known))
        # The hook is read in real time, and the call ends when it was seen: not too fast there.
        self._clock.move_to(self._clock.now(), speed=min(self._speed, 1.0) if talk_seconds else self._speed)
        call_id = self._newest(known)
        self._wait(lambda: self._is_whole(call_id))
        self._clock.move_to(self._clock.now(), speed=self._speed)
        return call_id

    def _pass_time(self, due: float) -> None:
        """Let time pass up to `due` (acted monotonic seconds), where it stands still."""
        self._clock.run_until(due, speed=self._speed)
        while self._clock.monotonic() < due - PACE_S:  # its last bit may be lost in rounding
            time.sleep(PACE_S)

    def _see(self, sign: Sign, known: set[CallId], rung: int) -> None:
        """Wait until the desk knows of a step."""
        speed = min(self._speed, ALMOST_STANDING) if sign.slowly else self._speed
        self._clock.run_until(self._clock.monotonic() + sign.within_s, speed=speed)
        self._wait(
            lambda: any(
                sign.is_known(told.card.row.call, rung)
                for call_id, told in self._calls.items()
                if call_id not in known
            )
        )

    def _newest(self, known: set[CallId]) -> CallId:
        """Return the call that came after the `known` ones."""
        found: CallId = self._wait(lambda: next(iter(set(self._calls) - known), None))
        return found

    def save_slip(self, call_id: CallId, draft: SlipDraft) -> Entry:
        """Save a slip, as the officer's button does."""
        entry: Entry = self.order(SaveSlip(call_id, draft, once=f"demo-{call_id}"), by="李晓东")
        return entry

    def remember(self, name: str, entry: Entry) -> None:
        """Keep a line for a later scene."""
        self._remembered[name] = entry

    def remembered(self, name: str) -> Entry:
        """Return a line of an earlier scene."""
        return self._remembered[name]

    def remember_call(self, name: str, call_id: CallId) -> None:
        """Keep a call for a later scene."""
        self._remembered_calls[name] = call_id

    def remembered_call(self, name: str) -> CallId:
        """Return a call of an earlier scene."""
        return self._remembered_calls[name]

    def hand_over(
        self,
        *,
        outgoing: str,
        incoming: str,
        arrived: str,
        briefing: str,
        left_over: str,
        crew: tuple[tuple[str, str], ...],
    ) -> None:
        """Close the shift with two passwords."""
        people = [self.person(name) for name in {outgoing, incoming, *(name for name, _ in crew)}]
        ids = {person.name: person.id for person in people}
        shift = self.console.desk.ask(lambda queries: queries.shift_card()).result(PATIENCE_S)
        one, other = ids[outgoing], ids[incoming]
        if shift is None or one is None or other is None:
            raise Bug("demo_without_shift")
        summary = (
            f"本班共记录{shift.entries}条，来去电{shift.calls}次，处理突发事件1起，"
            f"待办{shift.open_items}项，未登记来电{shift.unhandled_calls}个。"
        )
        command = HandOver(
            outgoing=one,
            outgoing_password=self._password,
            incoming=other,
            incoming_password=self._password,
            arrived_at=self.at(arrived),
            briefing=briefing,
            summary=summary,
            left_over=left_over,
            next_crew=make_crew(crew, people),
        )
        self.handovers.append(self.order(command, by=outgoing))

    def picture(self, name: str, *, page: str) -> None:
        """Have the window show a page and keep a picture of it."""
        self._picture(name, page)

    @property
    def _zone(self) -> ZoneInfo:
        return self.console.zone

    def person(self, name: str) -> Person:
        """Return somebody of the room, signed in once."""
        if name not in self._people:
            signed = self.console.desk.submit(SignIn(name, self._password)).result(PATIENCE_S)
            self._people[name] = signed
        return self._people[name]

    def _hear(self, event: object) -> None:
        if isinstance(event, CallChanged):
            with self._news:
                self._calls[event.call_id] = event
                self._news.notify_all()
        elif isinstance(event, RecorderSeen) and event.status is not None:
            with self._news:
                self._well = {
                    (line.line, report.device)
                    for line in event.status.lines
                    for report in line.devices
                    if report.health is Health.OK
                }
                self._news.notify_all()

    def _is_whole(self, call_id: CallId) -> bool:
        row = self._calls[call_id].card.row
        running = any(each.state is RecordingState.RUNNING for each in row.recordings)
        return row.call.state in OVER and not running

    def _wait(self, ready: Callable[[], Any]) -> Any:
        until = time.monotonic() + PATIENCE_S
        with self._news:
            while not (found := ready()):
                if not self._news.wait(timeout=max(0.0, until - time.monotonic())):
                    raise Bug("demo_stuck")
        return found
