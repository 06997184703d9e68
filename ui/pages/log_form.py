"""Writing into the log: a new line, a line that carries a matter on, or a strike with its replacement."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QDateTime, QSignalBlocker, Qt, QTimeZone, Signal
from PySide6.QtWidgets import QDateTimeEdit, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dutyconsole.app.commands import AddEntry, StrikeEntry
from dutyconsole.domain.vocabulary import EntryKind, EntryStatus
from ui.card.fields import Control, Field, Line, Pick, Words
from ui.drafts import DraftKeeper
from ui.theme import theme
from ui.widgets.labels import button, label, pack

if TYPE_CHECKING:
    from dutyconsole.app.views import DraftView, EntryRow
    from dutyconsole.domain.entry import Entry
    from dutyconsole.domain.vocabulary import Term
    from dutyconsole.errors import DutyError
    from ui.seat import Seat

FULL, FOLLOW, STRIKE = "full", "follow", "strike"


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
        self._once = ""
        self._opened_at = -1
        self._title = label("", "section")
        self._fields = {field.name: field for field in self._make_fields()}
        self.event_at = QDateTimeEdit()
        self.event_at.setMinimumWidth(theme.unit(80))
        self.event_at.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.event_at.setTimeZone(QTimeZone(seat.words.zone.key.encode()))
        self.event_at.setAccessibleName(self.tr("发生时间"))
        self.save = button(self.tr("写入日志"), picture="save", kind="primary")
        self.cancel = button(self.tr("收起"))
        self._hint = label(
            self.tr("原条保留并划去。需要更正时直接改下面的内容，另写为新的一条；不改则只划去。"),
            "note",
            role="second",
            wrap=True,
        )
        self._keeper = DraftKeeper(seat, self._text, self)
        self._lay_out()
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self._close)

    def begin(self, mode: str, row: EntryRow | None = None) -> None:
        """Open the form for a new line, or for a line to be followed or struck; a kept draft comes back."""
        self.keep()
        self._mode, self._row, self._once = mode, row, uuid.uuid4().hex
        number = row.entry.number if row else 0
        self._title.setText(
            {
                FULL: self.tr("记一条日志"),
                FOLLOW: self.tr("续记第 {number} 号").format(number=number),
                STRIKE: self.tr("划改第 {number} 号").format(number=number),
            }[mode]
        )
        self._fields["reason"].setVisible(mode == STRIKE)
        self._hint.setVisible(mode == STRIKE)
        self._fields["reason"].require(required=mode == STRIKE)
        self._fields["text"].require(required=mode != STRIKE)
        self._put(self._first_values(row))
        opened_at = _qt(row.entry.event_at if mode == STRIKE and row else self._seat.now())
        self.event_at.setDateTime(opened_at)
        self._opened_at = -1 if mode == STRIKE else self.event_at.dateTime().toSecsSinceEpoch()
        self.save.setEnabled(True)
        self.save.setText(self.tr("划去并写入日志") if mode == STRIKE else self.tr("写入日志"))
        key = f"entry:{mode}:{number}" if row else f"entry:{mode}"
        self._keeper.begin(key)
        self._seat.ask(self, lambda queries: queries.draft(key)).success(self._restore).run()
        self._fields["reason" if mode == STRIKE else "text"].control.setFocus()

    def keep(self) -> None:
        """Keep what is written, now."""
        self._keeper.keep()

    def field(self, name: str) -> Field:
        """Return one of the fields: kind, text, source, handling, status, reason."""
        return self._fields[name]

    def _make_fields(self) -> list[Field]:
        made = [
            Field("reason", self.tr("划改原因"), Line()),
            Field("kind", self.tr("类别"), Pick(self._terms(EntryKind), "")),
            Field("text", self.tr("内容摘要"), Words(4)),
            Field("source", self.tr("来源单位及姓名、电话"), Line()),
            Field("handling", self.tr("处理情况"), Words(2)),
            Field("status", self.tr("办理状态"), Pick(self._terms(EntryStatus), "")),
        ]
        for field in made:
            field.edited.connect(self._edited)
            field.left.connect(self.keep)
            field.saving.connect(self._save)
        return made

    def _terms(self, kind: type[Term]) -> list[tuple[str, str]]:
        return [(str(term.value), self._seat.words.term(term)) for term in kind]

    def _first_values(self, row: EntryRow | None) -> dict[str, str]:
        entry = row.entry if row else None
        strikes = self._mode == STRIKE and entry is not None
        follows = self._mode == FOLLOW and entry is not None
        return {
            "reason": "",
            "kind": entry.kind.value if entry and (strikes or follows) else EntryKind.OTHER.value,
            "text": entry.text if entry and strikes else "",
            "source": entry.source if entry and strikes else "",
            "handling": entry.handling if entry and strikes else "",
            "status": entry.status.value if entry and strikes else EntryStatus.DONE.value,
        }

    def _values(self) -> dict[str, str]:
        return {name: cast("Control", field.control).value() for name, field in self._fields.items()}

    def _put(self, values: dict[str, Any]) -> None:
        for name, field in self._fields.items():
            with QSignalBlocker(field), QSignalBlocker(field.control):
                cast("Control", field.control).put(str(values.get(name, "")))
                field.show_wrong("")

    def _text(self) -> str:
        values = self._values()
        return "" if values == self._first_values(self._row) else json.dumps(values, ensure_ascii=False)

    def _restore(self, draft: DraftView | None) -> None:
        if draft is not None and not self._text():
            self._put(json.loads(draft.text))

    def _edited(self) -> None:
        self._keeper.note()

    def _save(self) -> None:
        if not self.save.isEnabled() or not self._check():
            return
        self.save.setEnabled(False)
        self._keeper.pause()
        self._seat.order(self, self._command()).success(self._written).failure(self._refused).run()

    def _check(self) -> bool:
        values = self._values()
        needed = ["reason"] if self._mode == STRIKE else ["text"]
        missing = [name for name in needed if not values[name].strip()]
        for name in missing:
            field = self._fields[name]
            field.show_wrong(self.tr("请填写{caption}").format(caption=field.caption))
            field.control.setFocus()
        return not missing

    def _command(self) -> AddEntry | StrikeEntry:
        values = self._values()
        line = AddEntry(
            values["text"],
            EntryKind.coded(values["kind"]),
            self._event_time(),
            values["source"],
            values["handling"],
            EntryStatus.coded(values["status"]),
            follows=self._row.entry.id if self._row and self._mode == FOLLOW else None,
            once=self._once,
        )
        if self._mode != STRIKE or self._row is None:
            return line
        before = self._first_values(self._row) | {"reason": values["reason"]}
        changed = values != before or self._event_time() != self._row.entry.event_at.replace(microsecond=0)
        replacement = line if values["text"].strip() and changed else None
        return StrikeEntry(self._row.entry.number, values["reason"], replacement)

    def _event_time(self) -> datetime | None:
        """Return the time that was set; None (the desk's own now) where nobody touched it."""
        seconds = self.event_at.dateTime().toSecsSinceEpoch()
        return None if seconds == self._opened_at else datetime.fromtimestamp(seconds, UTC)

    def _written(self, result: Entry | tuple[Entry, Entry | None]) -> None:
        self._keeper.forget()
        entry = result if not isinstance(result, tuple) else result[-1] or result[0]
        self._seat.say(self.tr("已写入值班日志第 {number} 号。").format(number=entry.number))
        self.written.emit(entry.number)

    def _refused(self, error: DutyError) -> None:
        self.save.setEnabled(True)
        self._keeper.go_on()
        self._fields["reason" if self._mode == STRIKE else "text"].show_wrong(self._seat.words.error(error))

    def _close(self) -> None:
        self.keep()
        self.closing.emit()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        pack(column, margin=(16, 12, 12, 12), gap=8)
        column.addWidget(self._title)
        column.addWidget(self._fields["reason"])
        column.addWidget(self._hint)
        caption = label(self.tr("发生时间"), "note", role="second")
        caption.setBuddy(self.event_at)
        time = QVBoxLayout()
        pack(time, gap=2)
        time.addWidget(caption)
        time.addWidget(self.event_at)
        pair = QHBoxLayout()
        pack(pair, gap=8)
        pair.addWidget(self._fields["kind"], 1)
        pair.addLayout(time, 1)
        column.addLayout(pair)
        for name in ("text", "source", "handling", "status"):
            column.addWidget(self._fields[name])
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        acts = QHBoxLayout()
        pack(acts, margin=(16, 8, 16, 12), gap=8)
        acts.addWidget(label("Ctrl+Enter", "note", role="second"))
        acts.addStretch()
        acts.addWidget(self.cancel)
        acts.addWidget(self.save)
        layout = QVBoxLayout(self)
        pack(layout, gap=0)
        layout.addWidget(scroll, 1)
        layout.addLayout(acts)


def _qt(at: datetime) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
