"""From the bins of a recording to columns of a picture and stretches of speech."""

from __future__ import annotations

import pytest

from dutyconsole.domain.peaks import BIN, Peaks, SoundKind
from ui.peaks import NOTHING, Column, columns_of, picture_of, stretches_of

SILENCE, SPEECH, TONE = SoundKind


def peaks(*bins: tuple[int, int, SoundKind]) -> Peaks:
    return Peaks(8000, 160, len(bins) * 160 - 80, b"".join(BIN.pack(*each) for each in bins))


def test_columns_hold_the_extremes_and_what_is_most() -> None:
    shown = columns_of(
        peaks((-10, 5, SILENCE), (-16384, 100, SPEECH), (0, 8192, SPEECH), (1, 2, TONE), (-1, 1, TONE)), 2
    )
    assert shown == (
        Column(-0.5, 100 / 32768, SILENCE),
        Column(-1 / 32768, 0.25, TONE),
    )


def test_fewer_bins_than_columns() -> None:
    assert columns_of(peaks((-32768, 0, SPEECH)), 500) == (Column(-1.0, 0.0, SPEECH),)
    assert columns_of(peaks(), 500) == ()


def test_stretches_bridge_short_gaps() -> None:
    talk, pause = [(-9, 9, SPEECH)], [(0, 0, SILENCE)]
    shape = peaks(*pause * 10, *talk * 20, *pause * 20, *talk * 5, *pause * 40, *talk * 3)
    found = [edge for stretch in stretches_of(shape) for edge in stretch]
    assert found == pytest.approx([0.2, 1.1, 1.9, 1.95])
    assert stretches_of(shape, TONE) == ()
    assert len(stretches_of(shape, bridge_s=0.0)) == 3


def test_several_recordings_are_one_picture() -> None:
    first, second = peaks((-10, 10, SPEECH), (0, 0, TONE)), peaks((-20, 20, SPEECH))
    picture = picture_of((first, second), 3)
    assert picture.seconds == first.seconds + second.seconds
    assert [column.kind for column in picture.columns] == [SPEECH, TONE, SPEECH]
    assert picture.speech == ((0.0, first.bin_s), (first.seconds, picture.seconds))
    assert picture_of((), 3) == NOTHING
