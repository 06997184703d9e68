"""What all queries share: the engine that only reads, and the room's rules for showing."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from dutyconsole.db.errors import known_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime, timedelta
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from dutyconsole.domain.call import AnswerLimit

T = TypeVar("T")

CHUNK = 500
"""Ids asked for at once; well below the number of parameters that any database takes."""


@dataclass(frozen=True)
class ReadRules:
    """How stored data are shown in this room."""

    late_after: timedelta
    """A line written this long after the event is marked late."""
    early_min: int
    """Minutes before the shift's end at which the next crew is due."""
    key_of: Callable[[str], str]
    """Gives the comparable form of a telephone number."""
    now: Callable[[], datetime]
    answer: AnswerLimit
    digest_of: Callable[[Path], str]
    """Gives the digest over the samples of a sound file; raises `BadInput`."""


class Reader:
    """A class of queries; safe on several threads, since each call has its own connection."""

    def __init__(self, engine: Engine, rules: ReadRules) -> None:
        self._engine = engine
        self._rules = rules

    @contextmanager
    def _snapshot(self) -> Iterator[Connection]:
        """Open one read transaction: everything asked inside is of the same moment."""
        with known_errors(), self._engine.connect() as connection, connection.begin():
            yield connection


def chunks(ids: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield the ids in parts that one statement can take."""
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]
