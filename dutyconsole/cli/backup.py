"""`backup` and `restore`: the room as one file, and back."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dutyconsole.app.backups import BackupOrder
from dutyconsole.cli.output import Exit
from dutyconsole.cli.progress import Progress
from dutyconsole.cli.verify import print_findings
from dutyconsole.domain.backup import Choice, Scope
from dutyconsole.domain.permission import Right, require
from dutyconsole.errors import BadInput, StoreProblem

if TYPE_CHECKING:
    from dutyconsole.cli.session import Call

ENV_PASSPHRASE = "DUTYCONSOLE_PASSPHRASE"  # noqa: S105  the name of a variable, not a password


def backup(call: Call) -> int:
    """Write a backup and read it back; exit 1 where the store in it is not as it was written."""
    order = BackupOrder(Path(call.options.file), _choice(call))
    with call.console() as console:
        # Whoever can open the data folder can copy it; a name that is given must have the right all the same.
        if call.options.user:
            require(call.person(console), Right.BACK_UP)
        with Progress("备份 / backup") as tell:
            made = console.backups.make(order, tell)
    for warning in made.warnings:
        call.output.fail(warning)
    fields = {
        "file": str(made.path),
        "bytes": made.bytes,
        "files": made.files,
        "recordings": made.recordings,
        "links": made.links,
        "warnings": [warning.code for warning in made.warnings],
    }
    words = f"{made.path}\t{made.bytes}字节，文件{made.files}个，录音{made.recordings}个，链上{made.links}条"
    call.output.row(fields, words)
    wrong = any(warning.code == "backup_store_findings" for warning in made.warnings)
    return Exit.FOUND_WRONG if wrong else Exit.GOOD


def restore(call: Call) -> int:
    """Take a room out of a backup and verify it; exit 1 where verifying finds something wrong."""
    from dutyconsole.bootstrap import restore_backup  # noqa: PLC0415  see `Call.console`

    passphrase = _passphrase(call)
    with Progress("恢复 / restore") as tell:
        restored = restore_backup(
            Path(call.options.file), Path(call.options.into), tell, passphrase=passphrase
        )
    if passphrase is None and not restored.keys:
        call.output.fail(StoreProblem("passphrase_not_given"))
    result = restored.verified
    print_findings(call, result)
    fields = {
        "ok": not result.findings,
        "folder": str(restored.folder),
        "made_at": restored.made_at,
        "files": restored.files,
        "recordings": restored.recordings,
        "left_out": restored.left_out,
        "keys": restored.keys,
        "links": result.links,
        "seals": result.seals,
    }
    words = (
        f"{restored.folder}\t文件{restored.files}个，录音{restored.recordings}个（按选择未备份{restored.left_out}个），"
        f"链上{result.links}条，{'发现问题' if result.findings else '完好'}"
    )
    call.output.row(fields, words)
    return Exit.FOUND_WRONG if result.findings else Exit.GOOD


def _choice(call: Call) -> Choice:
    scope = Scope.of(call.options.recordings)
    if scope is not Scope.SINCE:
        return Choice(scope or Scope.ALL)
    if not call.options.since:
        raise BadInput("backup_date_needed")
    try:
        return Choice(scope, date.fromisoformat(call.options.since))
    except ValueError as error:
        raise BadInput("time_unreadable", text=call.options.since) from error


def _passphrase(call: Call) -> str | None:
    if call.options.passphrase_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return os.environ.get(ENV_PASSPHRASE)
