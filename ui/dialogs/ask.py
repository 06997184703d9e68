"""A few words asked before something is done: why, to whom, by what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout

from ui.theme import theme
from ui.widgets.labels import button, foot, label, pack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

LIMIT = 500
STAR = " ★"


class AskDialog(QDialog):
    """Asks for one line each; those whose name ends with a star must be filled.

    Signals:
        given: the answers in order, as a list of texts.
    """

    given = Signal(object)

    def __init__(
        self, title: str, *, note: str, fields: Sequence[str], act: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.unit(460))
        layout = QVBoxLayout(self)
        pack(layout, margin=(16, 16, 16, 16), gap=8)
        layout.addWidget(label(title, "section", wrap=True))
        layout.addWidget(label(note, "note", role="second", wrap=True))
        self.fields: list[QLineEdit] = []
        self._needed: list[QLineEdit] = []
        for name in fields:
            self._add(layout, name)
        self.go = button(act, picture="done", kind="primary")
        self.go.setDefault(True)
        cancel = button(self.tr("取消"))
        layout.addLayout(foot(cancel, self.go))
        cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._give)
        self.fields[0].setFocus()
        self._look()

    def _add(self, layout: QVBoxLayout, name: str) -> None:
        field = QLineEdit()
        field.setMaxLength(LIMIT)
        field.setAccessibleName(name.removesuffix(STAR))
        field.textChanged.connect(self._look)
        caption = label(name, "note", role="second")
        caption.setBuddy(field)
        layout.addWidget(caption)
        layout.addWidget(field)
        self.fields.append(field)
        if name.endswith(STAR):
            self._needed.append(field)

    @Slot()
    def _look(self) -> None:
        self.go.setEnabled(all(field.text().strip() for field in self._needed))

    @Slot()
    def _give(self) -> None:
        self.given.emit([field.text().strip() for field in self.fields])
        self.accept()
