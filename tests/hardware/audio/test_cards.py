"""A real sound server whose cards go, hang, are swapped and share their channels among lines."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from dutyconsole.domain.facts import Fact, FactKind
from dutyconsole.domain.ids import LineId
from dutyconsole.domain.status import Health
from dutyconsole.errors import DeviceProblem
from dutyconsole.paths import DataFolder
from dutyconsole.settings.line import Line, SoundSource
from dutyconsole.settings.recorder import Recorder
from dutyconsole.settings.root import Settings
from hardware.audio import devices
from hardware.audio.cards import Cards, StillHeldError
from hardware.audio.devices import SoundDevice, choose
from hardware.audio.keeper import SoundKeeper, open_input
from hardware.recorder.journal import facts_after, journal_path
from tests.hardware.audio.server import RATE, found_in, served
from tests.hardware.recorder.stage import facts, room, running
from tests.support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hardware.audio.input import SoundInput
    from hardware.sim.pulse import Pulse

OTHER = "webcam"


@pytest.fixture
def pulse(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pulse]:
    with served(monkeypatch) as server:
        yield server


@pytest.fixture
def kept(
    pulse: Pulse, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> Iterator[SoundKeeper]:
    """Return a keeper that hears the line through the server."""
    monkeypatch.setattr("hardware.audio.cards.LOOK_S", 0.3)
    source = SoundSource()
    opener = partial(open_input, cards=Cards((source,)))
    kept = SoundKeeper(source, line="1", history_s=1.0, alarm_s=2.0, opener=opener)
    with caplog.at_level(logging.WARNING, logger="dutyconsole.sound"):
        kept.start()
        until(lambda: kept.report.health is Health.OK, "the line is heard")
        yield kept
        pulse.hang(on=False)
        kept.stop()


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return the codes of what went wrong, in order."""
    return [record.getMessage().rpartition(": ")[2] for record in caplog.records]


def test_a_card_that_goes_and_comes_back(
    pulse: Pulse, kept: SoundKeeper, caplog: pytest.LogCaptureFixture
) -> None:
    pulse.unplug()
    until(lambda: kept.report.health is not Health.OK, "the alarm")
    assert told(caplog)[0] == "sound_lost"
    pulse.plug()
    until(lambda: kept.report.health is Health.OK, "it is heard again")


def test_a_server_that_hangs_and_goes_on(pulse: Pulse, kept: SoundKeeper) -> None:
    pulse.hang()
    until(lambda: kept.report.code == "sound_stalled", "the alarm")
    pulse.hang(on=False)
    until(lambda: kept.report.health is Health.OK, "it is heard again")


def test_a_stream_that_the_server_moves_is_put_back_on_its_own_card(
    pulse: Pulse, kept: SoundKeeper, caplog: pytest.LogCaptureFixture
) -> None:
    pulse.plug(OTHER)
    pulse.unplug()
    # The server goes on delivering, from the other card, and says nothing.
    until(lambda: kept.report.code == "sound_other_card", "the alarm that stays")
    assert told(caplog)[:2] == ["sound_moved", "sound_other_card"]
    assert kept.report.params == {"name": "phone.monitor", "found": f"{OTHER}.monitor"}
    # A spare card is better than no recording.
    assert kept.hears
    pulse.plug()
    until(lambda: kept.report.health is Health.OK, "the right card is back")
    heard = kept.input
    assert heard is not None
    assert heard.problem is None


def test_sources_of_the_server_are_cards_of_their_own(pulse: Pulse, tmp_path: Path) -> None:
    pulse.plug(OTHER)
    cards = Cards()
    line, other = (
        cards.open(SoundSource(device=f"pulse:{name}.monitor"), history_s=1.0) for name in ("phone", OTHER)
    )
    noise = np.random.default_rng(5).normal(0, 3000, RATE).astype(np.int16)
    soundfile.write(tmp_path / "noise.wav", noise, RATE, subtype="PCM_16")
    pulse.play(tmp_path / "noise.wav", sink=OTHER)
    until(lambda: is_heard(other), "sound of the other card")
    assert not is_heard(line)
    for heard in (line, other):
        heard.close()
    with pytest.raises(DeviceProblem) as caught:
        cards.open(SoundSource(device="pulse:gone"), history_s=1.0)
    assert caught.value.code == "sound_device_unknown"
    assert caught.value.params["known"] == f"phone.monitor; {OTHER}.monitor"


def is_heard(card: SoundInput) -> bool:
    """Say whether anything but zeros came."""
    return bool(card.ring.read(0, card.ring.capacity)[1].any())


