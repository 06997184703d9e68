"""The states of the window that are worth a picture, each from a fresh console."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtTest import QTest

from dutyconsole.app import commands as order
from dutyconsole.app.first_run import NewPerson, Step
from dutyconsole.domain.call import CallSignal
from dutyconsole.domain.ids import CallId, MarkId, PersonId
from dutyconsole.domain.mark import CallMark, MarkKind
from dutyconsole.domain.sheet_fields import Form
from dutyconsole.domain.vocabulary import AccessAct, EntryKind
from tests.shots.roster_scenes import roster_calendar, roster_changed
from tests.support import make
from tests.support import sample_shift as sample
from tests.support.fake_console import HEARD, recorder_status
from tests.support.sound import speech_like, write_wav
from ui.dialogs.reason import ReasonDialog
from ui.dialogs.register import RegisterDialog
from ui.dialogs.self_test import SelfTestDialog
from ui.help import open_help
from ui.pages.handover_draft import HandoverDraft
from ui.pages.rail import PAGES
from ui.wizards.first_run_level import TYPED_MS

if TYPE_CHECKING:
    from collections.abc import Callable

    from dutyconsole.app.views import CallRow
    from tests.support.fake_console import FakeConsole
    from ui.main_window import MainWindow
    from ui.pages.calls import CallsPage
    from ui.pages.handover import HandoverPage
    from ui.pages.log import LogPage
    from ui.pages.settings import SettingsPage
    from ui.wizards.first_run import FirstRunPage

SLIP = {
    "caller_unit": "东河镇人民政府",
    "urgency": "flash",
    "nature": "incident",
    "content": "20时许东河镇G327线与县道交叉口一辆货车与面包车相撞，"
    "3人受伤已送医，原因待查，镇派出所、卫生院已到场，",
}


@dataclass(frozen=True)
class Scene:
    """A name for the file, what happens before the window opens, and what happens in it."""

    name: str
    act: Callable[[FakeConsole, MainWindow], None]
    before: Callable[[FakeConsole], None] = lambda _console: None
    locked: bool = False
    lines: int = 1
    """Telephone lines of the room."""


def page_scene(key: str) -> Scene:
    """Return the picture of a page on an ordinary evening."""

    def act(console: FakeConsole, window: MainWindow) -> None:
        window.open_page(key)

    return Scene(key, act)


def ringing(console: FakeConsole, window: MainWindow) -> None:
    """A call rings."""
    console.recorder(state="ringing")
    console.ring()


def in_call(console: FakeConsole, window: MainWindow) -> None:
    """The call is answered and the slip half written."""
    call = console.ring()
    console.clock.advance(6)  # type: ignore[attr-defined]
    console.signal(call, CallSignal.ANSWER)
    console.clock.advance(192)  # type: ignore[attr-defined]
    console.recorder(state="answered")
    form = window.card.form
    form.put(replace(form.draft(), **SLIP), recorded=True)


def replaying(console: FakeConsole, window: MainWindow) -> None:
    """What was just said is heard again, and marked with a word."""
    in_call(console, window)
    sound = window.card.sound
    sound.bookmark()
    sound.line.field.setText("地点")
    sound.line.give.click()
    sound.replay_last()
    sound.replay.listening.jump(11.0)
    console.clock.advance(20)  # type: ignore[attr-defined]
    sound.bookmark()
    sound.line.field.setText("伤亡人数")


def refused(console: FakeConsole, window: MainWindow) -> None:
    """Saving showed what is missing."""
    in_call(console, window)
    window.card.foot.save.click()


def saved(console: FakeConsole, window: MainWindow) -> None:
    """The slip is saved."""
    in_call(console, window)
    form = window.card.form
    told = {"told": "区公安分局、区卫健局，20时05分", "read_back": "yes", "callback": "138 0000 0001"}
    form.put(replace(form.draft(), **told), recorded=True)
    window.card.foot.save.click()


def missed(console: FakeConsole, window: MainWindow) -> None:
    """The card of a missed call."""
    window.card.open_call(6)


def alarm(console: FakeConsole, window: MainWindow) -> None:
    """Two faults, one of them deafness."""
    console.recorder(fault="sound_lost")
    console.alarm("line:1:serial", "port_gone", grave=False, count=3, port="ttyUSB0", why="ENODEV")


def unseen(console: FakeConsole, window: MainWindow) -> None:
    """The recorder cannot be reached."""
    console.recorder(seen=False)


def empty(console: FakeConsole) -> None:
    """Nothing has happened on this shift yet."""
    console.held.clear()


def striking(console: FakeConsole, window: MainWindow) -> None:
    """A line is being struck out."""
    page = window.open_page("log")
    page.table.select(7)  # type: ignore[union-attr]
    page.detail.strike.click()  # type: ignore[union-attr]


def visitor(console: FakeConsole, window: MainWindow) -> None:
    """A visitor is being registered; a warning waits to be passed on."""
    clocks = {"received_at": "20:01", "issued_at": "19:55"}
    window.seat.order(window, order.AddSheet(Form.WARNING, {**make.WARNING, **clocks})).run()
    page = cast("LogPage", window.open_page("log"))
    page.new_line()
    page.form.begin_kind(EntryKind.VISIT)
    part = page.form.sheets[Form.VISIT]
    part.put({"entered_at": "2026-11-23T20:05+08:00", "name": "张工", "unit": "电信公司", "enters": "yes"})


def warning(console: FakeConsole, window: MainWindow) -> None:
    """A warning beside the list, with its clocks."""
    visitor(console, window)
    window.show_entry(len(console.held.entries))


def waiting(console: FakeConsole, window: MainWindow) -> None:
    """A warning and a visitor on the desk."""
    came = {**make.VISIT, "entered_at": "20:02"}
    window.seat.order(window, order.AddSheet(Form.VISIT, came)).run()
    visitor(console, window)
    window.open_page("desk")


def calm(console: FakeConsole, window: MainWindow) -> None:
    """Nothing more."""


def open_log(console: FakeConsole, window: MainWindow) -> None:
    """The log."""
    window.open_page("log")


def _marks(row: CallRow) -> tuple[CallMark, ...]:
    """Return two bookmarks and the importance of a call."""
    begun, who = row.recordings[0].started_at, sample.LI
    marks = ((12.0, "地点"), (66.0, "伤亡人数"), (0.0, "涉突发事件，待核查"))
    return tuple(
        CallMark(
            MarkId(number),
            CallId(4),
            MarkKind.IMPORTANT if number == 3 else MarkKind.BOOKMARK,
            begun + timedelta(seconds=seconds),
            word,
            who.id or PersonId(0),
            who.name,
            begun + timedelta(minutes=5),
        )
        for number, (seconds, word) in enumerate(marks, 1)
    )


def listening(console: FakeConsole, window: MainWindow) -> None:
    """A recording is half heard, and found whole."""
    samples = speech_like(133.0)
    row = sample.call_row(sample.CALLS[3])
    write_wav(console.folder.root / row.recordings[0].file, samples)
    whole = replace(row.recordings[0], sha256=hashlib.sha256(samples.tobytes()).hexdigest())
    page = cast("CallsPage", window.open_page("calls"))
    page.table.select(4)
    page.detail.show_call(replace(row, recordings=(whole,), entry_number=7, marks=_marks(row)))
    player = page.detail.sound.player
    for place, edge in ((58.0, "start"), (71.0, "end")):
        player.listening.seek(place)
        player.waveform.marked.emit(edge)
    player.listening.seek(52.0)
    page.detail.sound.check_button.click()


def file_gone(_: FakeConsole, window: MainWindow) -> None:
    """The recording of a call lies nowhere."""
    cast("CallsPage", window.open_page("calls")).table.select(4)


def access_register(console: FakeConsole, window: MainWindow) -> None:
    """Who listened to what."""
    page = cast("CallsPage", window.open_page("calls"))
    seat = window.seat
    desk, call_id = console.desk, sample.CALLS[3].id
    begun = desk.submit(order.RegisterAccess(AccessAct.LISTENED, call_id, from_ms=0), seat.person).result()
    desk.submit(order.EndListening(begun.id, 83_000), seat.person)
    taken = order.RegisterAccess(
        AccessAct.EXPORTED, call_id, reason="办案调取", approved_by="周明远", destination="区公安分局"
    )
    desk.submit(taken, seat.person)
    page.register_button.click()
    dialog = page.findChildren(RegisterDialog)[0]
    dialog.setParent(window)
    dialog.move(window.width() // 8, window.height() // 6)
    dialog.show()


def self_test(console: FakeConsole, window: MainWindow) -> None:
    """A line was tested; its hum is said."""
    page = cast("CallsPage", window.open_page("calls"))
    page.test_button.click()
    dialog = page.findChildren(SelfTestDialog)[0]
    dialog.setParent(window)
    heard = replace(HEARD, noise_dbfs=-41.0, hum_share=0.86)
    console.self_test = lambda _line, _seconds: (heard, "self_tests/line-1.wav")
    dialog.start()
    dialog.adjustSize()
    dialog.move(window.width() // 4, window.height() // 4)
    dialog.show()


def asking_why(console: FakeConsole, window: MainWindow) -> None:
    """An export asks for its reason."""
    page = cast("CallsPage", window.open_page("calls"))
    dialog = ReasonDialog(AccessAct.EXPORTED, "LY20261123-0042", page)
    dialog.setParent(window)
    dialog.adjustSize()
    dialog.move(window.width() // 4, window.height() // 4)
    dialog.show()


def handing_over(console: FakeConsole, window: MainWindow) -> None:
    """The next morning, everything is filled in and waits for two passwords."""
    console.clock.advance(12 * 3600 + 11 * 60)  # type: ignore[attr-defined]
    page = cast("HandoverPage", window.open_page("handover"))
    briefing = "G327线东河镇段交通事故善后处置中，25日前续报。"
    page.crew.show_draft(
        HandoverDraft(leader=6, main=4, second=5, briefing=briefing, left_over="传真机墨粉低。")
    )
    page.crew.now_button.click()
    page.steps.go(4)


def handed_over(console: FakeConsole, window: MainWindow) -> None:
    """It is signed, and the paper is there."""
    handing_over(console, window)
    page = cast("HandoverPage", window.page)
    page.sign.outgoing.password.setText(sample.PASSWORD)
    page.sign.incoming.password.setText(sample.PASSWORD)
    page.steps.on.click()


def incoming(console: FakeConsole, window: MainWindow) -> None:
    """The step of the next crew, half filled in."""
    page = cast("HandoverPage", window.open_page("handover"))
    page.crew.show_draft(HandoverDraft(leader=6, main=4))
    page.steps.go(3)


def limits(console: FakeConsole, window: MainWindow) -> None:
    """The limits with their sources."""
    cast("SettingsPage", window.open_page("settings")).show_section("limits")


def wrong_settings(console: FakeConsole, window: MainWindow) -> None:
    """A setting that cannot stay is named at its field."""
    page = cast("SettingsPage", window.open_page("settings"))
    page.shift.show_value(replace(page.shift.value, start="8点半", name=""))
    page.save()


def helping(console: FakeConsole, window: MainWindow) -> None:
    """The help stands beside the page."""
    window.open_page("calls")
    open_help(window, "not_recording")


def unset(console: FakeConsole) -> None:
    """Nobody has set the room up yet."""
    held = console.held
    held.unit, held.shift = None, None
    for each in (held.people, held.contacts, held.calls, held.entries):
        each.clear()


def first_people(console: FakeConsole, window: MainWindow) -> None:
    """The people of a new room, one of them without a good password."""
    page = cast("FirstRunPage", window.stack.currentWidget())
    people = (
        NewPerson("周明远", "区政府办副主任", "139 0000 0011", roles=("leader",), password=sample.PASSWORD),
        NewPerson("李晓东", "值班员", "139 0000 0012", roles=("officer", "admin"), password="duty"),
        NewPerson("王静", "值班员", "139 0000 0013", password=sample.PASSWORD),
    )
    page.people.show_people(people)
    page.go(Step.SUMMARY)
    page.go(Step.PEOPLE)


def first_level(console: FakeConsole, window: MainWindow) -> None:
    """The line of a new room, its sound input heard."""
    page = cast("FirstRunPage", window.stack.currentWidget())
    page.line.put("sound_device", "USB 电话录音盒 (hw:1,0)")
    page.go(Step.LINE)
    QTest.qWait(2 * TYPED_MS)


def many_lines(console: FakeConsole, window: MainWindow) -> None:
    """One line talks, one is deaf, the others are idle."""
    console.recorder(state="answered")
    told = window.seat.relay.recorder
    assert told is not None
    assert told.status is not None
    deaf = recorder_status(fault="sound_lost").lines[0]
    lines = list(told.status.lines)
    lines[-1] = replace(deaf, line=lines[-1].line)
    console.news(replace(told, status=replace(told.status, lines=tuple(lines))))


def open_calls(console: FakeConsole, window: MainWindow) -> None:
    """The calls of more than one line."""
    window.open_page("calls")


def many_in_settings(console: FakeConsole, window: MainWindow) -> None:
    """The settings of many lines."""
    many_lines(console, window)
    window.open_page("settings")


SCENES: tuple[Scene, ...] = (
    *(page_scene(spec.key) for spec in PAGES),
    Scene("ringing", ringing),
    Scene("in-call", in_call),
    Scene("in-call-replay", replaying),
    Scene("in-call-missing", refused),
    Scene("saved", saved),
    Scene("missed", missed),
    Scene("alarm", alarm),
    Scene("recorder-gone", unseen),
    Scene("log-striking", striking),
    Scene("log-visitor", visitor),
    Scene("log-warning", warning),
    Scene("desk-waiting", waiting),
    Scene("empty-desk", calm, empty),
    Scene("empty-log", open_log, empty),
    Scene("calls-listening", listening),
    Scene("calls-file-gone", file_gone),
    Scene("calls-register", access_register),
    Scene("calls-reason", asking_why),
    Scene("calls-self-test", self_test),
    Scene("handover-incoming", incoming),
    Scene("handover-signing", handing_over),
    Scene("handover-done", handed_over),
    Scene("settings-limits", limits),
    Scene("settings-wrong", wrong_settings),
    *(Scene(act.__name__, act) for act in (roster_changed, roster_calendar)),
    Scene("help", helping),
    Scene("first-run", calm, unset, locked=True),
    Scene("first-run-level", first_level, unset, locked=True),
    Scene("first-run-people", first_people, unset, locked=True),
    *(Scene(f"lines-{count}", many_lines, lines=count) for count in (2, 4, 16)),
    Scene("calls-lines-2", open_calls, lines=2),
    *(Scene(f"settings-lines-{count}", many_in_settings, lines=count) for count in (4, 16)),
    Scene("locked", calm, locked=True),
    Scene("locked-in-call", in_call, locked=True),
)
NOW = sample.NOW
