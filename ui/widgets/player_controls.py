"""The buttons of the player: play, jump, speed, loop, volume and the device on which one listens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from ui.theme import theme
from ui.theme.icons import icon
from ui.widgets.labels import button, label, pack, tool
from ui.widgets.waveform import JUMP_S

if TYPE_CHECKING:
    from collections.abc import Sequence

SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
LOUDEST = 100


class PlayerControls(QWidget):
    """Shows where one is and takes orders.

    Signals:
        toggled: play or pause.
        jumped: seconds forward or back.
        speed_chosen, volume_chosen (0 to 1), output_chosen (name).
        loop_marked: `start`, `end` or `off`.
    """

    toggled = Signal()
    jumped = Signal(float)
    speed_chosen = Signal(float)
    volume_chosen = Signal(float)
    output_chosen = Signal(str)
    loop_marked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build_playing()
        self._build_choices()
        layout = QVBoxLayout(self)
        pack(layout, gap=4)
        layout.addLayout(self._playing_row())
        layout.addLayout(self._loop_row())
        layout.addLayout(self._sound_row())

    def show_playing(self, *, playing: bool) -> None:
        """Show what the button would do."""
        name = self.tr("暂停") if playing else self.tr("播放")
        self.play.setIcon(icon("pause" if playing else "play", "accent"))
        self.play.setAccessibleName(name)
        self.play.setToolTip(name)

    def show_loop(self, start: str, end: str) -> None:
        """Show the beginning and the end of the loop, as far as they are set."""
        self.loop_start.setText(self.tr("A {time}").format(time=start) if start else self.tr("A 起点"))
        self.loop_end.setText(self.tr("B {time}").format(time=end) if end else self.tr("B 终点"))
        self.loop_end.setEnabled(bool(start))
        self.loop_off.setVisible(bool(start))

    def offer_outputs(self, names: Sequence[str], chosen: str) -> None:
        """Offer these devices; one that was chosen and is gone stays to be seen."""
        self.output.blockSignals(True)
        self.output.clear()
        for name in names if chosen in names else [*names, chosen]:
            self.output.addItem(self.tr("默认放音设备") if name == "default" else name, name)
        self.output.setCurrentIndex(self.output.findData(chosen))
        self.output.blockSignals(False)

    def _build_playing(self) -> None:
        self.play = tool(self.tr("播放"), "play", role="accent")
        self.play.clicked.connect(self.toggled)
        self.back = tool(self.tr("后退 5 秒"), "skip_back")
        self.back.clicked.connect(self._jump_back)
        self.forward = tool(self.tr("前进 5 秒"), "skip_forward")
        self.forward.clicked.connect(self._jump_forward)
        self.time = label("", "table")
        self.speed = QComboBox()
        self.speed.setAccessibleName(self.tr("播放速度，音调不变"))
        self.speed.setToolTip(self.speed.accessibleName())
        for speed in SPEEDS:
            self.speed.addItem(f"{speed:g}×", speed)
        self.speed.setCurrentIndex(SPEEDS.index(1.0))
        self.speed.currentIndexChanged.connect(self._choose_speed)

    def _build_choices(self) -> None:
        self.loop_start = button("", picture="loop", small=True)
        self.loop_end = button("", small=True)
        self.loop_off = tool(self.tr("取消循环"), "close")
        for part, edge in ((self.loop_start, "start"), (self.loop_end, "end"), (self.loop_off, "off")):
            part.setProperty("edge", edge)
            part.clicked.connect(self._mark_loop)
        self.loop_start.setToolTip(self.tr("从这里开始循环（[）"))
        self.loop_end.setToolTip(self.tr("到这里循环（]）"))
        self.show_loop("", "")
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setAccessibleName(self.tr("音量"))
        self.volume.setToolTip(self.tr("音量"))
        self.volume.setRange(0, LOUDEST)
        self.volume.setPageStep(10)
        self.volume.setValue(LOUDEST)
        self.volume.setMinimumWidth(theme.unit(72))
        self.volume.valueChanged.connect(self._choose_volume)
        self.output = QComboBox()
        self.output.setAccessibleName(self.tr("放音设备"))
        self.output.setToolTip(self.tr("放音设备"))
        self.output.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.output.setMinimumContentsLength(6)
        self.output.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.output.currentIndexChanged.connect(self._choose_output)

    def _playing_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        pack(row, gap=4)
        for part in (self.back, self.play, self.forward):
            row.addWidget(part)
        row.addSpacing(theme.unit(8))
        row.addWidget(self.time)
        row.addStretch()
        row.addWidget(self.speed)
        return row

    def _loop_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        pack(row, gap=4)
        for part in (self.loop_start, self.loop_end, self.loop_off):
            row.addWidget(part)
        row.addStretch()
        return row

    def _sound_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        pack(row, gap=8)
        picture = label("")
        picture.setPixmap(icon("volume", "text_second").pixmap(theme.unit(16), theme.unit(16)))
        row.addWidget(picture)
        row.addWidget(self.volume, 1)
        row.addWidget(self.output, 2)
        return row

    @Slot()
    def _jump_back(self) -> None:
        self.jumped.emit(-JUMP_S)

    @Slot()
    def _jump_forward(self) -> None:
        self.jumped.emit(JUMP_S)

    @Slot()
    def _mark_loop(self) -> None:
        self.loop_marked.emit(str(self.sender().property("edge")))

    @Slot(int)
    def _choose_speed(self, place: int) -> None:
        self.speed_chosen.emit(SPEEDS[place])

    @Slot(int)
    def _choose_volume(self, value: int) -> None:
        self.volume_chosen.emit(value / LOUDEST)

    @Slot(int)
    def _choose_output(self, place: int) -> None:
        if place >= 0:
            self.output_chosen.emit(str(self.output.itemData(place)))
