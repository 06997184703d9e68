"""The roster page as it is worth a picture."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from dutyconsole.app.roster_commands import PublishRoster
from dutyconsole.domain.roster import Place
from dutyconsole.domain.vocabulary import CrewPost
from tests.support import sample_shift as sample
from ui.roster.work import Month

if TYPE_CHECKING:
    from tests.support.fake_console import FakeConsole
    from ui.main_window import MainWindow
    from ui.roster.page import RosterPage


def roster_changed(console: FakeConsole, window: MainWindow) -> None:
    """A published month in which two have exchanged and one place became empty."""
    page = cast("RosterPage", window.open_page("roster"))
    page.show_month(Month(2026, 12))
    page.work.generate()
    plan = dict(page.work.plan)
    console.desk.submit(PublishRoster(date(2026, 12, 1), date(2026, 12, 31), plan), sample.LI).result()
    page.refresh()
    first, second = (Place(date(2026, 12, day), 0, CrewPost.MAIN) for day in (3, 6))
    page.work.exchange(first, second)
    page.work.put(Place(date(2026, 12, 8), 0, CrewPost.LEADER), None)
    page.model.edited.emit()


def roster_calendar(console: FakeConsole, window: MainWindow) -> None:
    """A year that waits for its notice."""
    page = cast("RosterPage", window.open_page("roster"))
    page.show_month(Month(2027, 1))
    page.tabs.setCurrentWidget(page.calendar)
