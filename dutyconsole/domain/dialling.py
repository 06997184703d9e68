"""Having a modem dial: the orders of the desk, and what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dutyconsole.domain.ids import LineId

DIALLED, LET_GO, HUNG_UP = "dialled", "let_go", "hung_up"


class DialAct(Enum):
    """What the modem of a line is told to do."""

    DIAL = "dial"
    LET_GO = "let_go"
    """The telephone has been taken up: the modem leaves the line to it."""
    HANG_UP = "hang_up"


@dataclass(frozen=True)
class DialRequest:
    """One order to the modem of a line; `ticket` comes back in the outcome."""

    line: LineId
    act: DialAct
    ticket: str
    number: str = ""
    """As it is dialled: with the prefix of outside lines, and pauses."""
    party: str = ""
    """Whose number it is, without those: it stands in the journal, and people are found by it."""


@dataclass(frozen=True)
class DialOutcome:
    """What became of a request: `dialled`, `let_go`, `hung_up`, or the code of the sentence why not."""

    ticket: str
    code: str

    @property
    def is_failure(self) -> bool:
        """Say whether the modem could not dial, or the call did not come about."""
        return self.code not in {DIALLED, LET_GO, HUNG_UP}