def test_zeros_and_sound_too_loud_are_told(
    tmp_path: Path, pulse: Pulse, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("hardware.signal.constant.FLOOR_S", 0.5)
    noise = np.random.default_rng(2).normal(0, 3000, RATE).astype(np.int16)
    noise[noise == 0] = 1
    sine = np.clip(60000 * np.sin(2 * np.pi * 440 * np.arange(RATE * 2) / RATE), -32768, 32767)
    soundfile.write(tmp_path / "noise.wav", noise, RATE, subtype="PCM_16")
    soundfile.write(tmp_path / "loud.wav", sine.astype(np.int16), RATE, subtype="PCM_16")
    folder = DataFolder(tmp_path / "data")

    def codes() -> list[str]:
        states = (fact.data for fact in facts(folder, FactKind.DEVICE_STATE))
        return [data.get("code", "") for data in states if data["device"] == "sound"]

    with (
        caplog.at_level(logging.WARNING, logger="dutyconsole"),
        running(folder, room("default", alarm_s=1.5)),
    ):
        until(lambda: codes() == [""], "sound")
        pulse.play(tmp_path / "noise.wav")
        until(lambda: "sound_constant" in codes(), "the zeros are told")
        pulse.play(tmp_path / "loud.wav")
        until(lambda: "sound_clipped" in codes(), "the loud sound is told")


def test_two_lines_share_a_card_and_each_records_its_own_channel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = np.random.default_rng(11)
    sides = chance.normal(0, 3000, (2, RATE * 2)).astype(np.int16)
    soundfile.write(tmp_path / "both.wav", sides.T, RATE, subtype="PCM_16")
    lines = tuple(
        Line(id=str(channel), sound=SoundSource(device="default", channel=channel, rate=RATE))
        for channel in (1, 2)
    )
    settings = Settings(lines=lines, recorder=Recorder(hang_s=3.0, preroll_s=1.0))
    folder = DataFolder(tmp_path / "data")
    with served(monkeypatch, channels=2) as pulse, running(folder, settings):
        for line in lines:
            until(lambda line=line: of(folder, line, FactKind.DEVICE_STATE), "sound")  # type: ignore[misc]
        assert len(devices.streams) == 1
        pulse.play(tmp_path / "both.wav")
    # The last frames were still on their way when the recorder ended.
    sides = sides[:, : -RATE // 2]
    for line, mine, other in zip(lines, sides, sides[::-1], strict=True):
        (started,), (ended,) = (
            of(folder, line, kind) for kind in (FactKind.RECORDING_STARTED, FactKind.RECORDING_ENDED)
        )
        heard, _ = soundfile.read(folder.root / started.data["file"], dtype="int16")
        begin = found_in(heard, mine)
        assert np.array_equal(heard[begin : begin + len(mine)], mine)
        assert abs(np.corrcoef(heard[begin : begin + len(mine)], other)[0, 1]) < 0.05
        assert ended.data["lost_frames"] == 0


def of(folder: DataFolder, line: Line, kind: FactKind) -> list[Fact]:
    """Return the facts of one kind of one line."""
    return [
        fact for fact in facts_after(journal_path(folder.journal, LineId(line.id)), 0) if fact.kind is kind
    ]


def test_a_dead_channel_does_not_close_the_card_of_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = (SoundSource(channel=1), SoundSource(channel=2))
    with served(monkeypatch, channels=2):
        cards = Cards(sources)
        one, two = (cards.open(source, history_s=1.0) for source in sources)
        one.doubt()
        assert not one.is_doubted()
        two.doubt()
        assert one.is_doubted()
        assert two.is_doubted()
        one.close()
        with pytest.raises(StillHeldError):
            cards.open(sources[0], history_s=1.0)
        two.close()
        again = cards.open(sources[0], history_s=1.0)
        assert not again.is_doubted()
        with pytest.raises(DeviceProblem) as caught:
            cards.open(SoundSource(channel=9), history_s=1.0)
        assert caught.value.code == "sound_channel_missing"
        again.close()
        assert devices.streams == set()


@pytest.mark.parametrize(
    ("wanted", "present", "chosen"),
    [
        # The same card under another number, and another card under the number that it had.
        ("USB Audio: - (hw:1,0)", ["Webcam: - (hw:1,0)", "USB Audio: - (hw:2,0)"], "USB Audio: - (hw:2,0)"),
        ("USB Audio: - (hw:1,0)", ["Webcam: - (hw:1,0)"], None),
        ("hw:1,0", ["Webcam: - (hw:1,0)"], None),
        ("usb audio", ["Webcam: - (hw:1,0)", "USB Audio: - (hw:2,0)"], "USB Audio: - (hw:2,0)"),
        ("USB Audio: - (hw:1,0)", ["USB Audio: - (hw:2,0)", "USB Audio: - (hw:3,0)"], None),
        (
            "USB Audio: - (hw:3,0)",
            ["USB Audio: - (hw:2,0)", "USB Audio: - (hw:3,0)"],
            "USB Audio: - (hw:3,0)",
        ),
    ],
)
def test_a_card_is_known_by_its_name_not_by_its_number(
    monkeypatch: pytest.MonkeyPatch, wanted: str, present: list[str], chosen: str | None
) -> None:
    found = [SoundDevice(place, name, 2, 48000.0, "ALSA") for place, name in enumerate(present)]
    monkeypatch.setattr(devices, "input_devices", lambda: found)
    if chosen is not None:
        assert choose(wanted).name == chosen
        return
    with pytest.raises(DeviceProblem) as caught:
        choose(wanted)
    assert caught.value.code == "sound_device_unknown"
    assert all(name in str(caught.value.params["known"]) for name in present)
