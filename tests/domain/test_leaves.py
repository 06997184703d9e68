"""The leaves of the chain: every kind of fact has its fields, and a format once written stays."""

from __future__ import annotations

from typing import Any

import pytest

from dutyconsole.domain import leaves
from dutyconsole.domain.audit import FactOf, row_digest
from dutyconsole.domain.call import CallVersion
from dutyconsole.domain.ids import CallId
from dutyconsole.domain.leaves import FIELDS, fields_of, named_fields
from tests.support import make

VALUES: dict[FactOf, Any] = {
    FactOf.SHIFT: make.shift(),
    FactOf.CALL: CallVersion(None, CallId(1), make.call()),
    FactOf.CALL_RECORD: make.call_record(),
    FactOf.ENTRY: make.entry(),
    FactOf.SLIP: make.slip(),
    FactOf.RECORDING: make.recording(),
    FactOf.HANDOVER: make.handover(),
    FactOf.ACCESS: make.access(),
    FactOf.MARK: make.mark(),
}


def test_every_kind_of_fact_has_its_fields() -> None:
    assert set(FIELDS) == set(FactOf)


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.value)
def test_every_field_is_read_and_is_plain(kind: FactOf) -> None:
    fields = fields_of(kind, VALUES[kind])
    assert len(fields) == len(FIELDS[kind])
    assert not any(isinstance(field, bool | tuple) for field in fields)
    assert row_digest(kind, fields)


FIRST_FORMAT = {
    FactOf.ENTRY: "38e2b4ca1ea4c1aca3f394f384ebd64b8504d53ca52743098713664e1dda206e",
    FactOf.SLIP: "c67c6cfadccbd7167f077ef8715d19b05e2ebbcd56893078889316c63a017b8d",
    FactOf.RECORDING: "23088e99713082991ae100762765400b373c80a8ba3bfdc9ce92ee6f45562d40",
    FactOf.HANDOVER: "5a2f5c4f4118288d277719fadc84adf505f38d29c968d7b9f28622b451798a22",
    FactOf.ACCESS: "a35293dfa8ad630974bccf0550b837cf9ec25dc7339d69a6627b63879e940ba5",
    FactOf.MARK: "dc14dcc4b08299ccd905ee35cb07fccddd8a9ffa6ecd1165cfc32d34cccf42c5",
}
"""The digests of the sample values as the first release wrote them: a change here is a lost archive."""


@pytest.mark.parametrize("kind", FIRST_FORMAT, ids=lambda kind: kind.value)
def test_the_first_format_stays(kind: FactOf) -> None:
    assert row_digest(kind, fields_of(kind, VALUES[kind])).hex() == FIRST_FORMAT[kind]


def test_a_later_field_counts_only_where_it_holds_something(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fields_of(FactOf.ENTRY, make.entry())
    monkeypatch.setitem(leaves.LATER, FactOf.ENTRY, ("slip_id",))
    assert fields_of(FactOf.ENTRY, make.entry()) == before
    assert named_fields(FactOf.ENTRY, make.entry(slip_id=7))[-2:] == [("later", "slip_id"), ("slip_id", 7)]
