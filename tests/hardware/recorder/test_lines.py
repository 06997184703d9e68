"""Many lines at one recorder: each records whole, and one that fails disturbs no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import soundfile

from dutyconsole.clock import SystemClock
from dutyconsole.domain.facts import Fact, FactKind
from dutyconsole.domain.ids import LineId
from dutyconsole.paths import DataFolder
from dutyconsole.settings.line import Line, SoundSource
from dutyconsole.settings.recorder import Recorder
from dutyconsole.settings.root import Settings
from hardware.recorder.journal import facts_after, journal_path
from hardware.sim.sound import SoundFeed
from tests.hardware.recorder.stage import running
from tests.support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pytest

RATE = 8000
VOICE = np.random.default_rng(4).normal(0, 2000, RATE * 2).astype(np.int16)


def lines_on(devices: Sequence[str]) -> Settings:
    """Return the settings of a room with a line on each of these inputs."""
    lines = tuple(
        Line(id=str(place), name=f"线路{place}", sound=SoundSource(device=device))
        for place, device in enumerate(devices, start=1)
    )
    return Settings(lines=lines, recorder=Recorder(hang_s=3.0, preroll_s=1.0, alarm_silence_s=2.0))


def of(folder: DataFolder, line: Line, kind: FactKind) -> list[Fact]:
    """Return the facts of one kind of one line."""
    found = facts_after(journal_path(folder.journal, LineId(line.id)), 0)
    return [fact for fact in found if fact.kind is kind]


def all_have(folder: DataFolder, settings: Settings, kind: FactKind) -> bool:
    """Say whether every line has noted such a fact."""
    return all(of(folder, line, kind) for line in settings.lines)


def are_whole(folder: DataFolder, lines: Sequence[Line]) -> bool:
    """Say whether the running recordings of these lines hold all that was played, pre-roll and all."""
    files = [folder.root / of(folder, line, FactKind.RECORDING_STARTED)[0].data["file"] for line in lines]
    return all(file.stat().st_size > 2 * (len(VOICE) + 2 * RATE) for file in files)


def heard(folder: DataFolder, line: Line) -> tuple[np.ndarray[tuple[int], np.dtype[np.int16]], int]:
    """Return the one recording of a line, and the frames that it lacks."""
    (started,), (ended,) = (
        of(folder, line, kind) for kind in (FactKind.RECORDING_STARTED, FactKind.RECORDING_ENDED)
    )
    frames, _ = soundfile.read(folder.root / started.data["file"], dtype="int16")
    return frames, ended.data["lost_frames"]


def test_sixteen_lines_record_at_once_without_loss(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    with SoundFeed(SystemClock(), noise_dbfs=-200.0) as feed:
        settings = lines_on([feed.device] * 16)
        with running(folder, settings):
            until(lambda: all_have(folder, settings, FactKind.DEVICE_STATE), "sound on every line")
            feed.play(VOICE)
            until(lambda: all_have(folder, settings, FactKind.RECORDING_STARTED), "sixteen recordings")
            assert feed.wait_played(60.0)
            until(lambda: are_whole(folder, settings.lines), "all of it on the disk")
    for line in settings.lines:
        frames, lost = heard(folder, line)
        begin = int(np.flatnonzero(frames)[0])
        assert np.array_equal(frames[begin : begin + len(VOICE) - 1], VOICE[:-1])
        assert lost == 0


def test_a_line_whose_card_goes_disturbs_no_other(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = DataFolder(tmp_path / "data")
    quiet = SoundFeed(SystemClock(), noise_dbfs=-200.0)
    with caplog.at_level("WARNING", logger="dutyconsole"), quiet as whole, SoundFeed(SystemClock()) as torn:
        settings = lines_on([whole.device, torn.device])
        first, second = settings.lines
        with running(folder, settings):
            until(lambda: all_have(folder, settings, FactKind.DEVICE_STATE), "sound on both")
            whole.play(VOICE)
            torn.play(VOICE)
            until(lambda: all_have(folder, settings, FactKind.RECORDING_STARTED), "both record")
            torn.unplug()
            until(lambda: of(folder, second, FactKind.CALL_UNRECORDED), "the second is lost")
            until(lambda: are_whole(folder, [first]), "the first is whole")
    frames, lost = heard(folder, first)
    begin = int(np.flatnonzero(frames)[0])
    assert np.array_equal(frames[begin : begin + len(VOICE) - 1], VOICE[:-1])
    assert lost == 0
    assert len(of(folder, first, FactKind.DEVICE_STATE)) == 1
