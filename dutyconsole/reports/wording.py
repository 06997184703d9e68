"""How the papers say times, lengths and numbers: 24 hours, to the minute, in the room's own zone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from dutyconsole.domain import phone
from dutyconsole.domain.call import CallState, Direction, Presentation
from dutyconsole.domain.vocabulary import WEEKDAYS_ZH, Unanswered

if TYPE_CHECKING:
    from datetime import date, datetime

    from dutyconsole.domain.call import Call

NONE = "无"
NOT_SHOWN = {
    Presentation.PRIVATE: "保密",
    Presentation.UNAVAILABLE: "未显示",
    Presentation.UNKNOWN: "未显示",
    Presentation.OK: "未显示",
}


def day(of: date) -> str:
    """Return `2026年11月3日`: no leading zeros (GB/T 9704)."""
    return f"{of.year}年{of.month}月{of.day}日"


def day_and_weekday(of: date) -> str:
    """Return `2026年11月23日 星期一`."""
    return f"{day(of)} {WEEKDAYS_ZH[of.weekday()]}"


def in_halves(word: str) -> str:
    """Return a word of four characters as two lines of two, as a narrow column shows it."""
    return f"{word[:2]}\n{word[2:]}" if len(word) == 4 else word


@dataclass(frozen=True)
class Times:
    """Instants as a paper of the duty day `of` shows them."""

    zone: str
    of: date

    def _local(self, at: datetime) -> datetime:
        return at.astimezone(ZoneInfo(self.zone))

    def minute(self, at: datetime) -> str:
        """Return `2026年11月23日20时07分`."""
        local = self._local(at)
        return f"{day(local.date())}{local:%H}时{local:%M}分"

    def second(self, at: datetime) -> str:
        """Return `2026年11月23日 20:07:12`."""
        local = self._local(at)
        return f"{day(local.date())} {local:%H:%M:%S}"

    def clock(self, at: datetime) -> str:
        """Return `20:07`, with the date before it on any other day than the duty day: `11月24日02:10`."""
        local = self._local(at)
        return self._other_day(local.date()) + f"{local:%H:%M}"

    def clock_with_seconds(self, at: datetime) -> str:
        """Return `20:07:12`, with the date before it on any other day than the duty day."""
        local = self._local(at)
        return self._other_day(local.date()) + f"{local:%H:%M:%S}"

    def in_column(self, at: datetime) -> str:
        """Return the clock for a narrow column: the date, where there is one, in a line of its own."""
        local = self._local(at)
        other = self._other_day(local.date())
        return f"{other}\n{local:%H:%M}" if other else f"{local:%H:%M}"

    def _other_day(self, local: date) -> str:
        if local == self.of:
            return ""
        return f"{local.month}月{local.day}日" if local.year == self.of.year else day(local)


def caller_number(call: Call) -> str:
    """Return the other side's number in groups, or why there is none."""
    return phone.shown(call.number) or NOT_SHOWN[call.presentation]


def course(call: Call) -> str:
    """Return what became of a call: 来电, 未接来电, 去电, 去电未通, 线路自检."""
    if call.is_self_test:
        return Unanswered.SELF_TEST.zh
    if call.direction is Direction.OUTGOING:
        return "去电" if call.answered_at else "去电未通"
    return "未接来电" if call.state is CallState.MISSED else "来电"
