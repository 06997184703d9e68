"""Starting in order, stopping backwards: each step names its clean-up at once."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

log = logging.getLogger("dutyconsole.lifecycle")

SLOW_S = 5.0


class Lifecycle:
    """A stack of clean-ups. One that fails is logged, and the rest still run."""

    def __init__(self) -> None:
        self._clean_ups: list[tuple[str, Callable[[], object]]] = []

    def on_stop(self, name: str, clean_up: Callable[[], object]) -> None:
        """Have `clean_up` run at the end, before all that were named earlier."""
        self._clean_ups.append((name, clean_up))

    def stop(self) -> None:
        """Run every clean-up, the last named first; a slow one is told of in the log."""
        while self._clean_ups:
            name, clean_up = self._clean_ups.pop()
            began = time.monotonic()
            try:
                clean_up()
            except Exception:
                log.exception("stopping %s failed", name)
            if (took := time.monotonic() - began) > SLOW_S:
                log.warning("stopping %s took %.1f s", name, took)

    def __enter__(self) -> Lifecycle:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
