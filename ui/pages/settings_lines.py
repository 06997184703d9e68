"""The lines in the settings: devices from lists, and how each line is at this moment."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from dutyconsole.settings.line import Line
from ui.pages.settings_form import DataForm
from ui.widgets.labels import button, label, pack, rule
from ui.widgets.line_health import LineHealth

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent

    from dutyconsole.errors import DutyError
    from dutyconsole.settings.line import Hearing, SerialSource, SoundSource
    from ui.seat import Seat

LIVE_MS = 50


class LineForm(QWidget):
    """One line: what it is called, its two devices, and its live state.

    Signals:
        edited: something was changed.
    """

    edited = Signal()

    def __init__(self, seat: Seat, line: Line) -> None:
        super().__init__()
        self._seat = seat
        layout = QVBoxLayout(self)
        pack(layout, margin=(0, 12, 8, 0), gap=8)
        self.health = LineHealth(line, seat.words, titled=False)
        layout.addWidget(label(self.tr("此刻状态"), "strong"))
        layout.addWidget(self.health)
        layout.addWidget(rule())
        self.line: DataForm[Line] = DataForm(line, seat.words)
        self.sound: DataForm[SoundSource] = DataForm(line.sound, seat.words, free=("device",))
        self.serial: DataForm[SerialSource] = DataForm(line.serial, seat.words, free=("port",))
        self.hearing: DataForm[Hearing] = DataForm(line.hearing, seat.words)
        for title, form in (
            (self.tr("线路"), self.line),
            (self.tr("声音（录音）"), self.sound),
            (self.tr("来电显示与摘机"), self.serial),
            (self.tr("从声音识别"), self.hearing),
        ):
            layout.addWidget(label(title, "strong"))
            layout.addWidget(form)
            form.edited.connect(self.edited)
        layout.addStretch()

    @property
    def value(self) -> Line:
        """The line as it is edited now."""
        return replace(
            self.line.value, sound=self.sound.value, serial=self.serial.value, hearing=self.hearing.value
        )

    def offer(self, sounds: Sequence[str], ports: Sequence[str]) -> None:
        """Offer the devices that the machine has."""
        self.sound.offer("device", sounds)
        self.serial.offer("port", ports)

    def say_wrong(self, errors: Mapping[str, str]) -> None:
        """Show sentences, each by its key, such as `name` or `sound.device`."""
        self.line.say_wrong({key: words for key, words in errors.items() if "." not in key})
        forms: tuple[tuple[DataForm[Any], str], ...] = (
            (self.sound, "sound."),
            (self.serial, "serial."),
            (self.hearing, "hearing."),
        )
        for form, part in forms:
            form.say_wrong({k.removeprefix(part): words for k, words in errors.items() if k.startswith(part)})

    def set_read_only(self, *, read_only: bool) -> None:
        """Let nobody change it, or let it be changed again."""
        for form in (self.line, self.sound, self.serial, self.hearing):
            form.set_read_only(read_only=read_only)

    def look(self) -> None:
        """Show how the recorder sees the line now."""
        seen = self._seat.relay.recorder
        status = seen.status if seen else None
        lines = status.lines if status else ()
        self.health.show_status(next((each for each in lines if each.line == self.line.value.id), None))


class LinesSection(QWidget):
    """All lines, a tab each.

    Signals:
        edited: something was changed, a line was added or taken away.
    """

    edited = Signal()

    def __init__(self, seat: Seat, lines: Sequence[Line]) -> None:
        super().__init__()
        self._seat = seat
        self._sounds: Sequence[str] = ()
        self._ports: Sequence[str] = ()
        self._read_only = False
        layout = QVBoxLayout(self)
        pack(layout, margin=(0, 0, 8, 0), gap=8)
        self.trouble = label("", "table", role="danger", wrap=True)
        self.trouble.hide()
        layout.addWidget(self.trouble)
        self.tabs = QTabWidget()
        self.tabs.tabBar().setAccessibleName(self.tr("线路"))
        layout.addWidget(self.tabs, 1)
        self.add_button = button(self.tr("添加线路"), picture="add", small=True)
        self.add_button.clicked.connect(self._add_new)
        self.remove_button = button(self.tr("移除这条线路"), small=True)
        self.remove_button.setToolTip(self.tr("只从设置中移除；已有的录音和登记都保留"))
        self.remove_button.clicked.connect(self._remove)
        self.again_button = button(self.tr("重新查找设备"), picture="refresh", small=True)
        self.again_button.clicked.connect(self.find_devices)
        line = QHBoxLayout()
        pack(line, gap=8)
        for each in (self.add_button, self.remove_button, self.again_button):
            line.addWidget(each)
        corner = QWidget()
        corner.setLayout(line)
        self.tabs.setCornerWidget(corner)
        self.show_lines(lines)
        self._live = QTimer(self)
        self._live.setInterval(LIVE_MS)
        self._live.timeout.connect(self._look)
        self.find_devices()

    @property
    def forms(self) -> list[LineForm]:
        """The forms, in the order of the tabs."""
        found = [self.tabs.widget(place) for place in range(self.tabs.count())]
        return [form for form in found if isinstance(form, LineForm)]

    @property
    def value(self) -> tuple[Line, ...]:
        """The lines as they are edited now."""
        return tuple(form.value for form in self.forms)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines instead."""
        for form in self.forms:
            self.tabs.removeTab(0)
            form.deleteLater()
        for line in lines:
            self._add(line)
        self._show_removable()

    def say_wrong(self, errors: Mapping[str, str]) -> None:
        """Show sentences by `0.name`, `1.serial.port` …, and open the first line that has one."""
        first = None
        for place, form in enumerate(self.forms):
            own = {k.partition(".")[2]: v for k, v in errors.items() if k.partition(".")[0] == str(place)}
            form.say_wrong(own)
            first = place if own and first is None else first
        if first is not None:
            self.tabs.setCurrentIndex(first)

    def set_read_only(self, *, read_only: bool) -> None:
        """Let nobody change them, or let them be changed again."""
        self._read_only = read_only
        for form in self.forms:
            form.set_read_only(read_only=read_only)
        self.add_button.setEnabled(not read_only)
        self._show_removable()

    @Slot()
    def find_devices(self) -> None:
        """Ask the machine for its devices; off the GUI thread, since it may take a second."""
        devices = self._seat.console.devices
        self._seat.work(self, devices.serial_ports).success(self._take_ports).failure(self._say_trouble).run()
        self._seat.work(self, devices.sound_inputs).success(self._take_sounds).failure(
            self._say_trouble
        ).run()

    def _take_ports(self, ports: Sequence[str]) -> None:
        self._ports = ("", *ports)
        self._offer()

    def _take_sounds(self, sounds: Sequence[str]) -> None:
        self.trouble.hide()
        self._sounds = ("", *sounds)
        self._offer()

    def _offer(self) -> None:
        for form in self.forms:
            form.offer(self._sounds, self._ports)

    def _say_trouble(self, error: DutyError) -> None:
        self.trouble.setText(self._seat.words.error(error))
        self.trouble.show()

    def _add(self, line: Line) -> None:
        form = LineForm(self._seat, line)
        form.edited.connect(self.edited)
        form.offer(self._sounds, self._ports)
        form.set_read_only(read_only=self._read_only)
        self.tabs.addTab(form, line.name)

    def _show_removable(self) -> None:
        self.remove_button.setEnabled(self.tabs.count() > 1 and not self._read_only)

    @Slot()
    def _add_new(self) -> None:
        taken = {line.id for line in self.value}
        number = next(str(n) for n in range(1, 100) if str(n) not in taken)
        name = self.tr("线路{number}").format(number=number)
        self._add(replace(Line(), id=number, name=name))
        self.tabs.setCurrentIndex(self.tabs.count() - 1)
        self._show_removable()
        self.edited.emit()

    @Slot()
    def _remove(self) -> None:
        form = self.tabs.currentWidget()
        if form is not None and self.tabs.count() > 1:
            self.tabs.removeTab(self.tabs.currentIndex())
            form.deleteLater()
            self._show_removable()
            self.edited.emit()

    @Slot()
    def _look(self) -> None:
        form = self.tabs.currentWidget()
        if isinstance(form, LineForm):
            form.look()

    def showEvent(self, event: QShowEvent) -> None:
        """Live while somebody looks."""
        super().showEvent(event)
        self._look()
        self._live.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop looking."""
        self._live.stop()
        super().hideEvent(event)
