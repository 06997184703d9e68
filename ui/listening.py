"""Listening to the recordings of one call: registered first (F05), then played as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dutyconsole.app.commands import RegisterAccess
from dutyconsole.domain.permission import Right
from dutyconsole.domain.vocabulary import AccessAct
from ui.access import AccessGate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from dutyconsole.app.device_ports import Player
    from dutyconsole.domain.access import Access
    from dutyconsole.domain.ids import CallId
    from dutyconsole.domain.recording import Recording
    from dutyconsole.errors import DutyError
    from ui.seat import Seat

TICK_MS = 40
END_S = 0.1
"""From closer to the end than this, playing begins again."""


class Listening(QObject):
    """Plays what `take` was given. Nothing is heard that was not registered before.

    The reason for listening to an older call is asked once for each call while the same person sits here.
    Signals:
        changed: it plays or does not any more, or is elsewhere.
        failed: the error that stopped it, or None where a person gave up registering.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, seat: Seat, widget: QWidget) -> None:
        super().__init__(widget)
        self._seat = seat
        self._widget = widget
        self._gate = AccessGate(seat, widget)
        self._call: CallId | None = None
        self._recordings: tuple[Recording, ...] = ()
        self._player: Player | None = None
        self._access: Access | None = None
        self._known: dict[CallId, tuple[str, str]] = {}
        self._opening = False
        self._turn = 0
        """Counts what was let go, so that an answer that comes late is known as such."""
        self._position = 0.0
        self._from_end: float | None = None
        self.seconds = 0.0
        """Length of the sound, as far as somebody has looked."""
        self._speed, self._volume = 1.0, 1.0
        self._loop: tuple[float, float] | None = None
        self._output = seat.console.settings.room.playback
        self._ticks = QTimer(self)
        self._ticks.setInterval(TICK_MS)
        self._ticks.timeout.connect(self._tick)
        seat.leaving.connect(self._person_leaves)

    @property
    def position(self) -> float:
        """Where one is, in seconds."""
        return self._position

    @property
    def playing(self) -> bool:
        """Say whether sound comes."""
        return self._player is not None and self._player.is_playing()

    @property
    def output(self) -> str:
        """The device on which it is heard."""
        return self._output

    @property
    def loop(self) -> tuple[float, float] | None:
        """The stretch that is played over and over."""
        return self._loop

    def take(self, call: CallId | None, recordings: Sequence[Recording]) -> None:
        """Be ready to play other recordings from their beginning; the same ones again change nothing."""
        recordings = tuple(recordings)
        if [each.id for each in recordings] != [each.id for each in self._recordings]:
            self.let_go()
            self._position, self._loop, self.seconds = 0.0, None, 0.0
        self._call, self._recordings = call, recordings

    @Slot()
    def toggle(self) -> None:
        """Play, or pause."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def play(self) -> None:
        """Go on from where one is, from the beginning after the end."""
        if self._player is None:
            self._register()
            return
        if self._position >= self.seconds - END_S:
            self.seek(0.0)
        self._start(self._player)

    def play_end(self, seconds: float) -> None:
        """Play the last `seconds` of what there is now."""
        self.let_go()
        self._from_end = seconds
        self._register()

    def pause(self) -> None:
        """Stop where one is."""
        if self._player is not None:
            self._player.pause()
        self._show()

    @Slot(float)
    def seek(self, seconds: float) -> None:
        """Go to a position."""
        self._position = min(max(0.0, seconds), self.seconds)
        if self._player is not None:
            self._player.seek(self._position)
        self.changed.emit()

    @Slot(float)
    def jump(self, seconds: float) -> None:
        """Go forward or back."""
        self.seek(self._position + seconds)

    def set_speed(self, speed: float) -> None:
        """Play faster or slower at the same pitch."""
        self._speed = speed
        if self._player is not None:
            self._player.set_speed(speed)

    def set_volume(self, share: float) -> None:
        """Set the volume, 0 to 1."""
        self._volume = share
        if self._player is not None:
            self._player.set_volume(share)

    def set_loop(self, stretch: tuple[float, float] | None) -> None:
        """Play a stretch over and over, or go on to the end."""
        self._loop = stretch
        if self._player is not None:
            self._player.set_loop(stretch)
        self.changed.emit()

    def set_output(self, name: str) -> None:
        """Play on another device."""
        self._output = name
        if self._player is not None:
            self._player.set_output(name)

    def let_go(self) -> None:
        """Be silent, let the device go, and register how far it was heard."""
        player, self._player = self._player, None
        access, self._access = self._access, None
        self._opening, self._from_end = False, None
        self._turn += 1
        if player is not None:
            player.close()
        if access is not None:
            self._gate.ended(access, self._position)
        self._show()

    def _register(self) -> None:
        if self._opening or not self._recordings or not self._seat.may(Right.LISTEN):
            return
        self._opening = True
        call, recordings, turn = self._call, self._recordings, self._turn
        reason, approved_by = self._known.get(call, ("", "")) if call is not None else ("", "")
        wanted = RegisterAccess(
            AccessAct.LISTENED,
            call,
            recordings[0].id if len(recordings) == 1 else None,
            reason=reason,
            approved_by=approved_by,
            from_ms=round(self._position * 1000),
        )

        def granted(access: Access) -> None:
            if call is not None:
                self._known[call] = (access.reason, access.approved_by)
            if turn == self._turn:
                self._access = access
                self._open(recordings)
            else:
                self._gate.ended(access, (access.from_ms or 0) / 1000)

        subject = " ".join(each.number for each in recordings)
        self._gate.register(wanted, subject=subject, granted=granted, denied=self._cannot)

    def _open(self, recordings: tuple[Recording, ...]) -> None:
        """Have the files looked at on a query thread, then play from where one is."""
        make, folder, turn = self._seat.console.player, self._seat.console.folder, self._turn

        def start() -> tuple[Player, float]:
            player = make()
            return player, player.open([folder.sound(each.file) for each in recordings])

        def opened(made: tuple[Player, float]) -> None:
            if turn == self._turn and self._widget.isVisible():
                self._begin(*made)
            else:
                made[0].close()

        self._seat.work(self._widget, start).success(opened).failure(self._cannot).run()

    def _begin(self, player: Player, seconds: float) -> None:
        self._opening, self._player, self.seconds = False, player, seconds
        player.set_speed(self._speed)
        player.set_volume(self._volume)
        player.set_loop(self._loop)
        player.set_output(self._output)
        from_end, self._from_end = self._from_end, None
        self.seek(self._position if from_end is None else seconds - from_end)
        self._start(player)

    def _start(self, player: Player) -> None:
        player.play()
        # A device that fails at once has stopped before anybody looks: the first tick tells why.
        self._ticks.start()
        self.changed.emit()

    def _cannot(self, error: DutyError | None) -> None:
        self.let_go()
        self.failed.emit(error)

    @Slot()
    def _tick(self) -> None:
        player = self._player
        if player is None:
            return
        self._position = player.position()
        # A running recording grows while one listens.
        self.seconds = max(self.seconds, self._position)
        self.changed.emit()
        if not player.is_playing():
            self._show()
            if (problem := player.problem()) is not None:
                self.failed.emit(problem)

    def _show(self) -> None:
        (self._ticks.start if self.playing else self._ticks.stop)()
        self.changed.emit()

    @Slot()
    def _person_leaves(self) -> None:
        """Nobody listens on in another's name, or with another's reason."""
        self.let_go()
        self._known.clear()
