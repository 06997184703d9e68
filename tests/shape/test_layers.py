"""The layers of pyproject.toml hold: who may import whom."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.support.sources import ROOT


def test_every_contract_is_kept() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [linter, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
