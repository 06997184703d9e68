"""Tells everybody who listens; one listener's fault never keeps the news from the others."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger("dutyconsole.desk")


class Broadcast:
    """The desk's `Publish`: listeners are called in the order in which they came, on the desk's thread."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[object], object]] = []

    def listen(self, listener: Callable[[object], object]) -> Callable[[], None]:
        """Add a listener; returns the call that removes it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def __call__(self, event: object) -> None:
        """Tell every listener."""
        for listener in tuple(self._listeners):
            try:
                listener(event)
            except Exception:
                log.exception("a listener failed on %s", type(event).__name__)
