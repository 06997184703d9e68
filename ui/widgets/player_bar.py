"""Listening to a recording: waveform, play and pause, jumping, and where one is."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dutyconsole.domain.call import OVER
from dutyconsole.domain.permission import Right
from dutyconsole.domain.recording import RecordingState
from dutyconsole.errors import DutyError
from ui.peaks import columns_of
from ui.theme import theme
from ui.theme.icons import icon
from ui.widgets.labels import label, pack, set_role, tool
from ui.widgets.waveform import JUMP_S, Waveform

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QHideEvent, QShowEvent

    from dutyconsole.app.events import CallChanged
    from dutyconsole.app.ports import Player
    from dutyconsole.domain.peaks import Peaks
    from dutyconsole.domain.recording import Recording
    from ui.seat import Seat

log = logging.getLogger("dutyconsole.ui")

TICK_MS = 40
GROWTH_MS = 2000
COLUMNS = 1200
"""Columns of a waveform: more than a screen shows of it."""


class PlayerBar(QWidget):
    """Plays one recording at a time; lets the sound device go when it is hidden or the telephone rings.

    The file is read and the device is opened on a query thread, so that a slow disk or a hanging sound
    server never holds the window. A recording that still runs is looked at again every two seconds.
    """

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._recording: Recording | None = None
        self._player: Player | None = None
        self._position = 0.0
        self._opening = False
        self._looking = False
        self._build()
        self._ticks = QTimer(self)
        self._ticks.setInterval(TICK_MS)
        self._ticks.timeout.connect(self._tick)
        self._growth = QTimer(self)
        self._growth.setInterval(GROWTH_MS)
        self._growth.timeout.connect(self._look)
        seat.relay.call_changed.connect(self._call_changed)

    @property
    def position(self) -> float:
        """Where one is, in seconds."""
        return self._position

    @property
    def playing(self) -> bool:
        """Say whether sound comes."""
        return self._player is not None and self._player.is_playing()

    def show_recording(self, recording: Recording | None) -> None:
        """Show another recording from its beginning; the same one again only brings its data up to date."""
        same = recording is not None and self._recording is not None and recording.id == self._recording.id
        self._recording = recording
        if not same:
            self._let_go()
            self._position = 0.0
            self.waveform.show_sound((), 0.0)
            self.waveform.show_position(0.0)
            self._say("")
        self.setEnabled(recording is not None and self._seat.may(Right.LISTEN))
        running = recording is not None and recording.state is RecordingState.RUNNING
        (self._growth.start if running and self.isVisible() else self._growth.stop)()
        self._write_position()
        if recording is not None:
            self._look()

    @Slot()
    def toggle(self) -> None:
        """Play, or pause."""
        if self._player is None:
            self._open()
        elif self._player.is_playing():
            self._do(self._player.pause)
        else:
            if self._position >= self.waveform.seconds - 0.1:
                self.seek(0.0)
            self._do(self._player.play)
        self._show_state()

    @Slot(float)
    def seek(self, seconds: float) -> None:
        """Go to a position."""
        self._position = min(max(0.0, seconds), self.waveform.seconds)
        if self._player is not None:
            player, position = self._player, self._position
            self._do(lambda: player.seek(position))
        self._write_position()

    @Slot(float)
    def jump(self, seconds: float) -> None:
        """Go forward or back."""
        self.seek(self._position + seconds)

    def _build(self) -> None:
        self.waveform = Waveform()
        self.waveform.sought.connect(self.seek)
        self.waveform.jumped.connect(self.jump)
        self.waveform.toggled.connect(self.toggle)
        self.play_button = tool(self.tr("播放"), "play", role="accent")
        self.play_button.clicked.connect(self.toggle)
        self.back_button = tool(self.tr("后退 5 秒"), "skip_back")
        self.back_button.clicked.connect(self._jump_back)
        self.forward_button = tool(self.tr("前进 5 秒"), "skip_forward")
        self.forward_button.clicked.connect(self._jump_forward)
        self.time = label("", "table")
        self.note = label("", "note", role="second", wrap=True)
        controls = QHBoxLayout()
        pack(controls, gap=4)
        for each in (self.back_button, self.play_button, self.forward_button):
            controls.addWidget(each)
        controls.addSpacing(theme.unit(8))
        controls.addWidget(self.time)
        controls.addStretch()
        layout = QVBoxLayout(self)
        pack(layout, gap=4)
        layout.addWidget(self.waveform)
        layout.addLayout(controls)
        layout.addWidget(self.note)

    def _path(self, recording: Recording) -> Path:
        return self._seat.console.folder.sound(recording.file)

    @Slot()
    def _look(self) -> None:
        """Have the picture made; off the GUI thread."""
        recording = self._recording
        if recording is None or not self._seat.may(Right.LISTEN) or self._looking:
            return
        self._looking = True
        path, sounds = self._path(recording), self._seat.console.sound_files

        def arrived(shape: Peaks) -> None:
            self._looking = False
            if self._recording is not None and self._recording.id == recording.id:
                loudest = tuple(max(-each.low, each.high) for each in columns_of(shape, COLUMNS))
                self.waveform.show_sound(loudest, shape.seconds, preroll=recording.preroll_s)
                self._write_position()
            else:
                self._look()

        def failed(error: DutyError) -> None:
            self._looking = False
            self._cannot(error)

        self._seat.work(self, lambda: sounds.peaks(path)).success(arrived).failure(failed).run()

    def _open(self) -> None:
        """Open file and device on a query thread, then play from where one is."""
        recording = self._recording
        if recording is None or self._opening or not self._seat.may(Right.LISTEN):
            return
        self._opening = True
        make, path, position = self._seat.console.player, self._path(recording), self._position

        def start() -> Player:
            player = make()
            try:
                player.open(path)
                player.seek(position)
                player.play()
            except DutyError:
                player.close()
                raise
            return player

        def opened(player: Player) -> None:
            self._opening = False
            if self._recording is None or self._recording.id != recording.id or not self.isVisible():
                player.close()
                return
            self._player = player
            self._show_state()

        self._seat.work(self, start).success(opened).failure(self._cannot).run()

    def _cannot(self, error: DutyError) -> None:
        self._opening = False
        self._say(self._seat.words.error(error), role="danger")
        self._show_state()

    def _do(self, act: object) -> None:
        try:
            act()  # type: ignore[operator]
        except DutyError as error:
            self._let_go()
            self._cannot(error)

    @Slot()
    def _tick(self) -> None:
        if self._player is None:
            self._ticks.stop()
            return
        self._position = self._player.position()
        self._write_position()
        if not self._player.is_playing():
            self._show_state()

    def _show_state(self) -> None:
        playing = self.playing
        name = self.tr("暂停") if playing else self.tr("播放")
        self.play_button.setIcon(icon("pause" if playing else "play", "accent"))
        self.play_button.setAccessibleName(name)
        self.play_button.setToolTip(name)
        (self._ticks.start if playing else self._ticks.stop)()

    def _write_position(self) -> None:
        words = self._seat.words
        self.waveform.show_position(self._position)
        self.time.setText(f"{words.length(self._position)} / {words.length(self.waveform.seconds)}")

    def _say(self, text: str, *, role: str = "second") -> None:
        self.note.setText(text)
        set_role(self.note, role)
        self.note.setVisible(bool(text))

    @Slot(object)
    def _call_changed(self, event: CallChanged) -> None:
        """A live call goes before listening."""
        if event.fresh and event.state not in OVER and self.playing:
            self._let_go()
            self._say(self.tr("有电话，已暂停播放。"))

    @Slot()
    def _jump_back(self) -> None:
        self.jump(-JUMP_S)

    @Slot()
    def _jump_forward(self) -> None:
        self.jump(JUMP_S)

    def _let_go(self) -> None:
        player, self._player = self._player, None
        if player is not None:
            player.close()
        self._show_state()

    def hideEvent(self, event: QHideEvent) -> None:
        """Be silent where nobody sees why there is sound."""
        self._let_go()
        self._growth.stop()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at a recording that still runs, from now on."""
        super().showEvent(event)
        if self._recording is not None and self._recording.state is RecordingState.RUNNING:
            self._growth.start()
