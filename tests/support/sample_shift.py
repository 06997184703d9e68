"""The fictitious shift of the screenshots and window tests: people, calls, lines, all frozen values."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from dutyconsole.app.views import CallRow
from dutyconsole.domain.call import Call, CallState, Direction, Presentation
from dutyconsole.domain.contact import Contact
from dutyconsole.domain.entry import Entry
from dutyconsole.domain.ids import CallId, ContactId, EntryId, LineId, PersonId, RecordingId, ShiftId, UnitId
from dutyconsole.domain.person import Person, Unit
from dutyconsole.domain.recording import EndReason, Recording, RecordingState
from dutyconsole.domain.shift import CrewMember, Shift
from dutyconsole.domain.vocabulary import Category, CrewPost, EntryKind, EntryStatus, Role

NOW = datetime(2026, 11, 23, 12, 7, 31, tzinfo=UTC)
"""20:07:31 in the room."""
DAY = date(2026, 11, 23)
SHIFT = ShiftId(1)
LINE = LineId("1")
PASSWORD = "duty-room-2026"

UNIT = Unit(UnitId(1), "示例区人民政府值班室", "0530-2000001", "0530-2000002", own=True)


def at(clock: str) -> datetime:
    """Return an instant of the sample day by the room's clock (`20:07` or `20:07:12`)."""
    hour, minute, *rest = (int(part) for part in clock.split(":"))
    second = rest[0] if rest else 0
    return datetime(2026, 11, 23, hour, minute, second, tzinfo=UTC) - timedelta(hours=8)


def _person(number: int, name: str, title: str, mobile: str, *roles: Role) -> Person:
    category = Category.CIVIL_SERVANT
    return Person(PersonId(number), name, UnitId(1), title, mobile, category, frozenset(roles))


ZHOU = _person(1, "周明远", "区政府办副主任", "13900000011", Role.LEADER)
LI = _person(2, "李晓东", "值班员", "13900000012", Role.OFFICER, Role.ADMIN)
WANG = _person(3, "王静", "值班员", "13900000013", Role.OFFICER)
CHEN = _person(4, "陈立", "值班员", "13900000014", Role.OFFICER)
ZHAO = _person(5, "赵敏", "值班员", "13900000015", Role.OFFICER)
SUN = _person(6, "孙国平", "区政府办副主任", "13900000016", Role.LEADER)
PEOPLE = (ZHOU, LI, WANG, CHEN, ZHAO, SUN)


def member(person: Person, post: CrewPost) -> CrewMember:
    """Return a person as a member of a crew."""
    assert person.id is not None
    return CrewMember(person.id, person.name, post, person.title, person.mobile)


CREW = (member(ZHOU, CrewPost.LEADER), member(LI, CrewPost.MAIN), member(WANG, CrewPost.SECOND))
THE_SHIFT = Shift(
    SHIFT,
    DAY,
    "24小时班",
    at("8:30"),
    at("8:30") + timedelta(days=1),
    CREW,
    taken_over_at=at("8:31"),
)

CONTACTS = (
    Contact(ContactId(1), "东河镇人民政府", "刘强", "值班员", "0530-2100001", mobile="13800000001"),
    Contact(ContactId(2), "市政府值班室", "", "", "0530-2900001"),
    Contact(ContactId(3), "区应急管理局", "何涛", "值班员", "0530-2100008"),
    Contact(ContactId(4), "区气象局", "马丽", "预报员", "0530-2100012"),
    Contact(ContactId(5), "区民族事务中心", "欧阳·买买提", "主任", "0530-2100020"),
)


def call(
    number: int,
    begins: str,
    *,
    phone: str | None,
    state: CallState = CallState.ENDED,
    talk_s: float = 60,
    rings: int = 2,
    handled: bool = True,
    outgoing: bool = False,
) -> Call:
    """Return a call that began at that time of the sample day."""
    began = at(begins)
    answered = None if state in (CallState.MISSED, CallState.RINGING) else began + timedelta(seconds=6)
    over = state in (CallState.ENDED, CallState.MISSED)
    ended = (answered or began + timedelta(seconds=24)) + timedelta(seconds=talk_s if answered else 0)
    return Call(
        CallId(number),
        LINE,
        number,
        Direction.OUTGOING if outgoing else Direction.INCOMING,
        state,
        began,
        answered,
        ended if over else None,
        rings,
        phone,
        presentation=Presentation.OK if phone else Presentation.PRIVATE,
        answered_by=None if answered is None else "control_line",
        handled=handled,
    )


