"""Hearing again what was just said, while the call and its recording go on (F6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.listening import Listening
from ui.theme.icons import icon
from ui.widgets.labels import button, label, pack, set_role, tool
from ui.widgets.waveform import JUMP_S

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QWidget

    from dutyconsole.app.views import CallRow
    from dutyconsole.errors import DutyError
    from ui.seat import Seat

NEAR_S = 0.1


class ReplayBar(QFrame):
    """A small bar that is there only while something is replayed.

    It reads the file that is being written and plays on the output of the settings; the recorder is another
    process with a device of its own and does not notice. The replay ends where F6 was pressed.
    """

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._end: float | None = None
        self.listening = Listening(seat, self)
        self.listening.changed.connect(self._show)
        self.listening.failed.connect(self._cannot)
        self.words = label("", "note", role="accent", wrap=True)
        self.pause = tool(self.tr("暂停回听"), "pause", role="accent")
        self.pause.clicked.connect(self.listening.toggle)
        self.back = tool(self.tr("后退 5 秒"), "skip_back")
        self.back.clicked.connect(self._go_back)
        self.to_live = button(self.tr("回到实时"), small=True)
        self.to_live.clicked.connect(self.stop)
        layout = QHBoxLayout(self)
        pack(layout, gap=4)
        layout.addWidget(self.words, 1)
        for part in (self.pause, self.back, self.to_live):
            layout.addWidget(part)
        self.hide()

    def start(self, row: CallRow, seconds: float) -> None:
        """Play the last `seconds` of a call's sound; once more where that is playing already."""
        self._say(self.tr("正在打开录音…"), "second")
        self.show()
        self._end = None
        self.listening.take(row.call.id, row.recordings)
        self.listening.play_end(seconds)

    @Slot()
    def stop(self) -> None:
        """Go back to the call as it is now."""
        self.hide()

    @Slot()
    def _go_back(self) -> None:
        self.listening.jump(-JUMP_S)
        self.listening.play()

    @Slot()
    def _show(self) -> None:
        playing = self.listening.playing
        name = self.tr("暂停回听") if playing else self.tr("继续回听")
        self.pause.setIcon(icon("pause" if playing else "play", "accent"))
        self.pause.setAccessibleName(name)
        self.pause.setToolTip(name)
        if self._end is None:
            if not playing:
                return
            self._end = self.listening.seconds
        left = self._end - self.listening.position
        if left <= NEAR_S:
            self.stop()
            return
        behind = self._seat.words.length(left)
        self._say(self.tr("回听中，还剩 {time}").format(time=behind), "accent")

    def _say(self, text: str, role: str) -> None:
        self.words.setText(text)
        set_role(self.words, role)

    @Slot(object)
    def _cannot(self, error: DutyError | None) -> None:
        if error is None:
            self.stop()
        else:
            self._end = None
            self._say(self._seat.words.error(error), "danger")

    def hideEvent(self, event: QHideEvent) -> None:
        """Be silent where nobody sees why there is sound."""
        self._end = None
        self.listening.let_go()
        super().hideEvent(event)
