"""What stands on the shift record, read back from the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from dutyconsole.app.views import EntryRow
from dutyconsole.domain.audit import short_code
from dutyconsole.domain.call import CallState
from dutyconsole.domain.ids import CallId
from dutyconsole.domain.recording import RecordingState
from dutyconsole.domain.vocabulary import EntryKind
from tests.reports import sample
from tests.reports.paper import joined, printed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The sample shift as printed."""
    return printed(sample.view(), tmp_path_factory.mktemp("paper"))


def in_order(text: str, *words: str) -> bool:
    at = 0
    for word in words:
        at = text.find(joined(word), at)
        if at < 0:
            return False
    return True


def one(text: str, folder: Path, **changes: object) -> str:
    """Return the paper of a shift with one line."""
    line = replace(sample.entry(1, "10:00", EntryKind.OTHER, text), **changes)  # type: ignore[arg-type]
    return "".join(printed(replace(sample.quiet_view(), rows=(EntryRow(line),)), folder))


def test_parts_stand_in_the_order_of_the_form(paper: list[str]) -> None:
    assert in_order(
        "".join(paper),
        "示例区人民政府值班室",
        "值班日志",
        "一、值班记录",
        "二、来去电登记",
        "三、电话记录单",
        "四、小结与交接",
        "带班领导审阅",
        "封存编号",
    )


@pytest.mark.parametrize(
    "words",
    [
        "2026年11月23日 星期一",
        "24小时班",
        "08:30 至 11月24日08:30",
        "周明远 区政府办副主任 13900000001",
        "2026年11月23日08时28分",
        "2026年11月24日08时32分",
        "值班电话0530-2000001传真0530-2000002",
    ],
)
def test_header_names_shift_and_crew(paper: list[str], words: str) -> None:
    assert joined(words) in paper[0]


def test_every_line_of_the_log_is_there(paper: list[str]) -> None:
    text = "".join(paper)
    assert [row.entry.text for row in sample.rows() if joined(row.entry.text) not in text] == []


def test_pages_know_how_many_they_are(paper: list[str]) -> None:
    assert [f"第{n}页共{len(paper)}页" in page for n, page in enumerate(paper, start=1)] == [True] * len(
        paper
    )
    assert len(paper) == 4


def test_every_page_bears_unit_shift_printer_and_code(paper: list[str]) -> None:
    seal = sample.view().seal
    assert seal is not None
    wanted = [
        "示例区人民政府值班室",
        "2026年11月23日24小时班",
        "打印人：陈立",
        "打印时间：2026年11月24日08时33分",
    ]
    wanted.append(joined("校验码" + short_code(seal.head)))
    assert [word for word in wanted for page in paper if word not in page] == []


def test_head_row_is_repeated(paper: list[str]) -> None:
    assert "序号时间类别" in paper[0]
    assert "序号时间类别" in paper[1]


def test_strike_shows_reason_who_and_when(paper: list[str]) -> None:
    text = "".join(paper)
    assert "【划改】原因：受伤人数误记为2人，应为3人。王静，2026年11月23日20时14分。" in text
    assert "划改第5号。" in text


def test_late_line_is_marked(paper: list[str]) -> None:
    assert in_order(paper[0], "14:05", "补记", "来访", "【补记】记录于2026年11月23日16时40分。")


def test_next_day_bears_its_date(paper: list[str]) -> None:
    assert in_order("".join(paper), "10", "11月24日", "02:10", "抽查")


def test_line_names_recording_and_slip(paper: list[str]) -> None:
    assert "录音LY20261123-0042记录单电记〔2026〕1208" in "".join(paper)


def test_calls_are_counted_with_their_recordings(paper: list[str]) -> None:
    text = "".join(paper)
    assert "来电3次（其中未接1次、超时接听0次），去电1次；通话共7分33秒；录音3段。" in text
    assert in_order(
        text, "1380000" + "0001", "4分22秒", "LY20261123-0042", "4分28秒", "未接来电", "保密", "0秒"
    )


def test_slip_is_a_whole_form_on_one_page(paper: list[str]) -> None:
    page = next(page for page in paper if "编号：电记〔2026〕1208" in page)
    assert in_order(
        page,
        "20:07:12至20:11:40铃响2声，通话4分22秒",
        "刘强（值班员）",
        "0530-2000088",
        "突发事件",
        "特急",
        sample.ACCIDENT,
        "已报告镇长",
        "已复述核对",
        "LY20261123-0042",
        "请周明远副主任阅示",
        "记录时间2026年11月23日20时12分",
    )


