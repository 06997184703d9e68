"""A small dialog that asks for a few fields; it never blocks, so the telephone can ring meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout

from ui.theme import theme
from ui.widgets.labels import button, foot, label, pack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.card.fields import Control, Field


class FieldsDialog(QDialog):
    """Asks for some fields, all of those marked at once.

    Signals:
        given: what was filled in, by the fields' names.
    """

    given = Signal(dict)

    def __init__(
        self, title: str, why: str, fields: Sequence[Field], *, act: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.unit(420))
        self.fields = {field.name: field for field in fields}
        layout = QVBoxLayout(self)
        pack(layout, margin=(16, 16, 16, 16), gap=8)
        layout.addWidget(label(title, "section", wrap=True))
        layout.addWidget(label(why, "note", role="second", wrap=True))
        for field in fields:
            field.saving.connect(self._give)
            layout.addWidget(field)
        cancel = button(self.tr("取消"))
        cancel.clicked.connect(self.reject)
        self.go = button(act, picture="done", kind="primary")
        self.go.clicked.connect(self._give)
        layout.addLayout(foot(cancel, self.go))
        fields[0].control.setFocus()

    def _give(self) -> None:
        values = {name: cast("Control", field.control).value() for name, field in self.fields.items()}
        empty = [
            field for name, field in self.fields.items() if field.is_required and not values[name].strip()
        ]
        for field in empty:
            field.show_wrong(self.tr("请填写{caption}").format(caption=field.caption))
        if empty:
            empty[0].control.setFocus()
            return
        self.given.emit(values)
        self.accept()
