"""`report`: the printed forms."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dutyconsole.app.commands import RegisterAccess
from dutyconsole.app.evidence import completed
from dutyconsole.cli.output import Exit
from dutyconsole.cli.roster_report import roster_report
from dutyconsole.cli.session import instant
from dutyconsole.domain.ids import CallId, ShiftId
from dutyconsole.domain.permission import Right, require
from dutyconsole.domain.sheet_fields import Form
from dutyconsole.domain.shift import ShiftState
from dutyconsole.domain.vocabulary import AccessAct
from dutyconsole.errors import BadInput, Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dutyconsole.app.console import Console
    from dutyconsole.cli.session import Call
    from dutyconsole.domain.shift import Shift

KINDS = {
    "shift-record": "值班日志 / shift record",
    "access-register": "录音调听登记表 / register of listening",
    "warnings": "预警信息接收登记表 / register of warnings",
    "visitors": "外来人员登记表 / register of visitors",
    "roster": "值班表 / roster",
    "call": "通话记录 / what there is of a call",
}


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
    own: dict[str, Callable[[Call, Path], int]] = {
        "access-register": _access_register,
        "warnings": partial(_sheets, Form.WARNING),
        "visitors": partial(_sheets, Form.VISIT),
        "call": _call,
        "roster": _roster,
    }
    return own.get(kind, _shift_record)(call, Path(call.options.output_file).absolute())


def _printer(call: Call, console: Console) -> str:
    """Return who prints, where somebody is named; raises `NotAllowed`."""
    if not call.options.user:
        return ""
    person = call.person(console)
    require(person, Right.PRINT_REPORT)
    return person.name


def _access_register(call: Call, target: Path) -> int:
    """Print the register of the time given by `--from` and `--to`, else of the shift."""
    with call.console() as console:
        printed_by = _printer(call, console)
        now = console.clock.now()
        since, until = _period(console, call, now)
        view = console.desk.ask(lambda queries: queries.access_register(since, until)).result()
        view = replace(view, printed_by=printed_by, printed_at=now, zone=console.settings.room.zone)
        made = console.desk.run(lambda: console.reports.access_register(view, target)).result()
        call.output.row({"file": str(made), "rows": len(view.rows)}, str(made))
    return Exit.GOOD


def _call(call: Call, target: Path) -> int:
    """Print what there is of the call given by `--call`, registered with its reason first."""
    with call.console() as console:
        person = call.person(console)
        call_id = CallId(call.options.call_id or 0)
        order = RegisterAccess(AccessAct.PRINTED, call_id, reason=call.options.reason)
        access = console.desk.submit(order, person).result()
        view = console.desk.ask(lambda queries: queries.evidence([call_id])).result()
        whole = completed(view, (access,), console)
        made = console.desk.run(lambda: console.reports.evidence_sheet(whole, target)).result()
        call.output.row({"file": str(made), "register_number": access.number}, str(made))
    return Exit.GOOD


def _sheets(form: Form, call: Call, target: Path) -> int:
    """Print a register of warnings or visitors, of the time given, else of the shift."""
    with call.console() as console:
        printed_by, now = _printer(call, console), console.clock.now()
        since, until = _period(console, call, now)
        view = console.desk.ask(lambda queries: queries.sheet_register(form, since, until)).result()
        view = replace(
            view,
            printed_by=printed_by,
            printed_at=now,
            zone=console.settings.room.zone,
            limits=console.settings.log.warning_limits,
        )
        made = console.desk.run(lambda: console.reports.sheet_register(view, target)).result()
        call.output.row({"file": str(made), "rows": len(view.rows)}, str(made))
    return Exit.GOOD


def _period(console: Console, call: Call, now: datetime) -> tuple[datetime, datetime]:
    """Return the time given by `--from` and `--to`, else when the shift asked for had the room."""
    if not call.options.since and not call.options.until:
        return _stretch(console, call, now)
    zone = console.zone
    since = instant(call.options.since, zone) if call.options.since else datetime.fromtimestamp(0, UTC)
    return since, instant(call.options.until, zone) if call.options.until else now


def _roster(call: Call, target: Path) -> int:
    with call.console() as console:
        return roster_report(call, target, _printer(call, console), console)


def _stretch(console: Console, call: Call, now: datetime) -> tuple[datetime, datetime]:
    """Return when the shift asked for had the room."""
    shifts = console.desk.ask(lambda queries: queries.shifts(limit=10_000)).result()
    wanted = _wanted(shifts, call)
    shift = next(each for each in shifts if each.id == wanted)
    return shift.taken_over_at or shift.starts_at, shift.handed_over_at or now


def _shift_record(call: Call, target: Path) -> int:
    with call.console() as console:
        printed_by = _printer(call, console)
        shift_id = _wanted(console.desk.ask(lambda queries: queries.shifts(limit=10_000)).result(), call)
        view = console.desk.ask(lambda queries: queries.shift_record(shift_id)).result()
        view = replace(
            view,
            printed_by=printed_by,
            printed_at=console.clock.now(),
            zone=console.settings.room.zone,
            sheet_limits=console.settings.log.warning_limits,
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
