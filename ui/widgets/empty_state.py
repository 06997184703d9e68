"""What an empty list shows: what would be here, and how the first one comes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.labels import label, pack
from ui.widgets.sign import Sign


class EmptyState(QWidget):
    """A quiet picture and two sentences in the middle."""

    def __init__(self, picture: str, title: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        pack(layout, margin=(16, 16, 16, 16), gap=4)
        layout.addStretch()
        layout.addWidget(Sign(picture, "border_strong", size=28), 0, Qt.AlignmentFlag.AlignHCenter)
        self._title = label(title, "base", role="second", wrap=True)
        self._hint = label(hint, "note", role="second", wrap=True)
        for part in (self._title, self._hint):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(part)
        self._hint.setVisible(bool(hint))
        layout.addStretch()
        self.setAccessibleName(f"{title} {hint}".strip())

    def say(self, title: str, hint: str = "") -> None:
        """Show other sentences."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
