"""The files of a line, each with its picture, its level and the one act that one can do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dutyconsole.domain.attachment import Attachment, NewFile, ending_of
from ui.theme import theme
from ui.theme.icons import icon
from ui.widgets.elided import Elided
from ui.widgets.labels import button, clear, label, mark, pack

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ui.seat import Seat

PICTURES = frozenset({"png", "jpg", "jpeg"})
SIDE = 40
MOST_MB = 256
"""Memory that one picture may take while it is made small: a small file can claim to be enormous."""


class AttachmentList(QWidget):
    """Shows files.

    Signals:
        acted: place in the list of the file whose button was pressed.
    """

    acted = Signal(int)

    def __init__(self, seat: Seat, act: str) -> None:
        super().__init__()
        self._seat = seat
        self._act = act
        self._list = QVBoxLayout(self)
        pack(self._list, gap=4)

    def show_files(self, files: Sequence[Attachment | NewFile]) -> None:
        """Show these; pictures follow as soon as they are made."""
        clear(self._list)
        for place, file in enumerate(files):
            stored = file.stored if isinstance(file, NewFile) else file
            path = self._seat.console.folder.root / stored.file
            self._list.addWidget(self._row(place, stored.name, stored.size, file, path))
        self.setVisible(bool(files))

    def _row(self, place: int, name: str, size: int, file: Attachment | NewFile, path: Path) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        pack(line, gap=8)
        picture = QLabel()
        picture.setFixedSize(theme.unit(SIDE), theme.unit(SIDE))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture.setPixmap(icon("slip").pixmap(theme.unit(20)))
        line.addWidget(picture)
        words = QVBoxLayout()
        pack(words, gap=0)
        words.addWidget(Elided(name, kind="table"))
        words.addWidget(label(self._seat.words.size(size), "note", role="second"))
        line.addLayout(words, 1)
        line.addWidget(mark(self._seat.words.term(file.secrecy)))
        act = button(self._act, small=True)
        act.setAccessibleName(f"{self._act} {name}")
        act.setProperty("place", place)
        act.clicked.connect(self._choose)
        line.addWidget(act)
        if ending_of(name) in PICTURES:
            self._seat.work(picture, lambda: _small(path, theme.unit(SIDE))).success(
                lambda image: picture.setPixmap(QPixmap.fromImage(image)) if not image.isNull() else None
            ).run()
        return made

    def _choose(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, QWidget):
            self.acted.emit(int(pressed.property("place")))


def _small(path: Path, side: int) -> QImage:
    """Return a picture made small; a null image where it is none. For a thread that may wait."""
    QImageReader.setAllocationLimit(MOST_MB)
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
