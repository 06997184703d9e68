"""`calls export`: calls as evidence that proves itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dutyconsole.app.commands import ExportCalls
from dutyconsole.app.evidence import check_key, completed
from dutyconsole.cli.output import Exit
from dutyconsole.domain.ids import CallId
from dutyconsole.domain.signing import fingerprint
from dutyconsole.errors import StoreProblem

if TYPE_CHECKING:
    from dutyconsole.cli.session import Call

STEP = 0.1
"""Share after which the progress is said again."""


def export(call: Call) -> int:
    """Register the export, then write the package; exit 1 where something in it is not as it should be."""
    target = Path(call.options.output_file).absolute()
    if target.exists():
        raise StoreProblem("evidence_not_written", path=str(target), why="exists")
    with call.console() as console:
        person = call.person(console)
        check_key(console)
        order = ExportCalls(
            tuple(CallId(number) for number in call.options.ids),
            call.options.reason,
            call.options.approved_by,
            call.options.destination,
        )
        exports = console.desk.submit(order, person).result()
        view = console.desk.ask(lambda queries: queries.evidence(order.call_ids)).result()
        whole, tell = completed(view, exports, console), _Progress(call)
        made = console.desk.run(lambda: console.evidence.make(whole, target, tell)).result()
        for warning in made.warnings:
            call.output.fail(warning)
        fields = {
            "file": str(made.path),
            "calls": [access.call_id for access in exports],
            "register_numbers": [access.number for access in exports],
            "fingerprint": fingerprint(console.signer.public() or b""),
            "warnings": [warning.code for warning in made.warnings],
        }
        call.output.row(fields, str(made.path))
    return Exit.FOUND_WRONG if made.warnings else Exit.GOOD


class _Progress:
    """Says on stderr how far it is, a tenth at a time."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._next = STEP

    def __call__(self, share: float) -> None:
        if share >= self._next:
            self._next = share + STEP
            self._call.output.say(f"{share:.0%}")
