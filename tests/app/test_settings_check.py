"""Settings that fit their ranges and still cannot be used."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dutyconsole.app.settings_check import wrong_settings
from dutyconsole.settings.line import Hearing, Line, SerialSource, SoundSource
from dutyconsole.settings.recorder import Recorder
from dutyconsole.settings.room import Room, Shift
from dutyconsole.settings.root import Settings

GOOD = Settings()
OTHER_CHANNEL = Line(sound=SoundSource(channel=2))
HOOKED = Line(serial=SerialSource(port="COM3", hook_line="cts"), answer_by="control_line")

BOX = Line(serial=SerialSource(port="COM3", profile="whozz", box_line="1"), sound=SoundSource(device=""))
SECOND = replace(BOX, id="2", serial=SerialSource(port="COM3", profile="whozz", box_line="02"))


def test_the_shipped_settings_are_right() -> None:
    assert wrong_settings(GOOD) == ()
    assert wrong_settings(replace(GOOD, lines=(HOOKED,))) == ()
    assert wrong_settings(replace(GOOD, lines=(Line(), replace(OTHER_CHANNEL, id="2")))) == ()
    silent = Line(sound=SoundSource(device=""))
    assert wrong_settings(replace(GOOD, lines=(silent, replace(silent, id="2")))) == ()
    assert wrong_settings(replace(GOOD, lines=(BOX, SECOND))) == ()


@pytest.mark.parametrize(
    ("settings", "key", "code"),
    [
        (replace(GOOD, lines=()), "lines", "no_line"),
        (replace(GOOD, lines=(Line(), OTHER_CHANNEL)), "lines.1.id", "line_id_taken"),
        (
            replace(GOOD, lines=(Line(), replace(OTHER_CHANNEL, id="2", sound=SoundSource()))),
            "lines.1.sound.channel",
            "sound_channel_taken",
        ),
        (replace(GOOD, lines=(Line(id="../x"),)), "lines.0.id", "line_id_odd"),
        (replace(GOOD, lines=(Line(id=" "),)), "lines.0.id", "line_id_odd"),
        (replace(GOOD, lines=(Line(name=" "),)), "lines.0.name", "line_needs_name"),
        (
            replace(GOOD, lines=(replace(HOOKED, serial=SerialSource(hook_line="cts")),)),
            "lines.0.serial.hook_line",
            "hook_needs_port",
        ),
        (replace(GOOD, lines=(Line(answer_by="control_line"),)), "lines.0.answer_by", "answer_needs_hook"),
        (
            replace(GOOD, lines=(BOX, replace(BOX, id="2"))),
            "lines.1.serial.box_line",
            "port_shared_unnumbered",
        ),
        (
            replace(GOOD, lines=(BOX, replace(SECOND, serial=replace(SECOND.serial, baud=1200)))),
            "lines.1.serial.port",
            "port_shared_differently",
        ),
        (replace(GOOD, lines=(Line(hearing=Hearing(busy="0,35")),)), "lines.0.hearing.busy", "cadence_odd"),
        (
            replace(GOOD, lines=(Line(hearing=Hearing(ring_cadence="1/90")),)),
            "lines.0.hearing.ring_cadence",
            "cadence_odd",
        ),
        (replace(GOOD, shift=Shift(start="8点半")), "shift.start", "time_odd"),
        (replace(GOOD, shift=Shift(hours=7.0)), "shift.hours", "shift_hours_odd"),
        (replace(GOOD, shift=Shift(name="")), "shift.name", "shift_needs_name"),
        (replace(GOOD, room=Room(zone="Mars/Base")), "room.zone", "zone_unknown"),
        (replace(GOOD, room=Room(zone="../etc")), "room.zone", "zone_unknown"),
        (replace(GOOD, room=Room(zone="")), "room.zone", "zone_unknown"),
        (replace(GOOD, recorder=Recorder(disk_red_hours=72)), "recorder.disk_red_hours", "disk_limits_odd"),
        (replace(GOOD, recorder=Recorder(copy_folder="b")), "recorder.copy_folder", "copy_folder_relative"),
    ],
)
def test_each_fault_is_named_at_its_setting(settings: Settings, key: str, code: str) -> None:
    assert [(one.key, one.why.code) for one in wrong_settings(settings)] == [(key, code)]
