"""Sound files: each channel for itself, times from the file, and what is damaged or no sound at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from dutyconsole.errors import BadInput, Damaged
from hardware.caller_id.events import CallerIdReport, Digits, Tone
from hardware.signal.files import events_in
from hardware.sim.telephone import BadLine, as_card, dtmf, fsk, over, sdmf
from tests.support.sound import write_wav

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

RATE = 8000
ENDED = 1_795_000_000.0


def call(*, seconds: float = 4.0) -> NDArray[np.int16]:
    """Return a caller's message, and digits dialled a second later."""
    line = BadLine(snr_db=25.0)
    message = fsk(sdmf("11232007", "13800000001"), RATE, dbm0=-20)
    sound = np.concatenate(
        (
            over(message, RATE, line, seed=1),
            np.zeros(RATE),
            over(dtmf("114", RATE, low_dbm0=-15), RATE, line, seed=2),
        )
    )
    rest = np.zeros(max(0, round(seconds * RATE) - len(sound)))
    return as_card(np.concatenate((sound, rest)))


def test_events_have_the_time_of_the_sound(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav", call(), rate=RATE)
    os.utime(path, (ENDED, ENDED))
    found = events_in(path)
    assert (found.channels, found.damage) == (1, None)
    report, digits = found.events
    assert isinstance(report.event, CallerIdReport)
    assert isinstance(digits.event, Digits)
    assert (report.event.caller.number, digits.event.digits) == ("13800000001", "114")
    assert report.event.at.timestamp() == pytest.approx(ENDED - 4.0 + report.at_s, abs=0.001)
    assert report.at_s == pytest.approx(0.7, abs=0.02)


def test_the_channels_do_not_hear_each_other(tmp_path: Path) -> None:
    tone = np.sin(2 * np.pi * 450 * np.arange(4 * RATE) / RATE) * 3000
    both = np.stack((call()[: 4 * RATE], tone.astype(np.int16)), axis=1)
    found = events_in(write_wav(tmp_path / "b.wav", both, rate=RATE, channels=2))
    assert {(type(one.event), one.channel) for one in found.events} == {
        (CallerIdReport, 1),
        (Digits, 1),
        (Tone, 2),
    }


def test_a_message_sent_twice_is_one_call(tmp_path: Path) -> None:
    twice = np.concatenate((call()[: 3 * RATE // 2], call()[: 3 * RATE // 2]))
    found = events_in(write_wav(tmp_path / "c.wav", twice, rate=RATE))
    assert [type(one.event) for one in found.events] == [CallerIdReport]


def test_a_torn_file_gives_what_stands_before(tmp_path: Path) -> None:
    path, torn = tmp_path / "whole.flac", tmp_path / "torn.flac"
    noise = np.random.default_rng(1).normal(0, 300, 60 * RATE).astype(np.int16)
    noise[: 4 * RATE] = call()[: 4 * RATE]
    soundfile.write(path, noise, RATE)
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 60_000] = bytes(60_000)
    torn.write_bytes(data[: len(data) * 3 // 4])
    found = events_in(torn)
    assert [type(one.event) for one in found.events] == [CallerIdReport, Digits]
    assert isinstance(found.damage, Damaged)


def test_an_empty_recording_holds_nothing(tmp_path: Path) -> None:
    found = events_in(write_wav(tmp_path / "e.wav", np.zeros(0, np.int16), rate=RATE))
    assert (found.events, found.damage) == ((), None)


@pytest.mark.parametrize("data", [b"", b"RIFF", b"no sound at all" * 100])
def test_what_is_no_sound_file(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "f.wav").write_bytes(data)
    with pytest.raises(BadInput) as refused:
        events_in(tmp_path / "f.wav")
    assert refused.value.code == "file_unreadable"


def test_a_rate_too_low_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        events_in(write_wav(tmp_path / "g.wav", np.zeros(2000, np.int16), rate=2000))
    assert refused.value.code == "sound_rate_too_low"
