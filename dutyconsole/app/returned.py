"""Missed calls stay on the desk until their caller was reached: a later answered call closes them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dutyconsole.app.slips import call_changed

if TYPE_CHECKING:
    from collections.abc import Callable

    from dutyconsole.app.desk import Work
    from dutyconsole.app.events import CallChanged
    from dutyconsole.domain.call import Call


def close_missed(call: Call, work: Work) -> None:
    """Link the missed calls of the same number, of every line, to an answered call that came after them.

    What was said stands in that call's own slip; it waits for one like any other call.
    """
    if call.id is None or call.answered_at is None or not call.number:
        return
    for missed in work.uow.calls.missed_of(call.number, before=call.answered_at):
        if missed.id is not None and missed.id != call.id:
            work.uow.calls.update(replace(missed, handled=True, returned_by=call.id))
            work.tell(_news(missed, work))


def _news(missed: Call, work: Work) -> Callable[[], CallChanged | None]:
    call_id = missed.id
    return lambda: None if call_id is None else call_changed(work, call_id, fresh=False)
