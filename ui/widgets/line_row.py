"""All telephone lines in the strip: in full while they are few, as numbered shapes when they are many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.elided import Elided
from ui.widgets.labels import pack
from ui.widgets.line_state import LineState, Room

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.app.events import RecorderSeen
    from dutyconsole.domain.status import LineStatus
    from dutyconsole.settings.line import Line
    from ui.text import Words


class LineRow(QWidget):
    """The lines side by side; of many lines, those that are in use or deaf are named behind the shapes."""

    def __init__(self, lines: Sequence[Line], words: Words, *, alarm_silence_s: float) -> None:
        super().__init__()
        room = Room.for_lines(len(lines))
        self._lines = {
            line.id: LineState(line, words, alarm_silence_s=alarm_silence_s, room=room) for line in lines
        }
        self._remarkable = Elided()
        layout = QHBoxLayout(self)
        pack(layout, gap=8 if room is Room.CHIP else 12)
        for shown in self._lines.values():
            layout.addWidget(shown)
            if room is not Room.CHIP:
                layout.addWidget(divider())
        if room is Room.CHIP:
            layout.addWidget(divider())
        layout.addWidget(self._remarkable, 1)

    def show_levels(self, seen: RecorderSeen | None) -> None:
        """Move the levels on."""
        for line_id, shown in self._lines.items():
            shown.show_level(_line(seen, line_id))

    def show_status(self, seen: RecorderSeen | None) -> None:
        """Show how each line is."""
        for line_id, shown in self._lines.items():
            shown.show_status(_line(seen, line_id))
        if Room.for_lines(len(self._lines)) is Room.CHIP:
            remarkable = [shown for shown in self._lines.values() if shown.is_remarkable]
            remarkable.sort(key=lambda shown: not shown.is_deaf)
            told = " · ".join(shown.told for shown in remarkable)
            self._remarkable.show_text(told or self.tr("各线路空闲"))


def divider() -> QFrame:
    """Return the thin line between two parts of the strip."""
    made = QFrame()
    made.setProperty("bar", True)
    made.setFixedSize(1, theme.unit(16))
    return made


def _line(seen: RecorderSeen | None, line_id: str) -> LineStatus | None:
    status = seen.status if seen else None
    return next((line for line in status.lines if line.line == line_id), None) if status else None
