"""Alarm banners: they stay until a named person acknowledges them and the fault is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dutyconsole.errors import DeviceProblem
from ui import a11y
from ui.widgets.labels import button, label, pack, restyle, set_role
from ui.widgets.sign import Sign

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dutyconsole.app.views import AlarmView
    from ui.text import Words

MOST = 3
"""Banners shown at once; the rest are counted, so that a storm of faults leaves room to work."""


class Banner(QFrame):
    """One fault.

    Signals:
        seen: its key, when somebody acknowledges it.
    """

    seen = Signal(str)

    def __init__(self, key: str, words: Words) -> None:
        super().__init__()
        self.setObjectName("Banner")
        self._key = key
        self._words = words
        self._picture = Sign("alarm")
        self._text = label("", "strong", wrap=True)
        self._detail = label("", "note")
        self._seen = button(self.tr("知悉"), picture="save", small=True)
        self._seen.clicked.connect(self._acknowledge)
        layout = QHBoxLayout(self)
        pack(layout, margin=(12, 6, 16, 6), gap=12)
        layout.addWidget(self._picture)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._detail)
        layout.addWidget(self._seen)

    def show_alarm(self, alarm: AlarmView, *, may_acknowledge: bool, line: str = "") -> None:
        """Show it as it is now; `line` names the telephone line where there are several."""
        sentence = self._words.error(DeviceProblem(alarm.code, **alarm.params))
        if line:
            sentence = self.tr("{line}：{sentence}").format(line=line, sentence=sentence)
        since = self.tr("自 {time}").format(time=self._words.minute(alarm.since))
        times = self.tr("{n} 次").format(n=alarm.count) if alarm.count > 1 else ""
        by = self.tr("{name} 已知悉").format(name=alarm.acknowledged_by) if alarm.acknowledged_by else ""
        self.show_words(sentence, " · ".join(part for part in (since, times, by) if part), grave=alarm.grave)
        restyle(self, "seen", bool(alarm.acknowledged_by))
        self._seen.setVisible(not alarm.acknowledged_by)
        self._seen.setEnabled(may_acknowledge)
        self._seen.setAccessibleName(self.tr("知悉：{sentence}").format(sentence=sentence))

    def show_words(self, sentence: str, detail: str = "", *, grave: bool = True) -> None:
        """Show a sentence; used alone for what is no alarm of the desk but seen by the window itself."""
        if sentence != self._text.text():
            self._text.setText(sentence)
            a11y.announce(self, sentence)
        self._detail.setText(detail)
        restyle(self, "grave", grave)
        role = "danger" if grave else "warn"
        set_role(self._text, role)
        set_role(self._detail, role)
        self._picture.draw("alarm_grave" if grave else "alarm", role)
        self.setAccessibleName(f"{sentence} {detail}")

    def without_button(self) -> Banner:
        """Have no button: it goes when the fault goes."""
        self._seen.hide()
        return self

    def _acknowledge(self) -> None:
        self._seen.setEnabled(False)
        self.seen.emit(self._key)


class Banners(QWidget):
    """All banners, newest on top.

    Signals:
        seen: key of an alarm that somebody acknowledges.
    """

    seen = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._shown: dict[str, Banner] = {}
        self._recording = Banner("not_recording", words).without_button()
        self._recording.hide()
        self._more = label("", "note", role="danger")
        self._more.hide()
        self._layout = QVBoxLayout(self)
        pack(self._layout, gap=0)
        self._layout.addWidget(self._recording)
        self._layout.addWidget(self._more)

    def show_recording_fault(self, sentence: str) -> None:
        """Say in red that nothing is recorded, or take it back with an empty sentence."""
        self._recording.setVisible(bool(sentence))
        if sentence:
            self._recording.show_words(sentence)

    def show_alarms(
        self, alarms: Sequence[AlarmView], *, may_acknowledge: bool, names: Mapping[str, str]
    ) -> None:
        """Show these, newest first; what is not among them goes. `names` are those of the lines, by id."""
        front = list(alarms[:MOST])
        for key in [key for key in self._shown if key not in {alarm.key for alarm in front}]:
            gone = self._shown.pop(key)
            self._layout.removeWidget(gone)
            gone.deleteLater()
        for place, alarm in enumerate(front):
            banner = self._shown.get(alarm.key)
            if banner is None:
                banner = self._shown[alarm.key] = Banner(alarm.key, self._words)
                banner.seen.connect(self.seen)
            self._layout.insertWidget(place + 1, banner)
            line = names.get(alarm.line, alarm.line) if alarm.line and len(names) > 1 else ""
            banner.show_alarm(alarm, may_acknowledge=may_acknowledge, line=line)
            banner.show()
        self._more.setVisible(len(alarms) > MOST)
        self._more.setText(self.tr("另有 {n} 项告警").format(n=len(alarms) - MOST))
