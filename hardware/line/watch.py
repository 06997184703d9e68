"""The watch of one line: its serial port read for ever, whatever the modem, the cable or the adapter does."""

from __future__ import annotations

import contextlib
import logging
import queue
from typing import TYPE_CHECKING

from dutyconsole.clock import SystemClock
from dutyconsole.domain.dialling import DialOutcome
from dutyconsole.errors import BadInput, DeviceProblem
from hardware.caller_id.events import CallerIdReport, OffHook, OnHook, Ring, Smdr
from hardware.caller_id.modem import DialogueState, ModemDialogue
from hardware.caller_id.parser import HayesParser
from hardware.caller_id.profiles import HAS_MODEM, parser_for
from hardware.caller_id.series import RingSeries
from hardware.driver import ABSENT, FAULT, LONGEST_WAIT_S, OK, DeviceState, DriverThread
from hardware.line.contacts import HookContact, RingContact
from hardware.line.dialling import NO_MODEM, SILENT, DialTalk
from hardware.serial_port import ControlLines, Port, open_port

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dutyconsole.clock import Clock
    from dutyconsole.domain.dialling import DialRequest
    from dutyconsole.settings.line import SerialSource
    from hardware.caller_id.events import LineEvent
    from hardware.caller_id.parser import LineParser

_log = logging.getLogger("dutyconsole.line")

DEVICE = "serial"
UNFINISHED_POLL_S = 0.01
HOOK_CHANGE_POLL_S = 0.02
HOOK_POLL_S = 0.05
"""How often the hook is looked at while it stands still: pre-roll makes more haste worthless."""
RING_POLL_S = 0.1
QUIET_POLL_S = 0.25
"""Longest wait for a byte where nothing but bytes can come: `stop` has to be noticed."""
SETTLE_S = 0.04
"""A report without a name is passed on this long after its number: the officer does not wait for a name
that most Chinese exchanges never send. One that comes later is passed on as a completion."""
ASK_AGAIN_QUIET_S = 10.0
"""The modem is asked again only when the wire has been quiet so long: a reset must not cut a call short."""


def _leave_it(_: DialOutcome) -> None:
    """Nobody has ordered anything."""


