"""Writing lines with a structured part: warnings (F29) and visitors (F18), and what comes of them later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from dutyconsole.app import entries
from dutyconsole.app.matters import attach_files
from dutyconsole.domain import sheet_words
from dutyconsole.domain.audit import FactOf
from dutyconsole.domain.leaves import fields_of
from dutyconsole.domain.numbering import yearly
from dutyconsole.domain.permission import Right, require
from dutyconsole.domain.sheet import (
    Sheet,
    check_complete,
    check_times,
    is_done,
    merged,
    open_fields,
    packed,
    settled,
)
from dutyconsole.domain.sheet_fields import FIELDS, Form
from dutyconsole.domain.vocabulary import EntryStatus
from dutyconsole.errors import Bug, Refused

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from dutyconsole.app.commands import AddSheet, SupplementSheet
    from dutyconsole.app.desk import Work
    from dutyconsole.domain.entry import Entry
    from dutyconsole.domain.ids import SheetId
    from dutyconsole.domain.sheet import Values

BEGUN_AT = {Form.WARNING: "received_at", Form.VISIT: "entered_at"}
"""The field that says when it happened."""


@dataclass(frozen=True)
class Sheets:
    """The registers of warnings and visitors; `zone` is the room's."""

    zone: ZoneInfo

    def add(self, command: AddSheet, work: Work) -> Entry:
        """Write the line and its sheet; raises `Refused("sheet_incomplete")` naming the missing fields."""
        author = work.person()
        require(author, Right.WRITE_LOG)
        if command.once and (written := work.uow.entries.written_once(command.once)) is not None:
            return written
        form = command.form
        values = settled(form, command.values, now=work.now, zone=self.zone)
        check_complete(form, values)
        check_times(form, values, work.now)
        self._check_first(values, work)
        text = sheet_words.abstract(form, values, self.zone) + command.note.strip()
        entry = entries.write(
            work,
            author=author,
            kind=form.kind,
            text=text,
            event_at=datetime.fromisoformat(values[BEGUN_AT[form]]),
            source=sheet_words.source(form, values),
            handling=sheet_words.handling(form, values, self.zone),
            status=EntryStatus.DONE if is_done(form, values) else EntryStatus.IN_HAND,
            once=command.once,
        )
        year = entry.event_at.astimezone(self.zone).year
        number = yearly(form.prefix, year, work.uow.numbers.next(f"{form.value}/{year}"))
        _store(work, entry, form, values, register_number=number)
        attach_files(work, entry, command.files)
        return entry

    def supplement(self, command: SupplementSheet, work: Work) -> Entry:
        """Write the line that brings what was open; raises `Refused` where nothing of it is."""
        author = work.person()
        require(author, Right.WRITE_LOG)
        if command.once and (written := work.uow.entries.written_once(command.once)) is not None:
            return written
        first, before = self._begun(command.number, work)
        form = first.form
        brought = self._brought(command, form, before, work)
        whole = before | brought
        check_times(form, whole, work.now)
        text = sheet_words.supplement(form, brought, self.zone) + command.note.strip()
        entry = entries.write(
            work,
            author=author,
            kind=form.kind,
            text=text,
            source=sheet_words.source(form, before),
            handling=sheet_words.handling(form, whole, self.zone),
            status=EntryStatus.DONE if is_done(form, whole) else EntryStatus.IN_HAND,
            follows=first.entry_id,
            once=command.once,
        )
        _store(work, entry, form, brought, supplements=first.id)
        attach_files(work, entry, command.files)
        return entry

    def _begun(self, number: int, work: Work) -> tuple[Sheet, Values]:
        entry = work.uow.entries.by_number(number)
        sheet = None if entry.id is None else work.uow.sheets.of_entry(entry.id)
        whole = work.uow.sheets.whole(sheet) if sheet is not None else ()
        if not whole or whole[0].supplements is not None:
            raise Refused("sheet_unknown", number=number)
        return whole[0], merged(whole)

    def _brought(self, command: SupplementSheet, form: Form, before: Values, work: Work) -> Values:
        still = open_fields(form, before)
        given = settled(form, command.values, now=work.now, zone=self.zone)
        brought = {name: text for name, text in given.items() if before.get(name) != text}
        if told := [name for name in brought if name not in still]:
            terms = tuple(FIELDS[form][name].term for name in told)
            raise Refused("sheet_field_told", fields=terms)
        if not brought:
            raise Refused("sheet_nothing_new")
        return brought

    def _check_first(self, values: Values, work: Work) -> None:
        """Refuse a number of the register that is none; other words say why there is no number."""
        first = values.get("first", "")
        if first.startswith(Form.WARNING.prefix) and work.uow.sheets.by_register_number(first) is None:
            raise Refused("sheet_first_unknown", number=first)


def _store(
    work: Work,
    entry: Entry,
    form: Form,
    values: Values,
    *,
    register_number: str | None = None,
    supplements: SheetId | None = None,
) -> None:
    if entry.id is None:
        raise Bug("value_without_id")
    sheet = Sheet(None, entry.id, form, register_number, supplements, packed(form, values))
    sheet = replace(sheet, id=work.uow.sheets.add(sheet))
    work.uow.chain.append(FactOf.SHEET, sheet.id or 0, fields_of(FactOf.SHEET, sheet))
