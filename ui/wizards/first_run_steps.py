"""The short steps of the first run: unit, line, printer, crew, and what will be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from dutyconsole.app.first_run import POSTS, FirstRun
from dutyconsole.domain.vocabulary import CrewPost
from ui.pages.settings_words import choice_of
from ui.theme import theme
from ui.widgets.labels import button, label, pack, panel, restyle, row
from ui.wizards.first_run_level import LevelCheck
from ui.wizards.missing import MissingLinks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ui.seat import Seat
    from ui.text import Words

HOOKS = ("none", "cts", "dsr", "cd", "ri")
WIDE = 320


class FormStep(QWidget):
    """A step that is a form: fields by name, each with its sentence when it is wrong.

    Signals:
        edited: something was typed or chosen.
    """

    edited = Signal()

    def __init__(self, title: str, hint: str) -> None:
        super().__init__()
        self.fields: dict[str, QWidget] = {}
        self._errors: dict[str, QLabel] = {}
        self._layout = QVBoxLayout(self)
        pack(self._layout, margin=(0, 0, 8, 0), gap=8)
        self._layout.addWidget(label(title, "section"))
        self._layout.addWidget(label(hint, "table", role="second", wrap=True))
        self.form = QFormLayout()
        pack(self.form, gap=6)
        self.form.setHorizontalSpacing(theme.unit(16))
        self._layout.addLayout(self.form)
        self._layout.addStretch()

    def text(self, name: str) -> str:
        """Return what stands in a field."""
        field = self.fields[name]
        if isinstance(field, QComboBox):
            return field.currentText().strip() if field.isEditable() else str(field.currentData() or "")
        return field.text().strip() if isinstance(field, QLineEdit) else ""

    def put(self, name: str, text: str) -> None:
        """Put a text into a field without calling that typing."""
        field = self.fields[name]
        field.blockSignals(True)
        if isinstance(field, QComboBox) and field.isEditable():
            field.setCurrentText(text)
        elif isinstance(field, QComboBox):
            field.setCurrentIndex(max(0, field.findData(text)))
        elif isinstance(field, QLineEdit):
            field.setText(text)
        field.blockSignals(False)

    def say_wrong(self, errors: Mapping[str, str]) -> None:
        """Show a sentence at each of these fields, and none at the others."""
        for name, shown in self._errors.items():
            shown.setText(errors.get(name, ""))
            shown.setVisible(name in errors)
            restyle(self.fields[name], "wrong", name in errors)

    def add(self, name: str, title: str, field: QWidget) -> None:
        """Add a field under a name."""
        field.setAccessibleName(title.rstrip(" ★"))
        field.setFixedWidth(theme.unit(WIDE))
        if isinstance(field, QLineEdit):
            field.textChanged.connect(self.edited)
        elif isinstance(field, QComboBox):
            field.currentTextChanged.connect(self.edited)
        self.fields[name] = field
        error = label("", "note", role="danger", wrap=True)
        error.hide()
        self._errors[name] = error
        caption = label(title, "table", role="second")
        caption.setBuddy(field)
        self.form.addRow(caption, field)
        self.form.addRow(error)


class UnitStep(FormStep):
    """① Whose room it is."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("单位与值班电话"), self.tr("名称会印在值班记录上；一个单位只有一个值班电话号码。")
        )
        self.add("unit_name", self.tr("单位名称 ★"), QLineEdit())
        self.add("duty_phone", self.tr("值班电话 ★"), QLineEdit())
        self.add("fax", self.tr("传真"), QLineEdit())
        for name, example in (("unit_name", "示例区人民政府值班室"), ("duty_phone", "0530-2000001")):
            field = self.fields[name]
            if isinstance(field, QLineEdit):
                field.setPlaceholderText(example)


