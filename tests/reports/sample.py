"""One fictitious shift, from taking over to handing over, with everything that the record can show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from dutyconsole.app.views import CallRow, EntryRow, ShiftRecordView
from dutyconsole.domain.audit import FactOf, make_seal, next_link, row_digest
from dutyconsole.domain.call import Call, CallState, Direction, Presentation
from dutyconsole.domain.contact import Contact
from dutyconsole.domain.entry import Entry
from dutyconsole.domain.handover import Handover, Signature
from dutyconsole.domain.ids import CallId, EntryId, HandoverId, LineId, PersonId, RecordingId, ShiftId, SlipId
from dutyconsole.domain.person import Unit
from dutyconsole.domain.recording import EndReason, Recording, RecordingState
from dutyconsole.domain.shift import CrewMember, Shift, ShiftState
from dutyconsole.domain.slip import PhoneSlip, SlipDraft
from dutyconsole.domain.vocabulary import CrewPost, EntryKind, EntryStatus

ZONE = ZoneInfo("Asia/Shanghai")
DUTY_DATE = date(2026, 11, 23)
SHIFT, NEXT_SHIFT = ShiftId(327), ShiftId(328)
LI, WANG, ZHOU, CHEN = PersonId(1), PersonId(2), PersonId(3), PersonId(4)
NAMES = {LI: "李晓东", WANG: "王静", ZHOU: "周明远", CHEN: "陈立"}
FIRST_NUMBER = 4101
RATE = 8000
ACCIDENT = (
    "20时许，东河镇G327线与县道交叉口一辆货车与面包车相撞，3人受伤已送医，原因待查。"
    "镇派出所、卫生院已到场，道路双向受阻。"
)
BRIEFING = (
    "G327线东河镇路口交通事故：1人经抢救无效死亡、2人住院治疗，道路21时50分恢复通行；"
    "寒潮蓝色预警有效至25日10时10分。"
)
SUMMARY = "本班共接听电话2个、收传真1份、发传真1份，处理突发事件1起；待办1项。其余一切正常。"


def at(clock: str, *, day: int = 23) -> datetime:
    """Return that time of the duty day (or of another day of November 2026) in the room's zone."""
    return datetime.combine(date(2026, 11, day), time.fromisoformat(clock), ZONE)


def entry(
    place: int,
    clock: str,
    kind: EntryKind,
    text: str,
    *,
    day: int = 23,
    source: str = "",
    handling: str = "",
    author: PersonId = LI,
) -> Entry:
    """Return the line with that place in the shift, written when it happened."""
    when = at(clock, day=day)
    return Entry(
        EntryId(place),
        FIRST_NUMBER + place,
        SHIFT,
        DUTY_DATE,
        kind,
        when,
        when,
        author,
        NAMES[author],
        text,
        source=source,
        handling=handling,
    )


def unit() -> Unit:
    """Return the unit of the sample."""
    return Unit(None, "示例区人民政府值班室", "0530-2000001", "0530-2000002", own=True)


def shift() -> Shift:
    """Return the shift of the sample, handed over."""
    crew = (
        CrewMember(ZHOU, NAMES[ZHOU], CrewPost.LEADER, "区政府办副主任", "13900000001"),
        CrewMember(LI, NAMES[LI], CrewPost.MAIN, "值班员"),
        CrewMember(WANG, NAMES[WANG], CrewPost.SECOND, "值班员"),
    )
    return Shift(
        SHIFT,
        DUTY_DATE,
        "24小时班",
        at("08:30"),
        at("08:30", day=24),
        crew,
        ShiftState.CLOSED,
        at("08:28"),
        at("08:32", day=24),
    )


def handover(number: str = "交〔2026〕0327", day: int = 24) -> Handover:
    """Return the handover that ended the shift."""
    return Handover(
        HandoverId(1),
        number,
        SHIFT,
        NEXT_SHIFT,
        at("08:20", day=day),
        at("08:17", day=day),
        BRIEFING,
        "G327线事故善后情况于25日前续报。",
        SUMMARY,
        1,
        0,
        Signature(LI, NAMES[LI], at("08:31", day=day)),
        Signature(CHEN, NAMES[CHEN], at("08:32", day=day)),
    )


