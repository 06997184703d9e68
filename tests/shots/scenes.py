"""The states of the window that are worth a picture, each from a fresh console."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dutyconsole.domain.call import CallSignal
from tests.support import sample_shift as sample
from ui.pages.rail import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.fake_console import FakeConsole
    from ui.main_window import MainWindow

SLIP = {
    "caller_unit": "东河镇人民政府",
    "urgency": "flash",
    "nature": "incident",
    "content": "20时许东河镇G327线与县道交叉口一辆货车与面包车相撞，"
    "3人受伤已送医，原因待查，镇派出所、卫生院已到场，",
}


@dataclass(frozen=True)
class Scene:
    """A name for the file, what happens before the window opens, and what happens in it."""

    name: str
    act: Callable[[FakeConsole, MainWindow], None]
    before: Callable[[FakeConsole], None] = lambda _console: None
    locked: bool = False


def page_scene(key: str) -> Scene:
    """Return the picture of a page on an ordinary evening."""

    def act(console: FakeConsole, window: MainWindow) -> None:
        window.open_page(key)

    return Scene(key, act)


def ringing(console: FakeConsole, window: MainWindow) -> None:
    """A call rings."""
    console.recorder(state="ringing")
    console.ring()


def in_call(console: FakeConsole, window: MainWindow) -> None:
    """The call is answered and the slip half written."""
    call = console.ring()
    console.clock.advance(6)  # type: ignore[attr-defined]
    console.signal(call, CallSignal.ANSWER)
    console.clock.advance(192)  # type: ignore[attr-defined]
    console.recorder(state="answered")
    form = window.card.form
    form.put(replace(form.draft(), **SLIP), recorded=True)


def refused(console: FakeConsole, window: MainWindow) -> None:
    """Saving showed what is missing."""
    in_call(console, window)
    window.card.foot.save.click()


def saved(console: FakeConsole, window: MainWindow) -> None:
    """The slip is saved."""
    in_call(console, window)
    form = window.card.form
    told = {"told": "区公安分局、区卫健局，20时05分", "read_back": "yes", "callback": "138 0000 0001"}
    form.put(replace(form.draft(), **told), recorded=True)
    window.card.foot.save.click()


def missed(console: FakeConsole, window: MainWindow) -> None:
    """The card of a missed call."""
    window.card.open_call(6)


def alarm(console: FakeConsole, window: MainWindow) -> None:
    """Two faults, one of them deafness."""
    console.recorder(fault="sound_lost")
    console.alarm("line:1:serial", "port_gone", grave=False, count=3, port="ttyUSB0", why="ENODEV")


def unseen(console: FakeConsole, window: MainWindow) -> None:
    """The recorder cannot be reached."""
    console.recorder(seen=False)


def empty(console: FakeConsole) -> None:
    """Nothing has happened on this shift yet."""
    console.held.clear()


def striking(console: FakeConsole, window: MainWindow) -> None:
    """A line is being struck out."""
    page = window.open_page("log")
    page.table.select(7)  # type: ignore[union-attr]
    page.detail.strike.click()  # type: ignore[union-attr]


def calm(console: FakeConsole, window: MainWindow) -> None:
    """Nothing more."""


def open_log(console: FakeConsole, window: MainWindow) -> None:
    """The log."""
    window.open_page("log")


SCENES: tuple[Scene, ...] = (
    *(page_scene(spec.key) for spec in PAGES),
    Scene("ringing", ringing),
    Scene("in-call", in_call),
    Scene("in-call-missing", refused),
    Scene("saved", saved),
    Scene("missed", missed),
    Scene("alarm", alarm),
    Scene("recorder-gone", unseen),
    Scene("log-striking", striking),
    Scene("empty-desk", calm, empty),
    Scene("empty-log", open_log, empty),
    Scene("locked", calm, locked=True),
    Scene("locked-in-call", in_call, locked=True),
)
NOW = sample.NOW
