"""Who may do what: roles against rights, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyconsole.domain.vocabulary import Role, Term
from dutyconsole.errors import NotAllowed

if TYPE_CHECKING:
    from dutyconsole.domain.person import Person


class Right(Term):
    """One thing that not everybody may do."""

    WRITE_LOG = "write_log", "记值班日志", "write the duty log"
    READ_LOG = "read_log", "看值班日志", "read the duty log"
    HAND_OVER = "hand_over", "交接班", "hand over the shift"
    LISTEN = "listen", "调听录音", "listen to recordings"
    EXPORT = "export", "导出录音", "export recordings"
    DIAL = "dial", "拨打电话", "dial"
    PRINT_REPORT = "print_report", "打印报表", "print reports"
    TEST_LINE = "test_line", "线路自检", "test the lines"
    VERIFY = "verify", "校验完整性", "verify integrity"
    BACK_UP = "back_up", "备份与恢复演练", "back up and drill restoring"
    CHANGE_SETTINGS = "change_settings", "改系统设置", "change settings"
    MANAGE_PEOPLE = "manage_people", "管理人员", "manage people"
    READ_ROSTER = "read_roster", "看值班表", "read rosters"
    MANAGE_ROSTER = "manage_roster", "排值班表", "make rosters"


_DESK = frozenset(
    {
        Right.WRITE_LOG,
        Right.READ_LOG,
        Right.HAND_OVER,
        Right.LISTEN,
        Right.EXPORT,
        Right.DIAL,
        Right.PRINT_REPORT,
        Right.TEST_LINE,
        Right.VERIFY,
        Right.BACK_UP,
        Right.READ_ROSTER,
    }
)
# GB/T 22239-2019 separates rights: the administrator reads no log, the auditor writes none.
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.OFFICER: _DESK,
    Role.LEADER: _DESK | {Right.MANAGE_ROSTER},
    Role.SUPERVISOR: frozenset(
        {
            Right.READ_LOG,
            Right.LISTEN,
            Right.EXPORT,
            Right.PRINT_REPORT,
            Right.VERIFY,
            Right.READ_ROSTER,
            Right.MANAGE_ROSTER,
        }
    ),
    Role.ADMIN: frozenset(
        {
            Right.CHANGE_SETTINGS,
            Right.MANAGE_PEOPLE,
            Right.TEST_LINE,
            Right.VERIFY,
            Right.READ_ROSTER,
            Right.MANAGE_ROSTER,
        }
    ),
    Role.ADMIN: frozenset(
        {
            Right.CHANGE_SETTINGS,
            Right.MANAGE_PEOPLE,
            Right.TEST_LINE,
            Right.VERIFY,
            Right.BACK_UP,
            Right.READ_ROSTER,
            Right.MANAGE_ROSTER,
        }
    ),
    Role.AUDITOR: frozenset({Right.READ_LOG, Right.VERIFY}),
}


def may(person: Person, right: Right) -> bool:
    """Say whether any role of the person holds the right."""
    return person.active and any(right in RIGHTS[role] for role in person.roles)


def require(person: Person, right: Right) -> None:
    """Raise `NotAllowed` where the person has not the right."""
    if not may(person, right):
        raise NotAllowed("no_right", name=person.name, right=right)
