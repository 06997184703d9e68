"""Messages as decoder modules pass them on, between noise and cut short."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hardware.caller_id.events import CallerIdReport, Unparsed
from hardware.caller_id.fsk import MOST_SEIZURE
from hardware.caller_id.profiles import parser_for
from hardware.sim.modem import mdmf, sdmf

AT = datetime(2026, 11, 23, 12, 7, 12, tzinfo=UTC)
LATER = AT + timedelta(seconds=1)
SEIZED = b"U" * 30 + b"\xff"
MDMF, SDMF = mdmf("13800000001", at=AT), sdmf("13800000001", at=AT)


@pytest.mark.parametrize("profile", ["fsk", "auto"])
@pytest.mark.parametrize("message", [MDMF, SDMF])
def test_a_message_is_told_as_soon_as_it_is_whole(profile: str, message: bytes) -> None:
    parser = parser_for(profile)
    assert parser.feed(SEIZED + message[:-1], AT) == []
    assert parser.pending
    (report,) = parser.feed(message[-1:], AT)
    assert isinstance(report, CallerIdReport)
    assert (report.caller.number, report.caller.checksum) == ("13800000001", "ok")
    assert report.caller.raw == SEIZED + message
    assert not parser.pending


@pytest.mark.parametrize("message", [MDMF, SDMF])
def test_no_single_wrong_byte_shows_a_number(message: bytes) -> None:
    for place in range(len(message)):
        spoilt = message[:place] + bytes([message[place] ^ 0x10]) + message[place + 1 :]
        parser = parser_for("fsk")
        for event in [*parser.feed(SEIZED + spoilt, AT), *parser.close(LATER)]:
            if isinstance(event, CallerIdReport):
                assert (event.caller.number, event.caller.checksum) == (None, "bad")
            else:
                assert isinstance(event, Unparsed)


@pytest.mark.parametrize("profile", ["fsk", "auto"])
def test_without_a_seizure_or_its_end_there_is_no_call(profile: str) -> None:
    parser = parser_for(profile)
    for data in (b"UUU" + MDMF, SEIZED + MDMF[:-3], b"U" * 5000):
        events = [*parser.feed(data, AT), *parser.idle(LATER)]
        assert not [event for event in events if isinstance(event, CallerIdReport)]
        kept = b"".join(event.raw for event in events if isinstance(event, Unparsed))
        assert kept == data


def test_a_long_seizure_is_kept_in_part() -> None:
    events = parser_for("fsk").feed(b"U" * 10_000 + MDMF, AT)
    (report,) = [event for event in events if isinstance(event, CallerIdReport)]
    assert report.caller.raw == b"U" * MOST_SEIZURE + MDMF


def test_a_call_behind_noise_with_a_seizure_of_its_own_is_found() -> None:
    events = parser_for("fsk").feed(SEIZED + b"\x80\x12" + b"\x9a" * 19 + SEIZED + MDMF, AT)
    assert [event.caller.number for event in events if isinstance(event, CallerIdReport)] == ["13800000001"]


def test_digits_of_a_dtmf_module_end_with_silence_where_there_is_no_line_end() -> None:
    parser = parser_for("dtmf")
    assert parser.feed(b"D05300000000C", AT) == []
    (report,) = parser.idle(LATER)
    assert isinstance(report, CallerIdReport)
    assert report.caller.number == "05300000000"
