"""How a setting is declared: type, default, range, a sentence in both languages, and its source.

The values are frozen; `dutyconsole.settings_file` reads and writes them as TOML.
"""

from __future__ import annotations

from dataclasses import field
from typing import Any


def setting(
    default: Any,
    *,
    zh: str,
    en: str,
    unit: str = "",
    source: str = "",
    low: float | None = None,
    high: float | None = None,
    choices: tuple[str, ...] = (),
) -> Any:
    """Declare a setting: default, purpose, unit, range or choices, and where a limit comes from."""
    return field(
        default=default,
        metadata={
            "zh": zh,
            "en": en,
            "unit": unit,
            "source": source,
            "low": low,
            "high": high,
            "choices": choices,
        },
    )
