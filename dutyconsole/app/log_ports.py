"""What is asked about lines of the log beyond their own words, as protocols."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from dutyconsole.app.views import SheetRegisterView, SheetRow
    from dutyconsole.domain.sheet_fields import Form


class SheetQueries(Protocol):
    """The questions about the registers of warnings and visitors."""

    def sheet(self, number: int) -> SheetRow | None:
        """Return the sheet that the line of that number began or supplements, or None."""
        ...

    def open_sheets(self) -> Sequence[SheetRow]:
        """Return the sheets of which something is still to come, oldest first."""
        ...

    def warnings(self, limit: int = 20) -> Sequence[SheetRow]:
        """Return the newest warnings, newest first, to name the first of one that changes."""
        ...

    def sheet_register(self, form: Form, since: datetime, until: datetime) -> SheetRegisterView:
        """Return what the printed register shows; who prints, when and the zone are left to the caller."""
        ...
