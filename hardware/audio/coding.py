"""How samples stand in a WAV file: as they are (PCM 16 bit), or in half the bytes as G.711 A-law.

A-law is for the last of the disk. It is the coding of the telephone network itself, so speech stays speech;
it needs no library, each byte stands for itself, and so a file that was cut off anywhere plays up to there in
libsndfile, sox and ffmpeg. (GSM 06.10 takes a fifth of it, but comes in blocks of 40 ms from a library that
the recorder does not depend on, and costs eight seconds of processor time an hour.)

Layouts: RIFF/WAVE as published by IBM and Microsoft (1991): PCM with 44 bytes before the samples; A-law, as
every other coding must, with a longer `fmt ` and a `fact` that tells the frames: 58 bytes.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

PCM_HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")
ALAW_HEADER = struct.Struct("<4sI4s4sIHHIIHHH4sII4sI")
PCM_TAG, ALAW_TAG = 1, 6
MOST = 0xFFFFFFFF


@dataclass(frozen=True)
class Coding:
    """One way of storing mono samples. `frame` is the bytes of a sample, `size` those of the header."""

    tag: int
    frame: int
    size: int

    def header(self, rate: int, data_bytes: int) -> bytes:
        """Return what stands before `data_bytes` of sound at `rate` Hz."""
        data_bytes = min(data_bytes, MOST - self.size)
        begun = (b"RIFF", self.size - 8 + data_bytes, b"WAVE", b"fmt ")
        form = (self.tag, 1, rate, rate * self.frame, self.frame, self.frame * 8)
        if self.tag == PCM_TAG:
            return PCM_HEADER.pack(*begun, 16, *form, b"data", data_bytes)
        return ALAW_HEADER.pack(*begun, 18, *form, 0, b"fact", 4, data_bytes, b"data", data_bytes)

    def encode(self, frames: NDArray[np.int16]) -> bytes:
        """Return the bytes of these samples."""
        if self.tag == PCM_TAG:
            return frames.astype("<i2", copy=False).tobytes()
        return _alaw_codes()[frames.view(np.uint16)].tobytes()

    def decoded(self, raw: bytes) -> bytes:
        """Return stored bytes as PCM, 16 bit, little endian: what the digest is taken over."""
        if self.tag == PCM_TAG:
            return raw
        return _alaw_values()[np.frombuffer(raw, np.uint8)].astype("<i2", copy=False).tobytes()

    def is_header(self, begun: bytes) -> bool:
        """Say whether these first bytes are our header, or the beginning of one whose writing was cut off."""
        model = self.header(0, 0)
        told = {*range(4, 8), *range(24, 32), *range(self.size - 4, self.size)}
        if self.tag == ALAW_TAG:
            told |= set(range(self.size - 12, self.size - 8))
        known = (place for place in range(min(self.size, len(begun))) if place not in told)
        return all(begun[place] == model[place] for place in known)


PCM = Coding(PCM_TAG, 2, PCM_HEADER.size)
ALAW = Coding(ALAW_TAG, 1, ALAW_HEADER.size)


def coding_of(begun: bytes) -> Coding | None:
    """Return how a file of ours is coded, from its first bytes; None for a file that is not ours."""
    return next((coding for coding in (PCM, ALAW) if coding.is_header(begun)), None)


def rate_of(begun: bytes) -> int:
    """Return the frames per second that a whole header of ours tells."""
    return int.from_bytes(begun[24:28], "little")


@cache
def _alaw_values() -> NDArray[np.int16]:
    """Return the sample of each code (ITU-T G.711, 13 bit values brought to 16)."""
    code = np.arange(256) ^ 0x55
    segment, step = (code >> 4) & 7, (code & 15) << 4
    value = np.where(segment == 0, step + 8, (step + 0x108) << np.maximum(segment - 1, 0))
    return np.where(code & 0x80, value, -value).astype(np.int16)


@cache
def _alaw_codes() -> NDArray[np.uint8]:
    """Return the code of each sample (as unsigned index): the one whose value is nearest."""
    values = _alaw_values()
    order = np.argsort(values)
    edges = (values[order][:-1].astype(np.int32) + values[order][1:]) / 2
    samples = np.arange(65536, dtype=np.uint16).view(np.int16)
    return order[np.searchsorted(edges, samples)].astype(np.uint8)
