"""One line of the log, whole: beside the list, with what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from dutyconsole.domain.sheet import open_fields
from ui.models.entries import marks, status_role
from ui.pages.log_about import LogAbout
from ui.theme import theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import button, label, mark, pack, rule, set_role
from ui.widgets.marked import show_marked

if TYPE_CHECKING:
    from dutyconsole.app.matter_views import EntryAbout
    from dutyconsole.app.views import EntryRow, SheetRow
    from ui.seat import Seat

MARKED = ("source", "handling")
"""Beside the text, where words that are looked for can stand."""
MOST_MARKS = 3


class LogDetail(QFrame):
    """Shows a line and offers what can be added to it.

    Signals:
        following: the line whose matter is to be carried on.
        striking: the line that is to be struck out.
        supplementing: number of the line of whose form something is still open.
        call_wanted: id of its call.
        entry_wanted: id of another line.
    """

    following = Signal(object)
    striking = Signal(object)
    supplementing = Signal(int)
    call_wanted = Signal(int)
    entry_wanted = Signal(int)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self._seat = seat
        self._row: EntryRow | None = None
        self._terms: tuple[str, ...] = ()
        self.sheet: SheetRow | None = None
        self._title = label("", "section")
        self._marks = [mark("", "warn") for _ in range(MOST_MARKS)]
        self._text = label("", wrap=True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._facts = {name: label("", "table", wrap=True) for name in self._captions()}
        self.follow = button(self.tr("续记"), picture="follow")
        self.supplement = button(self.tr("补充登记"), picture="edit", kind="primary")
        self.strike = button(self.tr("划改"), picture="strike")
        self.call = button(self.tr("来电与录音"), picture="phone", kind="quiet")
        self.linked = button("", picture="link", kind="quiet")
        self.about = LogAbout(seat)
        self._empty = EmptyState("log", self.tr("选中一条日志，在这里查看全文和关联的来电、录音。"))
        self._whole = QWidget()
        self._lay_out()
        self.follow.clicked.connect(self._follow)
        self.supplement.clicked.connect(self._supplement)
        self.strike.clicked.connect(self._strike)
        self.call.clicked.connect(self._want_call)
        self.linked.clicked.connect(self._want_entry)
        self.about.links.entry_wanted.connect(self.entry_wanted)
        self.about.links.call_wanted.connect(self.call_wanted)
        self.show_row(None)

    def mark_terms(self, terms: tuple[str, ...]) -> None:
        """Show in the line what is looked for."""
        if terms != self._terms:
            self._terms = terms
            self.show_row(self._row)

    def show_row(self, row: EntryRow | None) -> None:
        """Show a line, or what one can do here."""
        self._row = row
        self._empty.setVisible(row is None)
        self._whole.setVisible(row is not None)
        self.supplement.hide()
        for act in (self.follow, self.strike):
            act.setVisible(row is not None and row.struck_by is None and row.entry.strikes is None)
        if row is None:
            return
        entry, words = row.entry, self._seat.words
        kind = words.term(entry.kind)
        self._title.setText(self.tr("第 {number} 号 · {kind}").format(number=entry.number, kind=kind))
        told = marks(row)
        for place, shown in enumerate(self._marks):
            shown.setVisible(place < len(told))
            shown.setText(told[place] if place < len(told) else "")
        show_marked(self._text, entry.text, self._terms)
        font = self._text.font()
        font.setStrikeOut(row.struck_by is not None)
        self._text.setFont(font)
        for name, value in self._values(row).items():
            show_marked(self._facts[name], value, self._terms if name in MARKED else ())
            self._facts[name].setVisible(bool(value))
            self._rows.setRowVisible(self._facts[name], bool(value))
        set_role(self._facts["status"], status_role(row).removeprefix("text_"))
        self.call.setVisible(entry.call_id is not None)
        self._show_link(row)
        self.look_again()

    def look_again(self) -> None:
        """Ask anew for what belongs to the line on show: something was added to it."""
        if self._row is None:
            return
        number = self._row.entry.number

        def arrived(about: EntryAbout | None) -> None:
            if self._row is not None and self._row.entry.number == number:
                self._show_about(about)

        self._seat.ask(self, lambda queries: queries.about(number)).success(arrived).run()

    def _show_about(self, about: EntryAbout | None) -> None:
        self.sheet = sheet = about.sheet if about else None
        self.about.show_about(about)
        standing = sheet is not None and sheet.row.struck_by is None
        self.supplement.setVisible(
            standing and sheet is not None and bool(open_fields(sheet.sheet.form, sheet.values))
        )

    def _captions(self) -> dict[str, str]:
        return {
            "event": self.tr("发生时间"),
            "recorded": self.tr("记录时间"),
            "source": self.tr("来源"),
            "handling": self.tr("处理情况"),
            "status": self.tr("办理状态"),
            "author": self.tr("记录人"),
            "struck": self.tr("划改"),
        }

    def _values(self, row: EntryRow) -> dict[str, str]:
        entry, words = row.entry, self._seat.words
        struck = ""
        if row.struck_by is not None:
            by = row.struck_by
            when = words.moment(by.recorded_at)
            struck = self.tr("{name} {when} 划改：{why}").format(name=by.author, when=when, why=by.text)
        return {
            "event": words.stamp(entry.event_at)[:16],
            "recorded": words.stamp(entry.recorded_at),
            "source": entry.source,
            "handling": entry.handling,
            "status": words.term(entry.status),
            "author": entry.author,
            "struck": struck,
        }

    def _show_link(self, row: EntryRow) -> None:
        target = row.entry.strikes or row.entry.follows
        self.linked.setVisible(target is not None)
        strikes = self.tr("被划改的原条")
        self.linked.setText(strikes if row.entry.strikes else self.tr("续记的原条"))
        self.linked.setAccessibleName(self.linked.text())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        pack(head, gap=8)
        head.addWidget(self._title)
        for shown in self._marks:
            head.addWidget(shown)
        head.addStretch()
        self._rows = QFormLayout()
        pack(self._rows, gap=6)
        self._rows.setHorizontalSpacing(theme.unit(12))
        self._rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for name, words in self._captions().items():
            caption = QLabel(words)
            caption.setProperty("kind", "table")
            caption.setProperty("role", "second")
            self._rows.addRow(caption, self._facts[name])
        links = QHBoxLayout()
        pack(links, gap=4)
        links.addWidget(self.call)
        links.addWidget(self.linked)
        links.addStretch()
        inside = QVBoxLayout(self._whole)
        pack(inside, margin=(16, 12, 12, 12), gap=12)
        inside.addLayout(head)
        inside.addWidget(self._text)
        inside.addWidget(rule())
        inside.addLayout(self._rows)
        inside.addLayout(links)
        inside.addWidget(self.about)
        inside.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._whole)
        acts = QHBoxLayout()
        pack(acts, margin=(16, 8, 16, 12), gap=8)
        acts.addWidget(self.supplement)
        acts.addWidget(self.follow)
        acts.addWidget(self.strike)
        acts.addStretch()
        layout = QVBoxLayout(self)
        pack(layout, gap=0)
        layout.addWidget(self._empty, 1)
        layout.addWidget(scroll, 1)
        layout.addLayout(acts)
        self._scroll = scroll

    def _follow(self) -> None:
        self.following.emit(self._row)

    def _supplement(self) -> None:
        if self._row is not None:
            self.supplementing.emit(self._row.entry.number)

    def _strike(self) -> None:
        self.striking.emit(self._row)

    def _want_call(self) -> None:
        if self._row is not None and self._row.entry.call_id is not None:
            self.call_wanted.emit(self._row.entry.call_id)

    def _want_entry(self) -> None:
        if self._row is not None and (target := self._row.entry.strikes or self._row.entry.follows):
            self.entry_wanted.emit(target)
