"""The sentence of each error code, in Chinese and in English: once, for window and command line alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dutyconsole.errors import DutyError

CHINESE = "zh_CN"

SENTENCES: dict[str, tuple[str, str]] = {
    # Rules
    "illegal_transition": (
        "当前状态（{state}）下不能进行该操作（{signal}）。",
        "This is not possible now (state {state}, action {signal}).",
    ),
    # The recorder and its journal
    "journal_line_damaged": (
        "录音日志中有一行无法读取：{why}。原文已保留。",
        "A line of the recorder's journal cannot be read: {why}. It is kept as it is.",
    ),
}


def sentence(error: DutyError, language: str = CHINESE) -> str:
    """Return what to tell the person; a code without a sentence shows itself rather than hiding the fault."""
    pair = SENTENCES.get(error.code)
    if pair is None:
        return str(error)
    text = pair[0] if language == CHINESE else pair[1]
    try:
        return text.format(**error.params)
    except (KeyError, IndexError):
        return f"{text} {error.params}"
