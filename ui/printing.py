"""Printing from the window: the record of this shift, made beside the work and opened when it is there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dutyconsole.domain.permission import Right

if TYPE_CHECKING:
    from pathlib import Path

    from dutyconsole.app.views import ShiftCard, ShiftRecordView
    from dutyconsole.domain.ids import ShiftId
    from dutyconsole.errors import DutyError
    from ui.seat import Seat


class ShiftPrinter(QWidget):
    """Makes the shift record as a PDF in the folder of exports; itself never shown.

    Signals:
        made: the path of a paper that is on the disk.
        failed: the sentence of why there is none.
    """

    made = Signal(object)
    failed = Signal(str)

    def __init__(self, seat: Seat, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._seat = seat
        self._busy = False

    def print_shift(self) -> None:
        """Make the record of the shift that is on (Ctrl+P)."""
        if self._busy or not self._seat.may(Right.PRINT_REPORT):
            return
        self._busy = True
        self._seat.say(self.tr("正在生成本班值班记录…"))
        self._seat.ask(self, lambda queries: queries.shift_card()).success(self._ask_record).failure(
            self._fail
        ).run()

    def print_record(self, shift_id: ShiftId) -> None:
        """Make the record of any shift."""
        if self._busy or not self._seat.may(Right.PRINT_REPORT):
            return
        self._busy = True
        self._ask_view(shift_id)

    def _ask_record(self, card: ShiftCard | None) -> None:
        if card is None or card.shift.id is None:
            self._busy = False
            self._seat.say(self.tr("还没有班次，无可打印。"), problem=True)
            return
        self._ask_view(card.shift.id)

    def _ask_view(self, shift_id: ShiftId) -> None:
        self._seat.ask(self, lambda queries: queries.shift_record(shift_id)).success(self._make).failure(
            self._fail
        ).run()

    def _make(self, view: ShiftRecordView) -> None:
        seat = self._seat
        name = seat.person.name if seat.person else ""
        now = seat.now()
        settings = seat.console.settings
        whole = replace(
            view,
            printed_by=name,
            printed_at=now,
            zone=settings.room.zone,
            sheet_limits=settings.log.warning_limits,
        )
        stamp = seat.words.clock(now).replace(":", "")
        target = seat.console.folder.exports / f"值班记录-{view.shift.duty_date:%Y%m%d}-{stamp}.pdf"
        reports = seat.console.reports
        seat.work(self, lambda: reports.shift_record(whole, target)).success(self._done).failure(
            self._fail
        ).run()

    def _done(self, path: Path) -> None:
        self._busy = False
        self._seat.say(self.tr("值班记录已生成：{path}").format(path=path))
        self._seat.open_file(path)
        self.made.emit(path)

    def _fail(self, error: DutyError) -> None:
        self._busy = False
        sentence = self._seat.words.error(error)
        self._seat.say(sentence, problem=True)
        self.failed.emit(sentence)
