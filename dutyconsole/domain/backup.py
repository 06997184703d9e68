"""Backups: what goes in, when the next is due, which old ones may go, and the drill that proves them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from dutyconsole.domain.vocabulary import Term
from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

SHORTEST_PASSPHRASE = 10
"""Characters of the passphrase of the keys: it is guessed at leisure by whoever has the file."""
PREFIX, SUFFIX = "duty-", ".backup"
RECORDINGS = "recordings/"


class Scope(Term):
    """Which recordings go into a backup."""

    ALL = "all", "全部录音", "all recordings"
    SINCE = "since", "近期录音", "recent recordings"
    NONE = "none", "不含录音", "no recordings"


class BackupAct(Term):
    """What was done."""

    BACKUP = "backup", "备份", "backup"
    DRILL = "drill", "恢复演练", "restore drill"


@dataclass(frozen=True)
class BackupRun:
    """What became of one backup or drill; kept, whatever it was."""

    id: int | None
    act: BackupAct
    at: datetime
    by: str
    """Who ordered it; blank where the schedule did."""
    file: str
    bytes: int
    ok: bool
    code: str
    """Of the sentence that says what was wrong; blank where nothing was."""
    detail: str
    links: int
    """Links of the chain that were verified in it."""
    recordings: int
    seconds: float


@dataclass(frozen=True)
class Choice:
    """Which recordings are wanted: those begun on `since` or later where it is given."""

    scope: Scope = Scope.ALL
    since: date | None = None

    def wants(self, name: str) -> bool:
        """Say whether a file of the data folder goes in; recordings lie by year, month and day."""
        if not name.startswith(RECORDINGS) or self.scope is Scope.ALL:
            return True
        if self.scope is Scope.NONE or self.since is None:
            return False
        day = recorded_on(name)
        return day is None or day >= self.since


def recorded_on(name: str) -> date | None:
    """Return the day of `recordings/2026/11/23/…`, or None where the name tells none."""
    parts = name.split("/")[1:4]
    try:
        return date(*(int(part) for part in parts))
    except (TypeError, ValueError):
        return None


def check_passphrase(passphrase: str) -> str:
    """Return it; raises `Refused("passphrase_short")`."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise Refused("passphrase_short", least=SHORTEST_PASSPHRASE)
    return passphrase


def last_due(now: datetime, hour: int, zone: ZoneInfo) -> datetime:
    """Return the newest instant, not after `now`, at which the schedule wanted a backup."""
    local = now.astimezone(zone)
    today = datetime.combine(local.date(), time(hour), zone)
    return today if today <= local else datetime.combine(local.date() - timedelta(days=1), time(hour), zone)


def is_due(now: datetime, last: datetime | None, *, hour: int, zone: ZoneInfo) -> bool:
    """Say whether the schedule wants a backup: one that was missed is made up for at once."""
    return last is None or last < last_due(now, hour, zone)


def drill_due(now: datetime, last: datetime | None, *, days: int) -> bool:
    """Say whether it is time to try whether a backup can be restored; 0 days means never."""
    return days > 0 and (last is None or now - last >= timedelta(days=days))


def may_go(verified: Sequence[str], keep: int) -> tuple[str, ...]:
    """Return the files that may be deleted, of those that are verified and there, newest first.

    Nothing goes while there are not `keep` verified newer ones; what is not verified is never touched.
    """
    return tuple(verified[max(1, keep) :])
