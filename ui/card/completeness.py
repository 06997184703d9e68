"""How much of what is required is filled, and what is missing: each a link to its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.labels import label, pack, restyle

if TYPE_CHECKING:
    from collections.abc import Sequence


class Completeness(QWidget):
    """A meter and links.

    Signals:
        wanted: name of the field whose link was followed.
    """

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._meter = QProgressBar()
        self._meter.setRange(0, 100)
        self._meter.setTextVisible(False)
        self._meter.setFixedHeight(theme.unit(4))
        self._share = label("", "note", role="second")
        self._missing = QLabel()
        self._missing.setProperty("kind", "note")
        self._missing.setTextFormat(Qt.TextFormat.RichText)
        self._missing.setWordWrap(True)
        self._missing.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._missing.linkActivated.connect(self.wanted)
        top = QHBoxLayout()
        pack(top, gap=8)
        top.addWidget(self._meter, 1)
        top.addWidget(self._share)
        layout = QVBoxLayout(self)
        pack(layout, gap=2)
        layout.addLayout(top)
        layout.addWidget(self._missing)

    @property
    def words(self) -> str:
        """What is said to be missing, as rich text."""
        return self._missing.text()

    def show_missing(self, share: float, missing: Sequence[tuple[str, str]]) -> None:
        """Show a share of 0 to 1 and the missing fields as (name, caption)."""
        percent = round(share * 100)
        self._meter.setValue(percent)
        restyle(self._meter, "role", "" if missing else "good")
        self._meter.setAccessibleName(self.tr("完整度 {percent}%").format(percent=percent))
        self._share.setText(f"{percent}%")
        if not missing:
            self._missing.setText(self.tr("必填项已填齐"))
            return
        links = [f'<a style="text-decoration:none" href="{name}">{words}</a>' for name, words in missing]
        self._missing.setText(self.tr("还缺：{fields}").format(fields=self.tr("、").join(links)))
