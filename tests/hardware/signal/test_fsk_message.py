"""A right checksum is not enough: what cannot be a caller's message is not believed."""

from __future__ import annotations

import pytest

from dutyconsole.domain.call import CallerId
from hardware.caller_id.datagram import Lamp
from hardware.signal import fsk_message
from hardware.signal.fsk_frames import Character
from hardware.sim.telephone import mdmf, odd, sdmf, with_checksum

BIT = 8.0
GOOD = mdmf([(1, b"11232007"), (2, b"13800000001"), (7, "刘强".encode("gb2312"))])


def row(
    message: bytes, *, rest: int = 80, gap: int = 0, weak: dict[tuple[int, int], float] | None = None
) -> list[Character]:
    """Return the characters of a message after `rest` bits of mark; `weak` bits by place and number."""
    out, at = [], round(rest * BIT)
    for place, byte in enumerate(message):
        soft = [(1.0 if byte >> number & 1 else -1.0) for number in range(8)]
        for number in range(8):
            soft[number] *= (weak or {}).get((place, number), 1.0)
        out.append(Character(at, at + 80, byte, tuple(soft), 1.0))
        at += 80 + round(gap * BIT)
    return out


def test_a_good_message() -> None:
    found = fsk_message.find(row(GOOD), BIT)
    assert found is not None
    told = fsk_message.read(found)
    assert isinstance(told, CallerId)
    assert (told.number, told.name, told.method, told.checksum) == ("13800000001", "刘强", "fsk-mdmf", "ok")
    assert told.raw == GOOD


@pytest.mark.parametrize(
    "message",
    [
        with_checksum(b"\x80\x00"),
        with_checksum(b"\x80\x04\x02\x0913"),
        with_checksum(b"\x80\x05\x63\x03abc"),
        mdmf([(1, b"13322007"), (2, b"138")]),
        mdmf([(1, b"1123200"), (2, b"138")]),
        mdmf([(2, b"13A8")]),
        mdmf([(1, b"11232007"), (2, odd(b"138"))]),
        mdmf([(2, b"138"), (7, b"A\x07B")]),
        sdmf("11232561", "138"),
        sdmf("11232007", ""),
    ],
)
def test_what_is_not_believed(message: bytes) -> None:
    assert sum(message) % 256 == 0
    assert fsk_message.read(row(message)) is None


@pytest.mark.parametrize(
    ("message", "number"),
    [
        (sdmf("11232007", "119", parity=True), "119"),
        (mdmf([(1, b"00000000"), (2, b"10086")]), "10086"),
        (mdmf([(1, b"11232007"), (2, b"10086"), (7, b"A")], parity=True), "10086"),
        (mdmf([(4, b"P")]), None),
    ],
)
def test_what_is_believed(message: bytes, number: str | None) -> None:
    told = fsk_message.read(row(message))
    assert isinstance(told, CallerId)
    assert (told.number, told.checksum) == (number, "ok")


def test_a_message_that_might_as_well_be_another_is_told_as_wrong() -> None:
    # Bit 0 of the last two digits: 0 and 1 might be 1 and 0, with the same checksum.
    places = (24, 0), (23, 0)
    message = mdmf([(1, b"11232007"), (2, b"13800000001"), (7, b"A")])
    assert message[23:25] == b"01"
    told = fsk_message.read(row(message, weak=dict.fromkeys(places, 0.01)))
    assert isinstance(told, CallerId)
    assert (told.number, told.checksum) == (None, "bad")
    assert fsk_message.doubt(row(message, weak={places[0]: 0.01})) < 1e-3


def test_parity_dispels_the_doubt() -> None:
    message = mdmf([(1, b"11232007"), (2, b"13800000001")], parity=True)
    assert fsk_message.doubt(row(message, weak={(24, 0): 0.01, (23, 0): 0.01})) == 0.0


def test_the_message_lamp_is_no_caller() -> None:
    assert fsk_message.read(row(with_checksum(b"\x82\x03\x0b\x01\xff"))) == Lamp(on=True)
    assert fsk_message.read(row(b"\x82\x03\x0b\x01\xff\x00")) is None


@pytest.mark.parametrize("cut", [1, 2, 5, len(GOOD) - 1])
def test_a_cut_message_is_none(cut: int) -> None:
    assert fsk_message.find(row(GOOD[:cut]), BIT) is None


def test_without_a_mark_before_it_there_is_no_message() -> None:
    assert fsk_message.find(row(GOOD, rest=5), BIT) is None
    assert fsk_message.find(row(b"UUU" + GOOD), BIT) is None


def test_the_alternation_before_the_mark_is_passed_over() -> None:
    before = row(b"U" * 30, rest=0)
    after = [
        Character(one.start + 2400, one.end + 2400, one.value, one.soft, one.framed) for one in row(GOOD)
    ]
    found = fsk_message.find([*before, *after], BIT)
    assert found is not None
    assert bytes(one.value for one in found) == GOOD


def test_gaps_within_a_message_have_a_limit() -> None:
    assert fsk_message.find(row(GOOD, gap=10), BIT) is not None
    assert fsk_message.find(row(GOOD, gap=40), BIT) is None
