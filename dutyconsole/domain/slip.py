"""The phone slip (F04 电话记录单): what is asked of the caller, and what is still missing."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING

from dutyconsole.domain.vocabulary import Nature, SlipField, Urgency
from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from datetime import datetime

    from dutyconsole.domain.ids import CallId, PersonId, RecordingId, ShiftId, SlipId

ALWAYS = ("number", "caller_unit", "caller_name", "callback", "nature", "urgency", "content")
FOR_INCIDENT = ("told", "read_back")


@dataclass(frozen=True)
class SlipDraft:
    """What the officer has typed so far: plain words, so that any state of it can be kept."""

    number: str = ""
    """对方号码; where the line showed none, the reason stands here."""
    caller_unit: str = ""
    """来话单位."""
    caller_name: str = ""
    """发话人姓名."""
    caller_title: str = ""
    """发话人职务."""
    callback: str = ""
    """联系电话."""
    nature: str = ""
    """Code of `Nature`."""
    urgency: str = ""
    """Code of `Urgency`."""
    content: str = ""
    """来电内容."""
    told: str = ""
    """对方已报告或通知的领导、单位、时间."""
    read_back: str = ""
    """`yes`, `no` or empty (复述核对)."""
    proposal: str = ""
    """拟办意见."""
    handling: str = ""
    """处理情况."""
    unrecorded_reason: str = ""
    """未录音原因, where there is no recording."""

    @property
    def required(self) -> tuple[str, ...]:
        """Return the fields that this slip must have: more of them for an incident."""
        return ALWAYS + (FOR_INCIDENT if self.nature == Nature.INCIDENT.value else ())

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the required fields that are still empty, in the order of the form."""
        return tuple(name for name in self.required if not str(getattr(self, name)).strip())

    @property
    def completeness(self) -> float:
        """Return the share of required fields that are filled, 0 to 1."""
        return 1 - len(self.missing) / len(self.required)

    @property
    def is_blank(self) -> bool:
        """Say whether nothing at all was typed."""
        return not any(str(value).strip() for value in asdict(self).values())

    def to_json(self) -> str:
        """Return it as it is kept in the store of drafts."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @staticmethod
    def from_json(text: str) -> SlipDraft:
        """Read a kept draft; fields of another version are left out, so an old draft is never lost."""
        raw = json.loads(text)
        known = {field.name for field in fields(SlipDraft)}
        return replace(SlipDraft(), **{name: str(value) for name, value in raw.items() if name in known})


@dataclass(frozen=True)
class PhoneSlip:
    """A slip as saved: its fields, and what the line and the clock know by themselves."""

    id: SlipId | None
    register_number: str
    """Such as 电记〔2026〕1208."""
    call_id: CallId | None
    recording_id: RecordingId | None
    shift_id: ShiftId
    outgoing: bool
    started_at: datetime
    taken_by: PersonId
    taken_by_name: str
    recorded_at: datetime
    fields: SlipDraft

    @property
    def nature(self) -> Nature:
        """What the call was about."""
        return Nature.coded(self.fields.nature)

    @property
    def urgency(self) -> Urgency:
        """How urgent it was."""
        return Urgency.coded(self.fields.urgency)


def check_complete(draft: SlipDraft, *, recorded: bool) -> None:
    """Raise `Refused` naming the missing fields; a call without recording needs the reason for it."""
    missing = draft.missing
    if not recorded and not draft.unrecorded_reason.strip():
        missing += ("unrecorded_reason",)
    if missing:
        raise Refused("slip_incomplete", fields=tuple(SlipField.coded(name) for name in missing))


def source_line(draft: SlipDraft) -> str:
    """Return 来源单位及姓名、电话 as the log shows it."""
    who = f"{draft.caller_unit} {draft.caller_title} {draft.caller_name}"
    return " ".join(f"{who} {draft.callback or draft.number}".split())
