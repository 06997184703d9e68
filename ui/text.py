"""How times, lengths, sizes and terms are written for people, in the language chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from dutyconsole.domain.call import CallState, Direction
from dutyconsole.domain.phone import shown
from dutyconsole.domain.vocabulary import WEEKDAYS_ZH
from dutyconsole.messages import CHINESE, sentence

if TYPE_CHECKING:
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from dutyconsole.domain.call import Call
    from dutyconsole.domain.vocabulary import Term
    from dutyconsole.errors import DutyError

WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def noop(context: str, text: str) -> tuple[str, str]:
    """Mark a text for the translator where it stands in a table; `said` turns it into words."""
    return context, text


def said(marked: tuple[str, str]) -> str:
    """Return a marked text in the language of the window."""
    return QCoreApplication.translate(*marked)


CALL_STATES = {
    CallState.RINGING: noop("CallState", "振铃"),
    CallState.DIALLING: noop("CallState", "拨号"),
    CallState.RING_BACK: noop("CallState", "等待接听"),
    CallState.BUSY: noop("CallState", "占线"),
    CallState.ANSWERED: noop("CallState", "通话中"),
    CallState.HELD: noop("CallState", "保持"),
    CallState.ENDED: noop("CallState", "已结束"),
    CallState.MISSED: noop("CallState", "未接"),
}
DIRECTIONS = {
    Direction.INCOMING: noop("Direction", "来电"),
    Direction.OUTGOING: noop("Direction", "去电"),
}


class Words:
    """Writes values for people.

    Attributes:
        language: `zh_CN` or `en_US`.
        zone: the room's zone; every instant is shown in it.
    """

    def __init__(self, language: str, zone: ZoneInfo) -> None:
        self.language = language
        self.zone = zone

    @property
    def chinese(self) -> bool:
        """Say whether the window speaks Chinese."""
        return self.language == CHINESE

    def clock(self, at: datetime) -> str:
        """Return `20:07:31`."""
        return f"{at.astimezone(self.zone):%H:%M:%S}"

    def minute(self, at: datetime) -> str:
        """Return `20:07`."""
        return f"{at.astimezone(self.zone):%H:%M}"

    def moment(self, at: datetime) -> str:
        """Return `11-23 20:07`: for tables."""
        return f"{at.astimezone(self.zone):%m-%d %H:%M}"

    def stamp(self, at: datetime) -> str:
        """Return the whole instant to the second: `2026-11-23 20:07:12`."""
        return f"{at.astimezone(self.zone):%Y-%m-%d %H:%M:%S}"

    def today(self, at: datetime) -> date:
        """Return the room's day of an instant."""
        return at.astimezone(self.zone).date()

    def day(self, day: date) -> str:
        """Return `2026年11月23日 星期一` or `Mon 23 Nov 2026`."""
        if self.chinese:
            return f"{day.year}年{day.month}月{day.day}日 {WEEKDAYS_ZH[day.weekday()]}"
        return f"{WEEKDAYS_EN[day.weekday()]} {day.day} {MONTHS_EN[day.month - 1]} {day.year}"

    def until(self, at: datetime, *, since: datetime) -> str:
        """Return the end of a stretch that began at `since`: `17:30`, or `次日08:30` on another day."""
        days = (self.today(at) - self.today(since)).days
        if days == 0:
            return self.minute(at)
        if days == 1:
            return QCoreApplication.translate("Words", "次日{time}").format(time=self.minute(at))
        return self.moment(at)

    def span(self, seconds: float) -> str:
        """Return a length as `00:03:12`."""
        whole = max(0, int(seconds))
        return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"

    def length(self, seconds: float) -> str:
        """Return a short length as `4:28`, or `1:04:28` from an hour on."""
        whole = max(0, int(seconds))
        if whole >= 3600:
            return f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}"
        return f"{whole // 60}:{whole % 60:02d}"

    def size(self, count: int) -> str:
        """Return a number of bytes as `1.4 MB`."""
        value = float(count)
        for name in ("B", "kB", "MB", "GB"):
            if value < 1000 or name == "GB":
                return f"{value:.0f} {name}" if name == "B" else f"{value:.1f} {name}"
            value /= 1000
        return ""

    def term(self, term: Term) -> str:
        """Return the word of a term of the field."""
        return term.word(self.language)

    def article(self, chinese: str) -> str:
        """Return an article of the standard (`第十六条`) in the language of the window: `art. 16`."""
        return chinese if self.chinese else f"art. {_number(chinese)}"

    def error(self, error: DutyError) -> str:
        """Return the sentence of an error."""
        return sentence(error, self.language)

    def state(self, call: Call) -> str:
        """Return the word for where a call stands, or why nobody answered."""
        if call.result is not None:
            return self.term(call.result)
        return said(CALL_STATES[call.state])

    def number(self, call: Call) -> str:
        """Return the other party's number in groups, or the words for a number that was not shown."""
        return shown(call.number) or QCoreApplication.translate("Words", "号码未显示")


def _number(chinese: str) -> int:
    """Return the number below a hundred that stands in Chinese signs, as in `第二十四条`."""
    signs = "〇一二三四五六七八九"
    tens, ten, ones = chinese.strip("第条").rpartition("十")
    return (signs.index(tens) if tens else 1 if ten else 0) * 10 + (signs.index(ones) if ones else 0)
