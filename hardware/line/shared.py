"""One serial port for several lines: a box that serves two, four or eight of them, or an exchange.

The port can be opened only once. So the lines of the settings that name it share one watch, and each is told
what the box says of its number (`box_line`); a line without a number is told what no other line claims.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Any, Protocol

from hardware.caller_id.events import CallerIdReport, OffHook, OnHook, Ring, Smdr
from hardware.line.watch import LineWatch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dutyconsole.domain.dialling import DialOutcome, DialRequest
    from dutyconsole.settings.line import Line, SerialSource
    from hardware.caller_id.events import LineEvent
    from hardware.driver import DeviceState

log = logging.getLogger("dutyconsole.line")


class Watch(Protocol):
    """What a line needs of the watch of its port, be it its own or a shared one."""

    @property
    def can_dial(self) -> bool:
        """Say whether the settings name a modem that may be told to dial."""
        ...

    @property
    def is_open(self) -> bool:
        """Say whether the port is open now."""
        ...

    def start(self) -> None:
        """Begin to watch."""
        ...

    def stop(self) -> None:
        """End; returns when nothing more will be told."""
        ...

    def order(self, order: DialRequest) -> None:
        """Have the modem dial, let go or hang up."""
        ...


class Ports:
    """Makes the watches of all lines: their own where a port serves one line, else a share of one."""

    def __init__(self, lines: Iterable[Line], make: Callable[..., LineWatch] = LineWatch) -> None:
        named = [line.serial for line in lines if line.serial.port]
        ports = [source.port for source in named]
        self._shared = {source.port for source in named if source.box_line or ports.count(source.port) > 1}
        self._ports: dict[str, _SharedPort] = {}
        self._make = make

    def watch(
        self,
        source: SerialSource,
        *,
        publish: Callable[[LineEvent], object],
        report: Callable[[DeviceState], object],
        tell: Callable[[DialOutcome], object],
        **rest: Any,
    ) -> Watch:
        """Return the watch of a line; the arguments are those of `LineWatch`."""
        if source.port not in self._shared:
            return self._make(source, publish=publish, report=report, tell=tell, **rest)
        port = self._ports.get(source.port)
        if port is None:
            port = self._ports[source.port] = _SharedPort()
            port.watch = self._make(source, publish=port.publish, report=port.report, tell=port.tell, **rest)
        return port.add(_Share(port, source.box_line, publish=publish, report=report, tell=tell))


class _SharedPort:
    """The one watch, and who is told what."""

    watch: LineWatch

    def __init__(self) -> None:
        self._shares: list[_Share] = []
        self._running: set[_Share] = set()
        self._lock = threading.Lock()
        self._asked: dict[str, _Share] = {}
        self._unclaimed: set[str] = set()

    def add(self, share: _Share) -> _Share:
        self._shares.append(share)
        return share

    def start(self, share: _Share) -> None:
        """Begin with the first line that does."""
        with self._lock:
            first = not self._running
            self._running.add(share)
        if first:
            self.watch.start()

    def stop(self, share: _Share) -> None:
        """End with the last one."""
        with self._lock:
            self._running.discard(share)
            last = not self._running
        if last:
            self.watch.stop()

    def order(self, share: _Share, order: DialRequest) -> None:
        self._asked[order.ticket] = share
        self.watch.order(order)

    def publish(self, event: LineEvent) -> None:
        self._whose(event).publish(event)

    def report(self, state: DeviceState) -> None:
        for share in self._shares:
            share.report(state)

    def tell(self, outcome: DialOutcome) -> None:
        self._asked.get(outcome.ticket, self._shares[0]).tell(outcome)

    def _whose(self, event: LineEvent) -> _Share:
        """Return the line that an event is of; what nobody claims goes to the one without a number.

        Nothing is dropped: where every line has its number, the first one gets what is left.
        """
        number = event.line if isinstance(event, (Ring, CallerIdReport, OffHook, OnHook, Smdr)) else None
        for share in self._shares:
            if number is not None and share.has(number):
                return share
        rest = next((share for share in self._shares if not share.box_line), self._shares[0])
        if number is not None and rest.box_line and number not in self._unclaimed:
            self._unclaimed.add(number)
            log.warning("the box tells of line %s, which no line of the settings has", number)
        return rest


class _Share:
    """A line's share of a port."""

    def __init__(
        self,
        port: _SharedPort,
        box_line: str,
        *,
        publish: Callable[[LineEvent], object],
        report: Callable[[DeviceState], object],
        tell: Callable[[DialOutcome], object],
    ) -> None:
        self.box_line = box_line.strip()
        self.publish = publish
        self.report = report
        self.tell = tell
        self._port = port

    @property
    def can_dial(self) -> bool:
        """Say whether the settings name a modem that may be told to dial."""
        return self._port.watch.can_dial

    @property
    def is_open(self) -> bool:
        """Say whether the port is open now."""
        return self._port.watch.is_open

    def has(self, number: str) -> bool:
        """Say whether the box's number is this line's, with leading zeros or without."""
        return bool(self.box_line) and self.box_line.lstrip("0") == number.strip().lstrip("0")

    def start(self) -> None:
        """Begin to watch."""
        self._port.start(self)

    def stop(self) -> None:
        """End."""
        self._port.stop(self)

    def order(self, order: DialRequest) -> None:
        """Have the modem dial, let go or hang up."""
        self._port.order(self, order)
