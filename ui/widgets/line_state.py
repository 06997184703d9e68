"""One telephone line in the strip: shape, word, time, moving level, and the proof that it is recorded."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from dutyconsole.domain.call import PLACING, CallState
from dutyconsole.domain.status import Health
from ui.text import CALL_STATES, said
from ui.widgets.labels import label, pack, set_role
from ui.widgets.level_bars import LevelBars

if TYPE_CHECKING:
    from dutyconsole.domain.status import LineStatus
    from dutyconsole.settings.line import Line
    from ui.text import Words

BROKEN = frozenset({Health.FAULT, Health.ABSENT})
TALKING = frozenset({CallState.ANSWERED.value, CallState.HELD.value})
ALERTING = frozenset(state.value for state in (CallState.RINGING, *PLACING))
BYTES_PER_FRAME = 2


class Room(Enum):
    """How much a line may say: everything, its state and level, or its number and shape."""

    FULL = 2
    SHORT = 4
    CHIP = 99

    @classmethod
    def for_lines(cls, count: int) -> Room:
        """Return what so many lines leave to each; the value is the most that fit."""
        return next(room for room in cls if count <= room.value)


class LineState(QWidget):
    """The state of one line; nothing is shown as well without something that moves or counts.

    Attributes:
        told: the state in words, also where there is only room for a shape.
        is_remarkable: a call runs, or the line is not recorded.
        is_deaf: it is not recorded.
    """

    def __init__(self, line: Line, words: Words, *, alarm_silence_s: float, room: Room = Room.FULL) -> None:
        super().__init__()
        self.told = ""
        self.is_remarkable = self.is_deaf = False
        self._room = room
        self._is_recording = False
        self._line = line
        self._words = words
        self._silence_s = alarm_silence_s
        layout = QHBoxLayout(self)
        pack(layout, gap=6 if room is not Room.CHIP else 2)
        self._shape = label("○", role="second")
        self._name = label(line.id if room is Room.CHIP else line.name, "strong")
        self._state = label(self.tr("等待录音程序"), role="second")
        self._bars = LevelBars()
        self._proof = label("", role="second")
        self._recording = label("", "strong", role="danger")
        for part in (self._shape, self._name, self._state, self._bars, self._proof, self._recording):
            layout.addWidget(part)
        self._recording.hide()
        self._proof.setVisible(room is Room.FULL)
        self._state.setVisible(room is not Room.CHIP)
        self._bars.setVisible(room is not Room.CHIP)

    def show_level(self, status: LineStatus | None) -> None:
        """Move the bars on; called many times a second."""
        if status is not None and self._hears(status):
            self._bars.push(status.level_dbfs, role="accent" if status.recording else "good")

    def show_status(self, status: LineStatus | None) -> None:
        """Show the words; called a few times a second."""
        if status is None:
            self._lost(self.tr("未在录音"))
            return
        self._is_recording = status.recording
        if not self._hears(status):
            age = self.tr("{seconds:.0f} 秒未收到声音").format(seconds=status.frames_age_s or 0)
            never = self.tr("没有声音输入")
            self._lost(never if status.frames_age_s is None else age)
            return
        self._bars.setVisible(self._room is not Room.CHIP)
        self._show_state(status)
        self._show_proof(status)
        if status.recording:
            kept = status.file_bytes / (BYTES_PER_FRAME * self._line.sound.rate)
            self._recording.setText(self.tr("● 录音中 {time}").format(time=self._words.span(kept)))
        self._recording.setVisible(status.recording and self._room is not Room.CHIP)
        self._state.setVisible(self._room is Room.FULL or (self._room is Room.SHORT and not status.recording))
        self._name_it()

    def _hears(self, status: LineStatus) -> bool:
        return status.frames_age_s is not None and status.frames_age_s <= self._silence_s

    def _show_state(self, status: LineStatus) -> None:
        if status.call_state in TALKING:
            shape, role = "●", "accent"
        elif status.call_state in ALERTING:
            shape, role = "◆", "accent"
        elif _is_at_fault(status):
            shape, role = "▲", "danger"
        else:
            shape, role = "●", "good"
        self.is_remarkable, self.is_deaf = role != "good", False
        self._shape.setText(shape)
        set_role(self._shape, role)
        if status.call_state in TALKING | ALERTING:
            word = said(CALL_STATES[CallState(status.call_state)])
            self._state.setText(f"{word} {self._words.span(status.call_seconds)}")
        elif role == "danger":
            self._state.setText(self.tr("声音异常"))
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
        self._is_recording, self.is_remarkable, self.is_deaf = False, True, True
        self._state.setVisible(self._room is not Room.CHIP)
        self._shape.setText("▲")
        self._state.setText(self.tr("未在录音"))
        self._proof.setText("" if why == self._state.text() else why)
        set_role(self._shape, "danger")
        set_role(self._state, "danger")
        self._name_it()

    def _name_it(self) -> None:
        recording = self._recording.text() if self._is_recording else ""
        told = " ".join(filter(None, (self._line.name, self._state.text(), recording)))
        if told != self.told:
            self.told = told
            self.setAccessibleName(told)
            self.setToolTip("" if self._room is Room.FULL else told)


def _is_at_fault(status: LineStatus) -> bool:
    """Say whether sound comes and is not good: silence, too loud, or from another device."""
    return any(report.device == "sound" and report.health in BROKEN for report in status.devices)
