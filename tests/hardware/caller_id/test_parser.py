"""The parser on any bytes, cut in any way: same events, nothing lost, memory bounded."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware.caller_id.events import CallerIdReport, LineEvent, Ring, Unparsed
from hardware.caller_id.parser import HayesParser
from hardware.caller_id.wire import MAX_LINE, WireReader

AT = datetime(2026, 11, 23, 12, 7, 12, tzinfo=UTC)
SAMPLES = b"".join(
    path.read_bytes() for path in sorted((Path(__file__).parents[2] / "data" / "caller_id").glob("*.bin"))
)
PIECES = st.sampled_from(
    [
        b"RING", b"\r\n", b"\r", b"\n", b"\x10", b"\x10R", b"\x10h", b"\x10.", b"NMBR = 13800000001",
        b"NMBR=", b"DATE = 1123", b"TIME = 2007", b"NAME = \xd5\xc5", b"MESG = ", b"8004", b"0609",
        b"060342424231", b"\x00", b" ", b"OK", b"AT", b"80",
    ]
)  # fmt: skip


def parse(*chunks: bytes) -> list[LineEvent]:
    parser = HayesParser()
    events = [event for chunk in chunks for event in parser.feed(chunk, AT)]
    return events + parser.close(AT)


def cut(data: bytes, places: list[int]) -> list[bytes]:
    edges = sorted({0, len(data), *(place % (len(data) + 1) for place in places)})
    return [data[a:b] for a, b in pairwise(edges)]


@given(st.lists(PIECES | st.binary(max_size=6), max_size=40), st.lists(st.integers(min_value=0), max_size=30))
@settings(max_examples=400)
def test_cutting_changes_nothing(pieces: list[bytes], places: list[int]) -> None:
    data = b"".join(pieces)
    assert parse(*cut(data, places)) == parse(data)


def test_byte_by_byte_is_the_same_as_at_once() -> None:
    assert parse(*(SAMPLES[i : i + 1] for i in range(len(SAMPLES)))) == parse(SAMPLES)


@given(st.binary(max_size=3000).map(lambda raw: bytes(b for b in raw if b not in b"\r\n\x10")))
def test_rubbish_comes_out_whole(raw: bytes) -> None:
    kept = b"".join(event.raw for event in parse(b"\xff" + raw) if isinstance(event, Unparsed))
    assert kept == b"\xff" + raw


def test_a_megabyte_without_line_end_is_kept_in_pieces_and_the_next_ring_is_heard() -> None:
    raw = bytes(range(256)).replace(b"\r", b"").replace(b"\n", b"") * 4200
    parser = HayesParser()
    events: list[LineEvent] = []
    for start in range(0, len(raw), 1000):
        events += parser.feed(raw[start : start + 1000], AT)
        assert len(parser._wire._line) < MAX_LINE
    events += parser.feed(b"\r\nRING\r\n", AT)
    assert events[-1] == Ring(AT)
    assert b"".join(event.raw for event in events if isinstance(event, Unparsed)) == raw


def test_the_end_of_an_overlong_line_is_no_ring() -> None:
    events = parse(b"x" * MAX_LINE + b"RING\r\n")
    assert events == [Unparsed(AT, b"x" * MAX_LINE), Unparsed(AT, b"RING")]


def test_noise_does_not_take_the_telephone_up() -> None:
    assert parse(b"\xfe\x81\x10H\x02\x10R\r\n") == [Unparsed(AT, b"\xfe\x81\x10H\x02\x10R")]


def test_a_line_without_end_counts_after_half_a_second_of_quiet() -> None:
    parser = HayesParser()
    assert parser.feed(b"RING", AT) == []
    assert parser.idle(AT + timedelta(seconds=0.4)) == []
    later = AT + timedelta(seconds=0.5)
    assert parser.idle(later) == [Ring(later)]
    assert not parser.pending


def test_a_report_without_a_name_is_complete_when_it_has_settled() -> None:
    parser = HayesParser(settle_s=0.08)
    assert parser.feed(b"NMBR = 13800000001\r\n", AT) == []
    assert parser.idle(AT + timedelta(seconds=0.07)) == []
    (event,) = parser.idle(AT + timedelta(seconds=0.08))
    assert isinstance(event, CallerIdReport)
    assert event.caller.number == "13800000001"
    assert event.caller.raw == b"NMBR = 13800000001"


def test_a_report_does_not_settle_in_mid_line() -> None:
    parser = HayesParser(settle_s=0.08)
    parser.feed(b"NMBR = 13800000001\r\nNAME = LI", AT)
    assert parser.idle(AT + timedelta(seconds=0.2)) == []
    (event,) = parser.feed(b"U\r\n", AT + timedelta(seconds=0.3)) + parser.close(AT)
    assert isinstance(event, CallerIdReport)
    assert event.caller.name == "LIU"


def test_half_a_number_is_not_shown_when_the_cable_is_pulled() -> None:
    parser = HayesParser()
    parser.feed(b"RING\r\nNMBR = 1380000", AT)
    assert parser.close(AT, torn=True) == [Unparsed(AT, b"NMBR = 1380000")]


def test_a_clock_set_back_does_not_hold_a_report() -> None:
    parser = HayesParser()
    parser.feed(b"NMBR = 13800000001\r\n", AT)
    assert len(parser.idle(AT - timedelta(hours=1))) == 1


@pytest.mark.parametrize("raw", [b"8030FFFF", b"0412", b"8003", b"80030102"])
def test_a_message_that_stops_short_is_kept(raw: bytes) -> None:
    assert parse(b"MESG = " + raw + b"\r\n", b"OK\r\n") == [Unparsed(AT, _kept(raw))]


def test_reader_says_what_it_holds() -> None:
    reader = WireReader()
    held = []
    for piece in (b"RI", b"NG\r", b"\x10"):
        reader.feed(piece)
        held.append(reader.pending)
    assert held == [True, False, True]


def _kept(raw: bytes) -> bytes:
    return b"MESG = " + raw
