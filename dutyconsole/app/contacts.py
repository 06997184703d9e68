"""The duty directory."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dutyconsole.domain.permission import Right, require

if TYPE_CHECKING:
    from dutyconsole.app.commands import AddContact
    from dutyconsole.app.desk import Work
    from dutyconsole.domain.contact import Contact


@dataclass(frozen=True)
class Contacts:
    """Adds lines to the directory; `area_code` is that of our own line."""

    area_code: str

    def add(self, command: AddContact, work: Work) -> Contact:
        """Add a line; its numbers are stored in their comparable form beside it."""
        require(work.person(), Right.WRITE_LOG)
        return self.store(command.contact, work)

    def store(self, contact: Contact, work: Work) -> Contact:
        """Store a line with the comparable forms of its numbers."""
        keys = contact.match_keys(self.area_code)
        return replace(contact, id=work.uow.contacts.add(contact, keys=keys))
