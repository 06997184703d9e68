"""Caller ID sent as frequency-shift keying between two rings: Bell 202 and V.23, 1200 bit/s, SDMF and MDMF.

Telcordia GR-30-CORE and ETSI EN 300 659-1: an alternation of ones and zeros (channel seizure, may be
missing), a mark of 80 or 180 bits, the message in characters of ten bits. The mark is what is listened for: a
steady tone. From it come frequency, clock and level; when the carrier has gone, the message is read from what
was kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from dutyconsole.domain.call import CallerId
from hardware.caller_id.datagram import Lamp
from hardware.signal import fsk_message
from hardware.signal.fsk_bits import BELL_202, BIT, V23, Carrier, Modem, soft_bits, tone_bins
from hardware.signal.fsk_frames import characters
from hardware.signal.heard import HeardId
from hardware.signal.resample import RATE, Floats
from hardware.signal.tone_probe import ToneProbe

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hardware.signal.fsk_frames import Character

FRAME = 96
"""Samples of 10 ms: the two marks, 100 Hz apart, do not hear each other in it."""
MODEMS = (BELL_202, V23)
MARK_SHARE = 0.5
"""Part of a frame's energy that one tone must carry; at 6 dB signal to noise it is 0.8."""
MARK_FRAMES = 4
WEAKEST_DBFS = -60.0
"""Level of the weakest mark: -51 dBm0 with a clean line."""
GONE = 0.3
"""Part of the mark's energy below which the carrier has ended; spaces may be 6 dB weaker than marks."""
LONGEST_S = 3.0
"""From the mark to the end of the longest message (120 bytes with gaps)."""
SHORTEST_FRAMES = 4
"""Carrier after the mark, at the least: four characters. After the tone of a dialled digit there is none."""
MARK_KEPT_S = 0.3
SAME_S = 0.1
WIDEST = 0.025
"""Relative error of frequency that is followed: 1.5 % of the clock, and that of the exchange."""


@dataclass(frozen=True)
class _Mark:
    """A run of mark (frames), and its energy per frame."""

    modem: Modem
    first: int
    end: int
    energy: float


class FskReceiver:
    """Fed with consecutive sound of `RATE`; gives the messages that it finds."""

    def __init__(self, weakest_dbfs: float = WEAKEST_DBFS) -> None:
        self._weakest = 10 ** (weakest_dbfs / 10) * FRAME
        self._sound: Floats = np.zeros(0, np.float32)
        self._energy: list[float] = []
        self._dropped = 0
        """Frames that are no longer kept."""
        self._runs = [0] * len(MODEMS)
        self._marks: list[_Mark] = []
        self._told_s: list[float] = []
        self._probe = ToneProbe([one.mark_hz for one in MODEMS], FRAME, RATE)

    @property
    def hears_carrier(self) -> bool:
        """Say whether a mark was heard whose carrier goes on: perhaps a message, perhaps a voice."""
        return bool(self._marks) or max(self._runs) >= MARK_FRAMES

    def feed(self, sound: Floats) -> list[HeardId]:
        """Return the messages whose carrier has ended by now."""
        seen = len(self._energy) * FRAME
        self._sound = np.concatenate((self._sound, sound))
        count = (len(self._sound) - seen) // FRAME
        if count:
            self._look(self._sound[seen : seen + count * FRAME].reshape(count, FRAME))
        found = self._ended(at_end=False)
        self._forget()
        return found

    def close(self) -> list[HeardId]:
        """Return what the end of the sound cut short or left open."""
        for number in range(len(MODEMS)):
            self._run(number, is_mark=False)
        return self._ended(at_end=True)

    def _look(self, frames: NDArray[np.float32]) -> None:
        energy = np.einsum("ij,ij->i", frames, frames)
        loud = energy > self._weakest
        if not any(self._runs) and not loud.any():
            # An idle line costs next to nothing.
            self._energy += energy.tolist()
            return
        tones = self._probe.powers(frames) * np.float32(2.0 / FRAME)
        marks = (tones >= MARK_SHARE * energy[:, np.newaxis]) & loud[:, np.newaxis]
        if not any(self._runs) and not marks.any():
            self._energy += energy.tolist()
            return
        for whole, are_marks in zip(energy.tolist(), marks.tolist(), strict=True):
            for number, is_mark in enumerate(are_marks):
                self._run(number, is_mark=is_mark)
            self._energy.append(whole)

    def _run(self, number: int, *, is_mark: bool) -> None:
        """Count the frames of a mark of one of the `MODEMS`; note it when it ends."""
        if is_mark:
            self._runs[number] += 1
            return
        length, self._runs[number] = self._runs[number], 0
        if length >= MARK_FRAMES:
            end = len(self._energy)
            kept = min(length, round(MARK_KEPT_S * RATE / FRAME))
            energy = float(np.median(self._energy[end - kept : end]))
            self._marks.append(_Mark(MODEMS[number], self._dropped + end - kept, self._dropped + end, energy))

    def _ended(self, *, at_end: bool) -> list[HeardId]:
        """Read the messages whose carrier has ended."""
        if not self._marks:
            return []
        heard: list[HeardId] = []
        waiting: list[_Mark] = []
        for mark in self._marks:
            end = self._carrier_end(mark)
            if end is None and not at_end:
                waiting.append(mark)
                continue
            heard += self._read(mark, len(self._energy) if end is None else end)
        self._marks = waiting
        return self._once(heard)

    def _once(self, heard: list[HeardId]) -> list[HeardId]:
        """Return each message once, though two marks may lead to it; right readings go first."""
        found: list[HeardId] = []
        for one in sorted(heard, key=lambda one: (_is_wrong(one.told), one.at_s)):
            if all(abs(one.at_s - told_s) > SAME_S for told_s in self._told_s):
                self._told_s = [*self._told_s[-7:], one.at_s]
                found.append(one)
        return sorted(found, key=lambda one: one.at_s)

    def _carrier_end(self, mark: _Mark) -> int | None:
        """Return the frame (of those kept) where the carrier has gone, None while it goes on."""
        begin = mark.end - self._dropped
        most = begin + round(LONGEST_S * RATE / FRAME)
        weak = [value < GONE * mark.energy for value in self._energy[begin:most]]
        for number in range(len(weak) - 1):
            if weak[number] and weak[number + 1]:
                return begin + number
        return most if len(self._energy) >= most + 2 else None

    def _read(self, mark: _Mark, last: int) -> list[HeardId]:
        if last - (mark.end - self._dropped) < SHORTEST_FRAMES:
            return []
        begin = (mark.first - self._dropped) * FRAME
        sound = self._sound[begin : (last + 2) * FRAME]
        run = sound[: (mark.end - mark.first) * FRAME]
        message = _decode(sound, run, mark.modem)
        if message is None:
            return []
        told, start = message
        return [HeardId((self._dropped * FRAME + begin + start) / RATE, told)]

    def _forget(self) -> None:
        """Drop what no message can begin in any more."""
        needed = round(2 * MARK_KEPT_S * RATE / FRAME)
        oldest = min([mark.first - self._dropped for mark in self._marks], default=len(self._energy))
        excess = min(oldest, len(self._energy)) - needed
        if excess > needed:
            self._sound = self._sound[excess * FRAME :].copy()
            del self._energy[:excess]
            self._dropped += excess


