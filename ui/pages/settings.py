"""The settings page (系统设置): every setting with its unit, default, range and source; devices live."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dutyconsole.app.settings_check import wrong_settings
from dutyconsole.domain.permission import Right
from dutyconsole.errors import DutyError, StoreProblem
from ui.pages.page import Page
from ui.pages.settings_data import DataSection, IntegritySection
from ui.pages.settings_form import DataForm
from ui.pages.settings_lines import LinesSection
from ui.printers import printer_names
from ui.text import noop, said
from ui.theme import theme
from ui.widgets.labels import button, label, pack, panel, rule, set_role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QShowEvent

    from dutyconsole.settings.log import Log
    from dutyconsole.settings.recorder import Recorder
    from dutyconsole.settings.room import Access, Limits, Room, Shift
    from dutyconsole.settings.root import Settings
    from dutyconsole.settings.roster import Roster
    from dutyconsole.settings.self_test import SelfTestRules
    from ui.seat import Seat

SECTIONS = (
    ("lines", noop("SettingsPage", "线路与录音")),
    ("recorder", noop("SettingsPage", "录音规则")),
    ("self_test", noop("SettingsPage", "线路自检")),
    ("shift", noop("SettingsPage", "班次")),
    ("roster", noop("SettingsPage", "排班")),
    ("limits", noop("SettingsPage", "时限")),
    ("log", noop("SettingsPage", "值班日志")),
    ("access", noop("SettingsPage", "登录")),
    ("room", noop("SettingsPage", "界面与打印")),
    ("data", noop("SettingsPage", "数据与备份")),
    ("integrity", noop("SettingsPage", "完整性")),
)
PLACES = {key: place for place, (key, _) in enumerate(SECTIONS)}


class SettingsPage(Page):
    """Sections at the left, one of them at the right, and one save for all of them."""

    KEY = "settings"
    ARTICLE = "第十六条"

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat, self.tr("系统设置"))
        settings = seat.console.settings
        self.lines = LinesSection(seat, settings.lines)
        self.recorder: DataForm[Recorder] = DataForm(settings.recorder, self.words)
        self.self_test: DataForm[SelfTestRules] = DataForm(settings.self_test, self.words)
        self.shift: DataForm[Shift] = DataForm(settings.shift, self.words)
        self.roster: DataForm[Roster] = DataForm(settings.roster, self.words)
        self.limits: DataForm[Limits] = DataForm(settings.limits, self.words)
        self.log: DataForm[Log] = DataForm(settings.log, self.words)
        self.access: DataForm[Access] = DataForm(settings.access, self.words)
        self.room: DataForm[Room] = DataForm(settings.room, self.words, free=("printer", "playback"))
        self._forms: tuple[LinesSection | DataForm[Any], ...] = (
            self.lines,
            self.recorder,
            self.self_test,
            self.shift,
            self.roster,
            self.limits,
            self.log,
            self.access,
            self.room,
        )
        self.data = DataSection(seat)
        self.integrity = IntegritySection(seat)
        self._saving = False
        self._build()
        self._connect()
        self._show_rights()

    @property
    def value(self) -> Settings:
        """The settings as they are edited now."""
        return replace(
            self.seat.console.settings,
            lines=self.lines.value,
            recorder=self.recorder.value,
            self_test=self.self_test.value,
            shift=self.shift.value,
            roster=self.roster.value,
            limits=self.limits.value,
            log=self.log.value,
            access=self.access.value,
            room=self.room.value,
        )

    @property
    def is_changed(self) -> bool:
        """Say whether something waits to be saved."""
        return self.value != self.seat.console.settings

    def show_section(self, key: str) -> None:
        """Show one section."""
        self._go(PLACES[key])

    @Slot()
    def save(self) -> None:
        """Check everything, say what is wrong at its field, else store it and live by it."""
        if self._saving or not self.seat.may(Right.CHANGE_SETTINGS):
            return
        settings = self.value
        wrong = {one.key: self.words.error(one.why) for one in wrong_settings(settings)}
        self._say_wrong(wrong)
        if wrong:
            self._say(self.tr("有 {count} 处需要改正，见红字。").format(count=len(wrong)), "danger")
            return
        self._saving = True
        self._show_changed()
        apply = self.seat.console.apply_settings

        def store() -> Settings:
            try:
                apply(settings)
            except OSError as error:
                raise StoreProblem("settings_not_saved", why=error.strerror or str(error)) from error
            return settings

        self.seat.work(self, store).success(self._saved).failure(self._refused).run()

    @Slot()
    def discard(self) -> None:
        """Show the settings that hold."""
        settings = self.seat.console.settings
        self.lines.show_lines(settings.lines)
        self.lines.find_devices()
        forms: tuple[tuple[DataForm[Any], Any], ...] = (
            (self.recorder, settings.recorder),
            (self.self_test, settings.self_test),
            (self.shift, settings.shift),
            (self.roster, settings.roster),
            (self.limits, settings.limits),
            (self.log, settings.log),
            (self.access, settings.access),
            (self.room, settings.room),
        )
        for form, value in forms:
            form.show_value(value)
        self._say_wrong({})
        self._show_changed()

    def _build(self) -> None:
        line = QHBoxLayout()
        pack(line, gap=16)
        line.addWidget(self._build_rail())
        sheet = panel()
        line.addWidget(sheet, 1)
        self.body.addLayout(line, 1)
        inside = QVBoxLayout(sheet)
        pack(inside, margin=(16, 12, 16, 12), gap=12)
        self.forbidden = label("", "table", role="warn", wrap=True)
        inside.addWidget(self.forbidden)
        self._stack = QStackedWidget()
        for form in (*self._forms, self.data, self.integrity):
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setWidget(form if form in (self.lines, self.data, self.integrity) else _on_top(form))
            self._stack.addWidget(area)
        inside.addWidget(self._stack, 1)
        self._rule = rule()
        inside.addWidget(self._rule)
        inside.addWidget(self._build_foot())
        self._go(0)

    def _build_rail(self) -> QWidget:
        side = QWidget()
        rail = QVBoxLayout(side)
        pack(rail, gap=4)
        self._group = QButtonGroup(self)
        for place, (_, title) in enumerate(SECTIONS):
            section = QPushButton(said(title))
            section.setProperty("step", True)
            section.setCheckable(True)
            section.setAutoDefault(False)
            section.setAccessibleName(said(title))
            self._group.addButton(section, place)
            rail.addWidget(section)
        rail.addStretch()
        side.setFixedWidth(max(theme.unit(152), side.sizeHint().width() + theme.unit(16)))
        self._group.idClicked.connect(self._go)
        return side

    def _build_foot(self) -> QWidget:
        self._foot = QWidget()
        line = QHBoxLayout(self._foot)
        pack(line, gap=8)
        self.state = label("", "table", role="second")
        line.addWidget(self.state, 1)
        self.discard_button = button(self.tr("放弃修改"))
        self.discard_button.clicked.connect(self.discard)
        self.save_button = button(self.tr("保存设置"), kind="primary")
        self.save_button.clicked.connect(self.save)
        line.addWidget(self.discard_button)
        line.addWidget(self.save_button)
        return self._foot

    def _connect(self) -> None:
        for form in self._forms:
            form.edited.connect(self._show_changed)
        self.seat.signed_in.connect(self._person_changed)

    def _show_rights(self) -> None:
        may = self.seat.may(Right.CHANGE_SETTINGS)
        self.forbidden.setVisible(not may)
        self.forbidden.setText(self.tr("只能查看：修改设置需要系统管理员登录。"))
        for form in self._forms:
            form.set_read_only(read_only=not may)
        self._foot.setVisible(may)
        self._rule.setVisible(may)
        self._show_changed()

    @Slot(int)
    def _go(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._group.button(place).setChecked(True)
        if SECTIONS[place][0] == "data":
            self.data.look()
        elif SECTIONS[place][0] == "room":
            self.room.offer("printer", ["", *printer_names()])
            outputs = self.seat.console.devices.sound_outputs
            self.seat.work(self, outputs).success(self._offer_outputs).failure(self.complain).run()

    def _offer_outputs(self, names: Sequence[str]) -> None:
        self.room.offer("playback", names)

    @Slot()
    def _show_changed(self) -> None:
        changed = self.is_changed
        self.save_button.setEnabled(changed and not self._saving)
        self.discard_button.setEnabled(changed and not self._saving)
        self._say(self.tr("有修改尚未保存。") if changed else "", "warn")

    def _say(self, text: str, role: str) -> None:
        self.state.setText(text)
        set_role(self.state, role)

    def _say_wrong(self, wrong: Mapping[str, str]) -> None:
        """Show each sentence at its field and open the first section that has one."""
        first = None
        for place, (section, _) in enumerate(SECTIONS):
            own = {k.partition(".")[2]: v for k, v in wrong.items() if k.partition(".")[0] == section}
            form = getattr(self, section)
            if isinstance(form, (DataForm, LinesSection)):
                form.say_wrong(own)
            first = place if own and first is None else first
        if first is not None:
            self._go(first)

    def _saved(self, settings: Settings) -> None:
        self._saving = False
        language_changed = settings.room.language != self.words.language
        app = QApplication.instance()
        if isinstance(app, QApplication) and theme.name() != settings.room.theme:
            theme.apply(app, settings.room.theme)
        self.seat.restyled.emit()
        self._show_changed()
        later = self.tr("设置已保存。界面语言在重新启动程序后改变，其余已生效。")
        self.seat.say(later if language_changed else self.tr("设置已保存并生效。"))

    def _refused(self, error: DutyError) -> None:
        self._saving = False
        self._show_changed()
        self._say(self.words.error(error), "danger")
        self.complain(error)

    @Slot(object)
    def _person_changed(self, person: object) -> None:  # noqa: ARG002  the seat knows
        self._show_rights()
        self.integrity.look()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what holds, unless somebody is in the middle of changing it."""
        super().showEvent(event)
        self._show_changed()


def _on_top(form: QWidget) -> QWidget:
    """Keep a short form at the top of a tall sheet."""
    whole = QWidget()
    layout = QVBoxLayout(whole)
    pack(layout, margin=(0, 0, 8, 0))
    layout.addWidget(form)
    layout.addStretch()
    return whole
