"""Keeps watch over the recording: says in red, and aloud, when the line is not recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject

from dutyconsole.app.monitor import RECORDER
from dutyconsole.domain.permission import Right
from dutyconsole.domain.status import Health
from dutyconsole.errors import DeviceProblem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.app.events import RecorderSeen
    from dutyconsole.app.views import AlarmView
    from dutyconsole.domain.status import LineStatus
    from ui.seat import Seat
    from ui.widgets.banners import Banners

TOGETHER_MS = 2000
"""The window and the desk see the same fault within a moment of each other: that sounds once."""
STALE_MS = 5000
"""No news from the recorder for so long is as good as no recorder."""
DEAF = frozenset({"sound", "recorder"})
"""Devices without which a line is not recorded."""
DEAF_KEYS = tuple(f"-{device}" for device in sorted(DEAF))
BROKEN = frozenset({Health.FAULT, Health.ABSENT})


class Vigil(QObject):
    """Looks at the recorder's last word and at the alarms; makes the banners and the sounds."""

    def __init__(self, seat: Seat, banners: Banners, parent: QObject) -> None:
        super().__init__(parent)
        self._seat = seat
        self._banners = banners
        self._last: RecorderSeen | None = None
        self._since = QElapsedTimer()
        self._since.start()
        self._sounded = QElapsedTimer()
        self._sentence = ""
        self._alarms: tuple[AlarmView, ...] = ()

    def look(self) -> RecorderSeen | None:
        """Return the recorder's last word, or None where it is too old to be believed; see to the banner."""
        told = self._seat.relay.recorder
        if told is not self._last:
            self._last = told
            self._since.restart()
        stale = self._since.elapsed() > STALE_MS
        sentence = self._what_is_wrong(told, stale=stale)
        if sentence and not self._sentence:
            self._sound()
        self._sentence = sentence
        self._sound_again()
        self._banners.show_recording_fault("" if self._is_told() else sentence)
        return None if stale else told

    def show_alarms(self, alarms: Sequence[AlarmView] | None = None) -> None:
        """Show these alarms, or the same ones to another person; sound for those that are new."""
        if alarms is not None:
            known = {alarm.key for alarm in self._alarms}
            if any(alarm.key not in known and not alarm.acknowledged_by for alarm in alarms):
                self._sound()
            self._alarms = tuple(alarms)
        banners = [alarm for alarm in self._alarms if not alarm.quiet]
        may = self._seat.may(Right.WRITE_LOG)
        self._banners.show_alarms(banners, may_acknowledge=may, names=self._line_names())

    def _line_names(self) -> dict[str, str]:
        return {line.id: line.name for line in self._seat.console.settings.lines}

    def _is_told(self) -> bool:
        """Say whether an alarm of the desk says it already: one banner for one fault.

        A quiet one gets its banner in some seconds, from the recorder's next word; without that word, never.
        """
        is_silent = self._since.elapsed() > STALE_MS
        return any(
            not (alarm.cleared or (alarm.quiet and is_silent))
            and (alarm.key == RECORDER or alarm.key.endswith(DEAF_KEYS))
            for alarm in self._alarms
        )

    def _sound_again(self) -> None:
        """Sound again and again while something grave stands that nobody has said to have seen."""
        every_s = self._seat.console.settings.room.alarm_repeat_s
        unseen = any(
            alarm.grave and not (alarm.quiet or alarm.cleared or alarm.acknowledged_by)
            for alarm in self._alarms
        )
        waits = unseen or (bool(self._sentence) and not self._is_told())
        if every_s and waits and self._has_been_still(every_s * 1000):
            self._sound()

    def _has_been_still(self, limit_ms: int) -> bool:
        return not self._sounded.isValid() or self._sounded.hasExpired(limit_ms)

    def _sound(self) -> None:
        if not self._has_been_still(TOGETHER_MS):
            return
        self._sounded.restart()
        self._seat.console.sounder.alarm()

    def _what_is_wrong(self, told: RecorderSeen | None, *, stale: bool) -> str:
        if stale or (told is not None and told.status is None):
            why = self._seat.words.error(told.problem) if told and told.problem else ""
            return why or self.tr("电话未在录音：录音程序没有应答，正在重新启动。")
        if told is None or told.status is None:
            return ""
        names = self._line_names()
        deaf = {names.get(line.line, line.line): self._why_deaf(line) for line in told.status.lines}
        deaf = {name: why for name, why in deaf.items() if why}
        if not deaf:
            return ""
        # Where several are deaf, the sentence of the first tells what to do.
        which = self.tr("、").join(deaf)
        return self.tr("{line}未在录音：{why}").format(line=which, why=next(iter(deaf.values())))

    def _why_deaf(self, line: LineStatus) -> str:
        for report in line.devices:
            if report.device in DEAF and report.health in BROKEN:
                return self._seat.words.error(DeviceProblem(report.code, **dict(report.params)))
        is_off = any(report.device == "sound" and report.health is Health.OFF for report in line.devices)
        limit = self._seat.console.settings.recorder.alarm_silence_s
        if not is_off and line.frames_age_s is not None and line.frames_age_s > limit:
            return self.tr("已有 {seconds:.0f} 秒没有收到声音数据。").format(seconds=line.frames_age_s)
        return ""
