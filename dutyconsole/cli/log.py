"""`log add`, `log show`, `log search`, `log index`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dutyconsole.app.commands import AddEntry
from dutyconsole.app.search import ask_calendar, read_query, resolve
from dutyconsole.cli.output import Exit, iso
from dutyconsole.cli.session import instant
from dutyconsole.clock import clock_for
from dutyconsole.domain.permission import Right, require
from dutyconsole.domain.query_time import Moment, read_when
from dutyconsole.domain.vocabulary import EntryKind
from dutyconsole.errors import BadInput, Refused, StoreProblem
from dutyconsole.settings_file import load_settings

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from dutyconsole.app.console import Console
    from dutyconsole.app.ports import Queries
    from dutyconsole.app.views import EntryRow, Found
    from dutyconsole.cli.session import Call
    from dutyconsole.domain.query import Query
    from dutyconsole.domain.query_time import When


def add(call: Call) -> int:
    """Write a line of the duty log and print it."""
    options = call.options
    with call.console() as console:
        kind = kind_of(options.kind) if options.kind else EntryKind.OTHER
        at = instant(options.at, console.zone) if options.at else None
        command = AddEntry(options.text, kind, at, source=options.source, handling=options.handling)
        entry = console.desk.submit(command, call.person(console)).result()
        row = console.desk.ask(lambda queries: queries.entry(entry.number)).result()
        if row is not None:
            print_row(call, row, console.zone)
    return Exit.GOOD


def show(call: Call) -> int:
    """Print one line with everything that belongs to it."""
    with call.console() as console:
        _may_read(call, console)
        row = console.desk.ask(lambda queries: queries.entry(call.options.number)).result()
        if row is None:
            raise Refused("entry_unknown", number=call.options.number)
        print_row(call, row, console.zone, whole=True)
    return Exit.GOOD


def search(call: Call) -> int:
    """Print the newest lines that match."""
    options = call.options
    with call.console() as console:
        _may_read(call, console)
        query = _query(call, console)
        now, zone = console.clock.now(), console.zone

        def find(queries: Queries) -> tuple[Found, float]:
            wanted = resolve(query, ask_calendar(queries, now, zone), limit=options.limit)
            return queries.find(wanted), queries.search_made()

        found, made = console.desk.ask(find).result()
        for row in found.rows:
            print_row(call, row, console.zone)
        if found.more:
            call.output.say(f"只显示最新的{options.limit}条 / only the newest {options.limit} are shown")
        if made < 1:
            call.output.fail(StoreProblem("search_index_building", percent=int(made * 100)))
    return Exit.GOOD


def index(call: Call) -> int:
    """Make the search index, where it is missing or shall be made anew."""
    from dutyconsole.bootstrap import open_store  # noqa: PLC0415  see `Call.console`

    shown = -1

    def progress(share: float) -> None:
        nonlocal shown
        if int(share * 100) > shown:
            shown = int(share * 100)
            call.output.say(f"{shown} %")

    call.folder.make()
    settings = load_settings(call.folder.config).settings
    store = open_store(call.folder, settings, clock_for(call.folder.root), database=call.database)
    try:
        store.index.make_anew(progress) if call.options.rebuild else store.index.finish(progress)
    finally:
        store.close()
    call.output.row({"made": 1.0}, "查找索引完整")
    return Exit.GOOD


def _query(call: Call, console: Console) -> Query:
    """Return the query with what the options add; raises `BadInput`."""
    options, now = call.options, console.clock.now()
    query = read_query(options.query, now, console.zone)
    if options.kind:
        query = replace(query, kinds=(kind_of(options.kind),))
    if options.since:
        query = replace(query, since=_when(options.since, console))
    if options.until:
        query = replace(query, until=_when(options.until, console))
    return query


def _when(text: str, console: Console) -> When:
    """Read the time of an option: as in a query, or ISO 8601 with seconds and offset."""
    wall = console.clock.now().astimezone(console.zone).replace(tzinfo=None)
    when = read_when(text, wall)
    if when is not None:
        return when
    return Moment(instant(text, console.zone).astimezone(console.zone).replace(tzinfo=None))


def kind_of(word: str) -> EntryKind:
    """Return the kind by its code, Chinese or English word; raises `BadInput`."""
    kind = EntryKind.of(word)
    if kind is None:
        raise BadInput("kind_unknown", kind=word, kinds=" ".join(each.zh for each in EntryKind))
    return kind


def print_row(call: Call, row: EntryRow, zone: ZoneInfo, *, whole: bool = False) -> None:
    """Print a line of the log."""
    entry = row.entry
    fields: dict[str, Any] = {
        "number": entry.number,
        "at": iso(entry.event_at, zone),
        "kind": entry.kind.zh,
        "text": entry.text,
        "shift": entry.duty_date.isoformat(),
        "shift_id": entry.shift_id,
        "struck": row.struck_by is not None,
    }
    if whole:
        fields |= {
            "recorded_at": iso(entry.recorded_at, zone),
            "author": entry.author,
            "source": entry.source,
            "handling": entry.handling,
            "status": entry.status.zh,
            "late": row.late,
            "call": entry.call_id,
            "recording": entry.recording_id,
            "slip": entry.slip_id,
            "strikes": entry.strikes,
            "follows": entry.follows,
            "struck_reason": row.struck_by.text if row.struck_by else None,
        }
    mark = "〔已划改〕" if row.struck_by else ""
    at = entry.event_at.astimezone(zone)
    call.output.row(fields, f"{entry.number}\t{at:%Y-%m-%d %H:%M}\t{entry.kind.zh}\t{mark}{entry.text}")


def _may_read(call: Call, console: Console) -> None:
    # Whoever can open the data folder can read it; a name that is given must have the right all the same.
    if call.options.user:
        require(call.person(console), Right.READ_LOG)
