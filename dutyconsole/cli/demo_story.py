"""The sample shift of the demo, scene by scene, as the officers of the room live it.

All people, units and numbers are made up. Each scene begins at an acted time; what happens in it goes through
the same desk, the same recorder and the same line signals as in a real room.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dutyconsole.app.commands import AddBookmark, AddEntry, MarkCallHandled, MarkImportant, StrikeEntry
from dutyconsole.domain.slip import SlipDraft
from dutyconsole.domain.vocabulary import EntryKind, EntryStatus, Nature, Urgency

if TYPE_CHECKING:
    from collections.abc import Callable

    from dutyconsole.cli.demo_stage import Stage
    from dutyconsole.domain.ids import CallId

MAIN, SECOND, NEXT_MAIN = "李晓东", "王静", "陈立"
TOWN, TOWN_PHONE = "东河镇人民政府", "13800000001"
CITY_PHONE = "05306000001"
ACCIDENT_CALL = "accident"
PAGES = ("desk", "log", "calls", "handover", "roster", "settings")

ACCIDENT = SlipDraft(
    number=TOWN_PHONE,
    caller_unit=TOWN,
    caller_name="刘强",
    caller_title="值班员",
    callback=TOWN_PHONE,
    nature=Nature.INCIDENT.value,
    urgency=Urgency.FLASH.value,
    content=(
        "20时许，东河镇G327线与县道交叉口一辆货车与面包车相撞，3人受伤已送医，原因待查，"
        "镇派出所、卫生院已到场，道路双向受阻。"
    ),
    told="已报镇党委书记、镇长，20:05电话",
    read_back="yes",
    proposal="请周明远主任阅示。",
    handling="已复述核对，立即报告带班领导。",
)

SPOT_CHECK = SlipDraft(
    number=CITY_PHONE,
    caller_unit="市人民政府值班室",
    caller_name="值班员",
    callback="0530-6000001",
    nature=Nature.CHECK.value,
    urgency=Urgency.ROUTINE.value,
    content="市政府值班室电话抽查在岗情况，询问值班员和带班领导姓名。",
    handling="铃响2声接听，带班领导周明远02:13回电，结果正常。",
)


FEEDBACK = SlipDraft(
    number=TOWN_PHONE,
    caller_unit=TOWN,
    caller_name="刘强",
    caller_title="值班员",
    callback=TOWN_PHONE,
    nature=Nature.SITUATION_REPORT.value,
    urgency=Urgency.URGENT.value,
    content=(
        "反馈批示落实情况：伤员已全部送区医院救治，其中1人经抢救无效死亡；事故车辆已清离，道路21:50恢复通行。"
    ),
    read_back="yes",
    proposal="请周明远主任阅示，并续报市政府值班室。",
    handling="已复述核对，22:07报周明远主任。",
)


@dataclass(frozen=True)
class Scene:
    """A moment of the shift: `at` is the room's time, `+1` marks the next day."""

    at: str
    title: str
    act: Callable[[Stage], None]


def _line(kind: EntryKind, text: str, **more: str) -> Callable[[Stage], None]:
    def act(stage: Stage) -> None:
        stage.order(AddEntry(text, kind, **more), by=SECOND)  # type: ignore[arg-type]

    return act


def _missed(stage: Stage) -> None:
    call_id = stage.call(CITY_PHONE, rings=3, talk_seconds=0)
    stage.picture("missed-call", page="desk")
    stage.order(
        MarkCallHandled(call_id, "值班员在外接待来访未及接听，15:09回拨，对方为通知明日视频调度。"), by=SECOND
    )


def _accident(stage: Stage) -> None:
    def write(call_id: CallId) -> None:
        stage.type_slip(replace(ACCIDENT, told="", read_back="", proposal="", handling=""))
        stage.order(AddBookmark(call_id, "伤亡人数"), by=MAIN)
        stage.picture("call-answered", page="desk")

    call_id = stage.call(TOWN_PHONE, rings=2, talk_seconds=268, during=write, ringing="call-ringing")
    stage.remember("accident", stage.save_slip(call_id, ACCIDENT))
    stage.remember_call(ACCIDENT_CALL, call_id)
    stage.order(MarkImportant(call_id, "突发事件首报录音"), by=MAIN)


def _follow(text: str, status: EntryStatus, kind: EntryKind = EntryKind.INCIDENT) -> Callable[[Stage], None]:
    def act(stage: Stage) -> None:
        entry = stage.remembered("accident")
        stage.order(AddEntry(text, kind, status=status, follows=entry.id), by=MAIN)

    return act


