"""Control lines as contacts: bounce, pulse dialling, both polarities, rings told twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hardware.caller_id.events import OffHook, OnHook, Ring
from hardware.line.contacts import HookContact, RingContact

AT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
STEP_S = 0.02


def hook_events(levels: list[bool], *, inverted: bool = False) -> list[OffHook | OnHook]:
    """Feed one sample each 20 ms."""
    hook = HookContact(inverted=inverted)
    events = []
    for place, level in enumerate(levels):
        now = place * STEP_S
        events.append(hook.look(asserted=level, at=AT + timedelta(seconds=now), now=now))
    return [event for event in events if event is not None]


@pytest.mark.parametrize("inverted", [False, True])
def test_up_and_down_with_the_time_of_the_change(inverted: bool) -> None:
    levels = [inverted] * 5 + [not inverted] * 20 + [inverted] * 20
    assert hook_events(levels, inverted=inverted) == [
        OffHook(AT + timedelta(seconds=5 * STEP_S)),
        OnHook(AT + timedelta(seconds=25 * STEP_S)),
    ]


def test_a_bounce_is_nothing() -> None:
    assert hook_events([False, True, False, True, False, False]) == []


def test_pulse_dialling_does_not_put_the_telephone_down() -> None:
    digit = ([False] * 3 + [True] * 2) * 10
    assert len(hook_events([True] * 20 + digit + [True] * 20)) == 1


def test_a_telephone_that_is_up_at_the_start_is_told() -> None:
    assert hook_events([True] * 4) == [OffHook(AT)]


def test_the_ring_contact_rings_once_for_one_ring() -> None:
    ring = RingContact()
    samples = [(place * 0.02, place % 2 == 0) for place in range(50)]  # the ring current chops it
    told = [ring.look(asserted=level, at=AT, now=now) for now, level in samples]
    assert [event for event in told if event] == [Ring(AT)]


def test_contact_and_word_tell_of_one_ring() -> None:
    ring = RingContact()
    assert ring.look(asserted=True, at=AT, now=0.0) == Ring(AT)
    assert not ring.hear(1.0)
    assert ring.hear(5.0)
    assert ring.look(asserted=False, at=AT, now=5.1) is None
    assert ring.look(asserted=True, at=AT, now=5.2) is None


def test_words_alone_are_never_held_back() -> None:
    ring = RingContact()
    assert ring.hear(0.0)
    assert ring.hear(0.5)
