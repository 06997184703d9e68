"""What verification has met so far."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dutyconsole.app.views import Finding

if TYPE_CHECKING:
    from dutyconsole.domain.audit import Break

LIMIT = 100
"""So many bad places are named; a store with more of them needs an engineer, not a longer list."""


class Findings:
    """The bad places in the order in which they were met, each named once."""

    def __init__(self) -> None:
        self._found: dict[str, Finding] = {}

    def add(self, kind: Break, place: str, detail: str) -> None:
        """Note a bad place; what was said of it first stands."""
        if place not in self._found and len(self._found) < LIMIT:
            self._found[place] = Finding(kind, place, detail)

    def explain(self, place: str, detail: str) -> None:
        """Say more of a place that was met."""
        if place in self._found:
            self._found[place] = replace(self._found[place], detail=detail)

    def has(self, *kinds: Break) -> bool:
        """Say whether a place of one of these kinds was met."""
        return any(finding.kind in kinds for finding in self._found.values())

    def all(self) -> tuple[Finding, ...]:
        """Return what was met."""
        return tuple(self._found.values())
