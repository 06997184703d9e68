"""The first run as data: the order of the steps, what is missing, what comes out, what is kept."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from dutyconsole.app.first_run import (
    NEEDED_POSTS,
    NEEDED_ROLES,
    STEPS,
    FirstRun,
    NewPerson,
    Step,
    problems,
    set_up,
    settings_from,
    step_of,
)
from dutyconsole.domain.vocabulary import CrewPost, Role
from dutyconsole.messages import SENTENCES
from dutyconsole.settings.line import Line
from dutyconsole.settings.root import Settings

WORD = "Zhiban2026"

WHOLE = FirstRun(
    unit_name=" 示例区人民政府值班室 ",
    duty_phone="0530-2000001",
    fax="0530-2000002",
    people=(
        NewPerson("周明远", "区政府办副主任", roles=("leader",), password=WORD),
        NewPerson("李晓东", roles=("officer",), password=WORD),
        NewPerson("王静", roles=("officer",), password=WORD),
        NewPerson("欧阳·买买提", category="other", roles=("admin",), password=WORD),
    ),
    serial_port="COM3",
    hook_line="cts",
    sound_device="USB Audio",
    speech_dbfs=-46.0,
    printer="值班室打印机",
    crew=(("周明远", "leader"), ("李晓东", "main"), ("王静", "second")),
)


def said(answers: FirstRun, step: Step) -> dict[str, str]:
    """Return code by field."""
    return {one.field: one.why.code for one in problems(answers, step, min_password=8)}


def with_person(place: int, **changes: object) -> FirstRun:
    """Return the whole answers with one person changed."""
    people = list(WHOLE.people)
    people[place] = replace(people[place], **changes)  # type: ignore[arg-type]
    return replace(WHOLE, people=tuple(people))


def test_going_on_and_back_visits_every_step_and_keeps_the_answers() -> None:
    run, seen = WHOLE, [WHOLE.step]
    while run.next() != run:
        run = run.next()
        seen.append(run.step)
    assert seen == list(STEPS)
    while run.back() != run:
        run = run.back()
    assert run == WHOLE


def test_whole_answers_have_no_problem() -> None:
    assert said(WHOLE, Step.SUMMARY) == {}


def test_an_empty_run_names_everything_that_is_needed() -> None:
    found = problems(FirstRun(), Step.SUMMARY, min_password=8)
    assert [(one.field, one.why.code, step_of(one)) for one in found] == [
        ("unit_name", "unit_needs_name", Step.UNIT),
        ("duty_phone", "unit_needs_phone", Step.UNIT),
        ("people", "needs_officer", Step.PEOPLE),
        ("people", "needs_leader", Step.PEOPLE),
        ("people", "needs_admin", Step.PEOPLE),
        ("crew.leader", "shift_needs_leader", Step.CREW),
        ("crew.main", "shift_needs_main", Step.CREW),
    ]


@pytest.mark.parametrize(
    ("answers", "step", "expected"),
    [
        (with_person(1, password=WORD[:5]), Step.PEOPLE, {"people.1.password": "password_weak"}),
        (with_person(2, name=" 李晓东 "), Step.PEOPLE, {"people.2.name": "person_name_taken"}),
        (with_person(2, name=""), Step.PEOPLE, {"people.2.name": "person_needs_name"}),
        (with_person(2, roles=()), Step.PEOPLE, {"people.2.roles": "person_needs_role"}),
        (with_person(1, category="other"), Step.CREW, {"crew.main": "may_not_stand_duty"}),
        (WHOLE.with_post(CrewPost.MAIN, "周明远"), Step.CREW, {"crew.main": "person_twice"}),
        (WHOLE.with_post(CrewPost.MAIN, ""), Step.CREW, {"crew.main": "shift_needs_main"}),
        (WHOLE.with_post(CrewPost.SECOND, ""), Step.CREW, {}),
        (WHOLE.with_post(CrewPost.SECOND, "欧阳·买买提"), Step.CREW, {"crew.second": "may_not_stand_duty"}),
        (replace(WHOLE, serial_port=""), Step.LINE, {"line_hook": "hook_needs_port"}),
        (replace(WHOLE, serial_port="", hook_line="none", sound_device=""), Step.LINE, {}),
        (replace(WHOLE, line_name=" "), Step.LINE, {"line_name": "line_needs_name"}),
    ],
)
def test_each_mistake_is_named_at_its_field(answers: FirstRun, step: Step, expected: dict[str, str]) -> None:
    assert said(answers, step) == expected


def test_a_kept_draft_holds_everything_but_the_passwords() -> None:
    kept = replace(WHOLE, step=Step.CREW).to_json()
    assert WORD not in kept
    back = FirstRun.from_json(kept)
    assert back == replace(
        WHOLE, step=Step.CREW, people=tuple(replace(person, password="") for person in WHOLE.people)
    )
    assert set(said(back, Step.PEOPLE).values()) == {"password_weak"}


def test_a_draft_of_another_version_is_taken_up() -> None:
    raw = json.loads(WHOLE.to_json()) | {"colour": "green"}
    del raw["crew"], raw["fax"]
    raw["people"][0]["shoe_size"] = 44
    back = FirstRun.from_json(json.dumps(raw))
    assert (back.unit_name, back.crew, back.people[0].name) == (WHOLE.unit_name, (), "周明远")


def test_the_order_holds_unit_people_and_crew() -> None:
    order = set_up(WHOLE)
    assert (order.unit.name, order.unit.own) == ("示例区人民政府值班室", True)
    assert [one.person.name for one in order.people] == ["周明远", "李晓东", "王静", "欧阳·买买提"]
    assert order.people[3].person.roles == frozenset({Role.ADMIN})
    assert order.crew == WHOLE.crew
    assert WORD not in repr(order)


def test_the_settings_get_line_and_printer_and_keep_the_rest() -> None:
    base = Settings(lines=(Line(id="7", answer_by="speech"), Line(id="8")))
    settings = settings_from(WHOLE, base)
    first = settings.lines[0]
    assert (first.id, first.answer_by, first.number) == ("7", "speech", "0530-2000001")
    assert (first.serial.port, first.serial.hook_line, first.sound.device) == ("COM3", "cts", "USB Audio")
    assert settings.room.printer == "值班室打印机"
    assert settings.lines[1] == Line(id="8")
    assert settings_from(WHOLE, replace(base, lines=())).lines[0].number == "0530-2000001"


def test_every_table_of_codes_has_its_sentences() -> None:
    codes = {*NEEDED_ROLES.values(), *NEEDED_POSTS.values()}
    assert codes <= SENTENCES.keys()
