"""Which row of digits was dialled, which is a caller's number, and which is only a voice."""

from __future__ import annotations

import pytest

from dutyconsole.domain.call import CallerId, Presentation
from hardware.signal.dtmf import Digit
from hardware.signal.dtmf_strings import DigitStrings
from hardware.signal.heard import HeardDigits, HeardId


def keyed(
    text: str, *, at_s: float = 0.0, period_s: float = 0.14, share: float = 0.95, level: float = 0.1
) -> list[Digit]:
    """Return digits that follow each other evenly, each 70 ms long."""
    starts = [at_s + number * period_s for number in range(len(text))]
    return [Digit(key, start, start + 0.07, share, level) for key, start in zip(text, starts, strict=True)]


def read(digits: list[Digit]) -> list[HeardDigits | HeardId]:
    strings = DigitStrings()
    return [*strings.feed(digits, digits[-1].to_s), *strings.close()]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("D95588C", "95588"),
        ("A089820136957C", "089820136957"),
        ("B15494402002C", "15494402002"),
        ("D17428758822#", "17428758822"),
        ("17738241151#", "17738241151"),
        ("C110D", "110"),
    ],
)
def test_callers_numbers(text: str, number: str) -> None:
    assert read(keyed(text)) == [HeardId(0.0, CallerId(number, method="dtmf", raw=text.encode()))]


@pytest.mark.parametrize(
    ("text", "presentation"), [("B00C", Presentation.UNAVAILABLE), ("B10#", Presentation.PRIVATE)]
)
def test_no_number_for_a_reason(text: str, presentation: Presentation) -> None:
    told = CallerId(None, presentation=presentation, method="dtmf", raw=text.encode())
    assert read(keyed(text)) == [HeardId(0.0, told)]


@pytest.mark.parametrize("text", ["13800000001", "D95588", "95588*", "D9*5C", "A12C", "9#13800000001"])
def test_what_is_not_framed_was_dialled(text: str) -> None:
    assert [one.digits for one in read(keyed(text)) if isinstance(one, HeardDigits)] == [text]


def test_a_hand_does_not_dial_as_evenly_as_the_exchange() -> None:
    uneven = [*keyed("12345", period_s=0.14), *keyed("678#", at_s=0.9, period_s=0.2)]
    assert [type(one) for one in read(uneven)] == [HeardDigits]


def test_a_pause_ends_a_string() -> None:
    strings = DigitStrings()
    assert strings.feed(keyed("12345"), 1.0) == []
    found = strings.feed(keyed("67890", at_s=4.0), 4.7)
    assert [one.digits for one in found if isinstance(one, HeardDigits)] == ["12345"]
    assert [one.at_s for one in strings.feed([], 8.0)] == [4.0]
    assert strings.close() == []


def test_a_callers_number_does_not_wait_for_the_long_pause() -> None:
    strings = DigitStrings()
    assert strings.feed(keyed("D95588C"), 1.0) == []
    assert len(strings.feed([], 1.4)) == 1


def test_one_or_two_digits_must_be_very_clear() -> None:
    assert read(keyed("5", share=0.8)) == []
    assert read([Digit("5", 1.0, 1.04, 0.97, 0.1)]) == []
    assert [type(one) for one in read(keyed("5", share=0.97))] == [HeardDigits]


def test_a_string_is_heard_purely_or_not_at_all() -> None:
    assert read(keyed("5854", share=0.81)) == []
    assert [type(one) for one in read(keyed("5854", share=0.9))] == [HeardDigits]


def test_what_is_far_louder_or_softer_is_of_another_sender() -> None:
    mixed = [*keyed("138"), *keyed("5", at_s=0.5, level=0.9), *keyed("00", at_s=0.7)]
    assert [one.digits for one in read(mixed) if isinstance(one, HeardDigits)] == ["13800"]
