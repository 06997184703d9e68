"""The guards of every test bite, and bite only where they should."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from tests.support.leaks import children, dangling_threads
from tests.support.logs import is_expected

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE = "dutyconsole.line"


@pytest.fixture
def release() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


@pytest.mark.parametrize(("daemon", "name"), [(True, "line-A"), (False, "line-A"), (False, None)])
def test_a_thread_left_over_is_named(release: threading.Event, *, daemon: bool, name: str | None) -> None:
    before = set(threading.enumerate())
    thread = threading.Thread(target=release.wait, daemon=daemon, name=name)
    thread.start()
    assert dangling_threads(before, grace_s=0.0) == [thread.name]
    release.set()
    assert dangling_threads(before) == []


def test_a_process_left_over_is_named() -> None:
    before = children()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        assert children().keys() - before.keys() == {str(process.pid)}
    assert children().keys() <= before.keys()


def record(level: int) -> logging.LogRecord:
    """Make what a driver would log."""
    return logging.LogRecord(f"{LINE}.hayes", level, __file__, 1, "port is gone", None, None)


def test_a_warning_is_unexpected_unless_announced(caplog: pytest.LogCaptureFixture) -> None:
    assert not is_expected(record(logging.WARNING))
    with caplog.at_level(logging.WARNING, logger=LINE):
        assert is_expected(record(logging.WARNING))
        assert is_expected(record(logging.ERROR))
    with caplog.at_level(logging.ERROR, logger=LINE):
        assert not is_expected(record(logging.WARNING))
    with caplog.at_level(logging.DEBUG, logger=LINE):
        assert not is_expected(record(logging.WARNING))
