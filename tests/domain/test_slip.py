"""The phone slip: what must be filled, and drafts of any age."""

from __future__ import annotations

import json

import pytest

from dutyconsole.domain.slip import SlipDraft, check_complete, source_line
from dutyconsole.errors import Refused
from dutyconsole.messages import sentence

WHOLE = SlipDraft(
    number="13800000001",
    caller_unit="东河镇人民政府",
    caller_name="刘强",
    caller_title="值班员",
    callback="13800000001",
    nature="enquiry",
    urgency="routine",
    content="询问会议时间。",
)


def test_a_whole_slip_is_whole() -> None:
    assert WHOLE.missing == ()
    assert WHOLE.completeness == 1
    check_complete(WHOLE, recorded=True)


def test_an_incident_asks_for_more() -> None:
    incident = SlipDraft(**{**vars(WHOLE), "nature": "incident"})
    assert incident.missing == ("told", "read_back")
    with pytest.raises(Refused) as refusal:
        check_complete(incident, recorded=True)
    assert "对方已报告或通知、复述核对" in sentence(refusal.value)
    assert "Already told, Read back" in sentence(refusal.value, "en_US")


def test_a_call_without_recording_needs_the_reason() -> None:
    with pytest.raises(Refused):
        check_complete(WHOLE, recorded=False)


def test_blanks_do_not_count() -> None:
    assert "content" in SlipDraft(**{**vars(WHOLE), "content": " \n "}).missing
    assert SlipDraft(content="  ").is_blank


def test_a_draft_comes_back_as_it_was() -> None:
    assert SlipDraft.from_json(WHOLE.to_json()) == WHOLE


def test_a_draft_of_another_version_keeps_what_is_known() -> None:
    raw = {**json.loads(WHOLE.to_json()), "gone": "x"}
    del raw["told"]
    assert SlipDraft.from_json(json.dumps(raw)) == WHOLE


def test_the_source_names_unit_person_and_number() -> None:
    assert source_line(WHOLE) == "东河镇人民政府 值班员 刘强 13800000001"
