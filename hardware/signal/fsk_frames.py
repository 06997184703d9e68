"""Bytes from soft bits: the most likely row of start-stop characters, with any gaps of mark between.

Dynamic programming over the samples: at each the line either rests (mark), or a character of ten bits has
just ended there. So the timing of all characters is found together, whatever the gaps and the clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hardware.signal.fsk_bits import BIT

if TYPE_CHECKING:
    from numpy.typing import NDArray

SLIP = 0.5
"""What letting the time of one bit pass costs, in bits of the usual strength."""


@dataclass(frozen=True)
class Character:
    """One byte: where its start bit begins and its stop bit ends (samples), and how it was heard.

    `soft` are its eight bits, the lowest first: above 0 for a one, 1 for the usual strength of a bit.
    `framed` is the same for start and stop, below 0 where one of them is not what it must be.
    """

    start: int
    end: int
    value: int
    soft: tuple[float, ...]
    framed: float


def characters(soft: NDArray[np.float64], bit: float) -> list[Character]:
    """Return the most likely row of characters in a stretch that begins within a mark.

    `bit` is the length of a bit in samples.
    """
    length = round(10 * bit)
    count = len(soft) - length
    if count <= 0:
        return []
    places = np.arange(count)
    bits = np.stack([soft[places + round(number * bit)] for number in range(10)])
    scores = np.abs(bits[1:9]).sum(axis=0) - bits[0] + bits[9]
    starts = _best_row(scores, soft, length)
    usual = float(np.median(np.abs(bits[:, starts]))) if starts else 1.0
    return [_character(bits[:, start], start, length, usual) for start in starts]


def _best_row(scores: NDArray[np.float64], soft: NDArray[np.float64], length: int) -> list[int]:
    """Return the beginnings of the characters in the best row, in order.

    Between them the line rests for whole bits of mark, or lets samples pass, which costs a little.
    """
    worth, marks = scores.tolist(), soft.tolist()
    size, slip = len(marks), SLIP * float(np.median(np.abs(soft))) / BIT
    best = [0.0] * size
    came = [1] * size
    for place in range(1, size):
        top, step = best[place - 1] - slip, 1
        if place >= BIT and best[place - BIT] + marks[place - BIT] > top:
            top, step = best[place - BIT] + marks[place - BIT], BIT
        for begin in (place - length, place - length + 1, place - length - 1):
            if 0 <= begin < len(worth) and best[begin] + worth[begin] > top:
                top, step = best[begin] + worth[begin], place - begin
        best[place], came[place] = top, step
    return _walk(came, size - 1)


def _walk(came: list[int], place: int) -> list[int]:
    """Go back over the best row from its end; steps longer than a bit are characters."""
    row = []
    while place > 0:
        step = came[place]
        place -= step
        if step > BIT:
            row.append(place)
    return row[::-1]


def _character(bits: NDArray[np.float64], start: int, length: int, usual: float) -> Character:
    heard = (bits / max(usual, 1e-30)).tolist()
    value = sum(1 << number for number in range(8) if heard[1 + number] > 0)
    return Character(start, start + length, value, tuple(heard[1:9]), min(-heard[0], heard[9]))
