"""One seat at the desk: the console behind the window, who is signed in, and the ways to order and to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from dutyconsole.domain.call import AnswerLimit
from dutyconsole.domain.permission import may
from ui.errors import Presenter
from ui.ops import Deliverer, Operation
from ui.relay import Relay
from ui.text import Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from dutyconsole.app.console import Console
    from dutyconsole.app.ports import Queries
    from dutyconsole.domain.permission import Right
    from dutyconsole.domain.person import Person

T = TypeVar("T")


class Seat(QObject):
    """What every page is given.

    Signals:
        leaving: who is signed in will not be in a moment: what is done in their name ends now.
        signed_in: the `Person` who now sits here, or None after locking.
        said: (sentence, is a problem): to be shown in the window's notice line.
        wants_call: id of a call whose card shall open.
        wants_entry: number of a log line that shall be shown.
        wants_supplement: number of a log line whose form shall be filled up.
        wants_page: key of a page.
        wants_dial: a number that shall be dialled, or an empty text: the dialog opens with it.
        restyled: theme or settings were changed.
    """

    leaving = Signal()
    signed_in = Signal(object)
    said = Signal(str, bool)
    wants_call = Signal(int)
    wants_entry = Signal(int)
    wants_supplement = Signal(int)
    wants_page = Signal(str)
    wants_dial = Signal(str)
    restyled = Signal()

    def __init__(self, console: Console, *, open_file: Callable[[Path], object]) -> None:
        super().__init__()
        self.console = console
        self.open_file = open_file
        self.relay = Relay(self)
        self.words = Words(console.settings.room.language, console.zone)
        self.presenter = Presenter(self)
        self._deliverer = Deliverer(self)
        self._deliverer.failed.connect(self.presenter.present)
        self._person: Person | None = None
        self._deaf = console.news.listen(self.relay.publish)

    @property
    def person(self) -> Person | None:
        """Who is signed in; None while the window is locked."""
        return self._person

    @property
    def idle(self) -> bool:
        """Say whether no order or question is under way."""
        return self._deliverer.idle

    @property
    def answer_limit(self) -> AnswerLimit:
        """How soon a call must be taken in this room."""
        limits = self.console.settings.limits
        return AnswerLimit(limits.answer_rings, limits.answer_s)

    def now(self) -> datetime:
        """Return the present instant by the console's clock."""
        return self.console.clock.now()

    def own(self, draft: str) -> str:
        """Return the key of a draft of who is signed in: two officers never write into the same one."""
        return f"{draft}:of:{self._person.id}" if self._person is not None else draft

    def may(self, right: Right) -> bool:
        """Say whether who is signed in has the right."""
        return self._person is not None and may(self._person, right)

    def sit_down(self, person: Person | None) -> None:
        """Note who is signed in from now on; None locks the window."""
        if self._person is not None:
            self.leaving.emit()
        self._person = person
        self.signed_in.emit(person)

    def order(self, widget: QWidget, command: object) -> Operation:
        """Prepare an order in the name of who is signed in; `widget` is told, and is the initiator."""
        desk, person = self.console.desk, self._person
        return Operation(widget, lambda: desk.submit(command, person, initiator=widget), self._deliverer)

    def ask(self, widget: QWidget, question: Callable[[Queries], Any]) -> Operation:
        """Prepare a question to the read side."""
        return Operation(widget, lambda: self.console.desk.ask(question), self._deliverer)

    def work(self, widget: QWidget, work: Callable[[], Any]) -> Operation:
        """Prepare long work that writes nothing in the store."""
        return Operation(widget, lambda: self.console.desk.run(work), self._deliverer)

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Show a sentence in the window's notice line."""
        self.said.emit(sentence, problem)

    def leave(self) -> None:
        """Hear no more news; called when the window closes."""
        self._deaf()
