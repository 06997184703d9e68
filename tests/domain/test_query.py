"""A search as words and as a value: each gives the other, and wrong words are named by their place."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyconsole.domain.query import NumberSpan, Query, query_text
from dutyconsole.domain.query_parse import MOST, parse_query
from dutyconsole.domain.query_time import (
    Ago,
    AgoUnit,
    Calendar,
    Moment,
    NamedTime,
    begin_of,
    end_of,
    read_when,
    when_text,
)
from dutyconsole.domain.search_text import comparable
from dutyconsole.domain.vocabulary import EntryKind, EntryStatus, SearchIn
from dutyconsole.errors import BadInput
from dutyconsole.messages import sentence

WALL = datetime(2026, 11, 25, 20, 7)  # noqa: DTZ001  what the clock on the wall shows
ZONE = ZoneInfo("Asia/Shanghai")
DAY = datetime(2026, 10, 1)  # noqa: DTZ001  see above


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", Query()),
        ("火灾 爆炸", Query((("火灾",), ("爆炸",)))),
        ("火灾 OR 爆炸 OR 泄漏 东河镇", Query((("火灾", "爆炸", "泄漏"), ("东河镇",)))),
        ("火灾 或 爆炸", Query((("火灾", "爆炸"),))),
        ('"防汛 值守" “OR”', Query((("防汛 值守",), ("OR",)))),
        ('"他说""是"""', Query((('他说"是"',),))),
        ("-演练 －误报", Query(without=("演练", "误报"))),
        ("kind:来电,去电 类别：火情", None),
        (
            "kind:来电,去电 类别：预警信息",
            Query(kinds=(EntryKind.INCOMING_CALL, EntryKind.OUTGOING_CALL, EntryKind.WARNING)),
        ),
        ("status:pending 状态:在办", Query(statuses=(EntryStatus.PENDING, EntryStatus.IN_HAND))),
        ("open:yes struck:no", Query(open_only=True, show_struck=False)),
        (
            "from:2026-10-01 to:8h",
            Query(since=Moment(DAY, whole_day=True), until=Ago(8, AgoUnit.HOURS)),
        ),
        ("从：昨天 到:上一班", Query(since=NamedTime.YESTERDAY, until=NamedTime.LAST_SHIFT)),
        ("unit:东河镇 owner:李晓东", Query(unit="东河镇", owner="李晓东")),
        ('unit:"东河镇 政府"', Query(unit="东河镇 政府")),
        ("no:1208,1210-1215", Query(numbers=(NumberSpan(1208, 1208), NumberSpan(1210, 1215)))),
        ("#1208", Query(numbers=(NumberSpan(1208, 1208),))),
        ("in:日志,call", Query(where=(SearchIn.ENTRY, SearchIn.CALL))),
        ("20:07 http://x 主题：会议", Query((("20:07",), ("http://x",), ("主题：会议",)))),
        ("火灾 火灾 -无 -无", Query((("火灾",),), ("无",))),
        ('  \t"  " \u3000', Query()),
    ],
)
def test_words_are_read(text: str, query: Query | None) -> None:
    if query is None:
        with pytest.raises(BadInput, match="query_kind_unknown"):
            parse_query(text, WALL)
        return
    assert parse_query(text, WALL) == query
    assert parse_query(query_text(query), WALL) == query


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("火灾 OR", "query_or_alone", 4),
        ("OR 火灾", "query_or_alone", 1),
        ("火灾 OR OR 爆炸", "query_or_alone", 7),
        ("火灾 OR kind:来电", "query_or_alone", 4),
        ("火灾 OR -爆炸", "query_or_alone", 4),
        ("火灾 knd:来电", "query_key_unknown", 4),
        ("火灾 kind:", "query_value_missing", 4),
        ("kind:,", "query_value_missing", 1),
        ("no:,", "query_value_missing", 1),
        ("火灾 -", "query_minus_alone", 4),
        ("-kind:来电", "query_minus_key", 1),
        ('火灾 "未完', "query_quote_open", 4),
        ("status:好", "query_status_unknown", 1),
        ("in:天上", "query_place_unknown", 1),
        ("from:2026-13-01", "query_time_wrong", 1),
        ("to:25:00", "query_time_wrong", 1),
        ("from:99999w", "query_time_wrong", 1),
        ("no:十二", "query_number_wrong", 1),
        ("no:9-3", "query_number_wrong", 1),
        ("open:maybe", "query_yes_no", 1),
    ],
)
def test_a_wrong_query_is_named_by_its_place(text: str, code: str, place: int) -> None:
    with pytest.raises(BadInput) as caught:
        parse_query(text, WALL)
    assert (caught.value.code, caught.value.params["place"]) == (code, place)
    for language in ("zh_CN", "en_US"):
        assert str(place) in sentence(caught.value, language)
        assert "{" not in sentence(caught.value, language)


