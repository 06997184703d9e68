"""The level of the chosen sound input, live, and what counts as speech: heard before anything is stored."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QTimer, Signal, Slot
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QHBoxLayout, QVBoxLayout, QWidget

from dutyconsole.domain.sound_level import SoundLevel, Verdict, proposed_speech_dbfs, verdict
from dutyconsole.domain.status import DeviceReport, Health
from dutyconsole.errors import DeviceProblem
from dutyconsole.settings.line import Line
from ui.theme import theme
from ui.widgets.labels import button, label, pack, row, set_role
from ui.widgets.level_meter import LevelMeter

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QShowEvent

    from dutyconsole.app.device_ports import SoundProbe
    from dutyconsole.domain.status import LineStatus
    from ui.seat import Seat

LIVE_MS = 50
TYPED_MS = 400
"""A name must stand for so long before it is opened: it may still be typed."""
NOT_HEARD = SoundLevel(DeviceReport("sound", Health.OFF))


class LevelCheck(QWidget):
    """Listens while it is shown, to the input whose name `device` returns; never while it is hidden.

    Signals:
        edited: the level that counts as speech was changed.
    """

    edited = Signal()

    def __init__(self, seat: Seat, device: Callable[[], str]) -> None:
        super().__init__()
        self._seat = seat
        self._device = device
        self._probe: SoundProbe | None = None
        self._name = ""
        self._stood = QElapsedTimer()
        self._stood.start()
        self._noise: float | None = None
        self.meter = LevelMeter(self.tr("录音设备电平"))
        self.meter.setMaximumWidth(theme.unit(320))
        self._number = label("", "table", role="second")
        self._number.setMinimumWidth(self._number.fontMetrics().horizontalAdvance("-88 dBFS "))
        self.judgement = label("", "table", wrap=True)
        self.trouble = label("", "note", role="danger", wrap=True)
        self.speech = _dbfs_box(self.tr("判为语音的电平"))
        self.speech.valueChanged.connect(self._speech_changed)
        self.propose = button(self.tr("按实测底噪设定"), small=True)
        self.propose.clicked.connect(self._propose)
        self.noise = label("", "note", role="second", wrap=True)
        self._lay_out()
        self._live = QTimer(self)
        self._live.setInterval(LIVE_MS)
        self._live.timeout.connect(self.look)
        self.put(Line.speech_dbfs)
        self._show(NOT_HEARD)

    @property
    def value(self) -> float:
        """The level that counts as speech, dBFS."""
        return round(self.speech.value(), 1)

    def put(self, speech_dbfs: float) -> None:
        """Put a level in without calling that typing."""
        self.speech.blockSignals(True)
        self.speech.setValue(speech_dbfs)
        self.speech.blockSignals(False)
        self.meter.show_threshold(speech_dbfs)

    @Slot()
    def look(self) -> None:
        """Show what comes in now; a name that has been standing for a moment is listened to."""
        name = self._device()
        if name != self._name:
            self.hush()
            self._name = name
            self._stood.restart()
        if self._probe is None and name and self._stood.hasExpired(TYPED_MS):
            source = replace(self._first_line().sound, device=name)
            self._probe = self._seat.console.devices.sound_probe(source)
        self._show(self._probe.look() if self._probe is not None else NOT_HEARD)

    def hush(self) -> None:
        """Let the input go; it is opened again at the next look, if there is one."""
        probe, self._probe = self._probe, None
        if probe is not None:
            probe.close()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        pack(layout, gap=4)
        title = label(self.tr("声音电平"), "strong")
        layout.addWidget(title)
        level = QHBoxLayout()
        pack(level, gap=8)
        level.addWidget(self.meter, 1)
        level.addWidget(self._number)
        level.addStretch()
        layout.addLayout(level)
        layout.addWidget(self.judgement)
        layout.addWidget(self.trouble)
        caption = label(self.tr("判为语音的电平"), "table", role="second")
        caption.setBuddy(self.speech)
        layout.addLayout(row(caption, self.speech, self.propose))
        layout.addWidget(self.noise)

    def _first_line(self) -> Line:
        lines = self._seat.console.settings.lines
        return lines[0] if lines else Line()

    def _show(self, heard: SoundLevel) -> None:
        trouble = self._trouble(heard.report)
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        recorder = self._recorder_hears() if heard.report.code else None
        if recorder is not None:
            ok, level, peak = DeviceReport("sound", Health.OK), recorder.level_dbfs, recorder.peak_dbfs
            self._show_level(SoundLevel(ok, level, peak, level), self.tr("（录音程序听到的电平）"))
            return
        self._show_level(heard, "")

    def _show_level(self, heard: SoundLevel, whose: str) -> None:
        self.meter.show_level(heard.level_dbfs, heard.peak_dbfs)
        self._number.setText("" if heard.level_dbfs is None else f"{heard.level_dbfs:.0f} dBFS")
        words, role = self._words(heard)
        self.judgement.setText(f"{words}{whose}")
        set_role(self.judgement, role)
        self._noise = None if heard.is_constant else heard.noise_dbfs
        proposed = None if self._noise is None else proposed_speech_dbfs(self._noise)
        self.propose.setEnabled(proposed is not None)
        self.noise.setText(self._noise_words(proposed))

    def _words(self, heard: SoundLevel) -> tuple[str, str]:
        """Return the sentence of a level, and its role."""
        limits = self._seat.console.settings.recorder
        low, high = limits.level_low_dbfs, limits.level_high_dbfs
        if not self._name:
            return self.tr("○ 没有选择录音设备：电话不会录音。"), "warn"
        match verdict(heard, low_dbfs=low, high_dbfs=high):
            case Verdict.DEAD:
                text = self.tr("▲ 完全没有声音：设备静音，或接的不是这条线。")
                return text, "danger"
            case Verdict.LOUD:
                text = self.tr("▲ 太响：峰值超过 {high:g} dBFS，会失真。请把输入音量调低。")
                return text.format(high=high), "danger"
            case Verdict.LOW:
                text = self.tr(
                    "▲ 太轻：最响不到 {low:g} dBFS。请拿起话筒听拨号音或讲话；"
                    "仍太轻就调高输入音量、检查接线。"
                )
                return text.format(low=low), "warn"
            case Verdict.GOOD:
                text = self.tr("● 合适：最近最响 {loudest:.0f} dBFS。")
                return text.format(loudest=heard.loudest_dbfs), "good"
            case Verdict.NOTHING:
                return ("" if heard.report.code else self.tr("正在打开录音设备…")), "second"

    def _noise_words(self, proposed: float | None) -> str:
        if self._noise is None:
            return self.tr("量底噪：挂好电话，安静两秒，再按按钮。")
        if proposed is None:
            text = self.tr("底噪 {noise:.0f} dBFS 太大，分不出语音：请检查接线、接地和输入音量。")
        else:
            text = self.tr("底噪 {noise:.0f} dBFS，建议 {proposed:.0f} dBFS。")
        return text.format(noise=self._noise, proposed=proposed or 0.0)

    def _trouble(self, report: DeviceReport) -> str:
        if not report.code or report.code == "sound_opening":
            return ""
        return self._seat.words.error(DeviceProblem(report.code, **dict(report.params)))

    def _recorder_hears(self) -> LineStatus | None:
        """Return the recorder's line that hears this very input, where it does."""
        seen, line = self._seat.relay.recorder, self._first_line()
        status = seen.status if seen else None
        if status is None or line.sound.device != self._name:
            return None
        limit = self._seat.console.settings.recorder.alarm_silence_s
        heard = (each for each in status.lines if each.line == line.id)
        return next((one for one in heard if (one.frames_age_s or limit) < limit), None)

    @Slot()
    def _speech_changed(self) -> None:
        self.meter.show_threshold(self.value)
        self.edited.emit()

    @Slot()
    def _propose(self) -> None:
        proposed = None if self._noise is None else proposed_speech_dbfs(self._noise)
        if proposed is not None:
            self.speech.setValue(proposed)

    def showEvent(self, event: QShowEvent) -> None:
        """Listen while somebody looks."""
        super().showEvent(event)
        self._live.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the input go: the recorder may need it."""
        self._live.stop()
        self.hush()
        super().hideEvent(event)


def _dbfs_box(name: str) -> QDoubleSpinBox:
    limits = Line.__dataclass_fields__["speech_dbfs"].metadata
    box = QDoubleSpinBox()
    box.setDecimals(1)
    box.setRange(limits["low"], limits["high"])
    box.setSuffix(" dBFS")
    box.setAccessibleName(name)
    box.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToNearestValue)
    return box
