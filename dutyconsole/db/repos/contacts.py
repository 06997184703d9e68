"""The directory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from dutyconsole.db.rows import CONTACT
from dutyconsole.db.search.index import SearchIndex
from dutyconsole.db.tables import people_tables
from dutyconsole.domain.ids import ContactId
from dutyconsole.domain.vocabulary import SearchIn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.db.transaction import Transaction
    from dutyconsole.domain.contact import Contact


class SqlContacts:
    """The directory."""

    def __init__(self, transaction: Transaction) -> None:
        self._sql = transaction
        self._index = SearchIndex(transaction, SearchIn.CONTACT)

    def add(self, contact: Contact, *, keys: Sequence[str]) -> ContactId:
        """Store a line with the comparable forms of its numbers; the same form twice is kept once."""
        contact_id = ContactId(self._sql.add(people_tables.contact, CONTACT.values(contact)))
        for key in dict.fromkeys(keys):
            self._sql.add(people_tables.contact_number, {"contact_id": contact_id, "key": key})
        self._index.renew(contact_id)
        return contact_id

    def by_key(self, key: str) -> Sequence[Contact]:
        """Return the lines with that number."""
        number = people_tables.contact_number
        found = select(*CONTACT.columns).join(number, number.c.contact_id == people_tables.contact.c.id)
        rows = self._sql.rows(found.where(number.c.key == key).order_by(people_tables.contact.c.id))
        return [CONTACT.read(row) for row in rows]
