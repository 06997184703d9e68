"""Builders of domain values with sensible defaults, so that a test names only what it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from dutyconsole.domain.access import Access
from dutyconsole.domain.attachment import Attachment, Secrecy
from dutyconsole.domain.call import Call, CallState, Direction, Presentation
from dutyconsole.domain.call_record import CallRecord
from dutyconsole.domain.charge import Charge, ChargeAct
from dutyconsole.domain.contact import Contact
from dutyconsole.domain.entry import Entry
from dutyconsole.domain.handover import Handover, Signature
from dutyconsole.domain.ids import CallId, EntryId, LineId, PersonId, ShiftId
from dutyconsole.domain.mark import CallMark, MarkKind
from dutyconsole.domain.person import Person, Unit
from dutyconsole.domain.recording import EndReason, Recording, RecordingState
from dutyconsole.domain.reference import Reference, RefTo
from dutyconsole.domain.self_test import Measured, SelfTest
from dutyconsole.domain.sheet import Sheet, packed
from dutyconsole.domain.sheet_fields import Form
from dutyconsole.domain.shift import CrewMember, Shift
from dutyconsole.domain.slip import PhoneSlip, SlipDraft
from dutyconsole.domain.vocabulary import AccessAct, CrewPost, EntryKind, Nature, Urgency

AT = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
"""08:30 in the room, the beginning of the shift."""
DAY = date(2026, 11, 23)
LINE = LineId("1")


def unit(**given: Any) -> Unit:
    """Return our own unit."""
    return replace(Unit(None, "示例区人民政府值班室", "0530-2000001", own=True), **given)


def person(name: str = "李晓东", **given: Any) -> Person:
    """Return somebody who may stand duty."""
    return replace(Person(None, name, title="值班员", mobile="13900000012"), **given)


def member(person_id: int = 1, name: str = "李晓东", post: CrewPost = CrewPost.MAIN) -> CrewMember:
    """Return somebody on a shift."""
    return CrewMember(PersonId(person_id), name, post)


def shift(**given: Any) -> Shift:
    """Return an open shift of 24 hours with one person."""
    made = Shift(None, DAY, "24小时班", AT, AT + timedelta(hours=24), (member(),), taken_over_at=AT)
    return replace(made, **given)


def contact(**given: Any) -> Contact:
    """Return a line of the directory."""
    return replace(Contact(None, "东河镇人民政府", "刘强", "值班员", "0530-2100001"), **given)


def call(key: int = 1, *, after_min: float = 10, **given: Any) -> Call:
    """Return an incoming call that was answered and ended, `after_min` after the shift began."""
    begun = AT + timedelta(minutes=after_min)
    made = Call(
        None,
        LINE,
        key,
        Direction.INCOMING,
        CallState.ENDED,
        begun,
        answered_at=begun + timedelta(seconds=6),
        ended_at=begun + timedelta(seconds=66),
        rings=2,
        number="05302100001",
        presentation=Presentation.OK,
        answered_by="control_line",
    )
    return replace(made, **given)


def call_record(key: int = 8, **given: Any) -> CallRecord:
    """Return what the exchange printed of that call."""
    at = AT + timedelta(minutes=12)
    made = CallRecord(
        None, LINE, key, at, None, "in", "05302100001", "1200", "01", 60, True, None, None, "1200 01 <I>"
    )
    return replace(made, **given)


def recording(key: int = 2, **given: Any) -> Recording:
    """Return a finished recording."""
    made = Recording(
        None,
        None,
        LINE,
        key,
        f"LY20261123-{key:04d}",
        f"recordings/2026/11/23/{key}.wav",
        RecordingState.KEPT,
        AT + timedelta(minutes=10),
        8000,
        preroll_s=5.0,
        frames=8000,
        sha256="00" * 32,
        end_reason=EndReason.HUNG_UP,
    )
    return replace(made, **given)


def entry(text: str = "与市政府值班室试线，正常。", *, after_min: float = 20, **given: Any) -> Entry:
    """Return a line of the log; its number is the store's to give."""
    at = AT + timedelta(minutes=after_min)
    made = Entry(None, 0, ShiftId(1), DAY, EntryKind.OTHER, at, at, PersonId(1), "李晓东", text)
    return replace(made, **given)


