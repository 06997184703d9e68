"""What an exchange puts on a line, as the card behind a plain adapter hears it: rings, caller ID, tones.

Cadences are those of China (GB/T 3380): ring 1 s on, 4 s off at 25 Hz; tones of 450 Hz. All functions return
int16 mono at `rate` frames per second. Levels are RMS relative to full scale (dBFS).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hardware.sim import telephone
from hardware.sim.voice import busy_tone, speech, tone

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from hardware.sim.voice import Samples

RING_HZ = 25.0
RING_ON_S, RING_OFF_S = 1.0, 4.0
FSK_AFTER_S = 0.7
"""Pause between the first ring and the caller ID; GR-30-CORE asks for 0.5 to 1.5 s."""
LEVEL_DBM0 = -16.0


def quiet(seconds: float, rate: int) -> Samples:
    """Return silence."""
    return np.zeros(round(seconds * rate), np.int16)


def ring_burst(rate: int, *, dbfs: float = -12.0, seconds: float = RING_ON_S) -> Samples:
    """Return one ring as it comes through an adapter whose transformer it drives too hard."""
    time = np.arange(round(seconds * rate)) / rate
    bent = np.tanh(3.0 * np.sin(2 * np.pi * RING_HZ * time) + 0.6)
    bent -= bent.mean()
    level = 32767.0 * 10 ** (dbfs / 20) / float(np.sqrt(np.mean(bent**2)))
    return np.clip(bent * level, -32767, 32767).astype(np.int16)


def fsk_caller_id(number: str | None, at: datetime, rate: int) -> Samples:
    """Return a caller-ID message of several parameters; no number says that it is withheld."""
    who = (0x02, number.encode("ascii")) if number else (0x04, b"P")
    message = telephone.mdmf([(0x01, f"{at:%m%d%H%M}".encode("ascii")), who])
    return telephone.as_card(telephone.fsk(message, rate, dbm0=LEVEL_DBM0))


def keys(digits: str, rate: int, *, on_s: float = 0.08, off_s: float = 0.08) -> Samples:
    """Return dialled digits, or a caller's number by keying (`D…C`)."""
    return telephone.as_card(telephone.dtmf(digits, rate, low_dbm0=-12.0, on_s=on_s, off_s=off_s))


def rings(
    count: int, rate: int, *, caller_id: Samples | None = None, keyed: Samples | None = None
) -> Samples:
    """Return so many rings; `keyed` comes before the first, `caller_id` after it."""
    parts: list[Samples] = [keyed, quiet(1.0, rate)] if keyed is not None else []
    for number in range(count):
        told = quiet(0.0, rate) if caller_id is None or number else caller_id
        pause = quiet(FSK_AFTER_S, rate) if len(told) else told
        rest_s = RING_OFF_S - (len(told) + len(pause)) / rate
        parts += [ring_burst(rate), pause, told, quiet(rest_s, rate)]
    return joined(parts)


def dial_tone(seconds: float, rate: int) -> Samples:
    """Return the dial tone."""
    return tone(seconds, rate)


def ring_back(count: int, rate: int) -> Samples:
    """Return the ring-back tone so many times."""
    return joined([tone(1.0, rate), quiet(4.0, rate)] * count)


def incoming(
    number: str | None, at: datetime, rate: int, *, count: int = 2, talk_s: float = 6.0, busy_s: float = 4.0
) -> Samples:
    """Return a whole incoming call: rings with FSK caller ID, an answer, talk, and the other side's end."""
    told = fsk_caller_id(number, at, rate)
    # The receiver is taken up in the pause of the last ring.
    ringing = rings(count, rate, caller_id=told)[: -round(2.0 * rate)]
    if not talk_s:
        return ringing
    return joined([ringing, speech(talk_s, rate), quiet(0.3, rate), busy_tone(busy_s, rate)])


def outgoing(digits: str, rate: int, *, talk_s: float = 6.0, busy_s: float = 4.0) -> Samples:
    """Return a whole outgoing call; `talk_s=0` finds the other side busy."""
    begin = [dial_tone(2.0, rate), quiet(0.1, rate), keys(digits, rate), quiet(2.5, rate)]
    if not talk_s:
        return joined([*begin, busy_tone(busy_s, rate)])
    talk = [speech(talk_s, rate), quiet(0.3, rate), busy_tone(busy_s, rate)]
    return joined([*begin, ring_back(2, rate)[: -round(2.0 * rate)], *talk])


def joined(parts: Iterable[Samples]) -> Samples:
    """Return the sounds one after the other."""
    return np.asarray(np.concatenate(list(parts)), np.int16)
