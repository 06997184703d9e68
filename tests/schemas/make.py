"""Writes the small database of the present schema: `python -m tests.schemas.make`, once for each migration.

The file is made when a migration is new and never again: it stands for what is in a room that has not been
upgraded for years.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from dutyconsole.db.backup import copy_database
from dutyconsole.db.migrate import head
from dutyconsole.domain.ids import EntryId, PersonId
from dutyconsole.domain.vocabulary import EntryStatus
from tests.db import desk
from tests.support import make

FOLDER = Path(__file__).parent


def main() -> None:
    """Fill a store with one of everything and copy it beside this file."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "duty.db"
        store = desk.open_store(path)
        desk.fill(store)
        with store.uow() as uow:
            contact = make.contact()
            uow.contacts.add(contact, keys=contact.match_keys(desk.AREA))
            call = make.call()
            call = replace(call, id=uow.calls.add(call))
            uow.calls.add_record(make.call_record(call_id=call.id))
            recording = desk.add_recording(uow, make.recording(call_id=call.id))
            slip = desk.add_slip(uow, make.slip(call_id=call.id, recording_id=recording.id))
            about: dict[str, Any] = {"call_id": call.id, "recording_id": recording.id, "slip_id": slip.id}
            first = desk.add_entry(uow, make.entry("东河镇来电，辖区无异常。", **about), once="form-1")
            wrong = desk.add_entry(uow, make.entry("误记。"))
            desk.add_entry(uow, make.entry("写错。", strikes=wrong.id))
            desk.add_sheet(uow, make.sheet(entry_id=wrong.id))
            desk.add_matter(uow, first.id or EntryId(0), wrong.id or EntryId(0))
            desk.add_mark(uow, make.mark(call_id=call.id))
            desk.add_entry(uow, make.entry("续报已收。", follows=first.id, status=EntryStatus.PENDING))
            listened = desk.add_access(uow, make.access(call_id=call.id, recording_id=recording.id))
            desk.add_access(uow, make.access(closes=listened.id, to_ms=9000))
            desk.add_key(uow)
            uow.self_tests.add(make.self_test())
            uow.drafts.keep("entry:new", PersonId(1), "正在写的一条", make.AT)
            uow.lines.set_last_fact(make.LINE, 9)
            uow.shifts.add(make.shift(taken_over_at=make.handover().incoming.at))
            desk.add_handover(uow)
            uow.commit()
        store.close()
        copy_database(path, FOLDER / f"{head()}.db")


if __name__ == "__main__":
    main()
