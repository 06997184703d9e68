"""`log add`, `log show`, `log search`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dutyconsole.app.commands import AddEntry
from dutyconsole.app.views import EntryFilter
from dutyconsole.cli.output import Exit, iso
from dutyconsole.cli.session import instant
from dutyconsole.domain.permission import Right, require
from dutyconsole.domain.vocabulary import EntryKind
from dutyconsole.errors import BadInput, Refused

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from dutyconsole.app.console import Console
    from dutyconsole.app.views import EntryRow
    from dutyconsole.cli.session import Call


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
        wanted = EntryFilter(
            words=tuple(options.query.split()),
            kinds=(kind_of(options.kind).value,) if options.kind else (),
            since=instant(options.since, console.zone) if options.since else None,
            until=instant(options.until, console.zone) if options.until else None,
            limit=options.limit,
        )
        found = console.desk.ask(lambda queries: queries.find(wanted)).result()
        for row in found.rows:
            print_row(call, row, console.zone)
        if found.more:
            call.output.say(f"只显示最新的{options.limit}条 / only the newest {options.limit} are shown")
    return Exit.GOOD


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
