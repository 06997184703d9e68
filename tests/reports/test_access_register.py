"""The register of listening on paper: who, when, what, which part and why."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from dutyconsole.app.views import AccessRegisterView, AccessRow
from dutyconsole.domain.ids import AccessId
from dutyconsole.domain.vocabulary import AccessAct
from dutyconsole.reports.maker import PdfReports
from tests.reports.paper import joined, pages
from tests.support import make
from tests.support import sample_shift as sample

if TYPE_CHECKING:
    from pathlib import Path


def printed(tmp_path: Path, *rows: AccessRow) -> str:
    view = AccessRegisterView(
        make.unit(), make.AT, make.AT + timedelta(hours=24), rows, "周明远", make.AT, "Asia/Shanghai"
    )
    return joined("".join(pages(PdfReports().access_register(view, tmp_path / "register.pdf"))))


def test_each_row_says_who_when_what_and_why(tmp_path: Path) -> None:
    heard = make.access(from_ms=65_000)
    taken = make.access(
        2,
        id=AccessId(2),
        act=AccessAct.EXPORTED,
        from_ms=None,
        reason="办案调取",
        approved_by="周明远",
        destination="区公安分局",
    )
    call = sample.call_row(sample.CALLS[3])
    text = printed(tmp_path, AccessRow(heard, call, 125_000), AccessRow(taken, None, None))
    for words in ("录音调听登记表", "1:05至2:05", "核对来电内容", "调听", "导出", "全部", "区公安分局"):
        assert words in text
    assert "2026年11月23日8时30分" in text.replace("08时", "8时")
    assert "打印人：周明远" in text
    assert "第1页共1页" in text


def test_nothing_is_said_to_be_nothing(tmp_path: Path) -> None:
    assert "本时段无调听" in printed(tmp_path)


def test_the_own_shift_s_listening_names_its_rule(tmp_path: Path) -> None:
    assert "本班来电办理" in printed(tmp_path, AccessRow(make.access(reason=""), None, None))
