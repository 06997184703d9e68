"""How the settings are written for people: units, and the words for codes that one chooses from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ui.text import noop, said

if TYPE_CHECKING:
    from dataclasses import Field

    from ui.text import Words

UNITS = {
    "s": noop("Settings", "秒"),
    "min": noop("Settings", "分钟"),
    "h": noop("Settings", "小时"),
    "d": noop("Settings", "天"),
    "rings": noop("Settings", "声"),
}
CHOICES = {
    "zh_CN": noop("Settings", "中文"),
    "en_US": noop("Settings", "English"),
    "light": noop("Settings", "日间"),
    "night": noop("Settings", "夜间"),
    "contrast": noop("Settings", "高对比度"),
    "hayes": noop("Settings", "Hayes 调制解调器"),
    "auto": noop("Settings", "自动识别"),
    "whozz": noop("Settings", "Whozz Calling 来电盒"),
    "netcallerid": noop("Settings", "NetCallerID 来电盒"),
    "v200": noop("Settings", "V200 来电板"),
    "fsk": noop("Settings", "FSK 来电解码模块（原样输出）"),
    "dtmf": noop("Settings", "DTMF 来电解码模块"),
    "contacts": noop("Settings", "只用控制线（触点）"),
    "panasonic": noop("Settings", "松下交换机话单"),
    "avaya": noop("Settings", "Avaya 交换机话单"),
    "hipath": noop("Settings", "西门子 HiPath 交换机话单"),
    "nec": noop("Settings", "NEC 交换机话单"),
    "pattern": noop("Settings", "按格式识别的话单"),
    "none": noop("Settings", "不用"),
    "cts": noop("Settings", "CTS（8 脚）"),
    "dsr": noop("Settings", "DSR（6 脚）"),
    "cd": noop("Settings", "CD（1 脚）"),
    "ri": noop("Settings", "RI（9 脚）"),
    "control_line": noop("Settings", "控制线"),
    "speech": noop("Settings", "语音"),
    "default": noop("Settings", "系统默认设备"),
    "both": noop("Settings", "控制线或语音"),
}
ARTICLE = re.compile("第[一二三四五六七八九十]+条")
SOURCE_WORDS = {
    "通行做法": noop("Settings", "通行做法"),
    "一单位一号": noop("Settings", "一单位一号"),
    "及时": noop("Settings", "及时"),
}


def title_of(field: Field[Any], words: Words) -> str:
    """Return the sentence of a setting."""
    return str(field.metadata["zh" if words.chinese else "en"])


def unit_of(field: Field[Any]) -> str:
    """Return the unit in the language of the window."""
    unit = str(field.metadata.get("unit", ""))
    return said(UNITS[unit]) if unit in UNITS else unit


def choice_of(code: str) -> str:
    """Return the word of a code; one without a word is shown as it is."""
    return said(CHOICES[code]) if code in CHOICES else code


def value_of(value: object) -> str:
    """Return a value as it is written in a sentence."""
    if isinstance(value, bool):
        return said(noop("Settings", "是")) if value else said(noop("Settings", "否"))
    if isinstance(value, (int, float)):
        return f"{value:g}"
    return choice_of(str(value)) or said(noop("Settings", "空"))


def source_of(source: str, words: Words) -> str:
    """Return where a limit comes from; articles are named in the language of the window."""
    if words.chinese:
        return source
    text = ARTICLE.sub(lambda found: words.article(found.group()), source)
    for chinese, marked in SOURCE_WORDS.items():
        text = text.replace(chinese, said(marked))
    return text.replace("；", "; ")


def note_of(field: Field[Any], words: Words) -> str:
    """Return default, range and source of a setting, as far as it has them."""
    meta, unit = field.metadata, unit_of(field)
    parts = [said(noop("Settings", "默认 {value}")).format(value=f"{value_of(field.default)} {unit}".strip())]
    low, high = meta.get("low"), meta.get("high")
    if low is not None and high is not None:
        parts.append(said(noop("Settings", "范围 {low:g}～{high:g}")).format(low=low, high=high))
    elif low is not None:
        parts.append(said(noop("Settings", "不小于 {low:g}")).format(low=low))
    if source := meta.get("source"):
        parts.append(said(noop("Settings", "依据 {source}")).format(source=source_of(str(source), words)))
    return " · ".join(parts)
