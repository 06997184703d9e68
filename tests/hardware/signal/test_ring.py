"""Rings heard through many kinds of adapter, and everything that is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from hardware.signal.ring import RingCadence, RingReceiver
from hardware.sim.exchange import joined, quiet, ring_burst
from hardware.sim.telephone import as_card, dtmf
from hardware.sim.voice import busy_tone, noise, speech, tone
from tests.hardware.signal.samples import FOLDER, manifest

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from hardware.sim.voice import Samples

    Wave = NDArray[np.float64]


def heard(
    sound: Samples, rate: int, *, cadence: RingCadence | None = None, hertz: float = 25.0
) -> list[float]:
    """Return where rings were heard (seconds)."""
    receiver = RingReceiver(rate, -42.0, cadence=cadence, hertz=hertz)
    step = rate // 10
    found = [one for at in range(0, len(sound), step) for one in receiver.feed(sound[at : at + step])]
    return [round(one.at_s, 1) for one in found]


def hum(wave: Wave) -> Wave:
    """A pure hum: an adapter that is not overdriven."""
    return wave


def rattle(wave: Wave) -> Wave:
    """The hum with its tops cut off."""
    return np.clip(5 * wave, -1, 1)


def lopsided(wave: Wave) -> Wave:
    """A transformer that is driven too hard to one side."""
    return np.tanh(3 * wave + 1.0) - 0.7


def clicks(wave: Wave) -> Wave:
    """What a small capacitor leaves of the rattle."""
    return np.asarray(np.diff(np.clip(5 * wave, -1, 1), prepend=0.0) * 20)


@pytest.mark.parametrize("adapter", [hum, rattle, lopsided, clicks])
@pytest.mark.parametrize("hertz", [22.5, 25.0, 27.5])
@pytest.mark.parametrize("rate", [8000, 44100])
def test_a_ring_is_heard_through_any_adapter(
    adapter: Callable[[Wave], Wave], hertz: float, rate: int
) -> None:
    burst = as_card(0.3 * adapter(np.sin(2 * np.pi * hertz * np.arange(rate) / rate)))
    sound = joined([quiet(1.0, rate), burst, quiet(4.0, rate), burst, quiet(1.0, rate)])
    loud = sound.astype(np.int32) + noise(len(sound) / rate, rate, dbfs=-60.0)[: len(sound)]
    found = heard(np.clip(loud, -32768, 32767).astype(np.int16), rate)
    assert found == [pytest.approx(1.0, abs=0.2), pytest.approx(6.0, abs=0.2)]


@pytest.mark.parametrize(
    "sound",
    [
        *(speech(60.0, seed=seed) for seed in range(4)),
        noise(20.0, dbfs=-20.0),
        busy_tone(20.0),
        *(tone(10.0, hz=(hertz,)) for hertz in (50.0, 75.0, 100.0, 400.0, 450.0)),
        as_card(dtmf("0123456789*#ABCD", 8000, low_dbm0=-8.0, on_s=1.0)),
        ring_burst(8000, seconds=0.3),
        ring_burst(8000, dbfs=-50.0),
    ],
)
def test_what_is_no_ring(sound: Samples) -> None:
    assert heard(sound, 8000) == []


def test_a_double_ring_of_a_branch_exchange_is_one() -> None:
    short = ring_burst(8000, seconds=0.4)
    double = joined([short, quiet(0.2, 8000), short, quiet(2.0, 8000)])
    assert len(heard(joined([double] * 3), 8000, cadence=RingCadence(1.0, 2.0))) == 3


def test_a_buzz_without_end_is_a_fault_and_no_ring() -> None:
    receiver = RingReceiver(8000, -42.0)
    found = [one for _ in range(20) for one in receiver.feed(ring_burst(8000))]
    assert len(found) == 1
    assert receiver.rings_since_s is None


def test_the_samples_hold_the_rings_that_they_say_they_do() -> None:
    folder, rows = FOLDER / "caller_id", manifest("caller_id")
    wrong = []
    for row in rows:
        sound, rate = soundfile.read(folder / row["file"], dtype="int16", always_2d=True)
        begins = [at for at in heard(sound[:, 0], rate) if at < 0.5]
        if bool(begins) != (row["ring_before"] == "1"):
            wrong.append((row["file"], row["ring_before"], begins))
    assert wrong == []
