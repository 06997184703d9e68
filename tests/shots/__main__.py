"""Renders every scene in both languages and themes at the two usual sizes."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest

from dutyconsole.settings.line import Line
from dutyconsole.settings.room import Room
from dutyconsole.settings.root import Settings
from tests.shots.scenes import SCENES, Scene
from tests.support import sample_shift as sample
from tests.support.fake_console import FakeConsole, fake_console
from ui.application import application, make_window

if TYPE_CHECKING:
    from ui.main_window import MainWindow

SIZES = ((1366, 768), (1920, 1080))
LANGUAGES = ("zh_CN", "en_US")
THEMES = ("light", "night")


def shoot(scene: Scene, target: Path, *, size: tuple[int, int], language: str, theme: str) -> None:
    """Keep one picture."""
    settings = Settings(room=Room(language=language, theme=theme), lines=_lines(scene.lines))
    with tempfile.TemporaryDirectory() as folder:
        console = fake_console(Path(folder), settings=settings)
        scene.before(console)
        window = make_window(console, open_file=str)
        window.resize(*size)
        window.show()
        _play(scene, console, window)
        target.parent.mkdir(parents=True, exist_ok=True)
        window.grab().save(str(target))
        window.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _lines(count: int) -> tuple[Line, ...]:
    numbers = range(1, count + 1)
    return tuple(Line(id=str(n), name=f"线路{n}", number=f"0530-20000{n:02d}") for n in numbers)


def _play(scene: Scene, console: FakeConsole, window: MainWindow) -> None:
    console.recorder()
    if not scene.locked:
        window.sign_in.signed_in.emit(sample.LI)
    scene.act(console, window)
    for step in range(14):
        told = window.seat.relay.recorder
        if told is not None and told.status is not None:
            level = -14.0 - 23 * ((step * 7) % 5) / 5
            lines = tuple(replace(line, level_dbfs=level) for line in told.status.lines)
            told = replace(told, status=replace(told.status, lines=lines))
            window.seat.relay.publish(told)
        QTest.qWait(20)


def main() -> int:
    """Render what the arguments ask for; everything without them."""
    parser = argparse.ArgumentParser(prog="python -m tests.shots", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for the pictures")
    parser.add_argument("--only", default="", help="names of scenes, by comma")
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    parser.add_argument("--themes", default=",".join(THEMES))
    parser.add_argument("--sizes", default=",".join(f"{w}x{h}" for w, h in SIZES))
    chosen = parser.parse_args()
    logging.basicConfig(level=logging.WARNING)
    application()
    sizes = [tuple(int(side) for side in size.split("x")) for size in chosen.sizes.split(",")]
    wanted = [s for s in SCENES if not chosen.only or s.name in chosen.only.split(",")]
    for language in chosen.languages.split(","):
        for theme in chosen.themes.split(","):
            for width, height in sizes:
                for scene in wanted:
                    file = chosen.out / f"{scene.name}-{language[:2]}-{theme}-{width}.png"
                    shoot(scene, file, size=(width, height), language=language, theme=theme)
            sys.stdout.write(f"shots: {language} {theme}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
