"""The lower part of the card, always in sight: what is missing, and the one button that saves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.widgets.labels import button, label, pack

if TYPE_CHECKING:
    from ui.card.completeness import Completeness


class CardFoot(QFrame):
    """Completeness and saving.

    Signals:
        saving: the button was pressed.
    """

    saving = Signal()

    def __init__(self, completeness: Completeness) -> None:
        super().__init__()
        self.setObjectName("CardFoot")
        self.save = button(self.tr("保存登记"), picture="save", kind="primary")
        self.save.clicked.connect(self.saving)
        self._hint = label("Ctrl+Enter", "note", role="second")
        acts = QHBoxLayout()
        pack(acts, gap=8)
        acts.addWidget(self._hint)
        acts.addStretch()
        acts.addWidget(self.save)
        layout = QVBoxLayout(self)
        pack(layout, margin=(16, 8, 16, 12), gap=8)
        layout.addWidget(completeness)
        layout.addLayout(acts)

    @property
    def is_saving(self) -> bool:
        """Say whether a save is under way."""
        return not self.save.isEnabled()

    def set_saving(self, *, saving: bool) -> None:
        """Let the button be pressed once only."""
        self.save.setEnabled(not saving)
        self.save.setText(self.tr("正在保存…") if saving else self.tr("保存登记"))
