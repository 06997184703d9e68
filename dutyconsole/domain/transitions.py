"""A state machine as a table: what can be stored, printed, compared and tested pair by pair."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Generic, TypeVar

from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

State = TypeVar("State", bound=Enum)
Signal = TypeVar("Signal", bound=Enum)


class IllegalTransition(Refused):
    """This signal means nothing in this state; the value is unchanged."""

    def __init__(self, machine: str, state: Enum, signal: Enum) -> None:
        super().__init__("illegal_transition", machine=machine, state=state.value, signal=signal.value)


class Transitions(Generic[State, Signal]):
    """The table of one machine: from a state, by a signal, to a state."""

    def __init__(self, machine: str, table: Mapping[tuple[State, Signal], State]) -> None:
        self._machine = machine
        self._table = dict(table)

    def next(self, state: State, signal: Signal) -> State:
        """Return the state that follows, or raise `IllegalTransition`."""
        try:
            return self._table[state, signal]
        except KeyError:
            raise IllegalTransition(self._machine, state, signal) from None

    def allows(self, state: State, signal: Signal) -> bool:
        """Say whether the table has this pair."""
        return (state, signal) in self._table

    def pairs(self) -> Mapping[tuple[State, Signal], State]:
        """Return the whole table, for tests and for the printed documentation."""
        return dict(self._table)
