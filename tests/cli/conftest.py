"""The command line on a folder of its own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from dutyconsole.__main__ import main
from dutyconsole.cli.session import ENV_PASSWORD
from tests.support.room import PASSWORD

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Shell:
    """Runs commands in this process."""

    folder: Path
    capsys: pytest.CaptureFixture[str]

    def run(self, *words: str) -> tuple[int, list[dict[str, Any]], str]:
        """Run a command with `--json`; returns exit code, objects, and what was said to the person."""
        code = main(["--data", str(self.folder), "--json", *words])
        out = self.capsys.readouterr()
        return code, [json.loads(line) for line in out.out.splitlines()], out.err


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Return a shell on an empty folder, with the sample password in the environment."""
    monkeypatch.setenv(ENV_PASSWORD, PASSWORD)
    return Shell(tmp_path / "room", capsys)


@pytest.fixture
def room(shell: Shell) -> Shell:
    """Return a shell on the sample room."""
    assert shell.run("setup", "--sample")[0] == 0
    return shell
