"""The settings page: made of the declarations, checked at the field, saved once, live by at once."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDoubleSpinBox, QLabel, QLineEdit, QSpinBox

from dutyconsole.app.commands import RenewKey
from dutyconsole.app.views import Finding, VerifyResult
from dutyconsole.domain.audit import Break
from dutyconsole.errors import DeviceProblem, StoreProblem
from dutyconsole.settings.line import Line, SerialSource, SoundSource
from dutyconsole.settings.recorder import Recorder
from dutyconsole.settings.room import Access, Limits, Room
from dutyconsole.settings.root import Settings
from tests.support import sample_shift as sample
from tests.support.fake_store import FakeQueries
from ui import a11y
from ui.pages.settings import SECTIONS
from ui.pages.settings_data import BREAKS, finding_in_words
from ui.pages.settings_words import CHOICES, UNITS, note_of, source_of
from ui.text import Words
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.fake_console import FakeConsole
    from ui.main_window import MainWindow
    from ui.pages.settings import SettingsPage

KINDS = (Room, SerialSource, SoundSource, Line, Recorder, Limits, Access)


@pytest.fixture
def page(window: MainWindow) -> Iterator[SettingsPage]:
    yield cast("SettingsPage", window.open_page("settings"))
    theme.apply(cast("QApplication", QApplication.instance()), "light")


def put(form: Any, name: str, value: object) -> None:
    """Type a value."""
    editor = form.editor(name)
    if isinstance(editor, QLineEdit):
        editor.setText(str(value))
    elif isinstance(editor, QComboBox) and editor.isEditable():
        editor.setCurrentText(str(value))
    elif isinstance(editor, QComboBox):
        editor.setCurrentIndex(editor.findData(value))
    elif isinstance(editor, (QSpinBox, QDoubleSpinBox)):
        editor.setValue(value)  # type: ignore[arg-type]


def texts(page: SettingsPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


@pytest.mark.parametrize("kind", KINDS)
def test_every_code_and_unit_has_a_word(kind: type) -> None:
    for field in fields(kind):
        for code in field.metadata.get("choices", ()):
            assert code in CHOICES
        unit = field.metadata.get("unit", "")
        assert unit in UNITS or unit in {"", "Hz", "Bd", "dBFS", "MB"}


def test_every_break_has_a_word() -> None:
    assert set(BREAKS) == set(Break)


def test_a_limit_tells_default_range_and_source(page: SettingsPage) -> None:
    field = next(field for field in fields(Limits) if field.name == "arrive_early_min")
    assert note_of(field, page.words) == "默认 10 分钟 · 范围 0～120 · 依据 第十七条"
    assert note_of(field, page.words) in texts(page)


def test_what_is_shown_is_what_holds(page: SettingsPage, console: FakeConsole) -> None:
    assert page.value == console.settings
    assert not page.save_button.isEnabled()
    odd = Settings(
        lines=(
            Line(id="A", answer_by="speech", speech_dbfs=-33.5, sound=SoundSource("盒子", 2)),
            Line(id="B"),
        ),
        recorder=Recorder(ring_timeout_s=7.5),
        limits=Limits(answer_s=12),
    )
    console.settings = odd
    page.discard()
    assert page.value == odd


def test_saving_stores_it_once_and_lives_by_it(page: SettingsPage, console: FakeConsole) -> None:
    stored: list[Settings] = []

    def apply(settings: Settings) -> None:
        stored.append(settings)
        console.settings = settings

    console.apply_settings = apply
    put(page.limits, "answer_s", 15)
    assert page.save_button.isEnabled()
    page.save_button.click()
    page.save_button.click()
    assert [settings.limits.answer_s for settings in stored] == [15]
    assert not page.save_button.isEnabled()


def test_theme_changes_at_once(page: SettingsPage, console: FakeConsole) -> None:
    put(page.room, "theme", "night")
    page.save_button.click()
    assert console.settings.room.theme == "night"
    assert theme.name() == "night"


def test_what_is_wrong_is_said_at_its_field(page: SettingsPage, console: FakeConsole) -> None:
    before = console.settings
    put(page.shift, "start", "8点半")
    put(page.lines.forms[0].serial, "hook_line", "cts")
    page.save_button.click()
    assert console.settings == before
    assert "8点半" in page.shift._errors["start"].text()
    assert "串口" in page.lines.forms[0].serial._errors["hook_line"].text()
    assert page._stack.currentIndex() == 0
    assert "2 处" in page.state.text()
    put(page.shift, "start", "08:00")
    put(page.lines.forms[0].serial, "port", "/dev/ttyUSB0")
    page.save_button.click()
    assert console.settings.shift.start == "08:00"
    assert page.shift._errors["start"].text() == ""


def test_a_full_disk_changes_nothing(page: SettingsPage, console: FakeConsole, window: MainWindow) -> None:
    def full(_: Settings) -> None:
        raise OSError(28, "No space left on device")

    console.apply_settings = full
    put(page.limits, "answer_s", 15)
    page.save_button.click()
    assert "没有保存" in window.notice.text
    assert page.limits.value.answer_s == 15
    assert page.save_button.isEnabled()


def test_discarding_shows_what_holds(page: SettingsPage, console: FakeConsole) -> None:
    put(page.limits, "answer_s", 15)
    page.lines.add_button.click()
    page.discard_button.click()
    assert page.value == console.settings
    assert not page.save_button.isEnabled()


def test_lines_are_added_and_taken_away(page: SettingsPage) -> None:
    assert not page.lines.remove_button.isEnabled()
    page.lines.add_button.click()
    assert [line.id for line in page.value.lines] == ["1", "2"]
    page.lines.tabs.setCurrentIndex(0)
    page.lines.remove_button.click()
    assert [line.id for line in page.value.lines] == ["2"]


def test_devices_are_offered_and_free_text_stays(page: SettingsPage) -> None:
    box = cast("QComboBox", page.lines.forms[0].sound.editor("device"))
    assert [box.itemText(i) for i in range(box.count())] == ["", "default", "USB 电话录音盒 (hw:1,0)"]
    box.setCurrentText("我的声卡")
    page.lines.again_button.click()
    assert page.value.lines[0].sound.device == "我的声卡"


def test_a_missing_sound_library_is_said(page: SettingsPage, console: FakeConsole) -> None:
    def missing() -> list[str]:
        raise DeviceProblem("sound_library_missing", why="no libportaudio")

    console.devices.sound_inputs = missing  # type: ignore[method-assign]
    page.lines.again_button.click()
    assert page.lines.trouble.isVisibleTo(page)
    assert "libportaudio" in page.lines.trouble.text()


def test_the_line_is_live(page: SettingsPage, console: FakeConsole) -> None:
    health = page.lines.forms[0].health
    page.lines._look()
    assert "最近声音 0.2 秒前" in health.text
    assert health.meter.level == -61.0
    console.recorder(fault="sound_no_output")
    page.lines._look()
    assert "故障" in health.text
    console.recorder(seen=False)
    page.lines._look()
    assert "未在录音" in health.text
    assert health.meter.level is None


def test_who_has_not_the_right_only_looks(page: SettingsPage, window: MainWindow) -> None:
    window.seat.sit_down(sample.WANG)
    assert "只能查看" in page.forbidden.text()
    assert page.forbidden.isVisibleTo(page)
    assert not page.save_button.isVisibleTo(page)
    assert not page.limits.editor("answer_s").isEnabled()
    assert not page.lines.add_button.isEnabled()
    window.seat.sit_down(sample.LI)
    assert page.limits.editor("answer_s").isEnabled()


def test_a_wheel_that_scrolls_changes_no_value(page: SettingsPage) -> None:
    page.show_section("limits")
    box = cast("QSpinBox", page.limits.editor("answer_s"))
    box.clearFocus()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(box.mapToGlobal(QPoint(5, 5))),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)
    assert box.value() == 10


def test_verification_says_that_all_holds(page: SettingsPage) -> None:
    page.show_section("integrity")
    page.integrity.button.click()
    assert "完好" in page.integrity.verdict.text()
    assert "登记 10 条" in page.integrity.numbers.text()


def test_verification_names_what_does_not_hold(page: SettingsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    found = tuple(Finding(Break.CHANGED, f"entry {n}", "link 3 vouches for other content") for n in range(25))
    monkeypatch.setattr(FakeQueries, "verify", lambda *_: VerifyResult(10, 1, 5, found))
    page.integrity.button.click()
    assert "25 处" in page.integrity.verdict.text()
    assert "值班日志第 0 号：内容被改动" in page.integrity.findings.text()
    assert page.integrity.findings.text().count("\n") == 20


def test_the_key_is_shown_and_a_lost_one_renewed(
    page: SettingsPage, console: FakeConsole, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = page.integrity
    assert "指纹 630D CD29" in shown.key.text()
    assert shown.renew_button.isHidden()
    public = console.signer.public
    monkeypatch.setattr(console.signer, "public", lambda: None)
    shown.look()
    assert "密钥不见了" in shown.key.text()
    assert not shown.renew_button.isHidden()
    monkeypatch.setattr(console.signer, "public", public)
    shown.renew_button.click()
    assert console.held.orders[-1] == RenewKey()
    assert shown.renew_button.isHidden()


def test_verification_that_fails_is_said(page: SettingsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> VerifyResult:
        raise StoreProblem("settings_not_saved", why="gone")

    monkeypatch.setattr(FakeQueries, "verify", broken)
    page.integrity.button.click()
    assert "gone" in page.integrity.verdict.text()
    assert page.integrity.button.isEnabled()


def test_a_file_is_named_by_its_path() -> None:
    words = finding_in_words(Finding(Break.FILE, "recordings/2026/a.wav", ""))
    assert words == "· recordings/2026/a.wav：录音文件不符"


def test_paths_and_space_are_shown(page: SettingsPage, console: FakeConsole) -> None:
    page.show_section("data")
    assert str(console.folder.root) in texts(page)
    assert "小时" in page.data.space.text()


@pytest.mark.parametrize("key", [key for key, _ in SECTIONS])
def test_every_section_can_be_used_by_everybody(page: SettingsPage, key: str) -> None:
    page.show_section(key)
    assert a11y.audit(page) == []


def test_a_new_window_shows_what_was_saved(page: SettingsPage, console: FakeConsole) -> None:
    console.settings = replace(console.settings, limits=Limits(answer_s=20))
    page.discard()
    assert page.limits.value.answer_s == 20


def test_sources_are_named_in_english_too(console: FakeConsole) -> None:
    english = Words("en_US", console.zone)
    for kind in KINDS:
        for field in fields(kind):
            if source := field.metadata.get("source"):
                assert "第" not in source_of(source, english)
                assert source_of(source, Words("zh_CN", console.zone)) == source
