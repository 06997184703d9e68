"""All questions in one object, as `dutyconsole.app.ports.Queries` names them."""

from __future__ import annotations

from dutyconsole.db.reading.access_queries import AccessQueries
from dutyconsole.db.reading.call_queries import CallQueries
from dutyconsole.db.reading.entry_queries import EntryQueries
from dutyconsole.db.reading.evidence_queries import EvidenceQueries
from dutyconsole.db.reading.matter_queries import MatterQueries
from dutyconsole.db.reading.people_queries import PeopleQueries
from dutyconsole.db.reading.roster_queries import RosterQueries
from dutyconsole.db.reading.search_queries import SearchQueries
from dutyconsole.db.reading.sheet_queries import SheetQueries
from dutyconsole.db.reading.shift_queries import ShiftQueries
from dutyconsole.db.verifying.queries import VerifyQueries


class SqlQueries(
    EntryQueries,
    SearchQueries,
    CallQueries,
    ShiftQueries,
    SheetQueries,
    MatterQueries,
    PeopleQueries,
    RosterQueries,
    AccessQueries,
    EvidenceQueries,
    VerifyQueries,
):
    """The read side of the store."""
