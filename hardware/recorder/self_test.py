"""The self-test of a line, in the recorder, which owns its input; and how the desk asks for it."""

from __future__ import annotations

import logging
import secrets
import time
import wave
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from dutyconsole.domain.call import CallState
from dutyconsole.domain.ids import LineId
from dutyconsole.domain.self_test import LONGEST_S, Measured
from dutyconsole.errors import DeviceProblem
from hardware.recorder.client import Wire
from hardware.recorder.wire import message
from hardware.signal.self_test import has_tone, measure

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from numpy.typing import NDArray

    from dutyconsole.paths import DataFolder
    from dutyconsole.settings.self_test import SelfTestRules
    from hardware.audio.input import SoundInput
    from hardware.recorder.listening import Listening

log = logging.getLogger("dutyconsole.recorder.self_test")

TURN_S = 0.05
BLOCK_S = 0.5
"""How long a tone must be there to be taken for the dial tone."""
GRACE_S = 10.0
"""Longer than asked for: a sound server may deliver late."""
KIND = "self_test"


@dataclass(frozen=True)
class TestRequest:
    """The order to test a line; `ticket` comes back with the result."""

    __test__ = False

    line: LineId
    seconds: float
    wait_s: float
    """How long to wait for a dial tone before it begins all the same."""
    ticket: str


def read_request(body: dict[str, Any]) -> TestRequest | None:
    """Read an order back; None where it is none."""
    if body.get("type") != KIND:
        return None
    try:
        seconds = min(max(float(body["seconds"]), 1.0), LONGEST_S)
        wait_s = min(max(float(body.get("wait_s", 0.0)), 0.0), LONGEST_S)
        return TestRequest(LineId(str(body["line"])), seconds, wait_s, str(body["ticket"]))
    except (KeyError, TypeError, ValueError):
        return None


def carry_out(
    request: TestRequest, listening: Listening | None, *, folder: DataFolder, now: Callable[[], datetime]
) -> dict[str, Any]:
    """Listen for some seconds beside the recording and return the answer, a body of the wire.

    A handset that is lifted for it begins a call, which is told to have been a test only; a call that comes
    in ends the test.
    """
    try:
        began = now()
        sound, rate = _listen(listening, request)
        file = f"self_tests/line-{request.line}-{began:%Y%m%dT%H%M%SZ}.wav"
        _keep(folder, file, sound, rate)
    except DeviceProblem as problem:
        return {"ticket": request.ticket, "code": problem.code}
    except OSError as error:
        log.warning("the self-test could not be kept: %s", error)
        return {"ticket": request.ticket, "code": "self_test_not_kept"}
    return {"ticket": request.ticket, "file": file, "measured": asdict(measure(sound, rate))}


def _listen(listening: Listening | None, request: TestRequest) -> tuple[NDArray[np.int16], int]:
    """Return some seconds of the input, from the dial tone on, and their rate."""
    if listening is None or listening.source is None:
        raise DeviceProblem("self_test_no_input")
    if not _is_free(listening):
        raise DeviceProblem("self_test_in_call")
    tap = _Tap(listening, listening.source)
    block = round(BLOCK_S * tap.rate)
    for _ in range(round(request.wait_s / BLOCK_S)):
        if has_tone(tap.take(block), tap.rate):
            break
    sound = tap.take(round(request.seconds * tap.rate))
    if (call := listening.logic.call) is not None:
        listening.logic.book.tested(call.key, listening.moment().t)
    return sound, tap.rate


class _Tap:
    """Reads the ring of an input beside its line; its ring may be read by several."""

    def __init__(self, listening: Listening, source: SoundInput) -> None:
        self._listening = listening
        self._source = source
        self._place = source.ring.written
        self.rate = source.rate

    def take(self, wanted: int) -> NDArray[np.int16]:
        """Return the next `wanted` frames as they come; raises `DeviceProblem`."""
        parts: list[NDArray[np.int16]] = []
        deadline = time.monotonic() + wanted / self.rate + GRACE_S
        while wanted > 0:
            if _rings(self._listening):
                raise DeviceProblem("self_test_interrupted")
            if self._listening.source is not self._source or time.monotonic() > deadline:
                raise DeviceProblem("self_test_no_input")
            place, part = self._source.ring.read(self._place, wanted)
            self._place = place + len(part)
            wanted -= len(part)
            parts.append(part)
            if not len(part):
                time.sleep(TURN_S)
        return np.concatenate(parts)


def _is_free(listening: Listening) -> bool:
    """Say whether the line may be tested: idle, or the handset is up and nothing was dialled yet."""
    call = listening.logic.call
    return call is None or (call.state is CallState.DIALLING and not call.number)


def _rings(listening: Listening) -> bool:
    call = listening.logic.call
    return call is not None and call.state is CallState.RINGING


def _keep(folder: DataFolder, file: str, sound: NDArray[np.int16], rate: int) -> None:
    path = folder.root / file
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as out:
        out.setparams((1, 2, rate, 0, "NONE", ""))
        out.writeframes(sound.astype("<i2", copy=False).tobytes())


def ask_for_test(folder: DataFolder, line: LineId, rules: SelfTestRules) -> tuple[Measured, str]:
    """Have the running recorder test a line and return (what was measured, file below the data folder).

    Waits for as long as it takes. Raises `DeviceProblem`: no recorder, no input, a call that runs or came in.
    """
    seconds, wait_s = rules.listen_s, rules.lift_s
    ticket = secrets.token_hex(8)
    with Wire(folder) as wire:
        wire.send(message(KIND, {"line": line, "seconds": seconds, "wait_s": wait_s, "ticket": ticket}))
        deadline = time.monotonic() + seconds + wait_s + 2 * GRACE_S
        for answer in wire.lines():
            if answer.get("type") == KIND and answer.get("ticket") == ticket:
                return _read_answer(answer)
            if time.monotonic() > deadline:
                break
    raise DeviceProblem("self_test_no_answer")


def _read_answer(answer: dict[str, Any]) -> tuple[Measured, str]:
    if "code" in answer:
        raise DeviceProblem(str(answer["code"]))
    try:
        return Measured(**answer["measured"]), str(answer["file"])
    except (KeyError, TypeError) as error:
        raise DeviceProblem("recorder_speaks_differently", why=str(error)) from error
