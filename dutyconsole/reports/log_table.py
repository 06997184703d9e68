"""The lines of the duty log as the table of F01: numbered anew in each shift, struck ones ruled out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.reports import styles, wording
from dutyconsole.reports.grid import Cell, Row
from dutyconsole.reports.styles import label, row, value
from dutyconsole.reports.typeset import Para, Style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dutyconsole.app.views import EntryRow, ShiftRecordView
    from dutyconsole.domain.entry import Entry
    from dutyconsole.reports.grid import Block, Setter
    from dutyconsole.reports.wording import Times

COLUMNS = (10, 15, 14, 27, 40, 26, 10, 14)
HEADINGS = ("序号", "时间", "类别", "来源单位及\n姓名、电话", "内容摘要", "处理情况", "办理\n状态", "记录人")
QUIET = "本班无登记事项（零记录），一切正常。"
QUIET_BUT_CALLS = "本班无登记事项（零记录），来去电见来去电登记。"


@dataclass(frozen=True)
class LogTable:
    """Knows the numbers of lines, slips and recordings that the lines speak of."""

    view: ShiftRecordView
    times: Times
    numbers: Mapping[int, int]
    """Number on this paper by the line's id."""
    slips: Mapping[int, str]
    """Register number by the slip's id."""
    recordings: Mapping[int, str]
    """Register number by the recording's id."""

    @staticmethod
    def of(view: ShiftRecordView, times: Times) -> LogTable:
        """Return the table of that shift."""
        ids = [item.entry.id for item in view.rows]
        sounds = [sound for call in view.calls for sound in call.recordings]
        return LogTable(
            view,
            times,
            {id_: number for number, id_ in enumerate(ids, start=1) if id_ is not None},
            {slip.id: slip.register_number for slip in view.slips if slip.id is not None},
            {sound.id: sound.number for sound in sounds if sound.id is not None},
        )

    def block(self, title: Para, setter: Setter) -> Block:
        """Return the table; a quiet shift has its line too."""
        rows = [self._row(number, item) for number, item in enumerate(self.view.rows, start=1)]
        if not rows:
            quiet = QUIET_BUT_CALLS if self.view.calls else QUIET
            rows = [row(value(quiet, len(COLUMNS), style=styles.BODY_CENTER), least=42)]
        head = [row(*(label(heading) for heading in HEADINGS))]
        return setter.grid(COLUMNS, rows, head=head, title=title, space_before=6)

    def _row(self, number: int, item: EntryRow) -> Row:
        entry, struck = item.entry, item.struck_by is not None

        def cell(text: str, style: Style = styles.BODY_CENTER) -> Cell:
            return Cell((Para(text, style, struck),))

        return row(
            value(str(number), style=styles.BODY_CENTER),
            self._time(item),
            cell(wording.in_halves(entry.kind.zh)),
            cell(entry.source, styles.BODY),
            Cell((Para(self._text(entry), styles.BODY, struck), *self._notes(item))),
            cell(entry.handling, styles.BODY),
            cell(entry.status.zh, styles.LABEL if item.open else styles.BODY_CENTER),
            value(entry.author, style=styles.BODY_CENTER),
            again=f"{number}\n（续）",
        )

    def _time(self, item: EntryRow) -> Cell:
        *date, clock = self.times.in_column(item.entry.event_at).split("\n")
        struck = item.struck_by is not None
        paras = [Para(part, styles.FINE_CENTER, struck) for part in date]
        paras.append(Para(clock, styles.BODY_CENTER, struck))
        if item.late:
            paras.append(Para("补记", styles.FINE_CENTER))
        return Cell(tuple(paras))

    def _text(self, entry: Entry) -> str:
        if entry.strikes is not None:
            return f"划改{self._which(entry.strikes)}。原因：{entry.text}"
        if entry.follows is not None:
            return f"（续{self._which(entry.follows)}）{entry.text}"
        return entry.text

    def _which(self, id_: int) -> str:
        number = self.numbers.get(id_)
        return f"第{number}号" if number else "前班记录"

    def _notes(self, item: EntryRow) -> list[Para]:
        """Return what is added to the text: strike, late entry, and the papers and sounds it belongs to."""
        notes = []
        if strike := item.struck_by:
            when = self.times.minute(strike.recorded_at)
            notes.append(f"【划改】原因：{strike.text}。{strike.author}，{when}。".replace("。。", "。"))
        if item.late:
            notes.append(f"【补记】记录于{self.times.minute(item.entry.recorded_at)}。")
        entry = item.entry
        if entry.recording_id is not None:
            notes.append(f"录音 {self.recordings.get(entry.recording_id, '（不在本班）')}")
        if entry.slip_id is not None:
            notes.append(f"记录单 {self.slips.get(entry.slip_id, '（不在本班）')}")
        return [Para(note, styles.FINE) for note in notes]