def slip(number: str = "电记〔2026〕0001", **given: Any) -> PhoneSlip:
    """Return a saved phone slip."""
    fields = SlipDraft(
        number="0530-2100001",
        caller_unit="东河镇人民政府",
        caller_name="刘强",
        callback="0530-2100001",
        nature=Nature.SITUATION_REPORT.value,
        urgency=Urgency.ROUTINE.value,
        content="辖区无异常。",
    )
    at = AT + timedelta(minutes=12)
    made = PhoneSlip(None, number, None, None, ShiftId(1), False, at, PersonId(1), "李晓东", at, fields)
    return replace(made, **given)


def access(number: int = 1, **given: Any) -> Access:
    """Return a row of the register of listening."""
    made = Access(
        None,
        number,
        AccessAct.LISTENED,
        AT + timedelta(minutes=30),
        PersonId(1),
        "李晓东",
        None,
        None,
        "LY20261123-0002",
        "核对来电内容",
        from_ms=0,
    )
    return replace(made, **given)


def self_test(**given: Any) -> SelfTest:
    """Return a good self-test of the line."""
    heard = Measured(5.0, -18.2, -61.0, 0.1, 0.0, has_tone=True, is_dead=False)
    return replace(SelfTest(None, LINE, AT, "李晓东", "self_tests/line-1.wav", heard), **given)


def handover(**given: Any) -> Handover:
    """Return a handover of shift 1 to shift 2, at the end of shift 1."""
    end = AT + timedelta(hours=24)
    made = Handover(
        None,
        "交〔2026〕0001",
        ShiftId(1),
        ShiftId(2),
        due_at=end - timedelta(minutes=10),
        arrived_at=end - timedelta(minutes=12),
        briefing="无",
        left_over="无",
        summary="来电1个，记录1条。",
        open_items=0,
        unhandled_calls=0,
        outgoing=Signature(PersonId(1), "李晓东", end),
        incoming=Signature(PersonId(2), "王静", end + timedelta(minutes=1)),
    )
    return replace(made, **given)


VISIT = {
    "entered_at": "2026-11-23T14:05+08:00",
    "name": "张工",
    "unit": "电信公司",
    "count": "2",
    "purpose": "检修电话线路",
    "host": "李晓东",
    "enters": "yes",
    "approver": "周明远",
    "escort": "王静",
}
WARNING = {
    "stage": "first",
    "received_at": "2026-11-23T10:10+08:00",
    "issuer": "区气象台",
    "category": "寒潮",
    "level": "blue",
    "issued_at": "2026-11-23T10:05+08:00",
    "valid_from": "2026-11-23T10:10+08:00",
    "valid_until": "2026-11-25T10:10+08:00",
    "area": "全区",
}
"""A visitor and a warning of the sample day, with what is known when the line is written."""


def sheet(**given: Any) -> Sheet:
    """Return the sheet of a visitor who has not left yet, at line 1."""
    made = Sheet(None, EntryId(1), Form.VISIT, "来访〔2026〕0001", None, packed(Form.VISIT, VISIT))
    return replace(made, **given)


def attachment(**given: Any) -> Attachment:
    """Return a picture that belongs to line 1."""
    sha256 = "ab" * 32
    made = Attachment(
        None,
        EntryId(1),
        "现场.png",
        f"attachments/ab/{sha256}.png",
        70,
        sha256,
        Secrecy.INTERNAL,
        PersonId(1),
        "李晓东",
        AT + timedelta(minutes=30),
    )
    return replace(made, **given)


def charge(act: ChargeAct = ChargeAct.DUE, **given: Any) -> Charge:
    """Return a step in the trail of line 1."""
    due = AT + timedelta(hours=2)
    made = Charge(None, EntryId(1), act, None, "", due, "", PersonId(1), "李晓东", AT + timedelta(minutes=31))
    return replace(made, **given)


def reference(**given: Any) -> Reference:
    """Return a link from line 1 to line 2."""
    at = AT + timedelta(minutes=32)
    made = Reference(None, EntryId(1), RefTo.ENTRY, 2, "同一事项", PersonId(1), "李晓东", at)
    return replace(made, **given)


def mark(word: str = "伤亡数字", **given: Any) -> CallMark:
    """Return a bookmark in the sound of call 1."""
    at = AT + timedelta(minutes=11)
    made = CallMark(None, CallId(1), MarkKind.BOOKMARK, at, word, PersonId(1), "李晓东", at)
    return replace(made, **given)
