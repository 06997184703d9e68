"""`report`: the printed forms."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dutyconsole.cli.output import Exit
from dutyconsole.domain.ids import ShiftId
from dutyconsole.domain.permission import Right, require
from dutyconsole.domain.shift import ShiftState
from dutyconsole.errors import BadInput, Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.cli.session import Call
    from dutyconsole.domain.shift import Shift

KINDS = {"shift-record": "值班日志 / shift record"}


def report(call: Call) -> int:
    """Write a form as PDF, or name them all (`report list`)."""
    kind = call.options.kind
    if kind == "list":
        for name, words in KINDS.items():
            call.output.row({"kind": name, "title": words}, f"{name}\t{words}")
        return Exit.GOOD
    if kind not in KINDS:
        raise BadInput("report_unknown", kind=kind, kinds=" ".join(KINDS))
    if not call.options.output_file:
        raise BadInput("report_needs_file")
    return _shift_record(call, Path(call.options.output_file).absolute())


def _shift_record(call: Call, target: Path) -> int:
    with call.console() as console:
        printed_by = ""
        if call.options.user:
            person = call.person(console)
            require(person, Right.PRINT_REPORT)
            printed_by = person.name
        shift_id = _wanted(console.desk.ask(lambda queries: queries.shifts(limit=10_000)).result(), call)
        view = console.desk.ask(lambda queries: queries.shift_record(shift_id)).result()
        view = replace(
            view, printed_by=printed_by, printed_at=console.clock.now(), zone=console.settings.room.zone
        )
        made = console.desk.run(lambda: console.reports.shift_record(view, target)).result()
        call.output.row({"file": str(made), "shift_id": shift_id, "lines": len(view.rows)}, str(made))
    return Exit.GOOD


def _wanted(shifts: Sequence[Shift], call: Call) -> ShiftId:
    """Return the shift asked for; `last` is the newest closed one, or the one that is on if none is."""
    asked = call.options.shift
    if asked == "last":
        closed = [shift for shift in shifts if shift.state is ShiftState.CLOSED]
        chosen = next(iter(closed or shifts), None)
    else:
        chosen = next((s for s in shifts if str(s.id) == asked or s.duty_date.isoformat() == asked), None)
    if chosen is None or chosen.id is None:
        raise Refused("shift_unknown")
    return ShiftId(chosen.id)
