"""Exporting calls as evidence from the window: the reason first, then the package, made beside the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from dutyconsole.app.commands import ExportCalls, RegisterAccess
from dutyconsole.app.evidence import completed
from dutyconsole.domain.permission import Right
from dutyconsole.domain.signing import judge
from dutyconsole.domain.vocabulary import AccessAct
from ui.access import AccessGate
from ui.dialogs.reason import ReasonDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.app.views import CallRow, EvidenceMade, EvidenceView
    from dutyconsole.domain.access import Access
    from dutyconsole.domain.signing import SigningKey
    from dutyconsole.errors import DutyError
    from ui.dialogs.reason import Reason
    from ui.seat import Seat


class Exporter(QWidget):
    """Makes one package at a time in the folder of exports; itself never shown.

    Signals:
        progressed: share of the work done, 0 to 1; 1 also when it ends badly.
    """

    progressed = Signal(float)
    _told = Signal(float)

    def __init__(self, seat: Seat, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._seat = seat
        self._busy = False
        self._rows: tuple[CallRow, ...] = ()
        # The package is made on a query thread: its progress comes over as a queued signal.
        self._told.connect(self._progress, Qt.ConnectionType.QueuedConnection)

    @property
    def can(self) -> bool:
        """Say whether who is signed in may export, and nothing is being exported."""
        return not self._busy and self._seat.may(Right.EXPORT)

    def export(self, rows: Sequence[CallRow]) -> None:
        """Ask why these calls leave the room, then make the package."""
        self._rows = tuple(row for row in rows if row.call.is_over)
        if not self.can:
            return
        if not self._rows:
            self._seat.say(self.tr("请先选择已结束的电话。"), problem=True)
            return
        # A package that cannot be signed must not be registered as if it had left the room.
        question = self._seat.ask(self, lambda queries: queries.signing_keys())
        question.success(self._ask_why).failure(self._failed).run()

    def _ask_why(self, keys: Sequence[SigningKey]) -> None:
        problem = judge(keys, self._seat.console.signer.public())
        if problem is not None:
            self._failed(problem)
            return
        numbers = [each.number for row in self._rows for each in row.recordings]
        subject = self.tr("导出 {calls} 个电话").format(calls=len(self._rows))
        if len(numbers) == 1:
            subject = numbers[0]
        dialog = ReasonDialog(AccessAct.EXPORTED, subject, self.parentWidget())
        dialog.given.connect(self._register)
        dialog.open()

    @Slot(object)
    def _register(self, reason: Reason) -> None:
        self._busy = True
        self.progressed.emit(0.0)
        ids = tuple(row.call.id for row in self._rows if row.call.id is not None)
        order = ExportCalls(ids, reason.reason, reason.approved_by, reason.destination)
        self._seat.order(self, order).success(self._gather).failure(self._failed).run()

    def _gather(self, exports: tuple[Access, ...]) -> None:
        ids = [access.call_id for access in exports if access.call_id is not None]

        def make(view: EvidenceView) -> None:
            self._make(view, exports)

        question = self._seat.ask(self, lambda queries: queries.evidence(ids))
        question.success(make).failure(self._failed).run()

    def _make(self, view: EvidenceView, exports: tuple[Access, ...]) -> None:
        console, now = self._seat.console, self._seat.now()
        whole = completed(view, exports, console)
        stamp = self._seat.words.stamp(now).replace(":", "").replace(" ", "-")
        target = console.folder.exports / f"证据-{stamp}-{exports[0].number}.zip"
        tell = self._told.emit
        work = self._seat.work(self, lambda: console.evidence.make(whole, target, tell))
        work.success(self._made).failure(self._failed).run()

    def _made(self, made: EvidenceMade) -> None:
        self._end()
        if made.warnings:
            words = self._seat.words
            said = " ".join(words.error(warning) for warning in made.warnings)
            self._seat.say(said, problem=True)
        else:
            self._seat.say(self.tr("证据包已生成：{path}").format(path=made.path))
        self._seat.open_file(made.path.parent)

    def _failed(self, error: DutyError) -> None:
        self._end()
        self._seat.say(self._seat.words.error(error), problem=True)

    def _end(self) -> None:
        self._busy = False
        self.progressed.emit(1.0)

    @Slot(float)
    def _progress(self, share: float) -> None:
        if self._busy:
            self.progressed.emit(min(share, 0.99))


class CallPrinter(QWidget):
    """Prints what there is of a call, registered with its reason first; itself never shown."""

    def __init__(self, seat: Seat, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._seat = seat
        self._gate = AccessGate(seat, parent)

    def print_call(self, row: CallRow) -> None:
        """Ask why, register it, and open the paper."""
        wanted = RegisterAccess(AccessAct.PRINTED, row.call.id)
        numbers = " ".join(each.number for each in row.recordings)
        subject = numbers or self._seat.words.number(row.call)
        self._gate.ask(wanted, subject=subject, granted=self._gather, denied=self._denied)

    def _gather(self, access: Access) -> None:
        if access.call_id is None:
            return
        call_id = access.call_id

        def make(view: EvidenceView) -> None:
            self._make(view, access)

        question = self._seat.ask(self, lambda queries: queries.evidence([call_id]))
        question.success(make).failure(self._denied).run()

    def _make(self, view: EvidenceView, access: Access) -> None:
        console = self._seat.console
        whole = completed(view, (access,), console)
        target = console.folder.exports / f"通话记录-{access.number}.pdf"
        work = self._seat.work(self, lambda: console.reports.evidence_sheet(whole, target))
        work.success(self._seat.open_file).failure(self._denied).run()

    def _denied(self, error: DutyError | None) -> None:
        if error is not None:
            self._seat.say(self._seat.words.error(error), problem=True)
