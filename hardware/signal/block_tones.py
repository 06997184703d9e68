"""Which blocks of sound are tones of the telephone: the exchange's 450 Hz, or a DTMF pair.

A block is a tone when one frequency of the exchange (dial, ring-back and busy tone in China, GB 3380) or one
DTMF pair (ITU-T Q.23) carries most of its energy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hardware.signal.tone_probe import ToneProbe

if TYPE_CHECKING:
    from numpy.typing import NDArray

TONE_SHARE = 0.75
"""Part of a block's energy that makes it a tone; speech reaches it only in single blocks."""
EXCHANGE_HZ = 450.0
DTMF_HZ = (697.0, 770.0, 852.0, 941.0, 1209.0, 1336.0, 1477.0, 1633.0)


class BlockTones:
    """Judges blocks of `block` frames at `rate` Hz."""

    def __init__(self, rate: int, block: int) -> None:
        self._block = block
        self._probe = ToneProbe((EXCHANGE_HZ, *DTMF_HZ), block, rate)

    def judge(
        self, exact: NDArray[np.float32], power: NDArray[np.float32]
    ) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Say of each block (a row without its mean, and its power) whether it is 450 Hz, or a DTMF pair."""
        bins = self._probe.powers(exact) * np.float32(2.0 / (self._block * self._block))
        share = bins / np.maximum(power, 1e-9)[:, np.newaxis]
        exchange = share[:, 0] >= TONE_SHARE
        low, high = share[:, 1:5].max(axis=1), share[:, 5:9].max(axis=1)
        dtmf = (low + high >= TONE_SHARE) & (np.minimum(low, high) >= 0.1)
        return exchange, dtmf
