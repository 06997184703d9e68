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
    from collections.abc import Callable

    from dutyconsole.app.console import Console
    from dutyconsole.app.views import EvidenceMade
    from dutyconsole.cli.session import Call
    from dutyconsole.domain.access import Access
    from dutyconsole.domain.person import Person

STEP = 0.1
"""Share after which the progress is said again."""


def export(call: Call) -> int:
    """Register the export, then write the package; exit 1 where something in it is not as it should be."""
    target = Path(call.options.output_file).absolute()
    if target.exists():
        raise StoreProblem("evidence_not_written", path=str(target), why="exists")
    order = ExportCalls(
        tuple(CallId(number) for number in call.options.ids),
        call.options.reason,
        call.options.approved_by,
        call.options.destination,
    )
    with call.console() as console:
        exports, made = export_package(console, call.person(console), order, target, tell=_Progress(call))
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


def export_package(
    console: Console, person: Person, order: ExportCalls, target: Path, *, tell: Callable[[float], None]
) -> tuple[tuple[Access, ...], EvidenceMade]:
    """Register the export, then write the package to `target`; `tell` hears the share done (0 to 1).

    Blocks until it is done; raises `StoreProblem` or `Refused` where it cannot be.
    """
    check_key(console)
    exports = console.desk.submit(order, person).result()
    view = console.desk.ask(lambda queries: queries.evidence(order.call_ids)).result()
    whole = completed(view, exports, console)
    made: EvidenceMade = console.desk.run(lambda: console.evidence.make(whole, target, tell)).result()
    return exports, made


class _Progress:
    """Says on stderr how far it is, a tenth at a time."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._next = STEP

    def __call__(self, share: float) -> None:
        if share >= self._next:
            self._next = share + STEP
            self._call.output.say(f"{share:.0%}")
