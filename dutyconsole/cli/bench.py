"""`bench`: measures, each figure beside its peer's in the same run, with the ratio."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from dutyconsole.cli.output import Exit
from dutyconsole.errors import BadInput, DeviceProblem

if TYPE_CHECKING:
    from dutyconsole.cli.session import Call

BENCHES = {
    "ring-to-card": "ring",
    "recorder-cpu": "cpu",
    "start-up": "start",
    "detectors": "detectors",
    "lines": "lines",
    "hours": "hours",
    "search": "search",
}
BY_LINES = ("search",)
"""Those that can be told of how many lines."""


def bench(call: Call) -> int:
    """Measure everything, or the one that is named; exit 4 where a peer was missing for one of them."""
    wanted = call.options.name
    if wanted is not None and wanted not in BENCHES:
        raise BadInput("bench_unknown", name=wanted, names=" ".join(BENCHES))
    worst: int = Exit.GOOD
    for name in [wanted] if wanted else list(BENCHES):
        call.output.say(f"… {name}")
        module = importlib.import_module(f"dutyconsole.cli.benches.{BENCHES[name]}")
        try:
            given = {"lines": call.options.lines} if call.options.lines and name in BY_LINES else {}
            for figure in module.measure(**given):
                call.output.row(figure.fields(), figure.words())
        except DeviceProblem as problem:
            # The other measurements have other peers.
            worst = call.output.fail(problem)
    return worst
