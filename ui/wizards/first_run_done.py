"""The end of the first run: the line shows its life, so that it can be tried on the spot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.labels import button, label, pack, panel
from ui.widgets.line_health import LineHealth

if TYPE_CHECKING:
    from ui.seat import Seat

LIVE_MS = 50


class FirstRunDone(QWidget):
    """All is stored: the line shows its life now, so that it can be tried on the spot.

    Signals:
        finished: the person goes on to sign in.
    """

    finished = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        outer = QVBoxLayout(self)
        pack(outer)
        sheet = panel()
        outer.addWidget(sheet)
        outer.addStretch()
        layout = QVBoxLayout(sheet)
        pack(layout, margin=(24, 24, 24, 24), gap=12)
        layout.addWidget(label(self.tr("✓ 设置完成"), "title", role="good"))
        hint = self.tr("请拿起话筒听拨号音：下面的电平应当跳动。不动时，到“系统设置”检查录音设备和接线。")
        layout.addWidget(label(hint, wrap=True))
        self._lines = [(line.id, LineHealth(line, seat.words)) for line in seat.console.settings.lines]
        for _, shown in self._lines:
            layout.addWidget(shown)
        go_on = button(self.tr("去登录"), picture="sign_in", kind="primary")
        go_on.setMaximumWidth(go_on.sizeHint().width() * 2)
        go_on.clicked.connect(self.finished)
        layout.addWidget(go_on)
        self._live = QTimer(self)
        self._live.timeout.connect(self._look)
        self._live.start(LIVE_MS)

    @Slot()
    def _look(self) -> None:
        seen = self._seat.relay.recorder
        status = seen.status if seen else None
        for line_id, shown in self._lines:
            lines = status.lines if status else ()
            shown.show_status(next((each for each in lines if each.line == line_id), None))
