"""`calls`: the list of telephone calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyconsole.cli.output import Exit, iso
from dutyconsole.domain.call import Direction
from dutyconsole.domain.phone import shown

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from dutyconsole.app.views import CallRow
    from dutyconsole.cli.session import Call


def list_calls(call: Call) -> int:
    """Print the calls, newest first."""
    with call.console() as console:
        limit = call.options.limit
        rows = console.desk.ask(lambda q: q.call_rows(q.call_ids(limit=limit))).result()
        for row in rows:
            _print(call, row, console.zone)
    return Exit.GOOD


def _print(call: Call, row: CallRow, zone: ZoneInfo) -> None:
    one = row.call
    fields = {
        "id": one.id,
        "line": one.line,
        "line_name": row.line_name,
        "direction": one.direction.value,
        "state": one.state.value,
        "number": one.number,
        "name": one.name,
        "presentation": one.presentation.value,
        "unit": row.contact.unit if row.contact else None,
        "person": row.contact.person if row.contact else None,
        "started_at": iso(one.started_at, zone),
        "answered_at": iso(one.answered_at, zone),
        "ended_at": iso(one.ended_at, zone),
        "rings": one.rings,
        "handled": one.handled,
        "entry": row.entry_number,
        "unrecorded_reason": one.unrecorded_reason,
        "recordings": [
            {
                "number": each.number,
                "file": call.folder.relative(call.folder.sound(each.file)),
                "recorded_as": each.file,
                "state": each.state.value,
                "seconds": round(each.seconds, 3),
                "sha256": each.sha256,
            }
            for each in row.recordings
        ],
    }
    way = "来电" if one.direction is Direction.INCOMING else "去电"
    who = row.contact.unit if row.contact else (one.name or "")
    at = one.started_at.astimezone(zone)
    call.output.row(
        fields, f"{one.id}\t{at:%Y-%m-%d %H:%M:%S}\t{way}\t{shown(one.number)}\t{who}\t{one.state.value}"
    )
