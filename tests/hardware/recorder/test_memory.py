"""The recorder does not grow: not by calls that are over, and not by what the allocator keeps."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from dutyconsole.clock import StagedClock
from dutyconsole.domain.facts import FactKind
from dutyconsole.paths import DataFolder
from hardware.sim.sound import SoundFeed
from tests.hardware.recorder.stage import ROOT, facts, room, running
from tests.support.sound import speech_like
from tests.support.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

SPEED = 30.0
FEW, MANY = 3, 11
OURS = ("dutyconsole.", "hardware.")
LARGE = 1 << 20
FREED = """
import ctypes
from hardware.recorder.heap import give_back_large_blocks
class Info(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in ("arena", "ordblks", "smblks", "hblks")]
    _fields_ += [("rest", ctypes.c_size_t * 6)]
c = ctypes.CDLL(None)
c.malloc.restype, c.free.argtypes, c.mallinfo2.restype = ctypes.c_void_p, [ctypes.c_void_p], Info
if {limited}:
    give_back_large_blocks()
c.free(c.malloc({size}))
before = c.mallinfo2().hblks
c.malloc({size})
print(c.mallinfo2().hblks - before)
"""


@pytest.mark.parametrize("limited", [False, True])
def test_a_large_block_comes_from_the_system_also_after_one_was_freed(limited: bool) -> None:
    code = FREED.format(limited=limited, size=LARGE)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == ("1" if limited else "0")


def test_calls_that_are_over_and_packed_leave_nothing_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hardware.recorder.idle.TURN_S", 0.02)
    monkeypatch.setattr("hardware.recorder.idle.REST_S", 0.0)
    folder = DataFolder(tmp_path / "data").make()
    clock = StagedClock(folder.root)
    clock.move_to(datetime(2026, 11, 23, 2, 0, tzinfo=UTC), speed=SPEED)
    with SoundFeed(clock) as feed:
        settings = room(feed.device)
        settings = replace(settings, recorder=replace(settings.recorder, pack_after_min=0.0))
        with running(folder, settings, clock):
            until(lambda: facts(folder, FactKind.DEVICE_STATE), "sound")
            seen = [objects_after(calls, folder, feed) for calls in (FEW, MANY)]
    grown = seen[1] - seen[0]
    # One object for each call that came between would be a leak.
    assert {kind: count for kind, count in grown.items() if count >= (MANY - FEW) // 2} == {}


def objects_after(calls: int, folder: DataFolder, feed: SoundFeed) -> Counter[str]:
    """Let calls come until so many are over and packed; return how many objects of each type of ours live."""
    while (done := len(facts(folder, FactKind.RECORDING_PACKED))) < calls:
        feed.play(speech_like(2.0))
        until(lambda n=done: len(facts(folder, FactKind.RECORDING_PACKED)) > n, "it is packed")  # type: ignore[misc]
    gc.collect()
    kinds = (type(each) for each in gc.get_objects())
    return Counter(kind.__qualname__ for kind in kinds if str(kind.__module__).startswith(OURS))
