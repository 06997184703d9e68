"""Waiting for a condition with a generous deadline, the only way in which a test may wait."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

DEADLINE_S = 60.0


def until(condition: Callable[[], object], what: str = "", *, within_s: float = DEADLINE_S) -> None:
    """Return as soon as the condition holds; fail the test after the deadline."""
    deadline = time.monotonic() + within_s
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {within_s:.0f} s in vain {what}")
        time.sleep(0.002)
