"""Lengths of time as exchanges write them."""

from __future__ import annotations

import re

_CLOCK = re.compile(r"(?:(\d{1,3})[:'])?(\d{1,2})[:'.](\d{2})")
_SECONDS = re.compile(r"\d{1,6}")


def read_duration(text: str) -> int | None:
    """Return seconds from `HH:MM:SS`, `HH:MM'SS`, `M'SS`, `M:SS` or plain seconds; None for anything else."""
    if _SECONDS.fullmatch(text):
        return int(text)
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    hours, minutes, seconds = int(found[1] or 0), int(found[2]), int(found[3])
    too_long = seconds > 59 or (found[1] is not None and minutes > 59)
    return None if too_long else (hours * 60 + minutes) * 60 + seconds
