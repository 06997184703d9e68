"""Signing in, and the locked window: the telephone stays in sight, nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from dutyconsole.app.commands import SignIn
from ui.theme import theme
from ui.widgets.labels import button, label, pack, panel
from ui.widgets.sign import Sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.app.ports import Queries
    from dutyconsole.app.views import PersonRow, ShiftCard
    from dutyconsole.domain.person import Person
    from dutyconsole.errors import DutyError
    from ui.seat import Seat


class SignInPage(QWidget):
    """Name and password, in the middle of an empty window.

    Signals:
        signed_in: the `Person`.
    """

    signed_in = Signal(object)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self.setAccessibleName(self.tr("登录"))
        self._title = label(self.tr("登录值班室工作台"), "title")
        self._unit = label("", role="second")
        self.name = QComboBox()
        self.name.setEditable(True)
        self.name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.name.setAccessibleName(self.tr("姓名"))
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(self.tr("口令"))
        self.wrong = label("", "note", role="danger", wrap=True)
        self.enter = button(self.tr("登录"), picture="sign_in", kind="primary")
        self._note = label(
            self.tr("锁定期间来电照常振铃、照常录音；登录后继续填写。"), "note", role="second", wrap=True
        )
        self._lay_out()
        self.password.returnPressed.connect(self._sign_in)
        self.enter.clicked.connect(self._sign_in)

    def begin(self) -> None:
        """Be ready for the next person."""
        self.password.clear()
        self.wrong.clear()
        self._seat.ask(self, _people_and_shift).success(self._offer).run()
        self.password.setFocus()

    def _lay_out(self) -> None:
        sheet = panel()
        sheet.setFixedWidth(theme.unit(360))
        inside = QVBoxLayout(sheet)
        pack(inside, margin=(24, 24, 24, 24), gap=8)
        inside.addWidget(Sign("lock", "accent", size=28))
        for part in (self._title, self._unit):
            inside.addWidget(part)
        inside.addSpacing(theme.unit(8))
        for words, field in ((self.tr("姓名"), self.name), (self.tr("口令"), self.password)):
            caption = label(words, "note", role="second")
            caption.setBuddy(field)
            inside.addWidget(caption)
            inside.addWidget(field)
        for below in (self.wrong, self.enter, self._note):
            inside.addWidget(below)
        outside = QVBoxLayout(self)
        outside.addWidget(sheet, 0, Qt.AlignmentFlag.AlignCenter)

    def _offer(self, found: tuple[Sequence[PersonRow], ShiftCard | None]) -> None:
        people, card = found
        crew = [member.name for member in card.shift.crew] if card else []
        names = [row.name for row in people if row.active]
        # Those on duty first, the main officer before the leader: it is mostly they who sit here.
        names.sort(key=lambda name: (name not in crew, -crew.index(name) if name in crew else 0))
        officers = [m.name for m in card.shift.crew if m.post.value == "main"] if card else []
        before = self.name.currentText()
        self.name.clear()
        self.name.addItems(officers + [name for name in names if name not in officers])
        if before:
            self.name.setCurrentText(before)
        self._unit.setText(card.unit.name if card else "")

    def _sign_in(self) -> None:
        if not self.enter.isEnabled():
            return
        self.enter.setEnabled(False)
        self.wrong.clear()
        command = SignIn(self.name.currentText().strip(), self.password.text())
        self._seat.order(self, command).success(self._let_in).failure(self._refuse).run()

    def _let_in(self, person: Person) -> None:
        self.enter.setEnabled(True)
        self.password.clear()
        self.signed_in.emit(person)

    def _refuse(self, error: DutyError) -> None:
        self.enter.setEnabled(True)
        self.wrong.setText(self._seat.words.error(error))
        self.password.selectAll()
        self.password.setFocus()


def _people_and_shift(queries: Queries) -> tuple[Sequence[PersonRow], ShiftCard | None]:
    return queries.people(), queries.shift_card()
