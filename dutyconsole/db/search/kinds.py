"""What is searched: one entry for each kind of record. A new kind is one more entry, and its tables.

Each kind has a table of comparable texts (`search_<kind>`: id of the record, text) and an index over their
tokens (`search_<kind>_gram`): on SQLite a contentless FTS5 table whose row ids are those of the records, on
PostgreSQL GIN over the function `duty_grams`. Ids grow in the order of recording, so newest first is by id.

A text has three fields (`dutyconsole.domain.search_text.document`): what was written, the unit with the
person it came from, and the rest. So a condition on the unit is one on the text alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from dutyconsole.db.tables import call_tables, log_tables, people_tables
from dutyconsole.db.tables.search_tables import TEXTS
from dutyconsole.domain.phone import digits, shown
from dutyconsole.domain.search_text import document
from dutyconsole.domain.sheet import unpacked
from dutyconsole.domain.vocabulary import Nature, SearchIn, Urgency

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy import Column, Executable, Row, Table

    Rows = Callable[[Executable], Iterable[Row[Any]]]
    """Runs a query."""
    Fields = tuple[str, str, str]


@dataclass(frozen=True)
class Searched:
    """One kind of record that is searched."""

    of: SearchIn
    rows: Table
    columns: tuple[Column[Any], ...]
    """What its text is made of; the id is asked for too."""
    fields: Callable[[Any], Fields]
    """Makes the fields of the text from a row or a value with those names."""
    when: Column[Any] | None = None
    """When it happened, where it has a time."""
    owner: Column[Any] | None = None
    """The name of who wrote it."""
    more: Callable[[Rows, Sequence[int]], dict[int, str]] | None = None
    """Words for the last field that stand in other tables."""

    @property
    def texts(self) -> Table:
        """The table of its texts."""
        return TEXTS[self.of]

    @property
    def gram(self) -> str:
        """The name of its index."""
        return f"search_{self.of.value}_gram"

    def documents(self, rows: Rows, ids: Sequence[int]) -> dict[int, str]:
        """Return the texts of these records, made from what is stored."""
        found = rows(select(self.rows.c.id, *self.columns).where(self.rows.c.id.in_(ids)))
        more = self.more(rows, ids) if self.more else {}
        texts = {}
        for row in found:
            written, unit, rest = self.fields(row)
            texts[row.id] = document(written, unit, f"{rest} {more.get(row.id, '')}")
        return texts


def _entry_fields(entry: Any) -> Fields:
    return entry.text, entry.source, entry.handling


def _slip_fields(row: Any) -> Fields:
    slip = row.fields
    terms = [kind.zh for kind in (*Nature, *Urgency) if kind.value in (slip.nature, slip.urgency)]
    written = " ".join((slip.content, slip.told, slip.proposal, slip.handling))
    rest = " ".join((row.register_number, *_number(slip.number), *_number(slip.callback), *terms))
    return written, f"{slip.caller_unit} {slip.caller_name} {slip.caller_title}", rest


def _call_fields(call: Any) -> Fields:
    return " ".join(_number(call.number)), call.name or "", ""


def _contact_fields(contact: Any) -> Fields:
    numbers = (contact.duty_phone, contact.office_phone, contact.mobile, contact.fax)
    rest = " ".join(form for number in numbers for form in _number(number))
    return f"{contact.person} {contact.title}", contact.unit, f"{rest} {contact.group}"


def _number(number: str | None) -> tuple[str, ...]:
    """Return the ways in which somebody may write a number: as it came, in groups, digits only."""
    return tuple(dict.fromkeys((number, shown(number), digits(number)))) if number else ()


def _words_of_sheets(rows: Rows, ids: Sequence[int]) -> dict[int, str]:
    """Return what stands in the register of warnings or visitors beside each line."""
    sheet = log_tables.sheet
    found = rows(
        select(sheet.c.entry_id, sheet.c.register_number, sheet.c.filled).where(sheet.c.entry_id.in_(ids))
    )
    return {
        row.entry_id: " ".join((row.register_number or "", *unpacked(row.filled).values())) for row in found
    }


def _words_of_calls(rows: Rows, ids: Sequence[int]) -> dict[int, str]:
    """Return the numbers of the recordings of each call and what was noted on it."""
    found: dict[int, str] = {}
    for table, column in (
        (call_tables.recording, call_tables.recording.c.number),
        (call_tables.mark, call_tables.mark.c.word),
    ):
        for row in rows(
            select(table.c.call_id, column.label("word")).where(table.c.call_id.in_(ids)).order_by(table.c.id)
        ):
            found[row.call_id] = f"{found.get(row.call_id, '')} {row.word}"
    return found


_entry, _slip = log_tables.entry, log_tables.slip
_call, _contact = call_tables.call, people_tables.contact

KINDS: dict[SearchIn, Searched] = {
    kind.of: kind
    for kind in (
        Searched(
            SearchIn.ENTRY,
            _entry,
            (_entry.c.text, _entry.c.source, _entry.c.handling),
            _entry_fields,
            when=_entry.c.event_at,
            owner=_entry.c.author,
            more=_words_of_sheets,
        ),
        Searched(
            SearchIn.SLIP,
            _slip,
            (_slip.c.register_number, _slip.c.fields),
            _slip_fields,
            when=_slip.c.started_at,
            owner=_slip.c.taken_by_name,
        ),
        Searched(
            SearchIn.CALL,
            _call,
            (_call.c.number, _call.c.name),
            _call_fields,
            when=_call.c.started_at,
            more=_words_of_calls,
        ),
        Searched(
            SearchIn.CONTACT,
            _contact,
            tuple(column for column in _contact.c if column.name != "id"),
            _contact_fields,
        ),
    )
}
