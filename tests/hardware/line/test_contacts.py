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


def rings(ring: RingContact, *stretches: tuple[float, float], until_s: float = 20.0) -> int:
    """Look ten times a second; return how many rings the closed stretches (seconds) make."""
    told = 0
    for turn in range(int(until_s * 10)):
        now = turn / 10
        closed = any(begin <= now < end for begin, end in stretches)
        told += ring.look(asserted=closed, at=AT, now=now) is not None
    return told


def test_the_ring_contact_rings_once_for_one_ring() -> None:
    ring = RingContact()
    ring.look(asserted=False, at=AT, now=-1.0)
    samples = [(place * 0.02, place % 2 == 0) for place in range(50)]  # the ring current chops it
    told = [ring.look(asserted=level, at=AT, now=now) for now, level in samples]
    assert [event for event in told if event] == [Ring(AT)]


def test_every_ring_of_a_call_counts_and_a_double_ring_is_one() -> None:
    assert rings(RingContact(), (1.0, 2.0), (6.0, 7.0), (11.0, 12.0)) == 3
    assert rings(RingContact(), (1.0, 1.4), (1.6, 2.0), (4.0, 4.4), (4.6, 5.0)) == 2
    assert rings(RingContact(), (1.0, 5.0)) == 1


def test_a_spike_is_no_ring() -> None:
    assert rings(RingContact(), (1.0, 1.05), (9.0, 9.05)) == 0


def test_a_contact_that_is_closed_from_the_start_does_not_ring() -> None:
    assert rings(RingContact(), (0.0, 20.0)) == 0
    assert rings(RingContact(inverted=True), until_s=5.0) == 0
    assert rings(RingContact(inverted=True), (0.0, 3.0), (4.0, 8.0), until_s=8.0) == 1


def test_contact_and_word_tell_of_one_ring() -> None:
    ring = RingContact()
    levels = [(0.0, False), (0.1, True), (0.2, True)]
    assert [ring.look(asserted=level, at=AT, now=now) for now, level in levels] == [None, None, Ring(AT)]
    assert not ring.hear(1.0)
    assert ring.hear(5.0)
    levels = [(5.1, False), *((5.2 + place / 10, True) for place in range(25))]
    assert not any(ring.look(asserted=level, at=AT, now=now) for now, level in levels)


def test_words_alone_are_never_held_back() -> None:
    ring = RingContact()
    assert ring.hear(0.0)
    assert ring.hear(0.5)
