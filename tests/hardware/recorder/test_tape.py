"""From the ring to the files: what was heard is in them, whatever the calls and the disk do."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from dutyconsole.domain.facts import FactKind
from dutyconsole.domain.recording import EndReason
from tests.hardware.recorder.deck import BLOCK, RATE, Deck
from tests.hardware.recorder.stage import facts
from tests.support.sound import speech_like

if TYPE_CHECKING:
    from pathlib import Path

VOICE = speech_like(30.0)


@pytest.mark.parametrize(("preroll_s", "shared"), [(0.0, 0), (1.0, RATE)])
def test_between_two_calls_not_a_frame_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, preroll_s: float, shared: int
) -> None:
    blocks = iter(VOICE.reshape(-1, BLOCK))
    with Deck(tmp_path, monkeypatch, preroll_s=preroll_s) as deck:
        for call in range(1, 6):
            deck.tape.begin(call, deck.now())
            for _ in range(37):
                deck.hear(next(blocks))
            # One hangs up, and it is picked up again at the same moment.
            deck.tape.end(EndReason.HUNG_UP, deck.now())
        ended = [fact.data for fact in facts(deck.folder, FactKind.RECORDING_ENDED)]
        files = [fact.data["file"] for fact in facts(deck.folder, FactKind.RECORDING_STARTED)]
        sounds = [soundfile.read(deck.folder.root / file, dtype="int16")[0] for file in files]
    assert [data["lost_frames"] for data in ended] == [0] * 5
    whole = [sounds[0], *(sound[shared:] for sound in sounds[1:])]
    assert np.array_equal(np.concatenate(whole), VOICE[: 5 * 37 * BLOCK])
    for before, after in pairwise(sounds):
        assert np.array_equal(before[len(before) - shared :], after[:shared])


def test_a_call_begins_where_it_began_however_long_its_hearing_took(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Deck(tmp_path, monkeypatch, preroll_s=0.5) as deck:
        for block in VOICE[: 20 * BLOCK].reshape(-1, BLOCK):
            deck.hear(block)
        deck.come_in(VOICE[20 * BLOCK : 40 * BLOCK])
        deck.tape.begin(1, deck.now().back_to(deck.now().t - 1.0))
        deck.tape.save(deck.now())
        (started,) = facts(deck.folder, FactKind.RECORDING_STARTED)
        deck.tape.end(EndReason.HUNG_UP, deck.now())
    sound = soundfile.read(deck.folder.root / started.data["file"], dtype="int16")[0]
    assert started.data["preroll_s"] == 0.5
    assert np.array_equal(sound, VOICE[5 * BLOCK : 40 * BLOCK])
