"""The people and the unit of a duty room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.domain.vocabulary import Category, Role

if TYPE_CHECKING:
    from datetime import date

    from dutyconsole.domain.ids import PersonId, UnitId

ON_DUTY_ROLES = frozenset({Role.OFFICER, Role.LEADER})


@dataclass(frozen=True)
class Unit:
    """An organ of government. Each has one duty telephone (article 6, 一单位一号)."""

    id: UnitId | None
    name: str
    duty_phone: str = ""
    fax: str = ""
    own: bool = False
    """True for the unit whose room this is."""


@dataclass(frozen=True)
class Person:
    """Somebody who can sign in; or the program itself (`SYSTEM`), who cannot."""

    id: PersonId | None
    name: str
    unit_id: UnitId | None = None
    title: str = ""
    """职务, for instance 区政府办副主任."""
    mobile: str = ""
    category: Category = Category.CIVIL_SERVANT
    roles: frozenset[Role] = frozenset({Role.OFFICER})
    active: bool = True
    full_time: bool = True
    """专职; False is 兼职 (article 13)."""
    active_from: date | None = None
    active_to: date | None = None
    """First and last day of service in the room; None is open."""
    trained_on: date | None = None
    """Last training for duty (article 19)."""

    def in_service(self, day: date) -> bool:
        """Say whether the person serves the room on that day."""
        return (
            self.active
            and (self.active_from is None or self.active_from <= day)
            and (self.active_to is None or day <= self.active_to)
        )

    @property
    def may_stand_duty(self) -> bool:
        """Article 4: only civil servants and staff of public institutions stand duty."""
        return self.active and self.category is not Category.OTHER and bool(self.roles & ON_DUTY_ROLES)


SYSTEM = Person(None, "系统", category=Category.OTHER, roles=frozenset(), active=False)
"""Who writes what no person wrote. Has no password, no right and no place in any list of people."""
