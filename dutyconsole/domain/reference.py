"""Links between a line and what it has to do with: another line of any year, a call, a recording.

A link is seen from both sides. It is never changed; it is taken back by another one that says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.domain.vocabulary import Term

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from dutyconsole.domain.ids import EntryId, PersonId, ReferenceId


class RefTo(Term):
    """What a link can lead to. A new kind needs a member here and how its number is found and shown."""

    ENTRY = "entry", "值班日志", "Log line"
    CALL = "call", "来去电", "Call"
    RECORDING = "recording", "录音", "Recording"


@dataclass(frozen=True)
class Reference:
    """One link."""

    id: ReferenceId | None
    entry_id: EntryId
    """The line that it was made at."""
    to: RefTo
    target: int
    """Id of what it leads to, in its own table."""
    word: str
    """Why; or, of a withdrawal, why not."""
    author_id: PersonId
    author: str
    at: datetime
    withdraws: ReferenceId | None = None


def standing(references: Iterable[Reference]) -> tuple[Reference, ...]:
    """Return the links that were not taken back, in their order."""
    references = tuple(references)
    gone = {each.withdraws for each in references}
    return tuple(each for each in references if each.withdraws is None and each.id not in gone)
