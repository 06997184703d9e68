"""The first run as data: what is asked in which order, what is missing, and the orders that come of it.

No window in here: each step is a set of answers that can be kept, taken up again and tested with dicts.
Passwords are never kept with the draft; who comes back types them again.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from dutyconsole.app.commands import AddPerson, SetUp
from dutyconsole.domain.password import check_password
from dutyconsole.domain.person import Person, Unit
from dutyconsole.domain.phone import digits
from dutyconsole.domain.vocabulary import Category, CrewPost, Role
from dutyconsole.errors import Refused
from dutyconsole.settings.line import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dutyconsole.settings.root import Settings

DRAFT_KEY = "first_run"
NEEDED_ROLES = {
    Role.OFFICER: "needs_officer",
    Role.LEADER: "needs_leader",
    Role.ADMIN: "needs_admin",
}
"""The roles that somebody must have, each with the code of what is said where nobody has."""
NEEDED_POSTS = {CrewPost.LEADER: "shift_needs_leader", CrewPost.MAIN: "shift_needs_main"}
POSTS = (CrewPost.LEADER, CrewPost.MAIN, CrewPost.SECOND)


class Step(Enum):
    """The steps, in their order."""

    UNIT = "unit"
    PEOPLE = "people"
    LINE = "line"
    PRINTER = "printer"
    CREW = "crew"
    SUMMARY = "summary"


STEPS = tuple(Step)


@dataclass(frozen=True)
class NewPerson:
    """Somebody to be made an account."""

    name: str = ""
    title: str = ""
    mobile: str = ""
    category: str = Category.CIVIL_SERVANT.value
    roles: tuple[str, ...] = (Role.OFFICER.value,)
    password: str = field(default="", repr=False)

    @property
    def may_stand_duty(self) -> bool:
        """Say whether they may be on a shift."""
        return self.as_person().may_stand_duty

    def as_person(self) -> Person:
        """Return the person as the store takes it."""
        return Person(
            None,
            self.name.strip(),
            title=self.title.strip(),
            mobile=self.mobile.strip(),
            category=Category.coded(self.category),
            roles=frozenset(Role.coded(role) for role in self.roles),
        )


@dataclass(frozen=True)
class Problem:
    """What is missing or wrong in a step: at which field, and why."""

    field: str
    """Name of the answer, such as `unit_name`, or `people.0.password`."""
    why: Refused


@dataclass(frozen=True)
class FirstRun:
    """All answers so far, and the step at which the person stands."""

    step: Step = Step.UNIT
    unit_name: str = ""
    duty_phone: str = ""
    fax: str = ""
    people: tuple[NewPerson, ...] = ()
    line_name: str = "线路1"
    serial_port: str = ""
    hook_line: str = "none"
    sound_device: str = "default"
    speech_dbfs: float = Line.speech_dbfs
    printer: str = ""
    crew: tuple[tuple[str, str], ...] = ()
    """(name, code of `CrewPost`)."""

    def next(self) -> FirstRun:
        """Return the same answers one step on; the last step stays."""
        return replace(self, step=STEPS[min(STEPS.index(self.step) + 1, len(STEPS) - 1)])

    def back(self) -> FirstRun:
        """Return the same answers one step back; the first step stays."""
        return replace(self, step=STEPS[max(STEPS.index(self.step) - 1, 0)])

    def standing(self, post: CrewPost) -> str:
        """Return who has that post on the first shift, or nothing."""
        return next((name for name, code in self.crew if code == post.value), "")

    def with_post(self, post: CrewPost, name: str) -> FirstRun:
        """Return the answers with that person, or nobody, on the post."""
        others = [(who, code) for who, code in self.crew if code != post.value]
        return replace(self, crew=(*others, *(((name, post.value),) if name else ())))

    def to_json(self) -> str:
        """Return it as it is kept: without any password."""
        raw = asdict(self) | {"step": self.step.value}
        for person in raw["people"]:
            del person["password"]
        return json.dumps(raw, ensure_ascii=False)

    @staticmethod
    def from_json(text: str) -> FirstRun:
        """Take a kept draft up again; what another version wrote and this one does not know is left out."""
        raw = json.loads(text)
        known = {name: value for name, value in raw.items() if name in {f.name for f in fields(FirstRun)}}
        return FirstRun(
            **{
                **known,
                "speech_dbfs": float(raw.get("speech_dbfs", Line.speech_dbfs)),
                "step": Step(raw.get("step", Step.UNIT.value)),
                "people": tuple(_person(person) for person in raw.get("people", ())),
                "crew": tuple((name, post) for name, post in raw.get("crew", ())),
            }
        )


def problems(answers: FirstRun, step: Step, *, min_password: int) -> tuple[Problem, ...]:
    """Return what keeps the person from going on from `step`; for the summary, from any step at all."""
    checks = {
        Step.UNIT: _unit_problems,
        Step.CREW: _crew_problems,
        Step.LINE: _line_problems,
    }
    if step is Step.SUMMARY:
        earlier = STEPS[: STEPS.index(step)]
        return tuple(found for one in earlier for found in problems(answers, one, min_password=min_password))
    if step is Step.PEOPLE:
        return tuple(_people_problems(answers, min_password))
    check = checks.get(step)
    return tuple(check(answers)) if check else ()


def step_of(problem: Problem) -> Step:
    """Return the step on which the field of a problem stands."""
    if problem.field.startswith("people"):
        return Step.PEOPLE
    if problem.field.startswith("crew"):
        return Step.CREW
    return Step.LINE if problem.field.startswith("line") else Step.UNIT


def set_up(answers: FirstRun) -> SetUp:
    """Return the order that fills the empty store."""
    unit = Unit(None, answers.unit_name.strip(), answers.duty_phone.strip(), answers.fax.strip(), own=True)
    people = tuple(AddPerson(person.as_person(), person.password) for person in answers.people)
    return SetUp(unit, people, (), answers.crew)


def settings_from(answers: FirstRun, base: Settings) -> Settings:
    """Return `base` with the line and the printer of the answers."""
    first = base.lines[0] if base.lines else Line()
    line = replace(
        first,
        name=answers.line_name.strip() or first.name,
        number=answers.duty_phone.strip(),
        speech_dbfs=answers.speech_dbfs,
        serial=replace(first.serial, port=answers.serial_port, hook_line=answers.hook_line),
        sound=replace(first.sound, device=answers.sound_device),
    )
    return replace(base, room=replace(base.room, printer=answers.printer), lines=(line, *base.lines[1:]))


def _person(raw: Mapping[str, Any]) -> NewPerson:
    known = {name: raw[name] for name in ("name", "title", "mobile", "category") if name in raw}
    return NewPerson(**known, roles=tuple(raw.get("roles", (Role.OFFICER.value,))))


def _unit_problems(answers: FirstRun) -> Iterator[Problem]:
    if not answers.unit_name.strip():
        yield Problem("unit_name", Refused("unit_needs_name"))
    if len(digits(answers.duty_phone)) < 3:
        yield Problem("duty_phone", Refused("unit_needs_phone"))


def _people_problems(answers: FirstRun, min_password: int) -> Iterator[Problem]:
    names = [person.name.strip() for person in answers.people]
    for place, person in enumerate(answers.people):
        if not names[place]:
            yield Problem(f"people.{place}.name", Refused("person_needs_name"))
        elif names[place] in names[:place]:
            yield Problem(f"people.{place}.name", Refused("person_name_taken", name=names[place]))
        if not person.roles:
            yield Problem(f"people.{place}.roles", Refused("person_needs_role", name=names[place]))
        try:
            check_password(person.password, min_password)
        except Refused as refusal:
            yield Problem(f"people.{place}.password", refusal)
    for role, code in NEEDED_ROLES.items():
        if not any(role.value in person.roles for person in answers.people):
            yield Problem("people", Refused(code))


def _line_problems(answers: FirstRun) -> Iterator[Problem]:
    if not answers.line_name.strip():
        yield Problem("line_name", Refused("line_needs_name"))
    if answers.hook_line != "none" and not answers.serial_port.strip():
        yield Problem("line_hook", Refused("hook_needs_port"))


def _crew_problems(answers: FirstRun) -> Iterator[Problem]:
    able = {person.name.strip() for person in answers.people if person.may_stand_duty}
    taken: set[str] = set()
    for post in POSTS:
        name = answers.standing(post)
        where = f"crew.{post.value}"
        if not name:
            if post in NEEDED_POSTS:
                yield Problem(where, Refused(NEEDED_POSTS[post]))
        elif name not in able:
            yield Problem(where, Refused("may_not_stand_duty", name=name))
        elif name in taken:
            yield Problem(where, Refused("person_twice", name=name))
        taken.add(name)
