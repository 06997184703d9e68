"""What a killed recorder left: open recordings are closed properly, open calls ended, nothing thrown away."""

from __future__ import annotations

import hashlib
import logging
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dutyconsole.domain.call import Call, CallSignal, CallState, Direction
from dutyconsole.domain.facts import FactKind
from dutyconsole.domain.outage import HEARD_BUT_BAD
from dutyconsole.domain.recording import EndReason
from dutyconsole.domain.status import Health
from dutyconsole.errors import DutyError
from dutyconsole.paths import PACKED_ENDING
from hardware.audio.wav import pcm_sha256, repair

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dutyconsole.domain.facts import Fact
    from dutyconsole.paths import DataFolder
    from hardware.recorder.journal import Journal

log = logging.getLogger("dutyconsole.recorder.salvage")

BROKEN = frozenset({Health.FAULT.value, Health.ABSENT.value})
ALIVE_FILE = "alive"
SOUND_ENDINGS = {".wav", PACKED_ENDING}
NAMED_FILE = re.compile(rb'"file":"([^"\\]+)"')
"""Years of facts are looked through for names only. A file that was reported once counts as named."""


@dataclass
class Left:
    """What the journal of a line leaves open."""

    recordings: dict[int, Fact] = field(default_factory=dict)
    calls: dict[int, Call] = field(default_factory=dict)
    last_at: datetime | None = None
    """When the line was surely still heard, or None."""
    deaf: tuple[datetime, str] | None = None
    """Since when, and by which problem, the line was not heard at the end."""


def left_open(facts: Iterable[Fact]) -> Left:
    """Read a journal through and say what has begun and not ended."""
    left = Left()
    for fact in facts:
        left.last_at = fact.at if left.last_at is None else max(left.last_at, fact.at)
        _take(left, fact)
    return left


def salvage(journal: Journal, folder: DataFolder) -> Left:
    """End in the journal what a killed recorder left open; returns it, for the call may still go on."""
    left = left_open(journal.facts_since_start())
    for number, fact in left.recordings.items():
        ended = _close(folder, number, fact)
        until = fact.at + timedelta(
            seconds=ended["frames"] / max(1, int(fact.data["rate"])) - float(fact.data.get("preroll_s", 0))
        )
        left.last_at = until if left.last_at is None else max(left.last_at, until)
        journal.append(FactKind.RECORDING_ENDED, ended, until)
    for number, call in left.calls.items():
        outcome = CallState.MISSED if call.state is CallState.RINGING else CallState.ENDED
        data = {"call": number, "outcome": outcome.value}
        journal.append(FactKind.CALL_ENDED, data, left.last_at)
        log.warning("line %s: call %d was cut off by the end of the recorder", journal.line, number)
    return left


def orphans(folder: DataFolder, journals: Iterable[Path]) -> list[str]:
    """Return the sound files, packed or not, that no journal names; they are left alone."""
    named: set[str] = set()
    for journal in journals:
        named.update(found.decode() for found in NAMED_FILE.findall(journal.read_bytes()))
    return sorted(
        folder.relative(path)
        for path in folder.recordings.rglob("*")
        if path.suffix in SOUND_ENDINGS
        and named.isdisjoint({folder.relative(path), folder.relative(path.with_suffix(".wav"))})
    )


def write_alive(folder: DataFolder, now: datetime) -> None:
    """Leave a sign of life, so that the next start knows since when nobody listened."""
    draft = folder.journal / f"{ALIVE_FILE}.tmp"
    try:
        draft.write_text(now.isoformat(), encoding="ascii")
        draft.replace(folder.journal / ALIVE_FILE)
    except OSError as error:
        log.debug("no sign of life can be written: %s", error)


def read_alive(folder: DataFolder) -> datetime | None:
    """Return the last sign of life, or None."""
    try:
        alive = datetime.fromisoformat((folder.journal / ALIVE_FILE).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    return alive if alive.tzinfo is not None else alive.replace(tzinfo=UTC)


def _take(left: Left, fact: Fact) -> None:
    _take_sound(left, fact)
    if fact.kind is FactKind.RECORDING_STARTED:
        left.recordings[fact.number] = fact
    elif fact.kind is FactKind.RECORDING_ENDED:
        left.recordings.pop(fact.data.get("recording", 0), None)
    elif fact.kind is FactKind.CALL_STARTED:
        direction = Direction(fact.data.get("direction", "in"))
        state = CallState.RINGING if direction is Direction.INCOMING else CallState.DIALLING
        left.calls[fact.number] = Call(None, fact.line, fact.number, direction, state, fact.at)
    elif fact.kind is FactKind.CALL_ENDED:
        left.calls.pop(fact.data.get("call", 0), None)
    elif fact.kind is FactKind.CALL_ANSWERED:
        call = left.calls.get(fact.data.get("call", 0))
        if call is not None and call.answered_at is None:
            left.calls[call.key] = call.apply(CallSignal.ANSWER, fact.at)


def _take_sound(left: Left, fact: Fact) -> None:
    """Follow whether the line is heard: a gap that a restart falls into began before it."""
    if fact.kind is FactKind.GAP:
        left.deaf = None
    if fact.kind is not FactKind.DEVICE_STATE or fact.data.get("device") != "sound":
        return
    code = str(fact.data.get("code", ""))
    if fact.data.get("state") not in BROKEN or code in HEARD_BUT_BAD:
        left.deaf = None
    elif left.deaf is None:
        since = fact.data.get("deaf_since")
        left.deaf = (datetime.fromisoformat(str(since)) if since else fact.at, code)


def _close(folder: DataFolder, number: int, fact: Fact) -> dict[str, Any]:
    """Repair the file of a recording and return the data of its end."""
    path = folder.root / Path(str(fact.data["file"]))
    frames, digest = 0, hashlib.sha256().hexdigest()
    try:
        frames = repair(path, int(fact.data["rate"])).frames
        digest = pcm_sha256(path)
    except (DutyError, OSError) as error:
        log.warning("line %s: recording %d cannot be repaired: %s", fact.line, number, error)
    return {
        "recording": number,
        "call": fact.data.get("call"),
        "frames": frames,
        "sha256": digest,
        "reason": EndReason.KILLED.value,
        "lost_frames": 0,
    }
