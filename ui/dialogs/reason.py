"""Why somebody listens to, takes away or prints a recording (F05): asked before it happens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from dutyconsole.domain.access import REASON_LIMIT
from dutyconsole.domain.vocabulary import AccessAct
from ui.theme import theme
from ui.widgets.labels import button, foot, label, pack

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Reason:
    """What was answered."""

    reason: str
    approved_by: str
    destination: str


class ReasonDialog(QDialog):
    """Asks for the reason, who approved it, and where an export goes.

    Signals:
        given: the `Reason`.
    """

    given = Signal(object)

    def __init__(self, act: AccessAct, subject: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("调听登记"))
        self.setMinimumWidth(theme.unit(460))
        self.reason = QLineEdit()
        self.reason.setMaxLength(REASON_LIMIT)
        self.approved_by = QLineEdit()
        self.destination = QLineEdit()
        self._with_destination = act is not AccessAct.LISTENED
        layout = QVBoxLayout(self)
        pack(layout, margin=(16, 16, 16, 16), gap=8)
        layout.addWidget(label(subject, "section", wrap=True))
        layout.addWidget(label(self._why(act), "note", role="second", wrap=True))
        self._add(layout, self.tr("事由 ★"), self.reason)
        layout.addLayout(self._offers())
        self._add(layout, self.tr("批准人"), self.approved_by)
        if self._with_destination:
            self._add(layout, self.tr("去向（交给谁、作何用）"), self.destination)
        layout.addLayout(self._acts(act))
        self.reason.textChanged.connect(self._look)
        self.reason.setFocus()
        self._look()

    def _why(self, act: AccessAct) -> str:
        if act is AccessAct.LISTENED:
            return self.tr("这不是本班的电话。调听往班录音须登记事由，登记后不能修改或删除。")
        return self.tr("录音离开值班室须登记事由，登记后不能修改或删除。")

    def _add(self, layout: QVBoxLayout, name: str, field: QLineEdit) -> None:
        caption = label(name, "note", role="second")
        caption.setBuddy(field)
        field.setAccessibleName(name.removesuffix(" ★"))
        layout.addWidget(caption)
        layout.addWidget(field)

    def _offers(self) -> QHBoxLayout:
        offers = QHBoxLayout()
        pack(offers, gap=8)
        for words in (self.tr("核对来电内容"), self.tr("领导要求"), self.tr("上级核查")):
            offer = button(words, small=True)
            offer.clicked.connect(self._take_offer)
            offers.addWidget(offer)
        offers.addStretch()
        return offers

    def _acts(self, act: AccessAct) -> QHBoxLayout:
        names = {
            AccessAct.LISTENED: self.tr("登记并调听"),
            AccessAct.EXPORTED: self.tr("登记并导出"),
            AccessAct.PRINTED: self.tr("登记并打印"),
        }
        cancel = button(self.tr("取消"))
        cancel.clicked.connect(self.reject)
        self.go = button(names[act], picture="done", kind="primary")
        self.go.setDefault(True)
        self.go.clicked.connect(self._give)
        return foot(cancel, self.go)

    def _take_offer(self) -> None:
        offer = self.sender()
        if offer is not None:
            self.reason.setText(str(offer.property("text")))
            self.reason.setFocus()

    def _look(self) -> None:
        self.go.setEnabled(bool(self.reason.text().strip()))

    def _give(self) -> None:
        destination = self.destination.text() if self._with_destination else ""
        self.given.emit(Reason(self.reason.text(), self.approved_by.text(), destination))
        self.accept()