def before() -> Handover:
    """Return the handover that began the shift."""
    return replace(
        handover("交〔2026〕0326", 23),
        briefing="无",
        left_over="",
        summary="一切正常。",
        outgoing=Signature(PersonId(5), "赵敏", at("08:27")),
        incoming=Signature(LI, NAMES[LI], at("08:28")),
    )


def recording(number: int, clock: str, seconds: float, call: CallId) -> Recording:
    """Return a finished recording of that length."""
    name = f"LY20261123-{number:04d}"
    return Recording(
        RecordingId(number),
        call,
        LineId("1"),
        number,
        name,
        f"2026/11/23/{name}.wav",
        RecordingState.KEPT,
        at(clock),
        RATE,
        5.0,
        round(seconds * RATE),
        "ab" * 32,
        EndReason.HUNG_UP,
    )


def calls() -> tuple[CallRow, ...]:
    """Return the shift's calls: in, out, missed, and one with its number withheld."""
    east = Contact(None, "东河镇人民政府", "刘强", "值班员", mobile="13800000001")
    boss = Contact(None, "区政府办公室", "周明远", "副主任", mobile="13900000001")
    report = replace(
        call(1, "20:07:12", Direction.INCOMING, east.mobile),
        answered_at=at("20:07:18"),
        ended_at=at("20:11:40"),
        rings=2,
    )
    told = replace(
        call(2, "20:12:05", Direction.OUTGOING, boss.mobile),
        answered_at=at("20:12:15"),
        ended_at=at("20:14:02"),
    )
    missed = replace(call(3, "23:59:50", Direction.INCOMING), state=CallState.MISSED, rings=5)
    check = replace(
        call(4, "02:10", Direction.INCOMING, day=24),
        answered_at=at("02:10:06", day=24),
        ended_at=at("02:11:30", day=24),
        presentation=Presentation.PRIVATE,
    )
    return (
        CallRow(report, east, (recording(42, "20:07:07", 268, CallId(1)),), FIRST_NUMBER + 9),
        CallRow(told, boss, (recording(43, "20:12:00", 112, CallId(2)),)),
        CallRow(missed, None),
        CallRow(check, None, (recording(44, "23:59:45", 0, CallId(4)),)),
    )


def call(number: int, clock: str, way: Direction, other: str | None = None, *, day: int = 23) -> Call:
    """Return a call that is over."""
    return Call(
        CallId(number),
        LineId("1"),
        number,
        way,
        CallState.ENDED,
        at(clock, day=day),
        number=other,
        handled=True,
    )


def slips() -> tuple[PhoneSlip, ...]:
    """Return the shift's phone slip: the report of the accident."""
    fields = SlipDraft(
        number="13800000001",
        caller_unit="东河镇人民政府",
        caller_name="刘强",
        caller_title="值班员",
        callback="0530-2000088",
        nature="incident",
        urgency="flash",
        content=ACCIDENT,
        told="已报告镇长；已通知区交警大队、区卫健局。",
        read_back="yes",
        proposal="请周明远副主任阅示，并报市政府值班室。",
        handling="20时12分电话报带班领导，20时20分电话报市政府值班室，20时55分书面首报。",
    )
    slip = PhoneSlip(
        SlipId(1),
        "电记〔2026〕1208",
        CallId(1),
        RecordingId(42),
        SHIFT,
        outgoing=False,
        started_at=at("20:07:12"),
        taken_by=LI,
        taken_by_name=NAMES[LI],
        recorded_at=at("20:12"),
        fields=fields,
    )
    return (slip,)


def rows() -> tuple[EntryRow, ...]:
    """Return the shift's lines: one is struck, one late, one waits, one is of the next day."""
    return (*morning(), *accident(), night())


