"""Writing into the log: a new line, one that carries a matter on or brings what was open, or a strike."""

from __future__ import annotations

import json
import uuid
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dutyconsole.app.commands import AddEntry, AddSheet, StrikeEntry, SupplementSheet
from dutyconsole.domain.sheet_fields import Form
from dutyconsole.domain.vocabulary import EntryKind, EntryStatus
from dutyconsole.errors import Refused
from ui.card.fields import Control, Field, Line, Moment, Pick, Words
from ui.drafts import DraftKeeper
from ui.pages.event_time import EventTime
from ui.pages.form_files import FormFiles
from ui.pages.plain_form import PlainForm
from ui.pages.sheet_form import SheetForm
from ui.widgets.labels import button, label, pack

if TYPE_CHECKING:
    from dutyconsole.app.views import DraftView, EntryRow, SheetRow
    from dutyconsole.domain.entry import Entry
    from dutyconsole.errors import DutyError
    from ui.pages.form_part import FormPart
    from ui.seat import Seat

WAITING = (EntryStatus.PENDING.value, EntryStatus.IN_HAND.value)
FULL, FOLLOW, STRIKE, SUPPLEMENT = "full", "follow", "strike", "supplement"


class LogForm(QFrame):
    """The form beside the list.

    Signals:
        written: number of the new line.
        closing: the form is put away; its words are kept as a draft.
    """

    written = Signal(int)
    closing = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self._seat = seat
        self._mode = FULL
        self._row: EntryRow | None = None
        self._sheet: SheetRow | None = None
        self._once = ""
        self._first: dict[str, Any] = {}
        self._title = label("", "section")
        kinds = [(str(kind.value), seat.words.term(kind)) for kind in EntryKind]
        self.reason = Field("reason", self.tr("划改原因"), Line())
        self.kind = Field("kind", self.tr("类别"), Pick(kinds, ""))
        self.note = Field("note", self.tr("备注"), Words(2))
        self.plain = PlainForm(seat)
        self.sheets = {form: SheetForm(seat, form) for form in Form}
        self._body = QStackedWidget()
        self._meters = QStackedWidget()
        self._parts: tuple[FormPart, ...] = (self.plain, *self.sheets.values())
        for part in self._parts:
            self._body.addWidget(part)
            self._meters.addWidget(part.completeness)
        self._time = EventTime(seat)
        self.event_at = self._time.edit
        self.save = button(self.tr("写入日志"), picture="save", kind="primary")
        self.cancel = button(self.tr("收起"))
        self._hint = label("", "note", role="second", wrap=True)
        self.files = FormFiles(seat)
        self.due = Field("due", self.tr("办理时限（待办、在办）"), Moment(seat.now, seat.words.zone))
        self._keeper = DraftKeeper(seat, self._text, self)
        self._lay_out()
        self._connect()

    def begin(self, mode: str, row: EntryRow | None = None, sheet: SheetRow | None = None) -> None:
        """Open the form for a new line, or for one to be followed, supplemented or struck.

        A kept draft comes back. `sheet` is the structured part of the line, where it has one.
        """
        self.keep()
        self._mode, self._row, self._sheet, self._once = mode, row, sheet, uuid.uuid4().hex
        self._show_mode()
        self._time.begin(row.entry.event_at if mode == STRIKE and row else self._seat.now())
        self._put(self._first_values())
        self._first = self._values()
        self.save.setEnabled(True)
        number = row.entry.number if row else 0
        key = self._seat.own(f"entry:{mode}:{number}" if row else f"entry:{mode}")
        self._keeper.begin(key)
        self._seat.ask(self, lambda queries: queries.draft(key)).success(self._restore).run()
        if mode == STRIKE:
            self.reason.control.setFocus()
        else:
            self._part.begin_typing()

    def begin_kind(self, kind: EntryKind) -> None:
        """Open the form for a new line of one kind."""
        self.begin(FULL)
        if not self._text():
            cast("Control", self.kind.control).put(str(kind.value))
            self._choose_kind()
            self._part.begin_typing()

    def keep(self) -> None:
        """Keep what is written, now."""
        self._keeper.keep()

    def field(self, name: str) -> Field:
        """Return one of the fields by its name: of the form's head, or of the part that is shown."""
        head = {"reason": self.reason, "kind": self.kind, "note": self.note}
        return head[name] if name in head else self._part.field(name)

    @property
    def _form(self) -> Form | None:
        """The form that the chosen kind of line has; a line that follows has none of its own."""
        if self._mode == SUPPLEMENT and self._sheet is not None:
            return self._sheet.sheet.form
        if self._mode == FOLLOW:
            return None
        return Form.of_kind(self._kind)

    @property
    def _kind(self) -> EntryKind:
        return EntryKind.coded(cast("Control", self.kind.control).value() or EntryKind.OTHER.value)

    @property
    def _part(self) -> PlainForm | SheetForm:
        return self.sheets[self._form] if self._form else self.plain

    @property
    def _strikes_supplement(self) -> bool:
        """Say whether what is struck only brought something: it is brought again by another supplement."""
        sheet, row = self._sheet, self._row
        return self._mode == STRIKE and bool(sheet and row and sheet.row.entry.id != row.entry.id)

    def _connect(self) -> None:
        parts: tuple[Field | FormPart, ...] = (self.reason, self.note, self.kind, self.due, *self._parts)
        for part in parts:
            part.edited.connect(self._edited)
            part.left.connect(self.keep)
            part.saving.connect(self._save)
        self.kind.edited.connect(self._choose_kind)
        self.plain.edited.connect(self._show_due)
        self.files.changed.connect(self._edited)
        self.event_at.dateTimeChanged.connect(self._edited)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self._close)

    def _show_mode(self) -> None:
        number = self._row.entry.number if self._row else 0
        title = {
            FULL: self.tr("记一条日志"),
            FOLLOW: self.tr("续记第 {number} 号"),
            STRIKE: self.tr("划改第 {number} 号"),
            SUPPLEMENT: self.tr("补充登记第 {number} 号"),
        }
        self._title.setText(title[self._mode].format(number=number))
        strikes, supplement = self._mode == STRIKE, self._strikes_supplement
        self.reason.setVisible(strikes)
        self.reason.require(required=strikes)
        self._hint.setVisible(strikes)
        correct = self.tr("原条保留并划去。需要更正时直接改下面的内容，另写为新的一条；不改则只划去。")
        again = self.tr("原条保留并划去，所补的内容作废；划去后请重新补充登记。")
        self._hint.setText(again if supplement else correct)
        self._body.setVisible(not supplement)
        self._meters.setVisible(not supplement)
        self.save.setText(self.tr("划去并写入日志") if strikes else self.tr("写入日志"))
        self._head.setVisible(self._mode in (FULL, FOLLOW) or (strikes and not supplement))

    def _choose_kind(self) -> None:
        """Show the fields of the chosen kind."""
        form = self._form
        self._body.setCurrentWidget(self._part)
        self._meters.setCurrentWidget(self._part.completeness)
        for part in self._parts:
            shown = part is self._part
            policy = part.sizePolicy()
            policy.setVerticalPolicy(policy.Policy.Preferred if shown else policy.Policy.Ignored)
            part.setSizePolicy(policy)
        self._time.setVisible(form is None)
        self.note.setVisible(form is not None and not self._strikes_supplement)
        self.plain.ask_for(self._kind, follows=self._mode == FOLLOW, may_be_empty=self._mode == STRIKE)
        self.files.setVisible(not self._strikes_supplement)
        self._show_due()
        if form is not None and self._mode == FULL and not self.sheets[form].values():
            self.sheets[form].begin(self.sheets[form].first_values())

    def _show_due(self) -> None:
        """Ask until when only of a new matter that waits."""
        waits = self.plain.values()["status"] in WAITING and self._mode == FULL
        self.due.setVisible(self._form is None and waits)

    def _first_values(self) -> dict[str, Any]:
        entry = self._row.entry if self._row else None
        values: dict[str, Any] = {"kind": EntryKind.OTHER.value, "status": EntryStatus.DONE.value}
        if entry is not None:
            values["kind"] = entry.kind.value
        if entry is not None and self._mode == STRIKE:
            values |= {"text": entry.text, "source": entry.source, "handling": entry.handling}
            values["status"] = entry.status.value
        if self._sheet is not None and self._mode == STRIKE:
            values["sheet"] = self._sheet.values
        return values

    def _values(self) -> dict[str, Any]:
        head: dict[str, Any] = {
            field.name: cast("Control", field.control).value() for field in (self.kind, self.note, self.due)
        }
        head["files"] = self.files.value()
        if self._mode == STRIKE:
            head["reason"] = cast("Control", self.reason.control).value()
        if (at := self._time.chosen()) is not None:
            head["event_at"] = at.isoformat()
        if self._form is None:
            return head | self.plain.values()
        return {**head, "sheet": self._part.values()}

    def _put(self, values: dict[str, Any]) -> None:
        for field in (self.reason, self.kind, self.note, self.due):
            with QSignalBlocker(field), QSignalBlocker(field.control):
                cast("Control", field.control).put(str(values.get(field.name, "")))
                field.show_wrong("")
        self.plain.put({name: str(text) for name, text in values.items() if name != "sheet"})
        form, sheet = self._form, dict(values.get("sheet", {}))
        for each, part in self.sheets.items():
            begun = self._sheet if self._mode == SUPPLEMENT and each is form else None
            first = part.first_values() if each is form and self._mode == FULL else {}
            part.begin((sheet or first) if each is form else {}, supplements=begun)
        if "event_at" in values:
            self._time.put(datetime.fromisoformat(values["event_at"]))
        self.files.put(values.get("files", []))
        self._choose_kind()

    def _text(self) -> str:
        values = self._values()
        return "" if not self._first or values == self._first else json.dumps(values, ensure_ascii=False)

    def _restore(self, draft: DraftView | None) -> None:
        if draft is not None and not self._text():
            self._put(json.loads(draft.text))
            self._keeper.begin(draft.key)

    def _edited(self) -> None:
        self._keeper.note()

    def _save(self) -> None:
        if not self.save.isEnabled() or not self._check():
            return
        self.save.setEnabled(False)
        self._keeper.pause()
        self._seat.order(self, self._command()).success(self._written).failure(self._refused).run()

    def _check(self) -> bool:
        reason = cast("Control", self.reason.control).value()
        if self._mode == STRIKE and not reason.strip():
            self.reason.show_wrong(self.tr("请填写{caption}").format(caption=self.reason.caption))
            self.reason.control.setFocus()
            return False
        if self._strikes_supplement or (self._mode == STRIKE and not self._is_changed()):
            return True
        if self.due.isVisibleTo(self) and self._due_time() is None and self._values()["due"].strip():
            self.due.show_wrong(self.tr("请写时间，如 20:30、25 10:00。"))
            self.due.control.setFocus()
            return False
        missing = self._part.missing()
        self._part.show_missing(missing)
        return not missing

    def _is_changed(self) -> bool:
        """Say whether a line that is struck is to be replaced: something of it was changed."""
        return {**self._values(), "reason": ""} != {**self._first, "reason": ""}

    def _command(self) -> AddEntry | AddSheet | SupplementSheet | StrikeEntry:
        values, number = self._values(), self._row.entry.number if self._row else 0
        line: AddEntry | AddSheet
        if self._mode == SUPPLEMENT:
            return SupplementSheet(number, values["sheet"], values["note"], self._once, self.files.new())
        if self._form is not None:
            line = AddSheet(self._form, values["sheet"], values["note"], self._once, self.files.new())
        else:
            line = self._plain_line(values)
        if self._mode != STRIKE:
            return line
        filled = bool(values.get("sheet")) or bool(values.get("text", "").strip())
        replaces = filled and self._is_changed() and not self._strikes_supplement
        return StrikeEntry(number, values["reason"], line if replaces else None)

    def _plain_line(self, values: dict[str, Any]) -> AddEntry:
        event_at = self._time.chosen()
        if event_at is None and self._mode == STRIKE and self._row is not None:
            event_at = self._row.entry.event_at
        return AddEntry(
            values["text"],
            self._kind,
            event_at,
            values["source"],
            values["handling"],
            EntryStatus.coded(values["status"]),
            follows=self._row.entry.id if self._row and self._mode == FOLLOW else None,
            once=self._once,
            files=self.files.new(),
            due_at=self._due_time(),
        )

    def _due_time(self) -> datetime | None:
        return cast("Moment", self.due.control).at() if self.due.isVisibleTo(self) else None

    def _written(self, result: Entry | tuple[Entry, Entry | None]) -> None:
        self._keeper.forget()
        entry = result if not isinstance(result, tuple) else result[-1] or result[0]
        self._seat.say(self.tr("已写入值班日志第 {number} 号。").format(number=entry.number))
        self.written.emit(entry.number)

    def _refused(self, error: DutyError) -> None:
        self.save.setEnabled(True)
        self._keeper.go_on()
        part = self._part
        if isinstance(part, SheetForm) and isinstance(error, Refused) and part.show_refused(error):
            return
        said_at = self.reason if self._mode == STRIKE else self.note if self._form else self.field("text")
        said_at.show_wrong(self._seat.words.error(error))

    def _close(self) -> None:
        self.keep()
        self.closing.emit()

    def _lay_out(self) -> None:
        self._head = QWidget()
        pair = QHBoxLayout(self._head)
        pack(pair, gap=8)
        pair.addWidget(self.kind, 1)
        pair.addWidget(self._time, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        pack(column, margin=(16, 12, 12, 12), gap=8)
        for part in (
            self._title,
            self.reason,
            self._hint,
            self._head,
            self._body,
            self.due,
            self.note,
            self.files,
        ):
            column.addWidget(part)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        acts = QHBoxLayout()
        pack(acts, gap=8)
        acts.addWidget(label("Ctrl+Enter", "note", role="second"))
        acts.addStretch()
        acts.addWidget(self.cancel)
        acts.addWidget(self.save)
        foot = QVBoxLayout()
        pack(foot, margin=(16, 8, 16, 12), gap=8)
        foot.addWidget(self._meters)
        foot.addLayout(acts)
        layout = QVBoxLayout(self)
        pack(layout, gap=0)
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)
