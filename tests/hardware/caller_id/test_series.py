"""One call, one report."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from dutyconsole.domain.call import CallerId, Presentation
from hardware.caller_id.events import CallerIdReport, LineEvent, OffHook, OnHook, Ring, Unparsed
from hardware.caller_id.series import RingSeries, merged

AT = datetime(2026, 12, 31, 15, 59, 50, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return AT + timedelta(seconds=seconds)


def report(
    seconds: float,
    number: str | None,
    *,
    name: str | None = None,
    date: str | None = None,
    time: str | None = None,
) -> CallerIdReport:
    presentation = Presentation.OK if number else Presentation.UNKNOWN
    return CallerIdReport(at(seconds), CallerId(number, name, presentation, date, time, raw=b"r"))


def through(*events: LineEvent) -> list[LineEvent]:
    series = RingSeries(6.5)
    return [told for event in events for told in series.take(event)]


def numbers(events: list[LineEvent]) -> list[str | None]:
    return [event.caller.number for event in events if isinstance(event, CallerIdReport)]


def test_repeats_between_rings_are_held_back() -> None:
    events = [event for turn in range(6) for event in (Ring(at(turn * 5)), report(turn * 5 + 2, "110"))]
    assert numbers(through(*events)) == ["110"]
    assert len(through(*events)) == 7


def test_a_series_over_new_year_is_one_call() -> None:
    events = (Ring(at(0)), report(2, "110", date="1231", time="2359"))
    more = (Ring(at(5)), report(7, "110", date="0101", time="0000"), Ring(at(10)))
    assert numbers(through(*events, *more)) == ["110"]


def test_another_time_of_the_exchange_is_another_call() -> None:
    told = through(report(0, "110", date="1231", time="2350"), report(1, "110", date="1231", time="2359"))
    assert numbers(told) == ["110", "110"]


def test_the_same_caller_after_the_rings_have_stopped_is_another_call() -> None:
    assert numbers(through(Ring(at(0)), report(1, "110"), Ring(at(8)), report(9, "110"))) == ["110", "110"]


def test_the_same_caller_after_hanging_up_is_another_call() -> None:
    told = through(
        Ring(at(0)), report(1, "110"), OffHook(at(2)), OnHook(at(3)), Ring(at(4)), report(5, "110")
    )
    assert numbers(told) == ["110", "110"]


def test_another_number_after_a_ring_is_another_call() -> None:
    assert numbers(through(Ring(at(0)), report(1, "110"), Ring(at(5)), report(6, "119"))) == ["110", "119"]


def test_a_second_number_of_the_same_report_leaves_a_trace() -> None:
    told = through(Ring(at(0)), report(1, "110"), report(1.1, "119"))
    assert numbers(told) == ["110"]
    assert told[-1] == Unparsed(at(1.1), b"r")


def test_a_number_completes_a_report_that_had_none() -> None:
    told = through(Ring(at(0)), report(1, None, name="LI"), Ring(at(5)), report(6, "110"))
    assert numbers(told) == [None, "110"]
    last = told[-1]
    assert isinstance(last, CallerIdReport)
    assert last.caller.name == "LI"


def test_a_late_name_completes_the_report() -> None:
    told = through(report(0, "110"), report(0.2, None, name="LI"))
    last = told[-1]
    assert isinstance(last, CallerIdReport)
    assert (last.caller.number, last.caller.name) == ("110", "LI")


def test_a_damaged_repeat_changes_nothing_but_leaves_a_trace() -> None:
    bad = CallerIdReport(at(2), CallerId(None, presentation=Presentation.UNKNOWN, checksum="bad", raw=b"x"))
    assert through(report(1, "110"), bad) == [report(1, "110"), Unparsed(at(2), b"x")]


def test_merged_gives_the_best_report_where_the_first_stood() -> None:
    told = merged([report(0, None, name="LI"), Ring(at(1)), report(2, "110"), Ring(at(6))])
    assert [type(event) for event in told] == [CallerIdReport, Ring, Ring]
    assert numbers(told) == ["110"]
    assert told[0].at == at(0)


def test_a_clock_set_back_begins_a_new_series() -> None:
    assert numbers(through(report(0, "110"), report(-3600, "110"))) == ["110", "110"]


def test_a_box_that_replays_its_memory_is_not_ringing() -> None:
    calls = [report(turn * 600, f"1380000000{turn}", date="1231", time=f"12{turn}0") for turn in range(4)]
    replay = [
        report(86400 + turn, f"1380000000{turn}", date="1231", time=f"12{turn}0") for turn in (3, 0, 1, 2, 3)
    ]
    assert numbers(through(Ring(at(-1)), *calls, *replay)) == [f"1380000000{turn}" for turn in range(4)]
    assert numbers(merged([*calls, *replay])) == [f"1380000000{turn}" for turn in range(4)]


def test_an_old_stamp_with_a_ring_behind_it_is_a_call() -> None:
    """A box whose clock was never set: its stamps say nothing."""
    events: list[LineEvent] = []
    for hour in (0, 1, 2):
        events += [
            report(hour * 3600, "110", date="0101", time="0000"),
            Ring(at(hour * 3600 + 2)),
            report(hour * 3600 + 4, "110", date="0101", time="0000"),
        ]
    assert numbers(through(*events)) == ["110", "110", "110"]


def test_without_rings_a_clock_that_stands_still_does_not_hide_a_call() -> None:
    assert numbers(through(*(report(hour * 3600, "110", date="0101", time="0000") for hour in range(3)))) == [
        "110",
        "110",
        "110",
    ]


def test_who_rings_again_within_the_minute_is_another_call() -> None:
    assert numbers(
        through(report(0, "110", date="1231", time="2359"), report(20, "110", date="1231", time="2359"))
    ) == ["110", "110"]


def test_the_same_stamp_next_year_is_another_call() -> None:
    year = 365 * 86400
    stamps = [(0, "110"), (600, "119"), (year, "110")]
    events = [report(seconds, number, date="1231", time="2359") for seconds, number in stamps]
    assert numbers(through(Ring(at(-20)), *events)) == ["110", "119", "110"]