class LineWatch(DriverThread):
    """Opens the port, talks to the modem, and delivers line events and the state of the device.

    Both callbacks run in this thread; they must not block. `publish` may get a second `CallerIdReport` for
    the same call, when it completes the first. `tell` gets what became of an order to dial.
    """

    def __init__(
        self,
        source: SerialSource,
        *,
        line: str,
        clock: Clock,
        publish: Callable[[LineEvent], object],
        report: Callable[[DeviceState], object],
        tell: Callable[[DialOutcome], object] = _leave_it,
        ring_timeout_s: float = 6.5,
        settle_s: float = SETTLE_S,
        opener: Callable[[SerialSource], Port] = open_port,
    ) -> None:
        super().__init__(f"line-{line}", DEVICE, report=report)
        self._source = source
        self._clock = clock
        self._device_clock = SystemClock()  # a modem answers in real time, also on the stage of a demo
        self._publish = publish
        self._tell_dialled = tell
        self._orders: queue.SimpleQueue[DialRequest] = queue.SimpleQueue()
        self._dial = DialTalk(source.dial)
        self._opener = opener
        self._settle_s = settle_s
        self._parser: LineParser = HayesParser(settle_s=settle_s)
        self._series = RingSeries(ring_timeout_s)
        self._hook = HookContact(inverted=source.hook_inverted)
        self._ring = RingContact(inverted=source.ring_inverted)
        self._dialogue = self._new_dialogue()
        self._has_lines = False
        self._heard = self._looked = self._asked = float("-inf")
        self._busy = False
        self._is_open = False

    @property
    def can_dial(self) -> bool:
        """Say whether the settings name a modem that may be told to dial."""
        return bool(self._source.port and self._source.dial) and self._source.profile in HAS_MODEM

    @property
    def is_open(self) -> bool:
        """Say whether the port is open now."""
        return self._is_open

    def order(self, order: DialRequest) -> None:
        """Have the modem dial, let go or hang up; from any thread. What comes of it is told by `tell`."""
        self._orders.put(order)
        if not self._is_open:
            self._refuse_orders()

    def work(self) -> None:
        """Live with the port until it goes or `stop` is called."""
        if not self._source.port:
            self.tell(ABSENT, DeviceProblem("port_not_set"))
            self.wait(LONGEST_WAIT_S)
            return
        port = self._opener(self._source)
        try:
            self._begin(port)
            self._is_open = True
            while not self.stopping:
                self._step(port)
        finally:
            self._is_open = False
            port.close()
            for report in self._dial.drop():
                self._tell_dialled(report)
            self._refuse_orders()
            self._deliver(self._parser.close(self._clock.now(), torn=True))

    def _begin(self, port: Port) -> None:
        self._parser = self._new_parser()
        self._dialogue = self._new_dialogue()
        self._looked = float("-inf")
        self._ring = RingContact(inverted=self._source.ring_inverted)
        self._look_at_lines(port, self._device_clock.monotonic())
        self._ask(port)
        self._judge()

    def _new_parser(self) -> LineParser:
        source = self._source
        try:
            return parser_for(source.profile, settle_s=self._settle_s, pattern=source.pattern)
        except BadInput as error:
            raise DeviceProblem(error.code, **error.params) from error

    def _step(self, port: Port) -> None:
        data = port.read(self._patience())
        now = self._device_clock.monotonic()
        if data:
            self._heard = now
            self._deliver(self._parser.feed(data, self._clock.now()))
        elif self._parser.pending:
            self._deliver(self._parser.idle(self._clock.now()))
        self._look_at_lines(port, now)
        if self._dialogue.state is DialogueState.TALKING:
            self._send(port, self._dialogue.hear(data, now) + self._dialogue.tick(now))
            self._judge()
            return
        self._dial_on(port, data, now)
        if self._should_ask_again(now):
            self._ask(port)

    def _patience(self) -> float:
        """Return how long to wait for a byte (seconds)."""
        if self._parser.pending or self._dialogue.state is DialogueState.TALKING or self._dial.is_under_way:
            return UNFINISHED_POLL_S
        return self._line_poll_s() if self._has_lines else QUIET_POLL_S

    def _line_poll_s(self) -> float:
        if self._source.hook_line == "none":
            return RING_POLL_S
        return HOOK_CHANGE_POLL_S if self._hook.is_changing else HOOK_POLL_S

    # The dialogue with the modem

    def _new_dialogue(self) -> ModemDialogue:
        source = self._source
        commands = (source.reset, source.init) if source.profile in HAS_MODEM else ()
        return ModemDialogue(commands, port=source.port)

    def _ask(self, port: Port) -> None:
        self._dialogue = self._new_dialogue()
        self._asked = self._device_clock.monotonic()
        self._send(port, self._dialogue.begin(self._asked))

    def _send(self, port: Port, data: bytes) -> None:
        if data:
            port.write(data)

    def _should_ask_again(self, now: float) -> bool:
        if self._dialogue.state is DialogueState.READY or self._busy or self._dial.holds_line:
            return False
        return now - self._asked > LONGEST_WAIT_S and now - self._heard > ASK_AGAIN_QUIET_S

    def _judge(self) -> None:
        """Tell how the device is, once the modem has answered or has not."""
        if self._dialogue.state is DialogueState.TALKING:
            return
        self.back_off.reset()
        problem = self._dialogue.problem()
        if problem is None and self._source.hook_line != "none" and not self._has_lines:
            problem = DeviceProblem(
                "port_no_control_lines", port=self._source.port, line=self._source.hook_line.upper()
            )
        self.tell(FAULT if problem else OK, problem)

    # Dialling

    def _dial_on(self, port: Port, data: bytes, now: float) -> None:
        """Go on with what the modem dials, and begin what was ordered."""
        reports = self._dial.hear(data, now)
        steps = [self._dial.tick(now)]
        for order in self._ordered():
            if self._dialogue.state is DialogueState.SILENT:
                steps.append((b"", [DialOutcome(order.ticket, SILENT)]))
            else:
                steps.append(self._dial.begin(order, now))
        for out, told in steps:
            self._send(port, out)
            reports += told
        for report in reports:
            self._tell_dialled(report)

    def _refuse_orders(self) -> None:
        for order in self._ordered():
            self._tell_dialled(DialOutcome(order.ticket, NO_MODEM))

    def _ordered(self) -> Iterator[DialRequest]:
        with contextlib.suppress(queue.Empty):
            while True:
                yield self._orders.get_nowait()

    # Events

    def _look_at_lines(self, port: Port, now: float) -> None:
        hook = self._source.hook_line
        if now - self._looked < self._line_poll_s() * 0.9:
            return
        self._looked = now
        lines = port.lines()
        if (lines is not None) is not self._has_lines:
            self._has_lines = lines is not None
            self._judge()
        if lines is None:
            return
        at = self._clock.now()
        if hook != "none":
            asserted = _level(lines, hook)
            self._pass_on(self._hook.look(asserted=asserted, at=at, now=now))
        ring = self._source.ring_line
        if ring not in {hook, "none"}:
            asserted = _level(lines, ring)
            self._pass_on(self._ring.look(asserted=asserted, at=at, now=self._clock.monotonic()))

    def _deliver(self, events: list[LineEvent]) -> None:
        for event in events:
            if isinstance(event, Ring) and not self._ring.hear(self._clock.monotonic()):
                continue
            if isinstance(event, (Ring, CallerIdReport, Smdr)):
                self._prove_alive(event)
            self._pass_on(event)

    def _prove_alive(self, event: Ring | CallerIdReport | Smdr) -> None:
        """A modem that was silent, but rings, is well; one that refused, but tells the caller, too."""
        state = self._dialogue.state
        if state is DialogueState.SILENT or (state is DialogueState.REFUSED and not isinstance(event, Ring)):
            self._dialogue.state = DialogueState.READY
            self._judge()

    def _pass_on(self, event: LineEvent | None) -> None:
        if event is None:
            return
        if isinstance(event, (OffHook, OnHook)):
            self._busy = isinstance(event, OffHook)
        for told in self._series.take(event):
            self._publish(told)


def _level(lines: ControlLines, name: str) -> bool:
    return {"cts": lines.cts, "dsr": lines.dsr, "cd": lines.cd, "ri": lines.ri}[name]
