"""The Desk: one thread that makes every change, in one order, and two that read.

A command is prepared on a query thread where it has slow work that writes nothing (checking a password),
then carried out on the desk's thread in a unit of work of its own. What changed is published only after
the commit. The GUI never waits: it gets a Future.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from dutyconsole.domain.changes import Changed
from dutyconsole.errors import Bug, DutyError

if TYPE_CHECKING:
    from datetime import datetime

    from dutyconsole.app.ports import Publish, Queries, UnitOfWork, UnitOfWorkFactory
    from dutyconsole.clock import Clock
    from dutyconsole.domain.person import Person

log = logging.getLogger("dutyconsole.desk")

T = TypeVar("T")


@dataclass
class Work:
    """What a handler is given: the transaction, the time, who orders, and where to leave its news."""

    uow: UnitOfWork
    queries: Queries
    now: datetime
    actor: Person | None
    proof: Any = None
    """What the preparation returned."""
    news: list[Callable[[], object]] = field(default_factory=list)
    """Made and published after the commit, so that they show what is really stored."""
    refusal: DutyError | None = None
    """Raised after the commit: what a refused command leaves behind (a wrong password counts) is kept."""

    def tell(self, make: Callable[[], object]) -> None:
        """Have the event that `make` returns published after the commit; None is not published."""
        self.news.append(make)

    def person(self) -> Person:
        """Return who orders; raises `Bug` where a command of a person came without one."""
        if self.actor is None:
            raise Bug("command_without_actor")
        return self.actor


Handler = Callable[[Any, Work], Any]
Preparation = Callable[[Any, "Queries"], Any]


class Desk:
    """Carries out commands, one after the other, and answers questions beside them."""

    def __init__(
        self,
        *,
        uow: UnitOfWorkFactory,
        queries: Queries,
        clock: Clock,
        publish: Publish,
        writer: Executor | None = None,
        readers: Executor | None = None,
    ) -> None:
        self._uow = uow
        self._queries = queries
        self._clock = clock
        self._publish = publish
        self._handlers: dict[type, tuple[Handler, Preparation | None]] = {}
        self._writer = writer or ThreadPoolExecutor(1, thread_name_prefix="desk")
        self._readers = readers or ThreadPoolExecutor(2, thread_name_prefix="query")

    def handle(self, command: type, handler: Handler, *, prepare: Preparation | None = None) -> None:
        """Name who carries out a kind of command; `prepare` runs first, on a query thread."""
        self._handlers[command] = (handler, prepare)

    def submit(self, command: Any, actor: Person | None = None, *, initiator: object = None) -> Future[Any]:
        """Order something; the Future gives what the handler returns or raises `DutyError`."""
        handler, prepare = self._handlers[type(command)]
        if prepare is None:
            return self._writer.submit(self._carry_out, handler, command, actor, initiator)
        return _chained(
            self._readers,
            lambda: prepare(command, self._queries),
            self._writer,
            lambda proof: self._carry_out(handler, command, actor, initiator, proof),
        )

    def post(self, command: Any) -> Future[Any]:
        """Order what nobody waits for, such as what a device says: a failure is logged."""
        future = self.submit(command)
        future.add_done_callback(_log_failure)
        return future

    def ask(self, question: Callable[[Queries], T]) -> Future[T]:
        """Answer a question on a query thread."""
        return self._readers.submit(_known_errors, lambda: question(self._queries))

    def run(self, work: Callable[[], T]) -> Future[T]:
        """Do long work that writes nothing in the store (a PDF, a digest) on a query thread."""
        return self._readers.submit(_known_errors, work)

    def close(self) -> None:
        """Finish what was ordered, then stop."""
        self._readers.shutdown(wait=True)
        self._writer.shutdown(wait=True)

    def _carry_out(
        self, handler: Handler, command: Any, actor: Person | None, initiator: object, proof: Any = None
    ) -> Any:
        with self._uow() as uow:
            work = Work(uow, self._queries, self._clock.now(), actor, proof)
            result = _known_errors(lambda: handler(command, work))
            touched = uow.touched()
            if touched:
                uow.commit()
        self._tell(work, touched, initiator)
        if work.refusal is not None:
            raise work.refusal
        return result

    def _tell(self, work: Work, touched: frozenset[str], initiator: object) -> None:
        events = [make() for make in work.news]
        if touched:
            events.append(Changed(touched, initiator))
        for event in events:
            if event is not None:
                self._publish(event)


def _known_errors(work: Callable[[], T]) -> T:
    try:
        return work()
    except DutyError:
        raise
    except Exception:
        log.exception("unexpected failure")
        raise


def _log_failure(future: Future[Any]) -> None:
    if not future.cancelled() and (error := future.exception()) is not None:
        log.error("what nobody waits for could not be carried out: %s", error)


def _chained(
    first: Executor, start: Callable[[], Any], second: Executor, then: Callable[[Any], T]
) -> Future[T]:
    """Run `start` on one executor and `then` with its result on another; one Future for both."""
    whole: Future[T] = Future()

    def finish(future: Future[T]) -> None:
        error = future.exception()
        if error is not None:
            whole.set_exception(error)
        else:
            whole.set_result(future.result())

    def go_on(future: Future[Any]) -> None:
        error = future.exception()
        if error is not None:
            whole.set_exception(error)
        else:
            second.submit(then, future.result()).add_done_callback(finish)

    first.submit(start).add_done_callback(go_on)
    return whole
