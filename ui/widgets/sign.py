"""A small picture that stands alone; it is drawn when it is shown, so it follows a change of theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.theme import theme
from ui.theme.icons import icon

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Sign(QWidget):
    """A picture of the icon library. It says nothing that the words beside it do not say."""

    def __init__(self, name: str = "", role: str = "text_second", *, size: int = 18) -> None:
        super().__init__()
        self._icon = icon(name or "info", role)
        self.setFixedSize(theme.unit(size), theme.unit(size))

    def draw(self, name: str, role: str) -> None:
        """Show another picture."""
        self._icon = icon(name, role)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  it is small: all of it is drawn
        """Draw it."""
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()
