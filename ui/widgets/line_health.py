"""One line as it is at this moment: every device in words, the level moving, the age of the sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dutyconsole.domain.status import Health
from dutyconsole.errors import DeviceProblem
from ui.text import noop, said
from ui.theme import theme
from ui.widgets.labels import label, pack, set_role
from ui.widgets.level_meter import LevelMeter

if TYPE_CHECKING:
    from dutyconsole.domain.status import DeviceReport, LineStatus
    from dutyconsole.settings.line import Line
    from ui.text import Words

DEVICES = {"serial": noop("LineHealth", "来电显示"), "sound": noop("LineHealth", "声音")}
HEALTHS = {
    Health.OK: (noop("LineHealth", "● 正常"), "good"),
    Health.FAULT: (noop("LineHealth", "▲ 故障"), "danger"),
    Health.ABSENT: (noop("LineHealth", "▲ 没有接上"), "danger"),
    Health.OFF: (noop("LineHealth", "○ 未启用"), "second"),
}


def device_words(report: DeviceReport, words: Words) -> str:
    """Return how a device is, with the sentence of its problem."""
    text = f"{said(DEVICES.get(report.device, ('', report.device)))} {said(HEALTHS[report.health][0])}"
    if report.code:
        text += f" · {words.error(DeviceProblem(report.code, **dict(report.params)))}"
    return text


def is_well(status: LineStatus | None) -> bool:
    """Say whether sound comes in and no device of the line is at fault."""
    if status is None or status.frames_age_s is None:
        return False
    return all(report.health in (Health.OK, Health.OFF) for report in status.devices)


class LineHealth(QWidget):
    """Shows one line; whoever owns it calls `show_status` from a timer."""

    def __init__(self, line: Line, words: Words, *, titled: bool = True) -> None:
        super().__init__()
        self._words = words
        layout = QVBoxLayout(self)
        pack(layout, gap=4)
        title = f"{line.name}  {line.number}".strip() if titled else ""
        self._title = label(title, "strong")
        self._title.setVisible(titled)
        layout.addWidget(self._title)
        self.meter = LevelMeter(self.tr("{line} 电平").format(line=line.name))
        self.meter.show_threshold(line.speech_dbfs)
        self._level = label("", "table", role="second")
        self._level.setMinimumWidth(self._level.fontMetrics().horizontalAdvance("-88 dBFS "))
        level = QHBoxLayout()
        pack(level, gap=8)
        self.meter.setMaximumWidth(theme.unit(480))
        level.addWidget(self.meter, 1)
        level.addWidget(self._level)
        level.addStretch()
        layout.addLayout(level)
        self._sound = label("", "table", role="second")
        layout.addWidget(self._sound)
        self._devices = label("", "table", wrap=True)
        layout.addWidget(self._devices)
        self.show_status(None)

    @property
    def text(self) -> str:
        """What it says in words."""
        return f"{self._sound.text()} {self._devices.text()}".strip()

    def show_status(self, status: LineStatus | None) -> None:
        """Show the line as the recorder sees it now; None where the recorder is not seen at all."""
        if status is None:
            self.meter.show_level(None)
            self._level.setText("")
            self._say(self.tr("▲ 未在录音：连不上录音程序"), "danger")
            self._devices.setText("")
            return
        self.meter.show_level(status.level_dbfs, status.peak_dbfs)
        self._level.setText(f"{status.level_dbfs:.0f} dBFS")
        if status.frames_age_s is None:
            self._say(self.tr("▲ 没有声音输入"), "danger")
        elif status.last_sound_s is None:
            self._say(self.tr("尚无声音：拿起话筒听拨号音，电平应当跳动"), "warn")
        else:
            ago = self._words.length(status.last_sound_s)
            text = self.tr("最近声音 {seconds:.1f} 秒前").format(seconds=status.last_sound_s)
            late = self.tr("最近声音 {ago} 前").format(ago=ago)
            self._say(text if status.last_sound_s < 60 else late, "second")
        self._devices.setText("\n".join(device_words(report, self._words) for report in status.devices))
        set_role(self._devices, "text" if is_well(status) else "danger")

    def _say(self, text: str, role: str) -> None:
        self._sound.setText(text)
        set_role(self._sound, role)
