"""The self-test on a real recorder: with a dial tone, without, in a call, and as a process on PulseAudio."""

from __future__ import annotations

import threading
import wave
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest
import soundfile

from dutyconsole.clock import SystemClock
from dutyconsole.domain.call import Call, CallState
from dutyconsole.domain.facts import FactKind
from dutyconsole.domain.ids import LineId
from dutyconsole.domain.self_test import Measured, judge
from dutyconsole.errors import DeviceProblem
from dutyconsole.paths import DataFolder
from dutyconsole.settings.self_test import SelfTestRules
from hardware.audio.ring import Ring
from hardware.recorder.client import recorder_status
from hardware.recorder.self_test import ask_for_test, carry_out, read_request
from hardware.recorder.wire import read_address
from hardware.signal.activity import FLOOR_DBFS
from hardware.sim.sound import SoundFeed
from tests.hardware.audio.server import RATE as CARD_RATE
from tests.hardware.audio.server import served
from tests.hardware.recorder.stage import LINE, config, facts, process, room, running
from tests.support import make
from tests.support.waiting import until
from ui.tone import write_tone

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from hardware.recorder.listening import Listening
    from hardware.sim.pulse import Pulse

RATE = 8000
RULES = SelfTestRules()


def dial_tone(seconds: float, *, rate: int = RATE, hertz: float = 450.0) -> NDArray[np.int16]:
    """Return a tone at -18 dBFS with a little noise under it."""
    time = np.arange(round(seconds * rate)) / rate
    sound = 5800 * np.sin(2 * np.pi * hertz * time)
    return (sound + np.random.default_rng(3).normal(0, 20, time.size)).astype(np.int16)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data").make()


def hearing(folder: DataFolder) -> None:
    """Wait until the recorder hears its line and can be reached."""
    until(lambda: read_address(folder), "the recorder")
    until(lambda: facts(folder, FactKind.DEVICE_STATE), "sound")


def asked(seconds: float, wait_s: float = 0.0) -> SelfTestRules:
    """Return the room's rules with these times."""
    return replace(RULES, listen_s=seconds, lift_s=wait_s)


def in_call(folder: DataFolder) -> bool:
    status = recorder_status(folder)
    return status is not None and status.lines[0].call_state != "idle"


def refusal(folder: DataFolder, line: LineId = LINE, seconds: float = 1.0) -> str:
    with pytest.raises(DeviceProblem) as caught:
        ask_for_test(folder, line, asked(seconds))
    return caught.value.code


