"""What PulseAudio (or PipeWire in its place) says of this process's streams: on which source each hangs.

PortAudio sees one device `default` or `pulse`; which card is behind it, only the server knows. It moves a
stream to another source without a word when the card goes, and the stream then delivers that one's sound.
Where there is no such server or no libpulse, nothing is known, and digital zeros alone tell of it.
"""

from __future__ import annotations

import importlib
import logging
import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

log = logging.getLogger("dutyconsole.sound")

ENV_SOURCE = "PULSE_SOURCE"
"""Read by libpulse when it connects: the source of a stream that names none."""
ANSWER_S = 2.0


class PulseView:
    """The sources of the server and our streams on them, as they were at one moment."""

    def __init__(self, sources: dict[int, str], outputs: dict[int, str]) -> None:
        self.sources = frozenset(sources.values())
        """Names of all sources."""
        self.outputs = outputs
        """The source on which each stream of this process hangs, by the stream's number."""


NOTHING = PulseView({}, {})


class PulseServer:
    """Asks the server, and does not wait for one that hangs."""

    def __init__(self) -> None:
        self._asking: threading.Thread | None = None

    def look(self) -> PulseView:
        """Return what it says now; `NOTHING` where none answers in time."""
        if self._asking is not None and self._asking.is_alive():
            return NOTHING
        answers: list[PulseView] = []
        # libpulse waits for ever for a server that hangs, so it is asked in a thread that may be left behind.
        self._asking = threading.Thread(target=_ask, args=(answers,), name="sound-server", daemon=True)
        self._asking.start()
        self._asking.join(ANSWER_S)
        return answers[0] if answers else NOTHING


def _ask(answers: list[PulseView]) -> None:
    try:
        pulse = importlib.import_module("pulsectl")
    except (OSError, ImportError) as error:
        log.debug("no libpulse: %s", error)
        return
    try:
        with pulse.Pulse("dutyconsole") as server:
            answers.append(_view(server))
    except pulse.PulseError as error:
        log.debug("no sound server of this kind: %s", error)


def _view(server: Any) -> PulseView:
    sources = {source.index: source.name for source in server.source_list()}
    ours = str(os.getpid())
    return PulseView(
        sources,
        {
            output.index: sources.get(output.source, "")
            for output in server.source_output_list()
            if output.proplist.get("application.process.id") == ours
        },
    )


@contextmanager
def preferring(source: str) -> Iterator[None]:
    """Have streams that are opened meanwhile hang on that source, where a name is given."""
    before = os.environ.get(ENV_SOURCE)
    if source:
        os.environ[ENV_SOURCE] = source
    try:
        yield
    finally:
        if before is not None:
            os.environ[ENV_SOURCE] = before
        elif source:
            del os.environ[ENV_SOURCE]
