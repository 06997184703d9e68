"""The documents of an evidence package: canonical JSON (sorted keys, no blanks, UTF-8, one line end)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from dutyconsole.domain.audit import field_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from dutyconsole.app.views import CallRow, EvidenceCall, EvidenceView
    from dutyconsole.domain.audit import Link, Seal

FORMAT = "dutyconsole/evidence/1"


def canonical_json(document: Any) -> bytes:
    """Return the one way of writing a document."""
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode() + b"\n"


def calls_document(view: EvidenceView, files: Mapping[str, tuple[str | None, str | None]]) -> dict[str, Any]:
    """Return the calls; `files` gives, by recording number, the WAV and the stored file in the package.

    Here for reading: the chain vouches for each call as it stands among the facts.
    """
    return {"format": FORMAT, "calls": [_call(call, view, files) for call in view.calls]}


def facts_document(view: EvidenceView) -> dict[str, Any]:
    """Return the rows that the chain vouches for, each field as it enters the digest."""
    return {
        "format": FORMAT,
        "facts": [
            {
                "kind": fact.link.kind.value,
                "ref": fact.link.ref,
                "seq": fact.link.seq,
                "call": fact.call_id,
                "fields": [list(field) for field in fact.fields],
            }
            for fact in view.facts
        ],
    }


def chain_document(view: EvidenceView) -> dict[str, Any]:
    """Return the parts of the chain that lead from the rows to their seals."""
    return {
        "format": FORMAT,
        "stretches": [
            {"links": [_link(link) for link in stretch.links], "seal": _seal(stretch.seal)}
            for stretch in view.stretches
        ],
    }


def _call(
    call: EvidenceCall, view: EvidenceView, files: Mapping[str, tuple[str | None, str | None]]
) -> dict[str, Any]:
    row = call.row
    return {
        **_line_facts(row),
        "recordings": [
            {
                "number": each.number,
                "state": each.state.value,
                "seconds": f"{each.seconds:.3f}",
                "wav": files.get(each.number, (None, None))[0],
                "stored": files.get(each.number, (None, None))[1],
            }
            for each in row.recordings
        ],
        "facts": [
            {"kind": fact.link.kind.value, "ref": fact.link.ref}
            for fact in view.facts
            if fact.call_id == row.call.id
        ],
    }


def _line_facts(row: CallRow) -> dict[str, Any]:
    call, contact = row.call, row.contact
    return {
        "id": call.id,
        "line": call.line,
        "line_name": row.line_name,
        "direction": call.direction.value,
        "state": call.state.value,
        "number": call.number,
        "presentation": call.presentation.value,
        "name": call.name,
        "unit": contact.unit if contact else None,
        "person": contact.person if contact else None,
        "started_at": _at(call.started_at),
        "answered_at": _at(call.answered_at),
        "ended_at": _at(call.ended_at),
        "rings": call.rings,
        "unrecorded_reason": call.unrecorded_reason,
    }


def _at(at: datetime | None) -> str | None:
    return field_text(at)


def _link(link: Link) -> dict[str, Any]:
    return {
        "seq": link.seq,
        "kind": link.kind.value,
        "ref": link.ref,
        "digest": link.digest.hex(),
        "previous": link.previous.hex(),
        "hash": link.hash.hex(),
    }


def _seal(seal: Seal) -> dict[str, Any]:
    return {
        "number": seal.number,
        "at": _at(seal.at),
        "count": seal.count,
        "head": seal.head.hex(),
        "previous": seal.previous.hex(),
        "hash": seal.hash.hex(),
        "reason": seal.reason,
    }
