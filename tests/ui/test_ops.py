"""What one orders comes back on the GUI thread, once, to a widget that still lives; errors are never lost."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from dutyconsole.errors import Refused
from ui.ops import Deliverer, Operation
from ui.seat import Seat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from tests.support.fake_console import FakeConsole
    from ui.main_window import MainWindow


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    """A real thread, as the desk's."""
    with ThreadPoolExecutor(1, thread_name_prefix="desk") as executor:
        yield executor


def refuse() -> None:
    """Say no."""
    raise Refused("strike_needs_reason")


def test_answer_comes_on_the_gui_thread(qtbot: QtBot, pool: ThreadPoolExecutor) -> None:
    widget, deliverer = QWidget(), Deliverer()
    got: list[Any] = []
    qtbot.addWidget(widget)

    def take(result: str) -> None:
        got.append((result, threading.current_thread() is threading.main_thread()))

    Operation(widget, lambda: pool.submit(lambda: "done"), deliverer).success(take).run()
    qtbot.waitUntil(lambda: deliverer.idle)
    assert got == [("done", True)]


def test_refusal_goes_to_who_wants_it(qtbot: QtBot, pool: ThreadPoolExecutor) -> None:
    widget, deliverer = QWidget(), Deliverer()
    got: list[Any] = []
    qtbot.addWidget(widget)
    Operation(widget, lambda: pool.submit(refuse), deliverer).failure(got.append).run()
    qtbot.waitUntil(lambda: deliverer.idle)
    assert [error.code for error in got] == ["strike_needs_reason"]


def test_refusal_nobody_wants_is_presented(qtbot: QtBot, pool: ThreadPoolExecutor) -> None:
    widget, deliverer = QWidget(), Deliverer()
    qtbot.addWidget(widget)
    with qtbot.waitSignal(deliverer.failed) as told:
        Operation(widget, lambda: pool.submit(refuse), deliverer).run()
    assert isinstance(told.args[0], Refused)


def test_bug_is_presented_even_to_who_handles_refusals(qtbot: QtBot) -> None:
    widget, deliverer = QWidget(), Deliverer()
    got: list[Any] = []
    qtbot.addWidget(widget)
    broken: Future[Any] = Future()
    broken.set_exception(ZeroDivisionError())
    with qtbot.waitSignal(deliverer.failed):
        Operation(widget, lambda: broken, deliverer).failure(got.append).run()
    assert got == []


def test_closed_widget_is_not_called(qtbot: QtBot) -> None:
    widget, deliverer = QWidget(), Deliverer()
    got: list[Any] = []
    late: Future[str] = Future()
    operation = Operation(widget, lambda: late, deliverer).success(got.append).run()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    late.set_result("too late")
    assert (got, deliverer.idle, operation.future) == ([], True, late)


def test_fault_is_said_once(console: FakeConsole, caplog: pytest.LogCaptureFixture, qtbot: QtBot) -> None:
    seat = Seat(console, open_file=str)
    said: list[str] = []
    seat.said.connect(lambda sentence, _problem: said.append(sentence))
    make: Callable[[], ZeroDivisionError] = ZeroDivisionError
    with caplog.at_level(logging.ERROR, logger="dutyconsole.ui"):
        for _ in range(3):
            seat.presenter.take(make())
    assert len(said) == 1
    seat.leave()


def test_fault_report_stands_beside_the_work(window: MainWindow, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="dutyconsole.ui"):
        window.seat.presenter.take(ZeroDivisionError("x"))
    dialogs = [child for child in window.children() if type(child).__name__ == "FaultDialog"]
    assert len(dialogs) == 1
    assert "ZeroDivisionError" in window.notice.text or window.notice.isVisible()
    dialogs[0].close()  # type: ignore[attr-defined]
