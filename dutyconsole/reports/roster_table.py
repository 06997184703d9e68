"""The roster (F13 值班表): who is due on which day, with what must be known to reach them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyconsole.domain.roster import Place
from dutyconsole.domain.vocabulary import WEEKDAYS_ZH, CrewPost, DayKind
from dutyconsole.reports import styles
from dutyconsole.reports.grid import Setter
from dutyconsole.reports.layout import WIDTH, Furniture
from dutyconsole.reports.styles import label, row, value
from dutyconsole.reports.typeset import Para
from dutyconsole.reports.wording import Times, day

if TYPE_CHECKING:
    from datetime import date

    from dutyconsole.app.roster_views import RosterView
    from dutyconsole.reports.fonts import FontBook
    from dutyconsole.reports.grid import Block, Row

FORM = "值班表"
DRAFT = "（草稿，未发布）"
CHANGED = "（调）"
DAY, WEEKDAY, KIND, SHIFT, PERSON = 15, 12, 20, 18, 36
FOOT = (26, 52, 26, 52)
NOTE = (
    "每天24小时值班，值班电话一单位一号；带班领导、值班员手机保持畅通。标“（调）”者为调班后实际值班人。"
    "本表一经发布不再改动，调整时另发新版，以版本号大者为准。"
)


def story(view: RosterView, book: FontBook) -> list[Block]:
    """Return the paper's blocks from top to bottom."""
    setter = Setter(book, WIDTH)
    shifts = view.pattern.shifts > 1
    posts = list(view.pattern.posts())
    widths = (DAY, WEEKDAY, KIND, *((SHIFT,) if shifts else ()), *(PERSON for _ in posts))
    headings = ["日期", "星期", "性质", *(["班次"] if shifts else [])]
    headings += [post.zh + (str(position + 1) if position else "") for post, position in posts]
    rows = [
        _row(view, each.day, slot, with_shift=shifts)
        for each in view.calendar.days(view.first, view.last)
        for slot in range(view.pattern.shifts)
    ]
    head = [row(*(label(heading) for heading in headings))]
    return [
        setter.text(
            Para(view.unit.name, styles.UNIT), Para(FORM, styles.TITLE), Para(period(view), styles.NOTE)
        ),
        setter.grid(widths, rows, head=head, space_before=6),
        setter.grid(FOOT, _foot(view), space_before=8),
        setter.text(Para(NOTE, styles.FINE), space_before=3),
    ]


def furniture(view: RosterView) -> Furniture:
    """Return the running head, the foot and the file's own data."""
    times = Times(view.zone, view.first)
    return Furniture(
        head_left=f"{view.unit.name}　{FORM}",
        head_right=version(view),
        foot_left=f"打印人：{view.printed_by}　打印时间：{times.minute(view.printed_at)}",
        foot_right="",
        title=f"{view.unit.name}{FORM} {period(view)}",
        author=view.unit.name,
        subject=FORM,
    )


def period(view: RosterView) -> str:
    """Return the days that the roster covers."""
    return f"{day(view.first)} 至 {day(view.last)}"


def version(view: RosterView) -> str:
    """Return which version it is."""
    return DRAFT if view.version is None else f"V{view.version.number}"


def kind_of(view: RosterView, of: date) -> str:
    """Return what the day is, with the name of the holiday and of a sensitive period."""
    found, period_now = view.calendar.day(of), view.calendar.sensitive_on(of)
    word = found.name if found.kind is DayKind.HOLIDAY and found.name else found.kind.zh
    return word if period_now is None else f"{word}\n{period_now.name}"


def person_at(view: RosterView, place: Place) -> tuple[str, str, str]:
    """Return name (with 调 where another stands in), title and mobile of who is due at a place."""
    due = view.plan.get(place)
    if due is None:
        return "", "", ""
    person = view.people.get(due.person_id)
    if person is None:
        return "", "", ""
    return person.name + (CHANGED if due.is_changed else ""), person.title, person.mobile


def _row(view: RosterView, of: date, slot: int, *, with_shift: bool) -> Row:
    cells = [
        value(f"{of.month}月{of.day}日" if not slot else "", style=styles.FINE_CENTER),
        value(WEEKDAYS_ZH[of.weekday()] if not slot else "", style=styles.FINE_CENTER),
        value(kind_of(view, of) if not slot else "", style=styles.FINE_CENTER),
    ]
    if with_shift:
        cells.append(value(view.pattern.name(slot), style=styles.FINE_CENTER))
    for post, position in view.pattern.posts():
        name, title, mobile = person_at(view, Place(of, slot, post, position))
        told = (name, title if post is CrewPost.LEADER else "", mobile)
        cells.append(value("\n".join(filter(None, told)), style=styles.FINE_CENTER))
    return row(*cells)


def _foot(view: RosterView) -> list[Row]:
    published = view.version
    times = Times(view.zone, view.first)
    return [
        row(label("值班电话"), value(view.unit.duty_phone), label("传真"), value(view.unit.fax)),
        row(label("填报单位（章）"), value(view.unit.name), label("版本号"), value(version(view))),
        row(
            label("填报人"),
            value(published.author if published else ""),
            label("填报时间"),
            value(times.minute(published.published_at) if published else ""),
        ),
        row(label("审核人"), value(""), label("报送时间"), value("")),
        row(label("接收人"), value(""), label("说明"), value(published.note if published else "")),
    ]
