"""Listening to the recordings of a call as one: the picture, the buttons, and what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dutyconsole.domain.call import OVER
from dutyconsole.domain.mark import bookmarks
from dutyconsole.domain.permission import Right
from dutyconsole.domain.recording import RecordingState, place_of
from dutyconsole.errors import DutyError
from ui.listening import Listening
from ui.peaks import NOTHING, Picture, picture_of
from ui.widgets.labels import label, pack, set_role
from ui.widgets.player_controls import PlayerControls
from ui.widgets.waveform import Waveform

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent

    from dutyconsole.app.events import CallChanged
    from dutyconsole.app.views import CallRow
    from dutyconsole.domain.recording import Recording
    from ui.seat import Seat

GROWTH_MS = 2000
COLUMNS = 1200
"""Columns of a waveform: more than a screen shows of it."""

Seen = tuple[Picture, tuple["Recording", ...], tuple[DutyError, ...]]
"""The picture of those recordings that can be read, these, and what is wrong with the others."""


class PlayerBar(QWidget):
    """Plays the recordings of one call; lets the sound device go when it is hidden or the telephone rings.

    The files are looked at on a query thread, so that a slow disk never holds the window. A recording that
    still runs is looked at again every two seconds; one that cannot be read is said and left out.
    """

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._row: CallRow | None = None
        self._looking = False
        self._loop_from: float | None = None
        self._outputs_known = False
        self.listening = Listening(seat, self)
        self.waveform = Waveform()
        self.controls = PlayerControls()
        self.note = label("", "note", role="second", wrap=True)
        layout = QVBoxLayout(self)
        pack(layout, gap=4)
        for part in (self.waveform, self.controls, self.note):
            layout.addWidget(part)
        self._growth = QTimer(self)
        self._growth.setInterval(GROWTH_MS)
        self._growth.timeout.connect(self._look)
        self._connect()

    def show_call(self, row: CallRow | None) -> None:
        """Show the sound of another call from its beginning; the same one again keeps place and playing."""
        before = self._ids()
        self._row = row
        self.setEnabled(row is not None and self._seat.may(Right.LISTEN))
        if self._ids() != before or row is None:
            self.listening.take(None, ())
            self._set_loop(None, None)
            self.waveform.show_sound(NOTHING)
            self.say("")
        self._follow_growth()
        self._show_flags()
        self._show()
        if row is not None:
            self._look()

    def say(self, text: str, *, role: str = "second") -> None:
        """Say something below the buttons, or nothing."""
        self.note.setText(text)
        set_role(self.note, role)
        self.note.setVisible(bool(text))

    def _connect(self) -> None:
        listening, controls = self.listening, self.controls
        for part in (self.waveform, controls):
            part.toggled.connect(self._toggle)
            part.jumped.connect(listening.jump)
        self.waveform.sought.connect(listening.seek)
        self.waveform.marked.connect(self._mark_loop)
        controls.loop_marked.connect(self._mark_loop)
        controls.speed_chosen.connect(listening.set_speed)
        controls.volume_chosen.connect(listening.set_volume)
        controls.output_chosen.connect(listening.set_output)
        listening.changed.connect(self._show)
        listening.failed.connect(self._cannot)
        self._seat.relay.call_changed.connect(self._call_changed)

    def _ids(self) -> tuple[object, ...]:
        return () if self._row is None else tuple(each.id for each in self._row.recordings)

    @Slot()
    def _toggle(self) -> None:
        self.say("")
        self.listening.toggle()

    @Slot()
    def _look(self) -> None:
        """Have the picture made; off the GUI thread."""
        row = self._row
        if row is None or not row.recordings or self._looking or not self._seat.may(Right.LISTEN):
            return
        self._looking = True
        folder, sounds = self._seat.console.folder, self._seat.console.sound_files

        def look() -> Seen:
            shapes, good, wrong = [], [], []
            for recording in row.recordings:
                try:
                    shapes.append(sounds.peaks(folder.sound(recording.file)))
                    good.append(recording)
                except DutyError as error:
                    wrong.append(error)
            return picture_of(shapes, COLUMNS), tuple(good), tuple(wrong)

        def arrived(seen: Seen) -> None:
            self._looking = False
            if self._row is not None and self._ids() == tuple(each.id for each in row.recordings):
                self._show_seen(self._row, seen)
            else:
                self._look()

        def failed(error: DutyError) -> None:
            self._looking = False
            self._cannot(error)

        self._seat.work(self, look).success(arrived).failure(failed).run()

    def _show_seen(self, row: CallRow, seen: Seen) -> None:
        picture, good, wrong = seen
        self.waveform.show_sound(picture, preroll=good[0].preroll_s if good else 0.0)
        self.listening.take(row.call.id, good)
        self.listening.seconds = max(self.listening.seconds, picture.seconds)
        self.controls.setEnabled(bool(good))
        if wrong:
            self.say("\n".join(self._seat.words.error(error) for error in wrong), role="danger")
        self._show_flags(good)
        self._show()

    def _show_flags(self, good: Sequence[Recording] | None = None) -> None:
        row = self._row
        places = row.recordings if row and good is None else good or ()
        marks = bookmarks(row.marks) if row and places else ()
        self.waveform.show_flags([(place_of(places, mark.at), mark.word) for mark in marks])

    @Slot(str)
    def _mark_loop(self, edge: str) -> None:
        """Begin or end the loop where one is, or take it away."""
        here = self.listening.position
        if edge == "start":
            self._set_loop(here, None)
        elif edge == "off":
            self._set_loop(None, None)
        elif self._loop_from is not None and here != self._loop_from:
            self._set_loop(*sorted((self._loop_from, here)))

    def _set_loop(self, start: float | None, end: float | None) -> None:
        self._loop_from = start
        whole = None if start is None or end is None else (start, end)
        self.listening.set_loop(whole)
        self.waveform.show_loop(start, end)
        length = self._seat.words.length
        self.controls.show_loop("" if start is None else length(start), "" if end is None else length(end))

    @Slot()
    def _show(self) -> None:
        words, position = self._seat.words, self.listening.position
        self.waveform.show_position(position)
        whole = max(self.waveform.seconds, self.listening.seconds)
        self.controls.time.setText(f"{words.length(position)} / {words.length(whole)}")
        self.controls.show_playing(playing=self.listening.playing)

    @Slot(object)
    def _cannot(self, error: DutyError | None) -> None:
        if error is not None:
            self.say(self._seat.words.error(error), role="danger")

    @Slot(object)
    def _call_changed(self, event: CallChanged) -> None:
        """A live call goes before listening."""
        if event.fresh and event.state not in OVER and self.listening.playing:
            self.listening.let_go()
            self.say(self.tr("有电话，已暂停播放。"))

    def _follow_growth(self) -> None:
        recordings = self._row.recordings if self._row is not None else ()
        running = any(each.state is RecordingState.RUNNING for each in recordings)
        (self._growth.start if running and self.isVisible() else self._growth.stop)()

    def _ask_outputs(self) -> None:
        """Ask the machine once for its outputs; it may take a second."""
        if self._outputs_known:
            return
        self._outputs_known = True
        self.controls.offer_outputs(("default",), self.listening.output)
        asked = self._seat.work(self, self._seat.console.devices.sound_outputs)
        asked.success(self._offer_outputs).failure(self._no_outputs).run()

    def _offer_outputs(self, names: Sequence[str]) -> None:
        self.controls.offer_outputs(names or ("default",), self.listening.output)

    def _no_outputs(self, error: DutyError) -> None:  # noqa: ARG002  playing says what is wrong
        """Ask again the next time."""
        self._outputs_known = False

    def hideEvent(self, event: QHideEvent) -> None:
        """Be silent where nobody sees why there is sound."""
        self.listening.let_go()
        self._growth.stop()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at a recording that still runs, from now on."""
        super().showEvent(event)
        self._follow_growth()
        self._ask_outputs()
