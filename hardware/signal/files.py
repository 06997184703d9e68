"""Line events in a sound file (WAV, FLAC and whatever else libsndfile reads), each channel for itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import soundfile

from dutyconsole.errors import BadInput, Damaged
from hardware.caller_id.datagram import Lamp
from hardware.caller_id.events import CallerIdReport, Digits, LineEvent, MessageWaiting, Tone
from hardware.caller_id.series import merged
from hardware.signal.decoder import SoundDecoder
from hardware.signal.heard import HeardDigits, HeardId, HeardTone
from hardware.signal.resample import LOWEST_RATE

if TYPE_CHECKING:
    from pathlib import Path

    from dutyconsole.errors import DutyError
    from hardware.signal.heard import Heard

BLOCK_S = 10


@dataclass(frozen=True)
class FileEvent:
    """An event in a file, `at_s` seconds from its start, on one of its channels (from 1)."""

    event: LineEvent
    at_s: float
    channel: int


@dataclass(frozen=True)
class FileEvents:
    """What a file holds, in the order of time; `damage` is where its reading had to stop, or None."""

    channels: int
    events: tuple[FileEvent, ...]
    damage: DutyError | None = None


def events_in(path: Path) -> FileEvents:
    """Return the events in a sound file; raises `BadInput` where it is none.

    A recording is last written when it ends: so its start, and the time of each event, is reckoned back from
    the time that the file system keeps.
    """
    try:
        ended = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        with soundfile.SoundFile(path) as file:
            if file.samplerate < LOWEST_RATE:
                rate, least = file.samplerate, LOWEST_RATE
                raise BadInput("sound_rate_too_low", file=path.name, rate=rate, least=least)
            heard, length_s, damage = _heard_in(file, path.name)
    except (OSError, soundfile.LibsndfileError) as error:
        why = getattr(error, "strerror", None) or getattr(error, "error_string", None) or str(error)
        raise BadInput("file_unreadable", file=str(path), why=why.rstrip(".")) from error
    start = ended - timedelta(seconds=length_s)
    found = [
        FileEvent(event, (event.at - start).total_seconds(), channel)
        for channel, told in enumerate(heard, start=1)
        for event in merged(_as_event(one, start) for one in sorted(told, key=lambda one: one.at_s))
    ]
    return FileEvents(len(heard), tuple(sorted(found, key=lambda one: one.at_s)), damage)


def _heard_in(file: Any, name: str) -> tuple[list[list[Heard]], float, DutyError | None]:
    """Return what each channel says, the length (s), and where the file turned out to be damaged."""
    decoders = [SoundDecoder(file.samplerate) for _ in range(file.channels)]
    heard: list[list[Heard]] = [[] for _ in decoders]
    frames, damage = 0, None
    while True:
        try:
            block = file.read(BLOCK_S * file.samplerate, dtype="float32", always_2d=True)
        except soundfile.LibsndfileError as error:
            at = round(frames / file.samplerate)
            damage = Damaged("sound_file_torn", file=name, at=at, why=error.error_string.rstrip("."))
            break
        if not len(block):
            break
        frames += len(block)
        for number, decoder in enumerate(decoders):
            heard[number] += decoder.feed(block[:, number])
    for number, decoder in enumerate(decoders):
        heard[number] += decoder.close()
    return heard, frames / file.samplerate, damage


def _as_event(heard: Heard, start: datetime) -> LineEvent:
    """Return the line event of what was heard in sound that began at `start`."""
    at = start + timedelta(seconds=heard.at_s)
    match heard:
        case HeardDigits():
            return Digits(at, heard.digits)
        case HeardTone():
            return Tone(at, heard.tone, heard.at_s, heard.to_s)
        case HeardId(told=told):
            pass
    return MessageWaiting(at, told.on) if isinstance(told, Lamp) else CallerIdReport(at, told)
