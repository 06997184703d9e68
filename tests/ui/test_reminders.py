"""What is due puts up banners, once each, and takes them down when it is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from dutyconsole.app.commands import ClearAlarm, RaiseAlarm
from dutyconsole.app.matter_views import MatterRow
from dutyconsole.app.reminders import Waiting, reminders
from dutyconsole.app.views import EntryRow
from dutyconsole.domain.charge import Holding
from dutyconsole.domain.ids import EntryId, PersonId
from dutyconsole.domain.vocabulary import EntryStatus
from dutyconsole.settings.log import Log
from tests.support import make
from tests.support import sample_shift as sample

if TYPE_CHECKING:
    from tests.support.fake_console import FakeClock, FakeConsole
    from ui.main_window import MainWindow


def test_before_its_time_a_matter_warns_and_after_it_it_is_grave() -> None:
    entry = replace(make.entry("续报。", status=EntryStatus.PENDING), id=EntryId(5), number=5)
    due = make.AT + timedelta(hours=1)
    waits = Waiting((MatterRow(EntryRow(entry), entry, Holding(PersonId(1), "李晓东", due)),), ())
    rules = Log()
    assert reminders(waits, due - timedelta(minutes=16), rules) == {}
    (soon,) = reminders(waits, due - timedelta(minutes=15), rules).values()
    assert (soon.code, soon.grave, soon.params["owner"]) == ("matter_due_soon", False, "李晓东")
    (late,) = reminders(waits, due + timedelta(seconds=1), rules).values()
    assert (late.code, late.grave) == ("matter_overdue", True)
    assert late.key != soon.key


def test_a_banner_is_raised_once_and_cleared_when_done(window: MainWindow, console: FakeConsole) -> None:
    due = console.clock.now() + timedelta(minutes=5)
    console.held.trail.append(replace(make.charge(entry_id=EntryId(5)), due_at=due))
    raised: list[object] = []
    for kind in (RaiseAlarm, ClearAlarm):
        console.desk.handle(kind, lambda command, _work: raised.append(command))
    window.reminders.look()
    window.reminders.look()
    assert [cast("RaiseAlarm", each).code for each in raised] == ["matter_due_soon"]
    cast("FakeClock", console.clock).advance(600)
    window.reminders.look()
    assert [type(each) for each in raised[1:]] == [RaiseAlarm, ClearAlarm]
    console.held.add_entry(
        replace(sample.ENTRIES[4], follows=EntryId(5), status=EntryStatus.DONE, text="已办。")
    )
    window.reminders.look()
    assert isinstance(raised[-1], ClearAlarm)
