"""An unexpected warning is a failure.

A test that expects one says so: `with caplog.at_level(logging.WARNING, logger="dutyconsole.line"): ...`
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


class Unexpected(logging.Handler):
    """Collects the records of WARNING and above that no test announced."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the text only: the record may hold objects of the test."""
        if not is_expected(record):
            self.said.append(f"{record.name} {record.levelname}: {record.getMessage()}")


def is_expected(record: logging.LogRecord) -> bool:
    """Say whether `caplog.at_level` set the logger or a parent to a level from WARNING to the record's."""
    logger: logging.Logger | None = logging.getLogger(record.name)
    while logger is not None:
        if logging.WARNING <= logger.level <= record.levelno:
            return True
        logger = logger.parent
    return False


def watch_logs() -> Iterator[None]:
    """Fail the test that logs an unexpected warning; the body of an autouse fixture."""
    root = logging.getLogger()
    handler, level = Unexpected(), root.level
    # The root logger's own default is WARNING, which would announce every warning.
    root.setLevel(logging.WARNING - 1)
    root.addHandler(handler)
    yield
    root.removeHandler(handler)
    root.setLevel(level)
    if handler.said:
        pytest.fail("unexpected in the log: " + "; ".join(handler.said), pytrace=False)
