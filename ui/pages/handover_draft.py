"""What a handover needs: what is read for it, what is typed in it, and the words that are computed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from typing import TYPE_CHECKING

from dutyconsole.app.views import EntryFilter
from dutyconsole.domain.ids import LineId
from dutyconsole.domain.outage import tally
from dutyconsole.domain.status import Health
from dutyconsole.domain.vocabulary import CrewPost
from dutyconsole.errors import DeviceProblem
from dutyconsole.messages import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.app.ports import Queries
    from dutyconsole.app.views import CallRow, DraftView, EntryRow, HandoverNumbers, PersonRow, ShiftCard
    from dutyconsole.domain.shift import Shift
    from dutyconsole.domain.status import LineStatus
    from dutyconsole.settings.line import Line

ITEMS = 200
NOTHING = "无"
POSTS = (CrewPost.LEADER, CrewPost.MAIN, CrewPost.SECOND)


@dataclass(frozen=True)
class Ground:
    """Everything that a handover looks at, read in one go."""

    card: ShiftCard
    numbers: HandoverNumbers
    open_items: tuple[EntryRow, ...]
    unhandled: tuple[CallRow, ...]
    people: tuple[PersonRow, ...]
    """Those who may stand duty."""
    draft: DraftView | None
    shifts: Sequence[Shift]


@dataclass(frozen=True)
class HandoverDraft:
    """What was typed so far; kept as JSON, without the passwords."""

    step: int = 0
    summary: str = ""
    """Empty means: as computed."""
    arrived_at: str = ""
    """ISO 8601; empty means that nobody has said so yet."""
    leader: int = 0
    main: int = 0
    second: int = 0
    """Ids of people; 0 is nobody."""
    briefing: str = ""
    left_over: str = ""

    def to_json(self) -> str:
        """Return it as it is kept; nothing at all where nothing was typed."""
        return "" if self == HandoverDraft(step=self.step) else json.dumps(asdict(self), ensure_ascii=False)

    @staticmethod
    def from_json(text: str) -> HandoverDraft:
        """Take a kept draft up again; what this version does not know is left out."""
        raw = json.loads(text)
        return replace(
            HandoverDraft(), **{f.name: raw[f.name] for f in fields(HandoverDraft) if f.name in raw}
        )

    @property
    def arrival(self) -> datetime | None:
        """When the next crew came."""
        return datetime.fromisoformat(self.arrived_at) if self.arrived_at else None

    def standing(self, post: CrewPost) -> int:
        """Return the id of who is to have a post, or 0."""
        return {CrewPost.LEADER: self.leader, CrewPost.MAIN: self.main, CrewPost.SECOND: self.second}[post]


def look(queries: Queries) -> Ground | None:
    """Read the ground; None where no shift is on. Runs on a query thread."""
    card = queries.shift_card()
    if card is None or card.shift.id is None:
        return None
    return Ground(
        card,
        queries.handover_numbers(card.shift.id),
        queries.find(EntryFilter(open_only=True, limit=ITEMS)).rows,
        tuple(queries.unhandled_calls()),
        tuple(person for person in queries.people() if person.may_stand_duty and person.active),
        queries.draft(f"handover:{card.shift.id}"),
        queries.shifts(),
    )


def computed_summary(ground: Ground) -> str:
    """Return 本班小结: Chinese in either language of the window, since it stands in the official record."""
    count = ground.numbers
    parts = [f"本班共接听电话{count.calls_in - count.calls_missed}个，打出电话{count.calls_out}个"]
    if count.calls_missed:
        parts.append(f"，未接电话{count.calls_missed}个")
    if count.late_answers:
        parts.append(f"，超时接听{count.late_answers}个")
    parts.append(f"，录音{count.recordings}段；值班日志记载{ground.card.entries}条。")
    if count.outages:
        parts.append(f"{tally(count.outages)}。")
    elif not ground.open_items and not ground.unhandled:
        return "".join([*parts, "一切正常。"])
    if ground.open_items:
        parts.append(f"待办事项{len(ground.open_items)}项。")
    if ground.unhandled:
        parts.append(f"未登记电话{len(ground.unhandled)}个。")
    return "".join(parts)


def lines_for_record(lines: Sequence[Line], statuses: Sequence[LineStatus]) -> str:
    """Return how the lines are at this minute; Chinese, since it is sealed with the summary."""
    by_id = {status.line: status for status in statuses}
    return f"录音与线路：{'；'.join(_line_for_record(line, by_id.get(LineId(line.id))) for line in lines)}。"


def _line_for_record(line: Line, status: LineStatus | None) -> str:
    if status is None or status.frames_age_s is None:
        return f"{line.name}未在录音"
    bad = [report for report in status.devices if report.health not in (Health.OK, Health.OFF)]
    if not bad:
        return f"{line.name}正常"
    why = [sentence(DeviceProblem(report.code or "device_fault", **dict(report.params))) for report in bad]
    return f"{line.name}异常（{''.join(why)}）"


def late_minutes(due: datetime, arrived: datetime) -> int:
    """Return how many begun minutes the next crew came late; 0 where in time."""
    seconds = (arrived - due).total_seconds()
    return 0 if seconds <= 0 else int(-(-seconds // 60))