CALLS = (
    call(1, "9:12:20", phone="05302900001", talk_s=95),
    call(2, "10:10:04", phone="05302100012", talk_s=66),
    call(3, "14:02:41", phone=None, talk_s=41),
    call(4, "16:31:02", phone="13800000001", talk_s=122),
    call(5, "17:48:15", phone="05302100008", talk_s=75, outgoing=True),
    call(6, "19:22:09", phone="05302100020", state=CallState.MISSED, rings=7, handled=False),
)
RINGING = call(7, "20:07:25", phone="13800000001", state=CallState.RINGING, handled=False)


def recording_of(done: Call, number: int) -> Recording:
    """Return the recording of a call, which runs as long as the call does."""
    kept = Recording(
        RecordingId(number),
        done.id,
        LINE,
        number,
        f"LY20261123-{36 + number:04d}",
        f"recordings/2026/11/23/LY20261123-{36 + number:04d}.wav",
        RecordingState.KEPT,
        done.started_at,
        8000,
        5.0,
        int((done.talk_seconds + 11) * 8000),
        "9f2c" * 16,
        EndReason.HUNG_UP,
    )
    if done.is_over:
        return kept
    return replace(kept, state=RecordingState.RUNNING, frames=0, sha256=None, end_reason=None)


def contact_of(phone: str | None) -> Contact | None:
    """Return whose number it is."""
    plain = (phone or "").replace("-", "")
    for contact in CONTACTS:
        if plain and plain in {number.replace("-", "") for number in contact.numbers}:
            return contact
    return None


def call_row(done: Call, entry_number: int | None = None) -> CallRow:
    """Return a call as a list shows it."""
    kept = (recording_of(done, done.key),) if done.answered_at else ()
    return CallRow(done, contact_of(done.number), kept, entry_number, "线路1")


def entry(
    number: int,
    clock: str,
    kind: EntryKind,
    text: str,
    *,
    source: str = "",
    handling: str = "",
    status: EntryStatus = EntryStatus.DONE,
    author: Person = LI,
    written: str = "",
    call_id: int | None = None,
    follows: int | None = None,
    strikes: int | None = None,
) -> Entry:
    """Return a line of the sample day's log."""
    assert author.id is not None
    return Entry(
        EntryId(number),
        number,
        SHIFT,
        DAY,
        kind,
        at(clock),
        at(written or clock),
        author.id,
        author.name,
        text,
        source,
        handling,
        status,
        None if call_id is None else CallId(call_id),
        None if call_id is None else RecordingId(call_id),
        follows=None if follows is None else EntryId(follows),
        strikes=None if strikes is None else EntryId(strikes),
    )


ENTRIES = (
    entry(1, "8:31", EntryKind.HANDOVER, "接班：带班领导周明远，主班李晓东，副班王静；设备、资料清点无缺。"),
    entry(
        2,
        "9:13",
        EntryKind.INCOMING_CALL,
        "市政府值班室通知：今日16时前报送寒潮大风天气防范应对工作落实情况。",
        source="市政府值班室 0530-2900001",
        handling="已报带班领导，转区应急局、住建局、交通局。",
        status=EntryStatus.IN_HAND,
        call_id=1,
    ),
    entry(
        3,
        "10:10",
        EntryKind.WARNING,
        "区气象台10时10分发布寒潮蓝色预警信号（首发），影响全区，有效期至25日10时10分。",
        source="区气象局 马丽 0530-2100012",
        handling="10时14分报带班领导，10时31分转发12个单位。",
        call_id=2,
    ),
    entry(
        4,
        "14:05",
        EntryKind.VISIT,
        "电信公司维修人员2人检修电话线路，14时20分离开。",
        source="电信公司",
        handling="李晓东批准，王静陪同。",
        author=WANG,
        written="14:41",
    ),
    entry(5, "14:30", EntryKind.EQUIPMENT, "传真机墨粉低，已报修，备用机可用。", status=EntryStatus.PENDING),
    entry(6, "16:20", EntryKind.OTHER, "16时前落实情况已报市政府值班室。", follows=2, author=WANG),
    entry(
        7,
        "16:31",
        EntryKind.INCOMING_CALL,
        "东河镇报告：G327线路面有货物散落，影响通行，已通知交警。",
        source="东河镇人民政府 值班员 刘强 13800000001",
        handling="已通知区交警大队。",
        call_id=4,
    ),
    entry(8, "16:33", EntryKind.OTHER, "东河镇来电号码误记。", author=LI),
    entry(9, "16:35", EntryKind.OTHER, "号码记录有误，重新登记。", strikes=8),
    entry(
        10,
        "17:50",
        EntryKind.OUTGOING_CALL,
        "向区应急管理局核实G327线清障情况，17时40分已恢复通行。",
        source="区应急管理局 值班员 何涛 0530-2100008",
        call_id=5,
    ),
)
