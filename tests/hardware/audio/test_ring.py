"""The ring loses nothing that its reader asks for in time, and counts what it does lose."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.audio.ring import Ring


def numbered(start: int, count: int) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    """Return frames that say their own position."""
    return (np.arange(start, start + count) % 30000).astype(np.int16)


@given(st.integers(1, 50), st.lists(st.integers(0, 70), max_size=40))
def test_a_reader_that_keeps_up_gets_every_frame(capacity: int, blocks: list[int]) -> None:
    ring, place = Ring(capacity), 0
    for count in (min(block, capacity) for block in blocks):
        ring.write(numbered(ring.written, count))
        got_at, got = ring.read(place, capacity)
        assert got_at == place
        assert np.array_equal(got, numbered(place, len(got)))
        place += len(got)
        assert place == ring.written
    assert ring.lost == 0


@given(st.integers(1, 50), st.lists(st.integers(0, 120), min_size=1, max_size=10))
def test_a_late_reader_is_told_what_it_missed(capacity: int, blocks: list[int]) -> None:
    ring = Ring(capacity)
    for count in blocks:
        ring.write(numbered(ring.written, count))
    place, got = ring.read(0, 10_000)
    assert place == max(0, ring.written - capacity) == ring.lost
    assert np.array_equal(got, numbered(place, min(capacity, ring.written)))


def test_frames_overwritten_while_they_are_copied_are_not_given() -> None:
    class Slow(Ring):
        """A ring whose writer goes on in the middle of a copy."""

        def _copy(self, first: int, end: int) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
            got = super()._copy(first, end)
            self.write(numbered(self.written, 3))
            return np.asarray(got)

    ring = Slow(10)
    ring.write(numbered(0, 10))
    place, got = ring.read(0, 10)
    assert (place, ring.lost) == (3, 3)
    assert np.array_equal(got, numbered(3, 7))


@pytest.mark.parametrize("start", [10, 25])
def test_nothing_new_is_nothing(start: int) -> None:
    ring = Ring(10)
    ring.write(numbered(0, 10))
    place, got = ring.read(start, 5)
    assert (place, len(got), ring.lost) == (start, 0, 0)
