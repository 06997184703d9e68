"""A theme as data: colours by role, read from TOML; sizes in units of the base font."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

THEMES = ("light", "night", "contrast")

TYPE_SIZES: Mapping[str, int] = {
    "note": 12,
    "table": 13,
    "base": 14,
    "section": 16,
    "title": 20,
    "caller": 28,
}
"""Sizes of type in units, by use; weights are 400 and 600 only."""


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme; every theme has the same roles."""

    name: str
    dark: bool
    colors: Mapping[str, str]


def load(name: str) -> Tokens:
    """Return the theme of that name; an unknown name gives the light one, so a window always opens."""
    known = name if name in THEMES else THEMES[0]
    raw = tomllib.loads((files("resources") / "themes" / f"{known}.toml").read_text(encoding="utf-8"))
    return Tokens(known, bool(raw["dark"]), dict(raw["colors"]))


def luminance(color: str) -> float:
    """Return the relative luminance of `#RRGGBB` (WCAG 2.2)."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
