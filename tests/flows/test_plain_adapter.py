"""Two lines on the two channels of one card, with plain adapters and no serial port: a call, heard whole."""

from __future__ import annotations

import wave
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dutyconsole.app.events import CallChanged
from dutyconsole.app.room_file import read_room
from dutyconsole.bootstrap import open_console
from dutyconsole.cli.setup import sample_text
from dutyconsole.domain.call import CallState, Direction
from dutyconsole.domain.recording import RecordingState
from dutyconsole.paths import DataFolder
from dutyconsole.settings.line import SerialSource, SoundSource
from dutyconsole.settings_file import save_settings
from hardware.recorder.client import recorder_status
from hardware.sim.exchange import incoming
from hardware.sim.pulse import Pulse
from tests.support.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from dutyconsole.app.console import Console

pytestmark = pytest.mark.peer

RATE = 48000
NUMBER, UNIT = "13800000001", "东河镇人民政府"


def played(target: Path) -> Path:
    """Write a call on the left channel, an idle line on the right."""
    call = incoming(NUMBER, datetime(2026, 11, 26, 9, 0, tzinfo=UTC), RATE, count=1, talk_s=3.0, busy_s=3.5)
    both = np.zeros((len(call) + RATE, 2), np.int16)
    both[: len(call), 0] = call
    both += np.random.default_rng(3).integers(-8, 9, both.shape, np.int16)
    with wave.open(str(target), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(both.astype("<i2").tobytes())
    return target


def set_up(folder: DataFolder) -> None:
    """Fill the folder with the sample room, two lines on one card."""
    room = read_room(sample_text())
    first = replace(
        room.settings.lines[0], serial=SerialSource(), sound=SoundSource(device="default", channel=1)
    )
    second = replace(first, id="2", name="备用线", sound=replace(first.sound, channel=2))
    save_settings(folder.config, replace(room.settings, lines=(first, second)))
    with open_console(folder) as console:
        console.desk.submit(room.set_up).result()


def hears_both(folder: DataFolder) -> bool:
    """Say whether sound comes on both lines."""
    status = recorder_status(folder)
    return status is not None and [each.frames_age_s is not None for each in status.lines] == [True, True]


def listened(console: Console, states: list[CallState]) -> None:
    """Keep each new state that the desk tells of."""

    def hear(event: object) -> None:
        if isinstance(event, CallChanged) and event.state not in states:
            states.append(event.state)

    console.news.listen(hear)


def test_a_call_by_sound_alone_is_on_the_desk_with_its_contact(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = DataFolder(tmp_path / "room").make()
    set_up(folder)
    states: list[CallState] = []
    with Pulse(channels=2) as pulse:
        for name, value in pulse.settings.items():
            monkeypatch.setenv(name, value)
        with open_console(folder, recorder=True, end_recorder=True) as console:
            listened(console, states)
            until(lambda: hears_both(folder), "sound on both lines")
            pulse.play(played(tmp_path / "call.wav"))
            until(lambda: CallState.ENDED in states, "the end by the busy tone")
            until(
                lambda: (
                    console.desk.ask(lambda queries: queries.call_rows(queries.call_ids()))
                    .result()[0]
                    .recordings[0]
                    .state
                    is not RecordingState.RUNNING
                ),
                "the recording",
            )
            rows = console.desk.ask(lambda queries: queries.call_rows(queries.call_ids())).result()
    assert states == [CallState.RINGING, CallState.ANSWERED, CallState.ENDED]
    assert len(rows) == 1, "the other line has heard nothing"
    (row,) = rows
    assert (row.call.line, row.call.direction, row.call.rings) == ("1", Direction.INCOMING, 1)
    assert row.call.number == NUMBER
    assert row.contact is not None
    assert row.contact.unit == UNIT
    assert row.call.answered_by == "speech"
    assert row.call.disagreements == ()
    assert row.call.talk_seconds < 12.0, "the busy tone ended it, and not the silence"
