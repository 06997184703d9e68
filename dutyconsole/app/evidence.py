"""Evidence that leaves the room: registered and sealed first, then packed from what is sealed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dutyconsole.app.accesses import register_access
from dutyconsole.app.commands import ExportCalls, RegisterAccess
from dutyconsole.domain.audit import make_seal
from dutyconsole.domain.signing import judge
from dutyconsole.domain.vocabulary import AccessAct
from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from dutyconsole.app.console import Console
    from dutyconsole.app.desk import Work
    from dutyconsole.app.views import EvidenceView
    from dutyconsole.domain.access import Access

SEALED_FOR = "evidence"


def export_calls(command: ExportCalls, work: Work) -> tuple[Access, ...]:
    """Register the export of each call and close the chain off, in one act."""
    if not command.call_ids:
        raise Refused("call_unknown")
    rows = tuple(
        register_access(
            RegisterAccess(
                AccessAct.EXPORTED,
                call_id,
                reason=command.reason,
                approved_by=command.approved_by,
                destination=command.destination,
            ),
            work,
        )
        for call_id in command.call_ids
    )
    chain = work.uow.chain
    chain.add_seal(make_seal(chain.last_seal(), chain.head(), at=work.now, reason=SEALED_FOR))
    return rows


def check_key(console: Console) -> None:
    """Raise `StoreProblem` where nothing could be signed: to be known before anything is registered."""
    keys = console.desk.ask(lambda queries: queries.signing_keys()).result()
    problem = judge(keys, console.signer.public())
    if problem is not None:
        raise problem


def completed(view: EvidenceView, exports: tuple[Access, ...], console: Console) -> EvidenceView:
    """Return the view with what the store does not know of the export."""
    zone = console.settings.room.zone
    return replace(view, exports=exports, made_at=console.clock.now(), zone=zone)
