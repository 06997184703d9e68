"""Keeping what is being typed, so that a crash or a power cut loses no word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dutyconsole.app.commands import KeepDraft
    from dutyconsole.app.desk import Work


def keep_draft(command: KeepDraft, work: Work) -> None:
    """Keep the draft; a blank one is forgotten. Allowed before signing in: the first run needs it."""
    if command.text.strip():
        owner = work.actor.id if work.actor else None
        work.uow.drafts.keep(command.key, owner, command.text, work.now)
    else:
        work.uow.drafts.forget(command.key)
