"""The layers hold: who may import whom, and which part alone knows a library."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

from tests.support.sources import ROOT, product_sources

HOMES: dict[str, str | tuple[str, ...]] = {
    "PySide6": "ui/",
    "qtawesome": "ui/",
    "sqlalchemy": "dutyconsole/db/",
    "alembic": "dutyconsole/db/",
    "sqlcipher3": "dutyconsole/db/",
    "sqlite3": "dutyconsole/db/",
    "psycopg": "dutyconsole/db/",
    "reportlab": "dutyconsole/reports/",
    "cryptography": ("dutyconsole/evidence/", "dutyconsole/archive/"),
    "serial": "hardware/",
    "sounddevice": "hardware/",
    "soundfile": "hardware/",
}
"""Libraries that one part alone (or each of two) knows, directly: it can be exchanged so, and the rest
tested without it."""


def test_every_contract_is_kept() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    command = [str(linter), "--no-cache", "--no-logo"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def imported(node: ast.AST) -> list[str]:
    """Return the top-level names that an import statement brings in, wherever it stands."""
    if isinstance(node, ast.Import):
        return [alias.name.split(".")[0] for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module.split(".")[0]]
    return []


def test_every_library_has_one_home() -> None:
    strangers = [
        f"{source.name}:{getattr(node, 'lineno', 0)} imports {library}"
        for source in product_sources()
        for node in ast.walk(source.tree)
        for library in imported(node)
        if not source.name.startswith(HOMES.get(library, ""))
    ]
    assert strangers == []
