"""Lines and frames of boxes and exchanges on any bytes, cut in any way: same events, nothing lost."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutyconsole.errors import BadInput
from dutyconsole.settings.line import SerialSource
from hardware.caller_id.events import CallerIdReport, LineEvent, OffHook, Ring, Smdr, SmdrLeg, Unparsed
from hardware.caller_id.profiles import PROFILES, parser_for
from hardware.caller_id.whozz import KEPT
from hardware.caller_id.wire import MAX_LINE
from hardware.smdr.avaya import OPEN_CALLS

AT = datetime(2026, 11, 23, 12, 7, 12, tzinfo=UTC)
DATA = Path(__file__).parents[2] / "data"
SAMPLES = [
    path.read_bytes() for kind in ("caller_id", "smdr") for path in sorted((DATA / kind).glob("*.bin"))
]
PATTERN = r"(?P<direction>[IO]) (?P<number>\d+) (?P<duration>\S+)"
PIECES = st.sampled_from(SAMPLES) | st.sampled_from(
    [b"###DATE", b"...NMBR1...NAME+++", b"&RING:1", b":HOOK:1*", b"*", b"+++", b"\r\n", b"\r", b"\n", b"\x10",
     b"\x10R", b"\x00", b"\x0c", b"I 1 2", b"x" * 4000, b"RING"]
)  # fmt: skip


def parse(profile: str, *chunks: bytes) -> list[LineEvent]:
    parser = parser_for(profile, pattern=PATTERN)
    events = [event for chunk in chunks for event in parser.feed(chunk, AT)]
    return events + parser.close(AT)


@pytest.mark.parametrize("profile", [name for name in PROFILES if name != "hayes"])
@given(
    pieces=st.lists(PIECES | st.binary(max_size=6), max_size=8),
    places=st.lists(st.integers(min_value=0), max_size=20),
)
@settings(max_examples=60, deadline=None)
def test_cutting_changes_nothing(profile: str, pieces: list[bytes], places: list[int]) -> None:
    data = b"".join(pieces)
    edges = sorted({0, len(data), *(place % (len(data) + 1) for place in places)})
    assert parse(profile, *(data[a:b] for a, b in pairwise(edges))) == parse(profile, data)


@pytest.mark.parametrize("profile", [name for name in PROFILES if name not in {"hayes", "auto"}])
@given(raw=st.binary(max_size=2 * MAX_LINE).map(lambda raw: bytes(b for b in raw if b not in b"\r\n\x0c")))
@settings(max_examples=30, deadline=None)
def test_rubbish_comes_out_whole(profile: str, raw: bytes) -> None:
    kept = b"".join(event.raw for event in parse(profile, b"\xff" + raw) if isinstance(event, Unparsed))
    assert kept.replace(b" ", b"").replace(b"\t", b"") == (b"\xff" + raw).replace(b" ", b"").replace(
        b"\t", b""
    )


def test_the_end_of_an_overlong_line_is_no_call() -> None:
    events = parse("v200", b"x" * MAX_LINE, b"&RING:1:HOOK:0*\r\n&RING:1:HOOK:0*")
    assert [type(event) for event in events] == [Unparsed, Unparsed, Ring]


def test_a_modem_code_is_heard_at_once_in_auto() -> None:
    assert parser_for("auto").feed(b"\x10R", AT) == [Ring(AT)]


def test_a_line_without_end_counts_after_half_a_second_of_quiet() -> None:
    parser = parser_for("whozz")
    assert parser.feed(b"01 F     11/07 07:43:58", AT) == []
    assert parser.pending
    later = AT + timedelta(seconds=0.5)
    assert parser.idle(later) == [OffHook(later, "01")]
    assert not parser.pending


def test_half_a_number_is_not_shown_when_the_cable_is_pulled() -> None:
    raw = b"01 I S 0000 G A0 11/07 07:43 AM 770-26"
    for profile in ("auto", "whozz"):
        parser = parser_for(profile)
        parser.feed(raw, AT)
        assert parser.close(AT, torn=True) == [Unparsed(AT, raw)]


def test_a_replay_of_the_memory_after_many_calls_is_known_and_the_memory_bounded() -> None:
    live = b"01 I E %04d G A1 11/07 07:43 AM 7702637111\r\n"
    parser = parser_for("whozz")
    for length in range(KEPT + 1):
        assert len(parser.feed(live % length, AT)) == 1
    replay = b"0001 01 11/07 07:43 I E %04d G A1 7702637111\r\n"
    assert parser.feed(replay % KEPT, AT) == []
    assert len(parser.feed(replay % 0, AT)) == 1


def test_calls_whose_end_never_comes_do_not_fill_the_memory() -> None:
    record = b"2008/06/28 09:30:57,00:00:13,7,0170,I,1,1,,0,%d,1,E1,A,T9,LINE 1,0,0\r\n"
    events = parse("avaya", *(record % call for call in range(OPEN_CALLS + 3)))
    assert [type(event) for event in events].count(Smdr) == OPEN_CALLS + 3
    legs = [event for event in events if isinstance(event, SmdrLeg)]
    assert [leg.raw for leg in legs] == [record.strip() % call for call in range(OPEN_CALLS + 3)]


@pytest.mark.parametrize(
    ("pattern", "line", "told"),
    [
        (PATTERN, b"I 13800000001 00:01'05", ("in", "13800000001", 65, True)),
        (PATTERN, b"O 62700000 0", ("out", "62700000", 0, False)),
        (r"(?P<number>\d+);(?P<answered>\w+)", b"110;NA", (None, "110", None, False)),
        (r"(?P<direction>内|入|出),(?P<number>\d*)", "内,8001".encode(), ("internal", "8001", None, None)),
        (r"(?P<direction>内|入|出),(?P<number>\d*)", "入,".encode(), ("in", None, None, None)),
    ],
)
def test_a_pattern_of_the_settings(pattern: str, line: bytes, told: tuple[object, ...]) -> None:
    parser = parser_for("pattern", pattern=pattern)
    (event,) = parser.feed(line + b"\r\nTOTAL\r\n", AT)[:1]
    assert isinstance(event, Smdr)
    assert (event.direction, event.number, event.duration_s, event.answered) == told
    assert event.raw == line


@pytest.mark.parametrize(("pattern", "code"), [("", "pattern_missing"), ("(", "pattern_invalid")])
def test_a_pattern_that_cannot_be_used_is_bad_input(pattern: str, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        parser_for("pattern", pattern=pattern)
    assert refused.value.code == code


def test_every_profile_can_be_set() -> None:
    (kind,) = (field for field in fields(SerialSource) if field.name == "profile")
    assert set(kind.metadata["choices"]) == set(PROFILES)


def test_a_bad_checksum_gives_no_number() -> None:
    (event,) = parse("whozz", b"02 I S 0000 B A0 09/26 01:28 AM 770-263-7111   NAME\r\n")
    assert isinstance(event, CallerIdReport)
    assert (event.caller.number, event.caller.checksum) == (None, "bad")
