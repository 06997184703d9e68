"""What a sheet says in the words of a line: so that the log reads whole, and is found by any of them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from dutyconsole.domain.sheet_fields import FIELDS, Form, WarningLevel, WarningStage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zoneinfo import ZoneInfo

    from dutyconsole.domain.sheet import Values


def abstract(form: Form, values: Mapping[str, str], zone: ZoneInfo) -> str:
    """Return 内容摘要 of a sheet; Chinese, since it stands in the official record."""
    return _warning(values, zone) if form is Form.WARNING else _visit(values)


def source(form: Form, values: Mapping[str, str]) -> str:
    """Return 来源单位及姓名 of a sheet."""
    if form is Form.WARNING:
        return values.get("issuer", "")
    return f"{values.get('unit', '')} {values.get('name', '')}".strip()


def handling(form: Form, values: Mapping[str, str], zone: ZoneInfo) -> str:
    """Return 处理情况: what was done of what comes later, so far as it is known."""
    done = _warning_done(values, zone) if form is Form.WARNING else _visit_done(values, zone)
    return f"{'；'.join(done)}。" if done else ""


def supplement(form: Form, values: Mapping[str, str], zone: ZoneInfo) -> str:
    """Return the words of a line that only brings what was open."""
    return handling(form, values, zone) or "补充登记。"


def _warning(values: Mapping[str, str], zone: ZoneInfo) -> str:
    level = WarningLevel.coded(values["level"]).short
    stage = WarningStage.coded(values["stage"])
    first = f"，首次登记{values['first']}" if values.get("first") else ""
    parts = [f"{values['issuer']}{minute(values['issued_at'], zone)}发布{values['category']}{level}预警"]
    parts.append(f"（{stage.zh}{first}），影响范围：{values['area']}")
    if values.get("valid_from") and values.get("valid_until"):
        parts.append(f"，有效期{minute(values['valid_from'], zone)}至{minute(values['valid_until'], zone)}")
    advice = f"警示事项和措施：{values['advice'].rstrip('。')}。" if values.get("advice") else ""
    return "".join(parts) + "。" + advice


def _warning_done(values: Mapping[str, str], zone: ZoneInfo) -> list[str]:
    done = []
    if values.get("told_at"):
        done.append(f"{minute(values['told_at'], zone)}报带班领导{values.get('told_to', '')}")
    if values.get("forwarded_at"):
        done.append(f"{minute(values['forwarded_at'], zone)}转发{values.get('forwarded_to', '')}")
    if values.get("receipt"):
        done.append(f"回执：{values['receipt'].rstrip('。')}")
    return done


def _visit(values: Mapping[str, str]) -> str:
    count = f"等{values['count']}人" if values.get("count", "1") not in ("", "1") else ""
    inside = values.get("enters") == "yes"
    parts = [f"{values['unit']}{values['name']}{count}来访：{values['purpose'].rstrip('。')}。"]
    if values.get("belongings"):
        parts.append(f"携带{values['belongings'].rstrip('。')}。")
    if inside:
        parts.append(f"进入值班室，{values['approver']}批准，{values['escort']}陪同。")
    else:
        parts.append("未进入值班室。")
    return "".join(parts)


def _visit_done(values: Mapping[str, str], zone: ZoneInfo) -> list[str]:
    done = [f"{values['host']}接洽"] if values.get("host") else []
    if values.get("left_at"):
        done.append(f"{minute(values['left_at'], zone)}离开")
    return done


def minute(iso: str, zone: ZoneInfo) -> str:
    """Return `11月23日10时14分`."""
    at = datetime.fromisoformat(iso).astimezone(zone)
    return f"{at.month}月{at.day}日{at:%H}时{at:%M}分"


def shown(form: Form, values: Mapping[str, str], zone: ZoneInfo, language: str = "zh_CN") -> Values:
    """Return the fields as people read them: terms for codes, times to the minute by the room's clock."""
    told: Values = {}
    for name, field in FIELDS[form].items():
        if not (text := values.get(name, "")):
            continue
        if field.choices is not None:
            text = field.choices.coded(text).word(language)
        elif field.is_moment:
            text = f"{datetime.fromisoformat(text).astimezone(zone):%Y-%m-%d %H:%M}"
        told[name] = text
    return told
