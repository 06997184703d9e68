"""`line test`: has the recorder listen to a line with a dial tone on it, and keeps what it heard."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from dutyconsole.app.commands import KeepSelfTest
from dutyconsole.cli.output import Exit, iso
from dutyconsole.domain.ids import LineId
from dutyconsole.domain.permission import Right, require
from dutyconsole.domain.vocabulary import Grade
from dutyconsole.errors import DeviceProblem

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from dutyconsole.cli.session import Call
    from dutyconsole.domain.self_test import SelfTest
    from dutyconsole.settings.self_test import SelfTestRules


def test(call: Call) -> int:
    """Test a line; exit 1 where it is not good, 4 where it cannot be tested."""
    with call.console() as console:
        person = call.person(console)
        require(person, Right.TEST_LINE)
        rules = console.settings.self_test
        line = LineId(call.options.line)
        asked = replace(rules, listen_s=call.options.seconds or rules.listen_s)
        call.output.say("请现在摘机，听到拨号音后不要拨号。/ Lift the handset now and do not dial.")
        measured, file = console.desk.run(lambda: console.self_test(line, asked)).result()
        kept = console.desk.submit(KeepSelfTest(line, measured, file), person).result()
        _print(call, kept, rules, console.zone)
    return Exit.GOOD if kept.grade(rules) is Grade.GOOD else Exit.FOUND_WRONG


def _print(call: Call, test: SelfTest, rules: SelfTestRules, zone: ZoneInfo) -> None:
    grade, findings = test.grade(rules), test.findings(rules)
    fields = {
        "line": test.line,
        "at": iso(test.at, zone),
        "by": test.person,
        "grade": grade.value,
        "findings": list(findings),
        "file": test.file,
        **asdict(test.measured),
    }
    for code in findings:
        call.output.fail(DeviceProblem(code))
    heard = test.measured
    words = f"{grade.zh} / {grade.en}\t{heard.level_dbfs:.0f} dBFS\t{heard.noise_dbfs:.0f} dBFS"
    call.output.row(fields, words)
