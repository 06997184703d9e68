"""`verify`: says whether everything is still as it was written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dutyconsole.cli.output import Exit
from dutyconsole.domain.audit import Break
from dutyconsole.errors import BadInput
from dutyconsole.settings_file import load_settings

if TYPE_CHECKING:
    from dutyconsole.app.views import VerifyResult
    from dutyconsole.cli.session import Call

_WORDS = {
    Break.CHANGED: ("内容被改动", "changed"),
    Break.MISSING: ("记录缺失", "missing"),
    Break.INSERTED: ("记录为外加", "inserted"),
    Break.CUT: ("尾部被截断", "cut"),
    Break.FILE: ("录音文件不符", "file"),
    Break.SEAL: ("封存记录不符", "seal"),
}


def verify(call: Call) -> int:
    """Check chain, seals and recordings; print the first bad place and its kind. Reads only."""
    from dutyconsole.bootstrap import verify_copy, verify_store  # noqa: PLC0415  see `Call.console`

    copy = call.options.database_copy
    sounds = _second_copy(call) if call.options.second_copy else None
    if copy:
        result = verify_copy(copy, call.folder, sounds=sounds)
    else:
        result = verify_store(call.folder, database=call.database, sounds=sounds)
    print_findings(call, result)
    good = not result.findings
    summary = {
        "ok": good,
        "links": result.links,
        "seals": result.seals,
        "files": result.files,
    }
    words = "完好" if good else "发现问题"
    call.output.row(summary, f"{words}：链上{result.links}条，封存{result.seals}次，录音{result.files}个")
    return Exit.GOOD if good else Exit.FOUND_WRONG


def print_findings(call: Call, result: VerifyResult) -> None:
    """Print each bad place and its kind."""
    for finding in result.findings:
        zh, en = _WORDS[finding.kind]
        fields = {"kind": en, "place": finding.place, "detail": finding.detail}
        call.output.row(fields, f"{zh}（{en}）：{finding.place} {finding.detail}".rstrip())


def _second_copy(call: Call) -> Path:
    """Return the folder of the second copy; raises `BadInput` where none is set."""
    chosen = load_settings(call.folder.config).settings.recorder.copy_folder
    if not chosen:
        raise BadInput("copy_not_set")
    return Path(chosen)
