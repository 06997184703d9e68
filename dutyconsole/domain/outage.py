"""A stretch in which a line was not heard, or something that belongs to it did not work.

The recorder writes down when it began and ended; each goes into the store, and those that lasted into the
duty log, so that the next officer and the inspector read when nobody listened, and why.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.domain.vocabulary import OutageReason

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, tzinfo

    from dutyconsole.domain.ids import LineId
    from dutyconsole.domain.vocabulary import OutageOf

LOGGED_PER_HOUR = 6
"""A loose plug makes a fault every few seconds: more lines an hour than this would bury the log."""


HEARD_BUT_BAD = {
    "sound_constant": "录音无声",
    "sound_clipped": "录音失真",
    "sound_other_card": "录音设备不符",
}
"""Faults of a sound input that still delivers; every other one makes a gap, which has a fact of its own."""


@dataclass(frozen=True)
class Outage:
    """One stretch that is over. `key` is the number of the fact that told its end, unique on the line."""

    id: int | None
    line: LineId
    key: int
    of: OutageOf
    began_at: datetime
    ended_at: datetime
    seconds: float
    """How long it lasted, on the clock that never jumps."""
    reason: str
    """Code of `OutageReason`, or of the problem where that has no word of its own."""
    logged: bool = False
    """It has a line in the duty log."""

    @property
    def what(self) -> str:
        """Return what it was, in Chinese: 录音中断, 来电信令中断, 录音失真."""
        return HEARD_BUT_BAD.get(self.reason, f"{self.of.zh}中断")

    def words(self, line_name: str, zone: tzinfo) -> str:
        """Return the line of the log: Chinese, since it stands in the official record."""
        began, ended = self.began_at.astimezone(zone), self.ended_at.astimezone(zone)
        until = f"{ended:%H:%M:%S}" if began.date() == ended.date() else f"{ended:%Y-%m-%d %H:%M:%S}"
        return (
            f"{line_name}{self.what}：{began:%Y-%m-%d %H:%M:%S} 至 {until}"
            f"（{length(self.seconds)}），原因：{reason_word(self.reason)}。"
        )


def reason_word(code: str, language: str = "zh_CN") -> str:
    """Return the word for why; a code without a word shows itself."""
    found = OutageReason.of(code)
    return code if found is None else found.word(language)


def length(seconds: float) -> str:
    """Return `4分28秒`, `1小时02分05秒` or `0秒`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours}小时{minutes:02d}分{rest:02d}秒"
    return f"{minutes}分{rest:02d}秒" if minutes else f"{rest}秒"


def tally(outages: Iterable[Outage]) -> str:
    """Return `录音中断3次（共5分20秒）、来电信令中断1次（共40秒）`, or nothing where there was none."""
    lasted: dict[str, list[float]] = {}
    for outage in outages:
        lasted.setdefault(outage.what, []).append(outage.seconds)
    return "、".join(f"{what}{len(each)}次（共{length(sum(each))}）" for what, each in lasted.items())
