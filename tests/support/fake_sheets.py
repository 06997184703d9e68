"""What the desk's commands do with warnings and visitors, told shortly."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from dutyconsole.app import commands as order
from dutyconsole.app.sheets import BEGUN_AT
from dutyconsole.domain import sheet_words
from dutyconsole.domain.ids import SheetId
from dutyconsole.domain.sheet import Sheet, check_complete, check_times, is_done, packed, settled
from dutyconsole.domain.vocabulary import EntryStatus
from dutyconsole.errors import Bug
from tests.support.fake_store import FakeQueries

if TYPE_CHECKING:
    from collections.abc import Callable

    from dutyconsole.app.desk import Work
    from dutyconsole.domain.entry import Entry
    from dutyconsole.domain.sheet_fields import Form
    from tests.support.fake_store import Held

ZONE = ZoneInfo("Asia/Shanghai")


class SheetHandlers:
    """Writes sheets into a store in memory, by the same rules; `add_entry` writes their lines."""

    def __init__(self, held: Held, add_entry: Callable[[order.AddEntry, Work], Entry]) -> None:
        self._held = held
        self._add_entry = add_entry

    def table(self) -> dict[type, Callable[..., object]]:
        """Return the handlers by their commands."""
        return {order.AddSheet: self.add, order.SupplementSheet: self.supplement}

    def add(self, command: order.AddSheet, work: Work) -> Entry:
        """Write a sheet."""
        form = command.form
        values = settled(form, command.values, now=work.now, zone=ZONE)
        check_complete(form, values)
        check_times(form, values, work.now)
        line = order.AddEntry(
            sheet_words.abstract(form, values, ZONE) + command.note,
            form.kind,
            datetime.fromisoformat(values[BEGUN_AT[form]]),
            sheet_words.source(form, values),
            sheet_words.handling(form, values, ZONE),
            EntryStatus.DONE if is_done(form, values) else EntryStatus.IN_HAND,
            once=command.once,
            files=command.files,
        )
        entry = self._add_entry(line, work)
        return self._keep(entry, form, values, f"{form.prefix}〔2026〕{len(self._held.sheets) + 1:04d}", None)

    def supplement(self, command: order.SupplementSheet, work: Work) -> Entry:
        """Bring what was open."""
        begun = FakeQueries(self._held).sheet(command.number)
        if begun is None:
            raise Bug("value_without_id")
        form = begun.sheet.form
        brought = settled(form, command.values, now=work.now, zone=ZONE)
        whole = begun.values | brought
        check_times(form, whole, work.now)
        line = order.AddEntry(
            sheet_words.supplement(form, brought, ZONE) + command.note,
            form.kind,
            status=EntryStatus.DONE if is_done(form, whole) else EntryStatus.IN_HAND,
            follows=begun.sheet.entry_id,
            once=command.once,
        )
        return self._keep(self._add_entry(line, work), form, brought, None, begun.sheet.id)

    def _keep(
        self, entry: Entry, form: Form, values: dict[str, str], number: str | None, begun: SheetId | None
    ) -> Entry:
        assert entry.id is not None
        sheet_id = SheetId(len(self._held.sheets) + 1)
        self._held.sheets.append(Sheet(sheet_id, entry.id, form, number, begun, packed(form, values)))
        self._held.touched.add("sheet")
        return entry