def test_summary_signatures_and_seal_share_the_last_page(paper: list[str]) -> None:
    seal = sample.view().seal
    assert seal is not None
    assert in_order(
        paper[-1],
        "交〔2026〕0326应到08:20，到岗08:17；交班人赵敏，接班人李晓东。",
        sample.SUMMARY,
        "登记10条（总流水号4102至4113），其中划改1条、补记1条；电话记录单1份。",
        sample.BRIEFING,
        "第9号（22:10，待办）：续报一",
        "李晓东",
        "陈立",
        "第1号",
        "10条",
        short_code(seal.head),
        seal.head.hex().upper(),
        "防篡改留痕",
        "不能阻止改动",
    )


def test_no_star_stands_on_the_paper(paper: list[str]) -> None:
    assert "★" not in "".join(paper)


def test_quiet_shift_has_its_record(tmp_path: Path) -> None:
    text = "".join(printed(sample.quiet_view(), tmp_path))
    assert in_order(
        text, "本班无登记事项（零记录），一切正常。", "本班无来电、去电。", "本班无电话记录单。", "零记录。"
    )


def test_shift_that_is_on_is_a_preview(tmp_path: Path) -> None:
    first, *_, last = printed(sample.open_view(), tmp_path)
    assert "未交班（预览）" in first
    assert in_order(last, "待交班时填写", "未签", "未签", "尚未封存")
    assert "校验码" not in last


def test_markup_is_printed_as_it_stands(tmp_path: Path) -> None:
    text = "<b>粗体</b> & &lt; <br/> 100% {name} %s \\n"
    assert joined(text) in one(text, tmp_path)


def test_rare_names_are_found_again(tmp_path: Path) -> None:
    text = one("𬱖、㛃、䶮，欧阳·买买提", tmp_path, author="𬱖䶮", source="㛃某")
    assert "𬱖、㛃、䶮，欧阳·买买提" in text
    assert "𬱖䶮" in text


def test_character_without_glyph_shows_its_code(tmp_path: Path) -> None:
    assert "好[U+1F44D][U+0007]的" in one("好\U0001f44d\x07\u200b的", tmp_path)


def test_text_of_twenty_thousand_characters_is_whole(tmp_path: Path) -> None:
    text = "".join(f"第{n}句话。" for n in range(4000))[:20_000]
    papers = printed(
        replace(sample.quiet_view(), rows=(EntryRow(sample.entry(1, "10:00", EntryKind.OTHER, text)),)),
        tmp_path,
    )
    assert len(papers) > 20
    assert sum(page.count("句") for page in papers) == text.count("句")
    assert all("内容摘要" in page for page in papers[:20])
    assert all("1（续）" in page for page in papers[1:20])


def test_names_of_two_hundred_characters_fit(tmp_path: Path) -> None:
    name = "长" * 200
    crew = tuple(replace(member, name=name) for member in sample.shift().crew)
    view = replace(
        sample.view(),
        unit=replace(sample.unit(), name="单" * 200),
        shift=replace(sample.shift(), crew=crew),
        printed_by=name,
    )
    assert "".join(printed(view, tmp_path)).count("长") >= 600


def test_call_that_is_recorded_this_moment(tmp_path: Path) -> None:
    running = replace(sample.recording(45, "10:00", 0, CallId(1)), state=RecordingState.RUNNING)
    view = replace(sample.open_view(), calls=(replace(sample.calls()[0], recordings=(running,)),))
    assert "录音中" in "".join(printed(view, tmp_path))


def test_line_that_follows_an_earlier_shift(tmp_path: Path) -> None:
    assert "（续前班记录）善后已毕" in one("善后已毕", tmp_path, follows=4000)


def test_calls_left_unhandled_are_said(tmp_path: Path) -> None:
    view = replace(sample.view(), handover=replace(sample.handover(), unhandled_calls=2))
    assert "交班时未处理来电2个。" in printed(view, tmp_path)[-1]


def test_a_late_answer_and_a_call_back_are_said(tmp_path: Path) -> None:
    view = sample.view()
    first, *others = view.calls
    begun = first.call.started_at
    late = replace(first, call=replace(first.call, rings=4, answered_at=begun + timedelta(seconds=16)))
    missed = next(row for row in others if row.call.state is CallState.MISSED)
    back = replace(missed, returned_at=missed.call.started_at + timedelta(minutes=5))
    rest = (row for row in others if row is not missed)
    text = "".join(printed(replace(view, calls=(late, back, *rest)), tmp_path))
    assert "超时接听4声16秒" in text
    assert "未接1次、超时接听1次（超过3声或10秒）" in text
    assert "已回通" in text