class LineStep(FormStep):
    """③ How the telephone line comes in.

    Signals:
        search_wanted: the machine shall be asked for its devices again.
    """

    search_wanted = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__(
            self.tr("电话线路"),
            self.tr(
                "录音盒接声卡输入或 USB，来电显示设备接串口。还没接好可以先空着，以后在“系统设置”里补。"
                "选好录音设备后，拿起话筒听拨号音或讲话，看电平是否合适。"
            ),
        )
        self.add("line_name", self.tr("线路名称 ★"), QLineEdit())
        self.add("sound_device", self.tr("录音设备"), _free())
        self.add("serial_port", self.tr("来电显示串口"), _free())
        hook = QComboBox()
        for code in HOOKS:
            hook.addItem(choice_of(code), code)
        self.add("line_hook", self.tr("摘机控制线"), hook)
        self.again = button(self.tr("重新查找设备"), picture="refresh", small=True)
        self.again.clicked.connect(self.search_wanted)
        self.trouble = label("", "note", role="danger", wrap=True)
        self.form.addRow(row(self.again))
        self.form.addRow(self.trouble)
        self.level = LevelCheck(seat, self._device)
        self.level.edited.connect(self.edited)
        self._layout.insertWidget(self._layout.count() - 1, self.level)

    def _device(self) -> str:
        return self.text("sound_device")

    def offer(self, name: str, known: Sequence[str]) -> None:
        """Offer devices; what stands there stays."""
        box = self.fields[name]
        if isinstance(box, QComboBox):
            text = box.currentText()
            box.blockSignals(True)
            box.clear()
            box.addItems(["", *known])
            box.setCurrentText(text)
            box.blockSignals(False)


class PrinterStep(FormStep):
    """④ Where paper comes out."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("打印机"), self.tr("交接班后自动生成值班记录。没有打印机时存为 PDF，随时可以打印。")
        )
        self.add("printer", self.tr("打印机"), QComboBox())

    def put(self, name: str, text: str) -> None:
        """Choose a printer; one that is not there at the moment is kept in the list all the same."""
        box = self.fields[name]
        if text and isinstance(box, QComboBox) and box.findData(text) < 0:
            box.addItem(text, text)
        super().put(name, text)

    def offer(self, printers: Sequence[str]) -> None:
        """Offer the printers, and PDF before them."""
        box = self.fields["printer"]
        if isinstance(box, QComboBox):
            chosen = box.currentData()
            box.blockSignals(True)
            box.clear()
            box.addItem(self.tr("生成 PDF"), "")
            for name in printers:
                box.addItem(name, name)
            if chosen and box.findData(chosen) < 0:
                box.addItem(chosen, chosen)
            box.setCurrentIndex(max(0, box.findData(chosen)))
            box.blockSignals(False)


class CrewStep(FormStep):
    """⑤ Who is on duty first."""

    def __init__(self, words: Words) -> None:
        super().__init__(
            self.tr("第一个班"),
            self.tr("现在是谁在值班？只有公务员和事业编制人员可以值班（第四条）。"),
        )
        for post in POSTS:
            star = "" if post is CrewPost.SECOND else " ★"
            self.add(f"crew.{post.value}", f"{words.term(post)}{star}", QComboBox())

    def offer(self, answers: FirstRun) -> None:
        """Offer those who may stand duty; what was chosen stays where it can."""
        able = [person.name for person in answers.people if person.name and person.may_stand_duty]
        for post in POSTS:
            box = self.fields[f"crew.{post.value}"]
            if not isinstance(box, QComboBox):
                continue
            box.blockSignals(True)
            box.clear()
            box.addItem("", "")
            for name in able:
                box.addItem(name, name)
            box.setCurrentIndex(max(0, box.findData(answers.standing(post))))
            box.blockSignals(False)


class SummaryStep(QWidget):
    """⑥ What will be stored, and what is still missing."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        pack(layout, margin=(0, 0, 8, 0), gap=8)
        layout.addWidget(label(self.tr("核对并完成"), "section"))
        sheet = panel()
        self._form = QFormLayout(sheet)
        pack(self._form, margin=(16, 12, 16, 12), gap=6)
        self._form.setHorizontalSpacing(theme.unit(24))
        layout.addWidget(sheet)
        self.missing = MissingLinks()
        layout.addWidget(self.missing)
        layout.addStretch()

    def show_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show what will be stored: (name, words)."""
        while self._form.rowCount():
            self._form.removeRow(0)
        for name, words in rows:
            self._form.addRow(label(name, "table", role="second"), label(words or "—", "table", wrap=True))


def _free() -> QComboBox:
    box = QComboBox()
    box.setEditable(True)
    return box
