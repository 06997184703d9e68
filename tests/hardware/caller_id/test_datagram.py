"""Data messages: a number is shown only when the checksum is right or there is none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyconsole.domain.call import CallerId
from dutyconsole.errors import BadInput
from hardware.caller_id.datagram import parameters, read_message, wanted
from hardware.caller_id.profiles import parser_for
from hardware.sim.modem import mdmf, sdmf

AT = datetime(2026, 11, 23, 20, 7, tzinfo=UTC)


@given(
    st.sampled_from(["13800000001", "110", "053020000010"]),
    st.none() | st.sampled_from(["张三", "A", "东河镇"]),
)
def test_what_the_simulator_sends_is_read_back(number: str, name: str | None) -> None:
    told = read_message(mdmf(number, name, at=AT), raw=b"raw")
    assert isinstance(told, CallerId)
    assert (told.number, told.name, told.date, told.time) == (number, name, "1123", "2007")
    assert (told.checksum, told.raw) == ("ok", b"raw")


@given(st.integers(min_value=2), st.integers(min_value=1, max_value=255))
def test_a_changed_byte_never_shows_a_number(place: int, change: int) -> None:
    message = bytearray(sdmf("13800000001", at=AT))
    message[2 + place % (len(message) - 2)] ^= change
    told = read_message(bytes(message), raw=b"")
    assert isinstance(told, CallerId)
    assert (told.number, told.name, told.date, told.time, told.checksum) == (None, None, None, None, "bad")


@given(st.binary(max_size=64))
def test_any_bytes_are_survived(raw: bytes) -> None:
    read_message(raw, raw=raw)
    parameters(raw)
    assert wanted(raw) >= 2


def test_an_unknown_profile_is_bad_input() -> None:
    with pytest.raises(BadInput) as refused:
        parser_for("fax")
    assert refused.value.code == "profile_unknown"