def test_a_dial_tone_is_found_and_its_sound_kept(folder: DataFolder) -> None:
    with SoundFeed(SystemClock()) as feed, running(folder, room(feed.device)):
        hearing(folder)
        lifting = threading.Timer(0.7, feed.play, [dial_tone(30.0)])
        lifting.start()
        measured, file = ask_for_test(folder, LINE, asked(1.5, 30.0))
        lifting.join()
    assert (measured.has_tone, judge(measured, RULES)) == (True, ())
    assert measured.level_dbfs == pytest.approx(-18.0, abs=0.5)
    with wave.open(str(folder.root / file), "rb") as kept:
        assert (kept.getframerate(), kept.getnframes()) == (RATE, RATE * 3 // 2)


def test_a_handset_that_is_up_for_the_test_leaves_a_call_that_says_so(folder: DataFolder) -> None:
    with SoundFeed(SystemClock()) as feed, running(folder, room(feed.device)):
        hearing(folder)
        feed.play(dial_tone(60.0))
        until(lambda: in_call(folder), "the lifted handset")
        measured, _ = ask_for_test(folder, LINE, asked(1.0, 30.0))
        feed.hush()
        until(lambda: facts(folder, FactKind.CALL_ENDED), "the handset is down again")
    assert measured.has_tone
    started, ended = facts(folder, FactKind.CALL_STARTED)[0], facts(folder, FactKind.CALL_ENDED)[0]
    assert (started.data["direction"], ended.data["result"]) == ("out", "self_test")


def test_a_line_in_use_is_left_alone_and_an_unknown_one_refused(folder: DataFolder) -> None:
    assert refusal(folder) == "recorder_not_running"
    with SoundFeed(SystemClock()) as feed, running(folder, room(feed.device)):
        hearing(folder)
        assert refusal(folder, LineId("7")) == "self_test_no_input"
        feed.play(np.random.default_rng(4).normal(0, 3000, RATE * 30).astype(np.int16))
        # The fact is on the disk a moment before the recorder goes by it.
        until(lambda: in_call(folder), "a call")
        assert refusal(folder) == "self_test_in_call"
    assert not (folder.root / "self_tests").exists()


def test_a_torn_order_is_none() -> None:
    for body in (
        {},
        {"type": "self_test"},
        {"type": "self_test", "line": "1", "seconds": "x", "ticket": "t"},
    ):
        assert read_request(body) is None
    order = read_request({"type": "self_test", "line": 1, "seconds": 900, "ticket": "t"})
    assert order is not None
    assert order.seconds == 30.0


def test_a_call_that_rings_ends_the_test(folder: DataFolder) -> None:
    ring = Ring(RATE * 10)
    ring.write(np.ones(RATE, np.int16))
    calls = iter([None, None, make.call(state=CallState.RINGING)])

    class Logic:
        """A line on which it begins to ring at the third look."""

        @property
        def call(self) -> Call | None:
            return next(calls)

    listening = SimpleNamespace(source=SimpleNamespace(ring=ring, rate=RATE), logic=Logic())
    order = read_request({"type": "self_test", "line": "1", "seconds": 2.0, "ticket": "t"})
    assert order is not None
    answer = carry_out(order, cast("Listening", listening), folder=folder, now=SystemClock().now)
    assert answer == {"ticket": "t", "code": "self_test_interrupted"}
    assert not (folder.root / "self_tests").exists()


@pytest.mark.peer
def test_the_process_tests_a_real_sound_server(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Silence, then hum, then the tone that the desk plays."""
    # What is played shall not be taken for a call, which would rightly keep the test away.
    text = config("default").replace('id = "1"\n', 'id = "1"\nspeech_dbfs = -10.0\n')
    folder.config.write_text(text, encoding="utf-8")
    hum = dial_tone(60.0, rate=CARD_RATE, hertz=50.0)
    soundfile.write(tmp_path / "hum.wav", hum, CARD_RATE, subtype="PCM_16")
    write_tone(tmp_path / "tone.wav")
    with served(monkeypatch) as pulse, process(folder, env=pulse.env):
        hearing(folder)
        silence, _ = ask_for_test(folder, LINE, asked(1.0))
        assert judge(silence, RULES) == ("self_test_no_sound",)
        humming = while_playing(pulse, tmp_path / "hum.wav", folder)
        assert judge(humming, RULES) == ("self_test_no_tone", "self_test_hum")
        player = pulse.start_playing(tmp_path / "tone.wav")
        try:
            tone, file = ask_for_test(folder, LINE, asked(1.0, 30.0))
        finally:
            player.terminate()
            player.wait()
        assert judge(tone, RULES) == ()
    assert soundfile.info(folder.root / file).frames == RATE


def while_playing(pulse: Pulse, path: Path, folder: DataFolder) -> Measured:
    """Test the line again and again until what is played has reached it and fills the test."""
    player = pulse.start_playing(path)
    try:
        before = FLOOR_DBFS
        for _ in range(30):
            measured, _ = ask_for_test(folder, LINE, asked(1.0))
            if measured.level_dbfs > -30 and abs(measured.level_dbfs - before) < 1:
                return measured
            before = measured.level_dbfs
    finally:
        player.terminate()
        player.wait()
    raise AssertionError("the tone never came")
