"""The pages, in the order of the rail. A page that is not built is not listed: there are no dead buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.domain.permission import Right
from ui.pages.desk import DeskPage
from ui.pages.log import LogPage
from ui.text import noop

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.pages.page import Page
    from ui.seat import Seat


@dataclass(frozen=True)
class PageSpec:
    """One entry of the rail: key, title, picture, and how its page is made (once, when first shown)."""

    key: str
    title: tuple[str, str]
    picture: str
    make: Callable[[Seat], Page]
    right: Right | None = None
    """Who may open it; None is everybody who is signed in."""


def _calls(seat: Seat) -> Page:
    from ui.pages.calls import CallsPage  # noqa: PLC0415  NumPy for the waveform costs 150 ms of the start

    return CallsPage(seat)


def _handover(seat: Seat) -> Page:
    from ui.pages.handover import HandoverPage  # noqa: PLC0415  see `_calls`

    return HandoverPage(seat)


def _roster(seat: Seat) -> Page:
    from ui.roster.page import RosterPage  # noqa: PLC0415  see `_calls`

    return RosterPage(seat)


def _settings(seat: Seat) -> Page:
    from ui.pages.settings import SettingsPage  # noqa: PLC0415  see `_calls`

    return SettingsPage(seat)


PAGES: tuple[PageSpec, ...] = (
    PageSpec("desk", noop("Rail", "值班台"), "desk", DeskPage, Right.READ_LOG),
    PageSpec("log", noop("Rail", "值班日志"), "log", LogPage, Right.READ_LOG),
    PageSpec("calls", noop("Rail", "电话录音"), "calls", _calls, Right.READ_LOG),
    PageSpec("handover", noop("Rail", "交接班"), "handover", _handover, Right.READ_LOG),
    PageSpec("roster", noop("Rail", "排班调班"), "roster", _roster, Right.READ_ROSTER),
    PageSpec("settings", noop("Rail", "系统设置"), "settings", _settings),
)
