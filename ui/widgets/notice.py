"""One line that says what was done or refused; it goes by itself and never stands in the way."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui import a11y
from ui.widgets.labels import label, pack, restyle, set_role, tool
from ui.widgets.sign import Sign

STAY_MS = 6000
STAY_PROBLEM_MS = 20_000


class Notice(QFrame):
    """The window's notice line."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Notice")
        self._picture = Sign("info")
        self._text = label("", wrap=True)
        close = tool(self.tr("关闭提示"), "close")
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        pack(layout, margin=(12, 4, 12, 4), gap=12)
        layout.addWidget(self._picture)
        layout.addWidget(self._text, 1)
        layout.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(self, sentence: str, problem: bool) -> None:
        """Show a sentence."""
        self._text.setText(sentence)
        restyle(self, "problem", problem)
        set_role(self._text, "danger" if problem else "text")
        self._picture.draw("alarm" if problem else "info", "danger" if problem else "accent")
        self.show()
        self._timer.start(STAY_PROBLEM_MS if problem else STAY_MS)
        a11y.announce(self, sentence)
