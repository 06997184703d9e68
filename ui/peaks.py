"""The shape of a recording in as many columns as there is room for, and the stretches of speech in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dutyconsole.domain.peaks import SoundKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.domain.peaks import Peaks

RECORD = np.dtype([("low", "<i2"), ("high", "<i2"), ("kind", "u1")])
"""A bin as `dutyconsole.domain.peaks.BIN` has it."""


@dataclass(frozen=True)
class Column:
    """What one column of the picture shows: lowest and highest sample (-1 to 1), and what most of it is."""

    low: float
    high: float
    kind: SoundKind


def columns_of(peaks: Peaks, count: int) -> tuple[Column, ...]:
    """Return at most `count` columns of about the same length; one bin each where there are fewer bins."""
    bins = np.frombuffer(peaks.bins, RECORD)
    count = min(count, len(bins))
    if count <= 0:
        return ()
    starts = np.arange(count) * len(bins) // count
    low = np.minimum.reduceat(bins["low"], starts) / 32768.0
    high = np.maximum.reduceat(bins["high"], starts) / 32768.0
    kinds = tuple(SoundKind)
    often = [np.add.reduceat((bins["kind"] == kind).astype(np.int32), starts) for kind in kinds]
    most = np.argmax(often, axis=0)
    return tuple(
        Column(lowest, highest, kinds[kind])
        for lowest, highest, kind in zip(low.tolist(), high.tolist(), most.tolist(), strict=True)
    )


def stretches_of(
    peaks: Peaks, kind: SoundKind = SoundKind.SPEECH, *, bridge_s: float = 0.5
) -> tuple[tuple[float, float], ...]:
    """Return (start, end) in seconds of each stretch of that kind; gaps up to `bridge_s` are bridged."""
    at = np.flatnonzero(np.frombuffer(peaks.bins, RECORD)["kind"] == kind)
    if not at.size:
        return ()
    gaps = np.flatnonzero((np.diff(at) - 1) * peaks.bin_s > bridge_s)
    starts, ends = at[np.append(0, gaps + 1)], at[np.append(gaps, at.size - 1)] + 1
    return tuple(
        (start * peaks.bin_s, min(end * peaks.bin_s, peaks.seconds))
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
    )


@dataclass(frozen=True)
class Picture:
    """What several recordings look like, one after the other."""

    seconds: float
    columns: tuple[Column, ...]
    speech: tuple[tuple[float, float], ...]
    """(start, end) of each stretch of speech, in seconds."""


NOTHING = Picture(0.0, (), ())


def picture_of(shapes: Sequence[Peaks], count: int) -> Picture:
    """Return the picture of these recordings in about `count` columns of about the same length."""
    whole = sum(shape.seconds for shape in shapes)
    columns: list[Column] = []
    speech: list[tuple[float, float]] = []
    before = 0.0
    for shape in shapes:
        columns += columns_of(shape, max(1, round(count * shape.seconds / whole)) if whole else 0)
        speech += [(before + start, before + end) for start, end in stretches_of(shape)]
        before += shape.seconds
    return Picture(before, tuple(columns), tuple(speech))
