"""The chain: no two facts share bytes, and any change breaks it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from dutyconsole.domain.audit import (
    GENESIS,
    FactOf,
    canonical,
    link_hash,
    make_seal,
    next_link,
    row_digest,
    seal_hash,
    short_code,
)

FIELDS = st.lists(st.none() | st.text(max_size=8) | st.binary(max_size=8), max_size=5)
NOW = datetime(2026, 11, 24, 0, 32, tzinfo=UTC)


@given(FIELDS, FIELDS)
def test_different_fields_never_give_the_same_bytes(one: list[str], other: list[str]) -> None:
    def plain(fields: list[str]) -> list[bytes | None]:
        return [each.encode() if isinstance(each, str) else each for each in fields]

    assert (canonical(one) == canonical(other)) == (plain(one) == plain(other))


def test_nothing_is_not_an_empty_text() -> None:
    assert canonical([None]) != canonical([""])


def test_instants_are_the_same_in_every_zone() -> None:
    shanghai = datetime.fromisoformat("2026-11-24T08:32:00+08:00")
    assert canonical([shanghai]) == canonical([NOW])


def test_each_link_covers_the_one_before() -> None:
    first = next_link(None, FactOf.ENTRY, 1, row_digest(FactOf.ENTRY, ["a"]))
    second = next_link(first, FactOf.ENTRY, 2, row_digest(FactOf.ENTRY, ["b"]))
    assert (first.seq, first.previous) == (1, GENESIS)
    assert (second.seq, second.previous) == (2, first.hash)
    assert second.hash != link_hash(GENESIS, 2, FactOf.ENTRY, 2, second.digest)


def test_the_kind_is_part_of_the_digest() -> None:
    assert row_digest(FactOf.ENTRY, ["a"]) != row_digest(FactOf.SLIP, ["a"])


def test_a_seal_holds_count_head_and_the_seal_before() -> None:
    link = next_link(None, FactOf.ENTRY, 1, row_digest(FactOf.ENTRY, ["a"]))
    first = make_seal(None, link, at=NOW, reason="handover")
    second = make_seal(first, link, at=NOW, reason="handover")
    assert (first.count, first.head, first.previous) == (1, link.hash, GENESIS)
    assert second.previous == first.hash
    assert seal_hash(first) == first.hash
    assert seal_hash(replace(first, count=2)) != first.hash


def test_the_short_code_can_be_read_aloud() -> None:
    assert short_code(bytes(range(32))) == "0001 0203 0405 0607 0809"
