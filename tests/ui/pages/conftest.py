"""The page of the calls, with sound to listen to."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from tests.support import sample_shift as sample
from tests.support.sound import speech_like, write_wav

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.fake_console import FakeConsole, FakePlayer
    from ui.main_window import MainWindow
    from ui.pages.calls import CallsPage


@pytest.fixture
def sounds(console: FakeConsole) -> Path:
    """The recordings of the shift, ten seconds each, on the disk."""
    for call in sample.CALLS:
        for recording in sample.call_row(call).recordings:
            write_wav(console.folder.root / recording.file, speech_like(10.0))
    return console.folder.root


@pytest.fixture
def calls_page(window: MainWindow, sounds: Path) -> CallsPage:
    """The page with all calls of the sample shift."""
    window.resize(1920, 1000)
    made = cast("CallsPage", window.open_page("calls"))
    made.table.view.grab()
    return made


def listening(page: CallsPage) -> FakePlayer:
    """Choose the talk of the sample shift and play it."""
    page.table.select(4)
    page.detail.sound.player.controls.play.click()
    return cast("FakePlayer", page.detail.sound.player.listening._player)