def morning() -> tuple[EntryRow, ...]:
    """Return the lines of the day: taking over, a fax, a warning, a visit written down late."""
    taking_over = "接班，设备检查21项，正常20项；传真机墨粉低，已报修〔2026〕009。"
    fax = entry(
        2,
        "09:42",
        EntryKind.FAX_IN,
        "市政办明电〔2026〕18号《关于做好寒潮大风天气防范应对工作的通知》，3页，加急。",
        source="市政府办公室",
        handling="转各镇街及应急、住建、交通部门；10时30分区应急局签收。",
        author=WANG,
    )
    warning = entry(
        3,
        "10:10",
        EntryKind.WARNING,
        "寒潮蓝色预警（首发），影响全区，有效期11月23日10时10分至25日10时10分。",
        source="区气象台 𬱖工、㛃工、䶮工",
        handling="10时14分报带班领导，10时31分转发12个单位。",
    )
    visit = entry(
        5,
        "14:05",
        EntryKind.VISIT,
        "电信公司维修人员2人检修电话线路，14时20分离开。",
        source="电信公司 欧阳·买买提",
        handling="李晓东批准，王静陪同。",
        author=WANG,
    )
    return (
        EntryRow(entry(1, "08:30", EntryKind.HANDOVER, taking_over)),
        EntryRow(fax),
        EntryRow(warning),
        EntryRow(replace(visit, recorded_at=at("16:40")), late=True),
    )


def accident() -> tuple[EntryRow, ...]:
    """Return the lines of the accident: a wrong one, its strike, the right one, and what came of it."""
    wrong = entry(
        7, "20:07", EntryKind.INCIDENT, "20时许东河镇G327线两车相撞，2人受伤。", source="东河镇 刘强"
    )
    reason = entry(8, "20:14", EntryKind.OTHER, "受伤人数误记为2人，应为3人", author=WANG)
    strike = replace(reason, strikes=wrong.id)
    right = entry(
        9,
        "20:07",
        EntryKind.INCIDENT,
        ACCIDENT,
        source="东河镇人民政府 值班员 刘强 13800000001",
        handling="20时12分电话报带班领导；20时20分电话报市政府值班室；20时55分书面首报。",
    )
    told = entry(
        10,
        "20:15",
        EntryKind.LEADER_INSTRUCTION,
        "周明远电话批示：请东河镇、交警、卫健全力救治伤员，尽快恢复通行，及时续报。",
        source="带班领导 周明远",
        handling="20时18分传达三单位。",
    )
    more = entry(
        11,
        "22:10",
        EntryKind.INCIDENT,
        "续报一：1人经抢救无效死亡，道路21时50分恢复通行。",
        source="东河镇人民政府 刘强",
        handling="书面续报市政府值班室。善后情况25日前续报。",
    )
    linked = replace(right, call_id=CallId(1), recording_id=RecordingId(42), slip_id=SlipId(1))
    return (
        EntryRow(wrong, struck_by=strike),
        EntryRow(strike),
        EntryRow(linked),
        EntryRow(told),
        EntryRow(replace(more, follows=EntryId(9), status=EntryStatus.PENDING), open=True),
    )


def night() -> EntryRow:
    """Return the spot check after midnight."""
    check = "市政府值班室电话抽查，铃响2声接听；带班领导02时13分回电。"
    return EntryRow(
        entry(
            12,
            "02:10",
            EntryKind.SPOT_CHECK,
            check,
            day=24,
            source="市政府值班室（号码保密）",
            handling="结果正常。",
            author=WANG,
        )
    )


def view() -> ShiftRecordView:
    """Return the whole shift, handed over and sealed."""
    head = None
    lines = rows()
    for number, item in enumerate(lines, start=1):
        digest = row_digest(FactOf.ENTRY, [item.entry.number, item.entry.text])
        head = next_link(head, FactOf.ENTRY, number, digest)
    return ShiftRecordView(
        unit(),
        shift(),
        lines,
        calls(),
        slips(),
        handover(),
        before(),
        make_seal(None, head, at=at("08:32:10", day=24), reason="handover"),
        NAMES[CHEN],
        at("08:33", day=24),
        "Asia/Shanghai",
    )


def quiet_view() -> ShiftRecordView:
    """Return a shift in which nothing happened."""
    return replace(view(), rows=(), calls=(), slips=(), handover=replace(handover(), summary="一切正常。"))


def open_view() -> ShiftRecordView:
    """Return the shift while it is on."""
    running = replace(shift(), state=ShiftState.OPEN, handed_over_at=None)
    return replace(view(), shift=running, handover=None, seal=None, printed_at=at("23:10"))
