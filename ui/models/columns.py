"""Columns, declared once: title, width, how a row is written, how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Row = TypeVar("Row")


def no_role(row: object) -> str:  # noqa: ARG001  a column without a colour of its own
    """Return no role: the cell keeps the colour of the text."""
    return ""


def never(row: object) -> bool:  # noqa: ARG001  a column that is never struck out
    """Return False."""
    return False


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column of a table.

    Attributes:
        title: marked by `ui.text.noop`.
        text: writes the cell.
        width: in units; 0 takes what the others leave.
        right: numbers stand at the right.
        role: colour of the text by role, or an empty string.
        struck: whether the cell is shown struck out.
        picture: name of an icon before the text, or an empty string.
    """

    title: tuple[str, str]
    text: Callable[[Row], str]
    width: int = 0
    right: bool = False
    role: Callable[[Row], str] = no_role
    struck: Callable[[Row], bool] = never
    picture: Callable[[Row], str] = no_role
