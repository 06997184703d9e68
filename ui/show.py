"""Plays a story in the window, seen or unseen: a thread acts, the window shows, pictures are kept."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dutyconsole.domain.person import Person
    from dutyconsole.domain.slip import SlipDraft
    from ui.main_window import MainWindow

LOOK_MS = 40
CALM_LOOKS = 6
"""A picture is taken when the window has had nothing under way for this many looks."""
PICTURE_PATIENCE_S = 30.0


class Show(QObject):
    """Runs a story on a thread of its own; everything that touches the window comes back to the GUI thread.

    Signals:
        picture_wanted: (file, page key).
        seat_wanted: the `Person` who shall sit at the desk.
        typing_wanted: `SlipDraft` that shall stand in the open card.
        over: the story has ended, well or badly.
    """

    picture_wanted = Signal(object, str)
    seat_wanted = Signal(object)
    typing_wanted = Signal(object)
    over = Signal()

    def __init__(self, window: MainWindow, story: Callable[[Show], None]) -> None:
        super().__init__(window)
        self.failure: BaseException | None = None
        self._window = window
        self._story = story
        self._taken = threading.Event()
        self._file: Path | None = None
        self._calm = 0
        self._looking = QTimer(self)
        self._looking.timeout.connect(self._look)
        self._thread = threading.Thread(target=self._run, name="demo-story", daemon=True)
        self.picture_wanted.connect(self._open)
        self.seat_wanted.connect(self._sit_down)
        self.typing_wanted.connect(self._type)
        self.over.connect(self._close)

    def start(self) -> None:
        """Begin the story."""
        self._thread.start()

    def sit_down(self, person: Person) -> None:
        """Have a person sign in at the window; from any thread."""
        self.seat_wanted.emit(person)

    def type_slip(self, draft: SlipDraft) -> None:
        """Have the slip of the open card filled in, as if somebody typed; from any thread."""
        self.typing_wanted.emit(draft)

    def picture(self, file: Path, page: str) -> None:
        """Keep a picture of a page; waits until it is on the disk. For the story's thread."""
        self._taken.clear()
        self.picture_wanted.emit(file, page)
        if not self._taken.wait(PICTURE_PATIENCE_S):
            raise TimeoutError(f"no picture {file.name}")

    def _run(self) -> None:
        try:
            self._story(self)
        except BaseException as error:  # noqa: BLE001  told by `failure`, on the thread that waits for it
            self.failure = error
        finally:
            self.over.emit()

    @Slot(object)
    def _sit_down(self, person: Person) -> None:
        self._window.sign_in.signed_in.emit(person)

    @Slot(object)
    def _type(self, draft: SlipDraft) -> None:
        form = self._window.card.form
        form.put(draft, recorded=True)
        form.edited.emit()

    @Slot(object, str)
    def _open(self, file: Path, page: str) -> None:
        self._file = file
        if page:
            self._window.open_page(page)
        self._calm = 0
        self._looking.start(LOOK_MS)

    @Slot()
    def _look(self) -> None:
        self._calm = self._calm + 1 if self._window.seat.idle else 0
        if self._calm < CALM_LOOKS or self._file is None:
            return
        self._looking.stop()
        self._window.grab().save(str(self._file))
        self._file = None
        self._taken.set()

    @Slot()
    def _close(self) -> None:
        self._thread.join()
        self._window.close()
