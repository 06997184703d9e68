"""The duty directory (F30): units, people, numbers, and whose number just rang."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.domain.phone import match_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dutyconsole.domain.ids import ContactId


@dataclass(frozen=True)
class Contact:
    """A line of the directory."""

    id: ContactId | None
    unit: str
    person: str = ""
    title: str = ""
    duty_phone: str = ""
    office_phone: str = ""
    mobile: str = ""
    fax: str = ""
    group: str = ""

    @property
    def numbers(self) -> tuple[str, ...]:
        """Return every number that may ring us from here, fax last."""
        return tuple(n for n in (self.duty_phone, self.office_phone, self.mobile, self.fax) if n)

    def match_keys(self, area_code: str) -> tuple[str, ...]:
        """Return the comparable forms of its numbers."""
        return tuple(match_key(number, area_code) for number in self.numbers)


def whose(number: str | None, contacts: Iterable[Contact], area_code: str = "") -> Contact | None:
    """Return the contact with this number; a mobile (one person) goes before a shared landline."""
    if not number:
        return None
    wanted = match_key(number, area_code)
    found = [contact for contact in contacts if wanted in contact.match_keys(area_code)]
    found.sort(key=lambda contact: match_key(contact.mobile, area_code) != wanted)
    return found[0] if found else None
