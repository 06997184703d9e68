"""The recorded samples: synthetic telephone signals, each with what it holds and how it was spoilt.

`caller_id/manifest.csv` and `dtmf/manifest.csv` give for each file its parameters (levels in dBm0, SNR over
noise in 0 to 4 kHz) and what was sent; `dtmf/talkoff/` is speech in Chinese and English.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import soundfile

from hardware.signal.decoder import decode
from hardware.signal.heard import HeardDigits, HeardId

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dutyconsole.domain.call import CallerId
    from hardware.caller_id.datagram import Lamp
    from hardware.signal.heard import Heard

FOLDER = Path(__file__).parents[2] / "data" / "sound"


def manifest(kind: str) -> list[dict[str, str]]:
    """Return what is known of the samples of `caller_id` or `dtmf`."""
    with (FOLDER / kind / "manifest.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read(name: str) -> tuple[NDArray[np.int16], int]:
    """Return the frames of a sample, and its rate."""
    frames, rate = soundfile.read(FOLDER / name, dtype="int16")
    return frames, rate


@cache
def heard_in(name: str) -> tuple[Heard, ...]:
    """Return what is heard in a sample; each is decoded once."""
    return tuple(decode(*read(name)))


def told(heard: tuple[Heard, ...]) -> list[CallerId | Lamp]:
    """Return what the exchange told."""
    return [one.told for one in heard if isinstance(one, HeardId)]


def dialled(heard: tuple[Heard, ...]) -> list[str]:
    """Return the dialled strings."""
    return [one.digits for one in heard if isinstance(one, HeardDigits)]
