"""The sound of a call: its recordings played as one, and whether they are still what was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dutyconsole.domain.call import CallState
from dutyconsole.domain.permission import Right
from dutyconsole.domain.recording import RecordingState
from ui.models.calls import RECORDING_STATES
from ui.text import said
from ui.widgets.labels import button, label, pack, set_role
from ui.widgets.player_bar import PlayerBar

if TYPE_CHECKING:
    from dutyconsole.app.views import CallRow
    from dutyconsole.domain.recording import Recording
    from dutyconsole.errors import DutyError
    from ui.seat import Seat

GRAVEST = (RecordingState.RUNNING, RecordingState.INTERRUPTED, RecordingState.KEPT)


class CallSound(QWidget):
    """Shows the recordings of one call.

    The integrity mark says for each call what this window has found: right, wrong, or not yet checked.
    """

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._row: CallRow | None = None
        self._found: dict[tuple[object, ...], tuple[str, str]] = {}
        """(sentence, role) by the digests that were compared."""
        self.recording = label("", "table", wrap=True)
        self.player = PlayerBar(seat)
        self.check_button = button(self.tr("校验"), picture="shield", small=True)
        self.check_button.setToolTip(self.tr("重新计算录音摘要，与登记的摘要比对"))
        self.check_button.clicked.connect(self._check)
        self.verdict = label("", "table", wrap=True)
        line = QHBoxLayout()
        pack(line, gap=8)
        line.addWidget(self.check_button)
        line.addWidget(self.verdict, 1)
        layout = QVBoxLayout(self)
        pack(layout, gap=8)
        layout.addWidget(self.recording)
        layout.addWidget(self.player)
        layout.addLayout(line)

    def show_row(self, row: CallRow | None) -> None:
        """Show another call, or the same one as it is now."""
        self._row = row
        has = row is not None and bool(row.recordings)
        for part in (self.player, self.check_button, self.verdict):
            part.setVisible(has)
        self.player.show_call(row if has else None)
        self.check_button.setEnabled(bool(self._checkable()) and self._seat.may(Right.VERIFY))
        self._show_verdict()
        if row is not None:
            self._show_words(row)

    def _show_words(self, row: CallRow) -> None:
        if not row.recordings:
            missed = row.call.state is CallState.MISSED
            self.recording.setText(self.tr("未接电话，没有录音。") if missed else self.tr("没有录音。"))
            set_role(self.recording, "second")
            return
        state = next(state for state in GRAVEST if any(each.state is state for each in row.recordings))
        parts = [row.recordings[0].number, said(RECORDING_STATES[state])]
        if len(row.recordings) > 1:
            parts.insert(1, self.tr("共 {count} 段，连续播放").format(count=len(row.recordings)))
        seconds = sum(each.seconds for each in row.recordings)
        if seconds:
            parts.append(self._seat.words.length(seconds))
        self.recording.setText(" · ".join(parts))
        set_role(self.recording, "warn" if state is RecordingState.INTERRUPTED else "text")

    def _checkable(self) -> tuple[Recording, ...]:
        """Return the recordings that have a digest; none while one of them still runs."""
        recordings = self._row.recordings if self._row is not None else ()
        return recordings if all(each.sha256 is not None for each in recordings) else ()

    def _key(self) -> tuple[object, ...]:
        return tuple((each.id, each.sha256) for each in self._checkable())

    def _show_verdict(self) -> None:
        text, role = self._found.get(self._key(), (self.tr("○ 尚未校验"), "second"))
        if not self._checkable():
            text = self.tr("录音结束后可以校验")
        self.verdict.setText(text)
        set_role(self.verdict, role)

    @Slot()
    def _check(self) -> None:
        """Compute the digests anew, off the GUI thread, and compare."""
        recordings, key = self._checkable(), self._key()
        folder, sounds = self._seat.console.folder, self._seat.console.sound_files
        self._found[key] = (self.tr("正在校验…"), "second")
        self._show_verdict()

        def look() -> list[str]:
            return [
                each.number for each in recordings if sounds.digest(folder.sound(each.file)) != each.sha256
            ]

        def arrived(wrong: list[str]) -> None:
            when = self._seat.words.clock(self._seat.now())
            if not wrong:
                text = self.tr("✓ 完好：与登记的摘要一致（{when} 校验）").format(when=when)
                self._found[key] = (text, "good")
            else:
                text = self.tr("✗ 不符：{numbers} 已不是当时的录音，请保留原文件并报告")
                self._found[key] = (text.format(numbers="、".join(wrong)), "danger")
            self._show_verdict()

        def failed(error: DutyError) -> None:
            self._found[key] = (self._seat.words.error(error), "danger")
            self._show_verdict()

        self._seat.work(self, look).success(arrived).failure(failed).run()
