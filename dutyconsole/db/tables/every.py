"""All tables together: what a migration compares with the database."""

from __future__ import annotations

from dutyconsole.db.tables import (
    call_tables,
    log_tables,
    matter_tables,
    people_tables,
    roster_tables,
    search_tables,
    trust_tables,
)
from dutyconsole.db.tables.base import metadata

__all__ = ["MODULES", "metadata"]

MODULES = (people_tables, roster_tables, call_tables, log_tables, matter_tables, trust_tables, search_tables)
"""Named here, so that each has put its tables into `metadata`."""
