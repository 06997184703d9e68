"""A new room, from the first question to the first handover: real window, threads, store and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest
from argon2 import PasswordHasher
from PySide6.QtCore import QCoreApplication, QEvent

from dutyconsole import bootstrap
from dutyconsole.app import accounts
from dutyconsole.app.first_run import Step
from dutyconsole.paths import DataFolder
from dutyconsole.settings_file import load_settings
from tests.app.test_first_run import WHOLE, WORD
from ui.application import make_window
from ui.pages.handover import SIGN
from ui.pages.handover_draft import HandoverDraft
from ui.wizards.first_run import FirstRunPage
from ui.wizards.first_run_done import FirstRunDone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from dutyconsole.app.console import Console
    from ui.main_window import MainWindow
    from ui.pages.handover import HandoverPage

PATIENCE_MS = 60_000


@pytest.fixture
def console(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Console]:
    """The whole program on an empty data folder, without a recorder."""
    # The strength of the hash is measured elsewhere; here it would only cost time.
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(accounts, "PasswordHasher", lambda: cheap)
    monkeypatch.setenv(bootstrap.ENV_QUIET, "1")
    with bootstrap.open_console(DataFolder(tmp_path / "room")) as made:
        yield made


@pytest.fixture
def opened() -> list[Path]:
    """The files that the window opened."""
    return []


@pytest.fixture
def window(console: Console, opened: list[Path], qapp: QApplication) -> Iterator[MainWindow]:
    made = make_window(console, open_file=opened.append)
    made.show()
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shown(window: MainWindow, kind: type[QWidget]) -> bool:
    return isinstance(window.stack.currentWidget(), kind)


def test_from_the_first_question_to_the_first_handover(
    window: MainWindow, console: Console, opened: list[Path], qtbot: QtBot
) -> None:
    def until(condition: Any) -> None:
        qtbot.waitUntil(condition, timeout=PATIENCE_MS)

    until(lambda: shown(window, FirstRunPage))
    first = cast("FirstRunPage", window.stack.currentWidget())
    until(lambda: window.seat.idle)
    first._show(WHOLE)
    first.go(Step.SUMMARY)
    assert first.summary.missing.sentences == []
    first.steps.on.click()
    until(lambda: isinstance(first._stack.currentWidget(), FirstRunDone))
    assert load_settings(console.folder.config).settings.lines[0].number == "0530-2000001"
    first.finished.emit()
    until(lambda: window.sign_in.name.count() > 0)

    window.sign_in.name.setCurrentText("李晓东")
    window.sign_in.password.setText(WORD)
    window.sign_in.enter.click()
    until(lambda: window.seat.person is not None)

    page = cast("HandoverPage", window.open_page("handover"))
    until(lambda: page.ground is not None and window.seat.idle)
    assert page.ground is not None
    ids = {person.name: person.id for person in page.ground.people}
    page.crew.show_draft(HandoverDraft(leader=ids["周明远"], main=ids["王静"], briefing="无"))
    page.crew.now_button.click()
    page.steps.go(SIGN)
    page.sign.outgoing.password.setText(WORD)
    page.sign.incoming.password.setText("Wrong-2026")
    page.steps.on.click()
    until(lambda: window.seat.idle)
    assert page.sign.incoming.error.text()
    assert page.sign.outgoing.error.text() == ""
    page.sign.incoming.password.setText(WORD)
    shown_summary = page.sign.paper
    page.steps.on.click()
    until(lambda: bool(opened) and window.seat.idle)

    assert window.seat.person is not None
    assert window.seat.person.name == "王静"
    assert opened[0].read_bytes().startswith(b"%PDF")
    handover = console.desk.ask(lambda q: q.shift_record(q.shifts()[1].id)).result().handover  # type: ignore[arg-type]
    assert handover is not None
    assert (handover.outgoing.name, handover.incoming.name) == ("李晓东", "王静")
    assert handover.summary in shown_summary
    assert console.desk.ask(lambda q: q.draft("handover:1")).result() is None
