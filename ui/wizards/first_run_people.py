"""The people of a new room: a row each, with roles as boxes to tick and a password of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dutyconsole.app.first_run import NewPerson
from dutyconsole.domain.vocabulary import Category, Role
from ui.theme import theme
from ui.widgets.labels import button, label, pack, restyle, tool

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ui.text import Words

ROLES = (Role.OFFICER, Role.LEADER, Role.ADMIN)
START = (
    NewPerson(roles=(Role.LEADER.value,)),
    NewPerson(roles=(Role.OFFICER.value,)),
    NewPerson(roles=(Role.OFFICER.value,)),
    NewPerson(roles=(Role.ADMIN.value,), category=Category.INSTITUTION.value),
)
"""What an empty room is offered: the roles that it needs, one each, and a second officer."""


class PersonRow(QObject):
    """The fields of one person, laid into the grid of all.

    Signals:
        edited: something was typed, chosen or ticked.
        removed: this person shall be taken off the list.
    """

    edited = Signal()
    removed = Signal()

    def __init__(self, number: int, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = self._text(self.tr("姓名"), number, 88)
        self.title = self._text(self.tr("职务"), number, 104)
        self.mobile = self._text(self.tr("手机"), number, 104)
        self.category = QComboBox()
        self.category.setAccessibleName(self._named(self.tr("人员类别"), number))
        for category in Category:
            self.category.addItem(words.term(category), category.value)
        self.category.currentIndexChanged.connect(self.edited)
        self.roles: dict[Role, QCheckBox] = {}
        for role in ROLES:
            box = QCheckBox(words.term(role))
            box.setAccessibleName(self._named(words.term(role), number))
            box.toggled.connect(self.edited)
            self.roles[role] = box
        self.password = self._text(self.tr("口令"), number, 104)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.remove = tool(self._named(self.tr("移除"), number), "close")
        self.remove.clicked.connect(self.removed)
        self.error = label("", "note", role="danger", wrap=True)
        self.error.hide()

    @property
    def value(self) -> NewPerson:
        """The person as typed."""
        return NewPerson(
            name=self.name.text().strip(),
            title=self.title.text().strip(),
            mobile=self.mobile.text().strip(),
            category=str(self.category.currentData()),
            roles=tuple(role.value for role, box in self.roles.items() if box.isChecked()),
            password=self.password.text(),
        )

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """The fields from left to right, which is the order of the Tab key."""
        boxes = QWidget()
        line = QHBoxLayout(boxes)
        pack(line, gap=8)
        for box in self.roles.values():
            line.addWidget(box)
        return (self.name, self.title, self.mobile, self.category, boxes, self.password, self.remove)

    def show_person(self, person: NewPerson) -> None:
        """Put a person into the fields."""
        self.name.setText(person.name)
        self.title.setText(person.title)
        self.mobile.setText(person.mobile)
        self.category.setCurrentIndex(max(0, self.category.findData(person.category)))
        for role, box in self.roles.items():
            box.setChecked(role.value in person.roles)
        self.password.setText(person.password)
        for field in (self.name, self.title):
            field.setCursorPosition(0)

    def say_wrong(self, errors: Mapping[str, str]) -> None:
        """Show what is wrong, by field; the sentence stands below the row."""
        for name, field in (("name", self.name), ("password", self.password)):
            restyle(field, "wrong", name in errors)
        self.error.setText(" ".join(errors.values()))
        self.error.setVisible(bool(errors))

    def _text(self, name: str, number: int, wide: int) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(self._named(name, number))
        field.setMinimumWidth(theme.unit(wide))
        field.textChanged.connect(self.edited)
        return field

    def _named(self, name: str, number: int) -> str:
        return self.tr("第 {number} 人 {name}").format(number=number, name=name)


class PeopleStep(QWidget):
    """All people.

    Signals:
        edited: something was changed.
    """

    edited = Signal()

    def __init__(self, words: Words, *, min_password: int) -> None:
        super().__init__()
        self._words = words
        self.rows: list[PersonRow] = []
        self._layout = QVBoxLayout(self)
        pack(self._layout, margin=(0, 0, 8, 0), gap=8)
        self._layout.addWidget(label(self.tr("人员与登录口令"), "section"))
        hint = self.tr(
            "至少要有一名值班员、一名带班领导、一名系统管理员。一个人可以有几种身份。"
            "口令至少 {length} 位，含大写、小写、数字、其他字符中的三类；只有本人知道。"
        )
        self._layout.addWidget(label(hint.format(length=min_password), "table", role="second", wrap=True))
        self._body = QWidget()
        self._layout.addWidget(self._body)
        self.error = label("", "note", role="danger", wrap=True)
        self._layout.addWidget(self.error)
        self.add_button = button(self.tr("添加人员"), picture="add", small=True)
        self.add_button.clicked.connect(self._add)
        self.show_passwords = QCheckBox(self.tr("显示口令"))
        self.show_passwords.toggled.connect(self._echo)
        line = QHBoxLayout()
        pack(line, gap=16)
        line.addWidget(self.add_button)
        line.addWidget(self.show_passwords)
        line.addStretch()
        self._layout.addLayout(line)
        self._layout.addStretch()

    @property
    def value(self) -> tuple[NewPerson, ...]:
        """The people as typed; a row in which nothing is written does not count."""
        return tuple(row.value for row in self.rows if _written(row.value))

    def show_people(self, people: Sequence[NewPerson]) -> None:
        """Show these people, or the rows that a room needs where there is none."""
        fresh = QWidget()
        grid = QGridLayout(fresh)
        pack(grid, gap=6)
        titles = (self.tr("姓名 ★"), self.tr("职务"), self.tr("手机"), self.tr("人员类别"), self.tr("身份 ★"))
        for column, title in enumerate((*titles, self.tr("口令 ★"))):
            grid.addWidget(label(title, "note", role="second"), 0, column)
        self.rows = []
        for place, person in enumerate(people or START):
            row = PersonRow(place + 1, self._words, fresh)
            row.show_person(person)
            row.edited.connect(self.edited)
            row.removed.connect(self._remove)
            for column, widget in enumerate(row.widgets):
                grid.addWidget(widget, 2 * place + 1, column)
            grid.addWidget(row.error, 2 * place + 2, 0, 1, 7)
            self.rows.append(row)
        grid.setColumnStretch(1, 1)
        self._layout.replaceWidget(self._body, fresh)
        self._body.deleteLater()
        self._body = fresh
        self._echo()

    def say_wrong(self, errors: Mapping[str, str]) -> None:
        """Show sentences by `people`, or `people.<place>.<field>` among the rows that count."""
        counted = [row for row in self.rows if _written(row.value)]
        for row in self.rows:
            place = counted.index(row) if row in counted else -1
            part = f"people.{place}."
            row.say_wrong({k.removeprefix(part): v for k, v in errors.items() if k.startswith(part)})
        self.error.setText(errors.get("people", ""))

    @Slot()
    def _add(self) -> None:
        self.show_people((*(row.value for row in self.rows), NewPerson()))
        self.rows[-1].name.setFocus()
        self.edited.emit()

    @Slot()
    def _remove(self) -> None:
        gone = self.sender()
        self.show_people(tuple(row.value for row in self.rows if row is not gone))
        self.edited.emit()

    @Slot()
    def _echo(self) -> None:
        shown = self.show_passwords.isChecked()
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for row in self.rows:
            row.password.setEchoMode(mode)


def _written(person: NewPerson) -> bool:
    return bool(person.name or person.title or person.mobile or person.password)
