"""Settings files of older programs: pure steps from one version to the next, each with a test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dutyconsole.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

CURRENT = 1

STEPS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""From version n, the step that makes n + 1."""


def upgraded(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return the mapping in today's form; raises `BadInput("settings_newer")` for one of a newer program."""
    plain = dict(raw)
    version = plain.get("version", CURRENT)
    if not isinstance(version, int) or version > CURRENT or version < 1:
        raise BadInput("settings_newer", version=version, known=CURRENT)
    while version < CURRENT:
        plain = STEPS[version](plain)
        version += 1
    plain["version"] = CURRENT
    return plain