_Read: TypeAlias = tuple[CallerId | Lamp, int]


def _decode(sound: Floats, run: Floats, modem: Modem) -> _Read | None:
    """Return the message that follows the mark, and where; a wrong one if no reading is right."""
    bad: _Read | None = None
    for carrier, span in _guesses(run, modem):
        message = fsk_message.find(_row(sound, carrier, span), carrier.bit)
        if message is None:
            continue
        told = fsk_message.read(message)
        if told is None:
            continue
        if not _is_wrong(told):
            return told, message[0].start
        bad = bad or (told, message[0].start)
    return bad


def _is_wrong(told: CallerId | Lamp) -> bool:
    return isinstance(told, CallerId) and told.checksum == "bad"


def _guesses(run: Floats, modem: Modem) -> list[tuple[Carrier, int]]:
    """Return what the sender may be like, by its mark, and how many bits around to judge each bit by.

    Its clock is as wrong as its tones (a card's error), or right. The more bits, the less noise does, but the
    more an uneven timing: senders at 8 kHz begin each bit at a whole sample.
    """
    inner = run[FRAME // 2 :]
    error, level = _tone(inner, modem.mark_hz)
    if abs(error) > WIDEST:
        return []
    mark, space = modem.mark_hz * (1 + error), modem.space_hz * (1 + error)
    whole = Carrier(mark, space, level, level, BIT / (1 + error))
    return [(whole, 1), (whole, 2), (replace(whole, bit=float(BIT)), 1), (whole, 0)]


def _tone(run: Floats, hertz: float) -> tuple[float, float]:
    """Return how far a steady tone is from `hertz` (relative), and its amplitude (of the complex tone)."""
    size = 3 * BIT
    turned = (run * np.exp(-2j * np.pi * hertz / RATE * np.arange(len(run))))[: len(run) // size * size]
    steps = turned.reshape(-1, size).sum(axis=1)
    turn = np.angle((steps[1:] * steps[:-1].conj()).sum())
    error = float(turn) * RATE / (2 * np.pi * size) / hertz
    exact = np.exp(-2j * np.pi * hertz * error / RATE * np.arange(len(turned)))
    return error, float(abs((turned * exact).mean()))


def _row(sound: Floats, carrier: Carrier, span: int) -> list[Character]:
    """Return the characters, read a second time with the level of the spaces as they were found to be."""
    row = characters(soft_bits(sound, carrier, span=span), carrier.bit)
    spaces = [
        one.start + round((1 + bit) * carrier.bit)
        for one in row
        for bit in range(8)
        if not one.value >> bit & 1
    ]
    if not spaces:
        return row
    bins = np.abs(tone_bins(sound, carrier.space_hz)[spaces]) / BIT
    level = float(np.clip(np.median(bins), carrier.mark / 3, carrier.mark * 3))
    return characters(soft_bits(sound, replace(carrier, space=level), span=span), carrier.bit)
