"""`line listen` and `line parse`: what a signalling device says, as line events."""

from __future__ import annotations

import queue
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from dutyconsole.cli.output import Exit
from dutyconsole.clock import SystemClock
from dutyconsole.errors import BadInput, DeviceProblem
from dutyconsole.settings.line import SerialSource
from dutyconsole.settings_file import load_settings
from hardware.caller_id.events import LineEvent, SmdrLeg, to_json_dict
from hardware.caller_id.parser import QUIET_S
from hardware.caller_id.profiles import parser_for
from hardware.caller_id.series import merged
from hardware.line.watch import LineWatch

if TYPE_CHECKING:
    from dutyconsole.cli.session import Call
    from hardware.driver import DeviceState

CHUNK = 4096
HEARD_ALL_THE_SAME = frozenset({"modem_silent", "modem_refused", "port_no_control_lines"})
"""Faults in which the port is open: a box that answers no commands is listened to like any other."""


def parse(call: Call) -> int:
    """Print the events in captured bytes; `-` reads them from standard input."""
    name = call.options.file
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise BadInput("file_unreadable", file=name, why=error.strerror or str(error)) from error
    parser, at = parser_for(call.options.profile, pattern=call.options.pattern), SystemClock().now()
    events = [
        event
        for start in range(0, len(data), CHUNK)
        for event in parser.feed(data[start : start + CHUNK], at)
    ]
    zone = _zone(call)
    for event in merged([*events, *parser.close(at)]):
        _print(call, event, zone)
    return Exit.GOOD


def listen(call: Call) -> int:
    """Print events as they come, until the time is up or Ctrl+C."""
    options = call.options
    parser_for(
        options.profile, pattern=options.pattern
    )  # a wrong profile or pattern is said before listening
    source = SerialSource(
        port=options.port, baud=options.baud, profile=options.profile, pattern=options.pattern
    )
    news: queue.Queue[LineEvent | DeviceState] = queue.Queue()
    zone = _zone(call)
    # Here one call gives one report, so a name that comes late is waited for.
    watch = LineWatch(
        source, line="1", clock=SystemClock(), publish=news.put, report=news.put, settle_s=QUIET_S
    )
    watch.start()
    try:
        _follow(call, news, zone, options.seconds)
    except KeyboardInterrupt:
        pass
    finally:
        watch.stop()
        _print_rest(call, news, zone)
    return Exit.GOOD


def _zone(call: Call) -> ZoneInfo:
    return ZoneInfo(load_settings(call.folder.config).settings.room.zone)


def _follow(
    call: Call, news: queue.Queue[LineEvent | DeviceState], zone: ZoneInfo, seconds: float | None
) -> None:
    """Print until the time is up; raises `DeviceProblem` where the port cannot be opened at all."""
    until = None if seconds is None else time.monotonic() + seconds
    opened = False
    while until is None or time.monotonic() < until:
        try:
            event = news.get(timeout=0.1)
        except queue.Empty:
            continue
        if isinstance(event, SmdrLeg):
            continue  # the whole call comes with its last record
        if isinstance(event, LineEvent):
            opened = True
            _print(call, event, zone)
        elif event.state == "ok":
            opened = True
        elif opened or event.code in HEARD_ALL_THE_SAME:
            call.output.fail(DeviceProblem(event.code, **event.params))
        else:
            raise DeviceProblem(event.code, **event.params)


def _print_rest(call: Call, news: queue.Queue[LineEvent | DeviceState], zone: ZoneInfo) -> None:
    """Print what came while the listening was ending."""
    while not news.empty():
        event = news.get_nowait()
        if isinstance(event, LineEvent) and not isinstance(event, SmdrLeg):
            _print(call, event, zone)


def _print(call: Call, event: LineEvent, zone: ZoneInfo) -> None:
    fields = to_json_dict(event, zone)
    at = datetime.fromisoformat(fields["at"])
    words = " ".join(f"{key}={value}" for key, value in fields.items() if key not in ("event", "at"))
    call.output.row(fields, f"{at:%H:%M:%S.%f}\t{fields['event']}\t{words}")
