"""⑤ 签字: exactly what will be signed, and two people who sign it, each with a password of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui.pages.handover_steps import step_layout
from ui.theme import theme
from ui.widgets.labels import label, pack, panel, restyle, rule
from ui.wizards.missing import MissingLinks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.domain.shift import CrewMember
    from ui.text import Words


class Signer(QWidget):
    """One signature: who, and the password that proves it.

    Signals:
        edited: name or password was changed.
        entered: Enter was pressed in the password.
    """

    edited = Signal()
    entered = Signal()

    def __init__(self, title: str, words: Words) -> None:
        super().__init__()
        self._words = words
        layout = QVBoxLayout(self)
        pack(layout, gap=4)
        layout.addWidget(label(title, "strong"))
        self.who = QComboBox()
        self.who.setAccessibleName(title)
        self.who.currentIndexChanged.connect(self._changed)
        self.who.activated.connect(self._chosen)
        self._by_hand = False
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(self.tr("本人口令"))
        self.password.setAccessibleName(self.tr("{title} 口令").format(title=title))
        self.password.textChanged.connect(self._changed)
        self.password.returnPressed.connect(self.entered)
        self.error = label("", "note", role="danger", wrap=True)
        for part in (self.who, self.password, self.error):
            layout.addWidget(part)

    @property
    def person(self) -> int:
        """Id of who signs, or 0."""
        return int(self.who.currentData() or 0)

    @property
    def name(self) -> str:
        """Name of who signs."""
        return self.who.currentText().split("  ")[0] if self.person else ""

    @property
    def ready(self) -> bool:
        """Say whether name and password are there."""
        return bool(self.person and self.password.text())

    def offer(self, crew: Sequence[CrewMember]) -> None:
        """Offer these people, the first of them chosen unless a person chose another."""
        offered = {member.person_id: f"{member.name}  {self._words.term(member.post)}" for member in crew}
        if offered == {self.who.itemData(i): self.who.itemText(i) for i in range(self.who.count())}:
            return
        chosen = self.who.currentData() if self._by_hand else None
        self.who.blockSignals(True)
        self.who.clear()
        for person_id, text in offered.items():
            self.who.addItem(text, person_id)
        place = self.who.findData(chosen)
        self.who.setCurrentIndex(place if place >= 0 else (0 if offered else -1))
        self.who.blockSignals(False)

    def say(self, sentence: str) -> None:
        """Say what is wrong with this signature, and have the password typed again."""
        self.error.setText(sentence)
        restyle(self.password, "wrong", bool(sentence))
        if sentence:
            self.password.clear()

    @Slot()
    def _chosen(self) -> None:
        self._by_hand = True

    @Slot()
    def _changed(self) -> None:
        if self.password.text():
            self.error.clear()
            restyle(self.password, "wrong", value=False)
        self.edited.emit()


class SignStep(QWidget):
    """The page that is signed.

    Signals:
        edited: a signature was changed.
        entered: Enter in the last password.
    """

    edited = Signal()
    entered = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        layout = step_layout(self, self.tr("签字"), self.tr("以下就是将要签字封存的内容，签字后不能修改。"))
        self._paper = panel()
        self._form = QFormLayout(self._paper)
        pack(self._form, margin=(16, 12, 16, 12), gap=6)
        self._form.setHorizontalSpacing(theme.unit(24))
        layout.addWidget(self._paper)
        self.note = label("", "table", role="warn", wrap=True)
        layout.addWidget(self.note)
        self.missing = MissingLinks()
        layout.addWidget(self.missing)
        layout.addWidget(rule())
        self.outgoing = Signer(self.tr("交班人签字"), words)
        self.incoming = Signer(self.tr("接班人签字"), words)
        pair = QGridLayout()
        pack(pair, gap=24)
        for place, signer in enumerate((self.outgoing, self.incoming)):
            signer.edited.connect(self.edited)
            pair.addWidget(signer, 0, place)
        self.outgoing.entered.connect(self.incoming.password.setFocus)
        self.incoming.entered.connect(self.entered)
        layout.addLayout(pair)
        layout.addStretch()
        self._rows: tuple[tuple[str, str], ...] = ()

    @property
    def paper(self) -> str:
        """The text that is signed, as it is shown."""
        return "\n".join(f"{name} {words}" for name, words in self._rows)

    def show_paper(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show what will be signed: (name, words)."""
        self._rows = tuple(rows)
        while self._form.rowCount():
            self._form.removeRow(0)
        for name, words in rows:
            self._form.addRow(label(name, "table", role="second"), label(words, "table", wrap=True))

    def forget_passwords(self) -> None:
        """Leave no password in a field."""
        self.outgoing.password.clear()
        self.incoming.password.clear()