def test_far_too_much_is_refused() -> None:
    with pytest.raises(BadInput, match="query_too_long"):
        parse_query("字" * (MOST + 1), WALL)
    with pytest.raises(BadInput, match="query_too_many"):
        parse_query(" ".join(map(str, range(100))), WALL)


TERM = st.text('火灾OR或-－#:："“” ab12,kindno\n', min_size=1, max_size=8).filter(comparable)
WHENS: st.SearchStrategy[Any] = (
    st.sampled_from(NamedTime)
    | st.builds(Ago, st.integers(0, 99), st.sampled_from(AgoUnit))
    | st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(  # noqa: DTZ001  of the wall
        lambda at: Moment(at.replace(second=0, microsecond=0))
    )
)
VALUE = st.text("东河镇 ab", min_size=1, max_size=6).map(str.strip).filter(bool)
QUERIES = st.builds(
    Query,
    st.lists(st.lists(TERM, min_size=1, max_size=3, unique=True).map(tuple), max_size=3, unique=True).map(
        tuple
    ),
    st.lists(TERM, max_size=2, unique=True).map(tuple),
    kinds=st.lists(st.sampled_from(EntryKind), max_size=3, unique=True).map(tuple),
    statuses=st.lists(st.sampled_from(EntryStatus), max_size=2, unique=True).map(tuple),
    since=st.none() | WHENS,
    until=st.none() | WHENS,
    unit=st.just("") | VALUE,
    owner=st.just("") | VALUE,
    where=st.lists(st.sampled_from(SearchIn), max_size=2, unique=True).map(tuple),
    open_only=st.booleans(),
    show_struck=st.booleans(),
)


@given(QUERIES)
def test_words_and_value_give_each_other(query: Query) -> None:
    assert parse_query(query_text(query), WALL) == query


@given(st.text('火OR或-#:："“” akindfromno,1\0\ud840', max_size=30))
def test_whatever_is_typed_is_read_or_refused_in_a_sentence(text: str) -> None:
    try:
        query = parse_query(text, WALL)
    except BadInput as error:
        assert sentence(error).endswith("。")  # noqa: PT017  either is good
    else:
        assert parse_query(query_text(query), WALL) == query


def stretch(words: str, **given: Any) -> tuple[datetime | None, datetime | None]:
    """Return the first instant of a time and the first one after it, as the room's clock shows them."""
    calendar = Calendar(WALL.replace(tzinfo=ZONE), ZONE, **given)
    when = read_when(words, WALL)
    assert when is not None
    assert read_when(when_text(when), WALL) == when
    ends = begin_of(when, calendar), end_of(when, calendar)
    first, last = (at and at.astimezone(ZONE).replace(tzinfo=None) for at in ends)
    return first, last


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("8h", "2026-11-25 12:07", "2026-11-25 12:07"),
        ("3天", "2026-11-22 20:07", "2026-11-22 20:07"),
        ("30分钟", "2026-11-25 19:37", "2026-11-25 19:37"),
        ("今天", "2026-11-25", "2026-11-26"),
        ("yesterday", "2026-11-24", "2026-11-25"),
        ("前天", "2026-11-23", "2026-11-24"),
        ("本周", "2026-11-23", "2026-11-30"),
        ("上周", "2026-11-16", "2026-11-23"),
        ("本月", "2026-11-01", "2026-12-01"),
        ("上月", "2026-10-01", "2026-11-01"),
        ("2026-10-01", "2026-10-01", "2026-10-02"),
        ("2026年10月1日", "2026-10-01", "2026-10-02"),
        ("10-01", "2026-10-01", "2026-10-02"),
        ("08:30", "2026-11-25 08:30", "2026-11-25 08:30"),
        ("2026-10-01T08：30", "2026-10-01 08:30", "2026-10-01 08:30"),
    ],
)
def test_times_are_reckoned(words: str, first: str, last: str) -> None:
    assert stretch(words) == (datetime.fromisoformat(first), datetime.fromisoformat(last))


def test_shifts_have_the_time_in_which_they_had_the_room() -> None:
    begun = datetime(2026, 11, 25, 0, 30, tzinfo=UTC)
    given = {"shift": (begun, None), "last_shift": (begun - timedelta(days=1), begun)}
    morning = datetime(2026, 11, 25, 8, 30)  # noqa: DTZ001  see above
    assert stretch("本班", **given) == (morning, None)
    assert stretch("上一班", **given) == (morning - timedelta(days=1), morning)
    assert stretch("上一班") == (None, None)


@pytest.mark.parametrize("words", ["", "T", "明天", "2026", "13-41", "24:00", "2026-02-30", "1x"])
def test_what_is_no_time_is_none(words: str) -> None:
    assert read_when(words, WALL) is None
