"""One telephone line in the strip: shape, word, time, moving level, and the proof that it is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from dutyconsole.domain.call import CallState
from ui.text import CALL_STATES, said
from ui.widgets.labels import label, pack, set_role
from ui.widgets.level_bars import LevelBars

if TYPE_CHECKING:
    from dutyconsole.domain.status import LineStatus
    from dutyconsole.settings import Line
    from ui.text import Words

TALKING = frozenset({CallState.ANSWERED.value, CallState.HELD.value})
ALERTING = frozenset({CallState.RINGING.value, CallState.DIALLING.value})
BYTES_PER_FRAME = 2


class LineState(QWidget):
    """The state of one line; nothing is shown as well without something that moves or counts."""

    def __init__(self, line: Line, words: Words, *, alarm_silence_s: float) -> None:
        super().__init__()
        self._line = line
        self._words = words
        self._silence_s = alarm_silence_s
        self._said = ""
        layout = QHBoxLayout(self)
        pack(layout, gap=6)
        self._shape = label("○", role="second")
        self._name = label(line.name, "strong")
        self._state = label(self.tr("等待录音程序"), role="second")
        self._bars = LevelBars()
        self._proof = label("", role="second")
        self._recording = label("", "strong", role="danger")
        for part in (self._shape, self._name, self._state, self._bars, self._proof, self._recording):
            layout.addWidget(part)
        self._recording.hide()

    def show_level(self, status: LineStatus | None) -> None:
        """Move the bars on; called many times a second."""
        if status is not None and self._hears(status):
            self._bars.push(status.level_dbfs, role="accent" if status.recording else "good")

    def show_status(self, status: LineStatus | None) -> None:
        """Show the words; called a few times a second."""
        if status is None:
            self._lost(self.tr("未在录音"))
            return
        if not self._hears(status):
            age = self.tr("{seconds:.0f} 秒未收到声音").format(seconds=status.frames_age_s or 0)
            never = self.tr("没有声音输入")
            self._lost(never if status.frames_age_s is None else age)
            return
        self._bars.show()
        self._show_state(status)
        self._show_proof(status)
        self._recording.setVisible(status.recording)
        if status.recording:
            kept = status.file_bytes / (BYTES_PER_FRAME * self._line.sound.rate)
            self._recording.setText(self.tr("● 录音中 {time}").format(time=self._words.span(kept)))
        self._name_it()

    def _hears(self, status: LineStatus) -> bool:
        return status.frames_age_s is not None and status.frames_age_s <= self._silence_s

    def _show_state(self, status: LineStatus) -> None:
        if status.call_state in TALKING:
            shape, role = "●", "accent"
        elif status.call_state in ALERTING:
            shape, role = "◆", "accent"
        else:
            shape, role = "●", "good"
        self._shape.setText(shape)
        set_role(self._shape, role)
        if status.call_state in TALKING | ALERTING:
            word = said(CALL_STATES[CallState(status.call_state)])
            self._state.setText(f"{word} {self._words.span(status.call_seconds)}")
        else:
            self._state.setText(self.tr("空闲"))
        set_role(self._state, role)

    def _show_proof(self, status: LineStatus) -> None:
        if status.last_sound_s is None:
            self._proof.setText(self.tr("尚无声音"))
        elif status.last_sound_s < 60:
            self._proof.setText(self.tr("最近声音 {seconds:.1f} 秒前").format(seconds=status.last_sound_s))
        else:
            ago = self._words.length(status.last_sound_s)
            self._proof.setText(self.tr("最近声音 {ago} 前").format(ago=ago))

    def _lost(self, why: str) -> None:
        self._bars.hide()
        self._recording.hide()
        self._shape.setText("▲")
        self._state.setText(self.tr("未在录音"))
        self._proof.setText("" if why == self._state.text() else why)
        set_role(self._shape, "danger")
        set_role(self._state, "danger")
        self._name_it()

    def _name_it(self) -> None:
        parts = (self._name, self._state, self._recording)
        told = " ".join(part.text() for part in parts if not part.isHidden())
        if told != self._said:
            self._said = told
            self.setAccessibleName(told)
