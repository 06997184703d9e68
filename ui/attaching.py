"""Bringing files in: chosen, dropped or pasted; how secret they are is asked before anything is stored."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QTemporaryDir, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from dutyconsole.domain.attachment import NewFile, Secrecy, check_mark, check_secrecy, safe_name
from dutyconsole.errors import DutyError
from ui.card.fields import Field, Segments
from ui.dialogs.ask_fields import FieldsDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.domain.attachment import StoredFile
    from ui.seat import Seat

MOST_AT_ONCE = 20


class Attacher(QWidget):
    """Takes files in, one question for all that come together; itself never shown.

    Signals:
        stored: a `NewFile` that lies safely in the data folder.
    """

    stored = Signal(object)

    def __init__(self, seat: Seat, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._seat = seat
        # Pasted pictures on their way into the data folder; each lies on the disk no longer than needed.
        self._own: dict[Path, QTemporaryDir] = {}

    @Slot()
    def choose(self) -> None:
        """Let files be chosen."""
        endings = sorted(self._seat.console.settings.log.attachment_endings)
        pattern = " ".join(f"*.{ending}" for ending in endings)
        dialog = QFileDialog(self.parentWidget(), self.tr("添加附件"), "", self.tr("附件") + f" ({pattern})")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._chosen)
        dialog.open()

    @Slot()
    def paste(self) -> bool:
        """Take what the clipboard holds; gives False where that is neither a picture nor files."""
        clipboard = QGuiApplication.clipboard()
        mime = clipboard.mimeData()
        return mime is not None and self.take_mime(mime)

    def take_mime(self, mime: QMimeData) -> bool:
        """Take files, or a picture, that were dropped or pasted; gives False where there are none."""
        paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if paths:
            self.take(paths)
            return True
        if mime.hasImage() and not mime.hasText():
            image = mime.imageData()
            if isinstance(image, QImage) and not image.isNull():
                self._take_image(image)
                return True
        return False

    def take(self, paths: Sequence[Path]) -> None:
        """Ask how secret these files are, then store them."""
        if len(paths) > MOST_AT_ONCE:
            self._seat.say(self.tr("一次最多添加 {n} 个附件。").format(n=MOST_AT_ONCE), problem=True)
            return
        try:
            for path in paths:
                check_mark(path.name)
        except DutyError as error:
            self._refuse(error)
            return
        levels = [(str(level.value), self._seat.words.term(level)) for level in Secrecy]
        field = Field("secrecy", self.tr("密级"), Segments(levels))
        field.require(required=True)
        names = self.tr("、").join(safe_name(path.name) for path in paths)
        why = self.tr("请核对后选择密级：{names}。秘密级以上的文件不得进入本系统。").format(names=names)
        dialog = FieldsDialog(
            self.tr("附件的密级"), why, [field], act=self.tr("存入"), parent=self.parentWidget()
        )
        dialog.given.connect(partial(self._store, tuple(paths)))
        dialog.rejected.connect(partial(self._let_go, tuple(paths)))
        dialog.open()

    def _chosen(self, names: Sequence[str]) -> None:
        self.take([Path(name) for name in names])

    def _take_image(self, image: QImage) -> None:
        place = QTemporaryDir()
        stamp = self._seat.words.stamp(self._seat.now()).replace(":", "").replace(" ", "-")
        path = Path(place.path()) / f"{self.tr('截图')}-{stamp}.png"
        if image.save(str(path)):
            self._own[path] = place
            self.take([path])
        else:
            self._seat.say(self.tr("图片无法暂存，请检查磁盘空间。"), problem=True)

    def _store(self, paths: Sequence[Path], given: dict[str, str]) -> None:
        secrecy = Secrecy.coded(given["secrecy"])
        try:
            check_secrecy(secrecy)
        except DutyError as error:
            self._let_go(paths)
            self._refuse(error)
            return
        for path in paths:
            self._store_one(path, secrecy)

    def _store_one(self, path: Path, secrecy: Secrecy) -> None:
        limits, shelf = self._seat.console.settings.log, self._seat.console.attachments
        most, kinds = limits.attachment_mb * 1_000_000, limits.attachment_endings

        def arrived(stored: StoredFile) -> None:
            self._let_go([path])
            self.stored.emit(NewFile(stored, secrecy))

        def failed(error: DutyError) -> None:
            self._let_go([path])
            self._refuse(error)

        work = self._seat.work(self, lambda: shelf.put(path, most_bytes=most, kinds=kinds))
        work.success(arrived).failure(failed).run()

    def _let_go(self, paths: Sequence[Path]) -> None:
        for path in paths:
            place = self._own.pop(path, None)
            if place is not None:
                place.remove()

    def _refuse(self, error: DutyError) -> None:
        self._seat.say(self._seat.words.error(error), problem=True)
