"""A fault of our own, for whoever mends it: the report, to be copied. It stands in nobody's way."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.labels import button, label, pack


class FaultDialog(QDialog):
    """Shows a report; not modal."""

    def __init__(self, mark: str, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(self.tr("程序故障 {mark}").format(mark=mark))
        self.resize(theme.unit(640), theme.unit(400))
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setAccessibleName(self.tr("故障报告"))
        copy = button(self.tr("复制报告"), picture="copy")
        copy.clicked.connect(self._copy)
        close = button(self.tr("继续工作"), kind="primary")
        close.clicked.connect(self.close)
        acts = QHBoxLayout()
        pack(acts, gap=8)
        acts.addStretch()
        acts.addWidget(copy)
        acts.addWidget(close)
        layout = QVBoxLayout(self)
        pack(layout, margin=(16, 16, 16, 16), gap=12)
        layout.addWidget(
            label(self.tr("程序遇到意外故障，已记入日志。电话录音由独立程序进行，不受影响。"), wrap=True)
        )
        layout.addWidget(self._report, 1)
        layout.addLayout(acts)
        close.setFocus()

    @classmethod
    def show_report(cls, parent: QWidget, mark: str, report: str) -> None:
        """Open it beside the work."""
        cls(mark, report, parent).show()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())
