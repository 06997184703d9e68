"""`bench`: measures, each figure beside its peer's in the same run, with the ratio."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from dutyconsole.cli.output import Exit
from dutyconsole.errors import BadInput

if TYPE_CHECKING:
    from dutyconsole.cli.session import Call

BENCHES = {"ring-to-card": "ring", "recorder-cpu": "cpu", "start-up": "start"}


def bench(call: Call) -> int:
    """Measure everything, or the one that is named."""
    wanted = call.options.name
    if wanted is not None and wanted not in BENCHES:
        raise BadInput("bench_unknown", name=wanted, names=" ".join(BENCHES))
    for name in [wanted] if wanted else list(BENCHES):
        call.output.say(f"… {name}")
        module = importlib.import_module(f"dutyconsole.cli.benches.{BENCHES[name]}")
        for figure in module.measure():
            call.output.row(figure.fields(), figure.words())
    return Exit.GOOD
