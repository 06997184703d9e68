"""The way to a recording: registered first; the reason is asked for where one is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtWidgets import QPushButton

from dutyconsole.app.commands import RegisterAccess
from dutyconsole.domain.vocabulary import AccessAct
from tests.support.leaks import assert_freed
from ui import a11y
from ui.access import AccessGate
from ui.dialogs.reason import ReasonDialog
from ui.dialogs.register import RegisterDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from dutyconsole.errors import DutyError
    from tests.support.fake_console import FakeConsole
    from ui.main_window import MainWindow
    from ui.pages.calls import CallsPage


class Asked:
    """Asks the gate and remembers what came."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.gate = AccessGate(window.seat, window)
        self.granted: list[Any] = []
        self.denied: list[DutyError | None] = []

    def want(self, act: AccessAct, call_id: Any) -> None:
        """Want a call."""
        self.gate.register(
            RegisterAccess(act, call_id, from_ms=0),
            subject="LY20261123-0042",
            granted=self.granted.append,
            denied=self.denied.append,
        )

    @property
    def dialog(self) -> ReasonDialog:
        """The dialog that is open."""
        (found,) = self.window.findChildren(ReasonDialog)
        return found


def test_a_call_of_the_own_shift_needs_no_reason(window: MainWindow, console: FakeConsole) -> None:
    asked = Asked(window)
    asked.want(AccessAct.LISTENED, console.held.calls[-1].id)
    (access,) = asked.granted
    asked.gate.ended(access, 12.5)
    assert [row.to_ms for row in console.desk.ask(lambda q: q.access_rows(q.access_ids())).result()] == [
        12_500
    ]


def test_an_export_asks_why_and_a_cancelled_one_leaves_no_trace(
    window: MainWindow, console: FakeConsole, qtbot: Any
) -> None:
    asked = Asked(window)
    call_id = console.held.calls[-1].id
    asked.want(AccessAct.EXPORTED, call_id)
    assert a11y.audit(asked.dialog) == []
    assert not asked.dialog.go.isEnabled()
    asked.dialog.reject()
    assert (asked.granted, asked.denied, console.held.accesses) == ([], [None], [])
    qtbot.waitUntil(lambda: not window.findChildren(ReasonDialog))
    asked.want(AccessAct.EXPORTED, call_id)
    dialog = asked.dialog
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "上级核查").click()
    dialog.approved_by.setText("周明远")
    dialog.destination.setText("区公安分局")
    dialog.go.click()
    (access,) = asked.granted
    assert (access.reason, access.approved_by, access.destination) == ("上级核查", "周明远", "区公安分局")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("act", list(AccessAct), ids=lambda act: act.value)
def test_dialog_is_freed(act: AccessAct) -> None:
    make: Callable[[], ReasonDialog] = lambda: ReasonDialog(act, "LY20261123-0042")  # noqa: E731
    assert_freed(make)


def test_the_register_is_shown_and_printed(window: MainWindow, console: FakeConsole, qtbot: Any) -> None:
    page = cast("CallsPage", window.open_page("calls"))
    page.register_button.click()
    (dialog,) = page.findChildren(RegisterDialog)
    assert a11y.audit(dialog) == []
    assert dialog.model.rowCount() == 0
    asked = Asked(window)
    asked.want(AccessAct.LISTENED, console.held.calls[-1].id)
    assert dialog.model.rowCount() == 1
    dialog.print_button.click()
    assert [path for path in console.opened if "调听登记" in path]
    dialog.close()
    qtbot.waitUntil(lambda: not page.findChildren(RegisterDialog))


def test_calls_leave_the_room_only_with_a_reason(window: MainWindow, console: FakeConsole) -> None:
    page = cast("CallsPage", window.open_page("calls"))
    page.table.view.selectAll()
    assert page.export_button.isEnabled()
    page.export_button.click()
    (dialog,) = page.findChildren(ReasonDialog)
    assert console.held.accesses == []
    dialog.reason.setText("办案调取")
    dialog.destination.setText("区公安分局")
    dialog.go.click()
    rows = console.desk.ask(lambda q: q.access_rows(q.access_ids())).result()
    assert {row.access.destination for row in rows} == {"区公安分局"}
    assert len(rows) == len(console.held.calls)
    (made,) = console.folder.exports.glob("证据-*.zip")
    assert console.opened == [str(made.parent)]
    assert page.export_button.text() == "导出证据包"


def test_without_its_key_nothing_is_exported(
    window: MainWindow, console: FakeConsole, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = cast("CallsPage", window.open_page("calls"))
    monkeypatch.setattr(console.signer, "public", lambda: None)
    page.table.view.selectAll()
    page.export_button.click()
    assert page.findChildren(ReasonDialog) == []
    assert console.held.accesses == []


def test_a_print_of_a_call_is_registered_first(window: MainWindow, console: FakeConsole) -> None:
    page = cast("CallsPage", window.open_page("calls"))
    page.table.select(console.held.calls[3].id or 0)
    page.print_button.click()
    (dialog,) = page.findChildren(ReasonDialog)
    assert (console.held.accesses, console.opened) == ([], [])
    dialog.reason.setText("领导要求")
    dialog.go.click()
    (access,) = console.held.accesses
    assert (access.act, access.call_id) == (AccessAct.PRINTED, console.held.calls[3].id)
    assert [path for path in console.opened if "通话记录" in path]
