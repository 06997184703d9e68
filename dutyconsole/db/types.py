"""Column types that give domain values back, alike on SQLite and PostgreSQL."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy import BigInteger, DateTime, Integer, Text
from sqlalchemy.types import TypeDecorator

from dutyconsole.domain.call import Disagreement
from dutyconsole.domain.slip import SlipDraft
from dutyconsole.domain.vocabulary import DisagreementAbout, Role

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect

Coded = TypeVar("Coded", bound=Enum)

# Only a column declared exactly INTEGER is the row id of a SQLite table.
Id = BigInteger().with_variant(Integer(), "sqlite")

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
"""How constraints and indexes are called, so that a migration can find them by name."""


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware in, aware UTC out, microseconds kept; refuses naive values by `ValueError`."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Refuse what has no zone: nobody could say later which one was meant."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"an instant without a zone: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give the zone back: SQLite keeps none, PostgreSQL answers in the session's."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class EnumText(TypeDecorator[Coded], Generic[Coded]):
    """A member of an enum, kept as its value; an unknown value raises `ValueError` when read."""

    impl = Text
    cache_ok = True

    def __init__(self, members: type[Coded]) -> None:
        super().__init__()
        self.members = members
        self._by_value = {member.value: member for member in members}

    def process_bind_param(self, value: Coded | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Keep the value."""
        return None if value is None else str(value.value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Coded | None:  # noqa: ARG002
        """Give the member back."""
        if value is None:
            return None
        try:
            return self._by_value[value]
        except KeyError:
            raise ValueError(f"{value!r} is no {self.members.__name__}") from None


class RolesText(TypeDecorator[frozenset[Role]]):
    """A set of roles, kept as their codes in order, with commas."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: frozenset[Role] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Keep the codes."""
        return None if value is None else ",".join(sorted(role.value for role in value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> frozenset[Role] | None:  # noqa: ARG002
        """Give the roles back."""
        return None if value is None else frozenset(Role.coded(code) for code in value.split(",") if code)


class SlipText(TypeDecorator[SlipDraft]):
    """What was typed into a phone slip, kept as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: SlipDraft | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Keep the JSON."""
        return None if value is None else value.to_json()

    def process_result_value(self, value: str | None, dialect: Dialect) -> SlipDraft | None:  # noqa: ARG002
        """Give the fields back."""
        return None if value is None else SlipDraft.from_json(value)


class DisagreementsText(TypeDecorator[tuple[Disagreement, ...]]):
    """What sources of a call said differently, kept as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[Disagreement, ...] | None, dialect: Dialect) -> str:  # noqa: ARG002
        """Keep the JSON."""
        told = [[each.about.value, each.one, each.other] for each in value or ()]
        return json.dumps(told, ensure_ascii=False) if told else ""

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Disagreement, ...]:  # noqa: ARG002
        """Give the values back."""
        told = json.loads(value) if value else []
        return tuple(Disagreement(DisagreementAbout.coded(about), one, other) for about, one, other in told)