def _slip_of_the_pen(stage: Stage) -> None:
    wrong = stage.order(
        AddEntry(
            "20:20 电话报告市政府值班室：3人受伤，1人死亡。",
            EntryKind.OUTGOING_CALL,
            source="市人民政府值班室",
        ),
        by=MAIN,
    )
    right = AddEntry(
        "20:20 电话报告市政府值班室：3人受伤，无人死亡。", EntryKind.OUTGOING_CALL, source="市人民政府值班室"
    )
    stage.order(StrikeEntry(wrong.number, "伤亡人数误记，以电话记录单为准", right), by=MAIN)


def _spot_check(stage: Stage) -> None:
    call_id = stage.call(CITY_PHONE, rings=2, talk_seconds=42)
    stage.save_slip(call_id, SPOT_CHECK)


def _feedback(stage: Stage) -> None:
    def write(_: CallId) -> None:
        stage.type_slip(replace(FEEDBACK, read_back="", proposal="", handling=""))
        stage.picture("call-by-sound", page="desk")

    call_id = stage.call(TOWN_PHONE, rings=2, talk_seconds=58, during=write, by_sound=True)
    stage.save_slip(call_id, FEEDBACK)


def _look_round(stage: Stage) -> None:
    for page in PAGES:
        stage.picture(f"page-{page}", page=page)


def _hand_over(stage: Stage) -> None:
    stage.hand_over(
        outgoing=MAIN,
        incoming=NEXT_MAIN,
        arrived="+1 08:17",
        briefing="G327线事故善后由东河镇负责，11月25日前续报；寒潮蓝色预警有效至25日10:10。",
        left_over="传真机墨粉低，已报修，备用传真可用。",
        crew=(("孙国平", "leader"), (NEXT_MAIN, "main"), ("赵敏", "second")),
    )


STORY = (
    Scene("08:33", "接班上岗", _line(EntryKind.HANDOVER, "接班上岗，值班电话、录音、传真、打印检查正常。")),
    Scene(
        "09:44",
        "收传真：寒潮通知",
        _line(
            EntryKind.FAX_IN,
            "市政办明电〔2026〕18号《关于做好寒潮大风天气防范应对工作的通知》，3页，加急，明件。",
            source="市人民政府办公室 0530-6000012",
            handling="拟办：请转各镇街、应急、住建、交通；带班领导10:05批示同意。",
        ),
    ),
    Scene(
        "10:14",
        "寒潮蓝色预警",
        _line(
            EntryKind.WARNING,
            "区气象台10:10发布寒潮蓝色预警（首发），影响全区，有效期至11月25日10:10。",
            source="区气象台 0530-2030001",
            handling="10:14报带班领导，10:31转发12个单位。",
        ),
    ),
    Scene(
        "14:20",
        "来访：检修电话线路",
        _line(
            EntryKind.VISIT,
            "14:05至14:20电信公司维修人员2人检修电话线路，李晓东批准，王静陪同。",
            source="电信公司维修人员",
        ),
    ),
    Scene("15:02", "未接来电与回拨", _missed),
    Scene("20:07", "来电：东河镇交通事故", _accident),
    Scene("20:15", "报告带班领导", _follow("20:12电话报告带班领导周明远。", EntryStatus.IN_HAND)),
    Scene(
        "20:18",
        "领导批示与传达",
        _follow(
            "周明远20:15电话批示：请东河镇、交警、卫健全力救治伤员，尽快恢复通行，及时续报。20:18传达三单位。",
            EntryStatus.IN_HAND,
            EntryKind.LEADER_INSTRUCTION,
        ),
    ),
    Scene("20:24", "误记与划改", _slip_of_the_pen),
    Scene("22:05", "来电：批示落实反馈（线路2，只凭声音）", _feedback),
    Scene("22:12", "续报", _follow("22:10续报：1人经抢救无效死亡，道路21:50恢复通行。", EntryStatus.IN_HAND)),
    Scene("+1 02:10", "市政府值班室抽查", _spot_check),
    Scene(
        "+1 07:42",
        "终报",
        _follow("07:40书面终报市政府值班室，伤员平稳，善后由东河镇负责。", EntryStatus.DONE),
    ),
    Scene("+1 08:19", "接班人员到岗，各页截图", _look_round),
    Scene("+1 08:31", "交接班", _hand_over),
)
