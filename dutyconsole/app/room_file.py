"""A duty room as a file: unit, people, directory, first crew and settings, for `setup --from`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from dutyconsole.app.commands import AddPerson, SetUp
from dutyconsole.domain.contact import Contact
from dutyconsole.domain.person import Person, Unit
from dutyconsole.domain.vocabulary import Category, CrewPost, Role, Term
from dutyconsole.errors import BadInput
from dutyconsole.settings_file import settings_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dutyconsole.settings.root import Settings

TermKind = TypeVar("TermKind", bound=Term)

_UNIT = frozenset({"name", "duty_phone", "fax"})
_CONTACT = frozenset({"unit", "person", "title", "duty_phone", "office_phone", "mobile", "fax", "group"})


@dataclass(frozen=True)
class RoomFile:
    """What the file says."""

    set_up: SetUp
    settings: Settings


def read_room(text: str) -> RoomFile:
    """Read a room from TOML; raises `BadInput` naming what is wrong."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput("room_file_broken", why=str(error)) from error
    set_up = SetUp(
        unit=_unit(raw),
        people=tuple(_person(each) for each in raw.get("person", [])),
        contacts=tuple(
            Contact(None, **_strings(raw, "contact", _CONTACT, each)) for each in raw.get("contact", [])
        ),
        crew=tuple(_crew(each) for each in raw.get("crew", [])),
    )
    return RoomFile(set_up, settings_from(raw.get("settings", {})))


def _unit(raw: Mapping[str, Any]) -> Unit:
    words = _strings(raw, "unit", _UNIT, raw.get("unit", {}))
    return Unit(None, words.get("name", ""), words.get("duty_phone", ""), words.get("fax", ""))


def _strings(
    raw: Mapping[str, Any], place: str, known: frozenset[str], item: Mapping[str, Any]
) -> dict[str, str]:
    unknown = sorted(set(item) - known)
    if unknown or place not in raw:
        raise BadInput("room_file_broken", why=f"{place}.{unknown[0] if unknown else ''}")
    return {name: str(value) for name, value in item.items()}


def _person(item: Mapping[str, Any]) -> AddPerson:
    name, password = str(item.get("name", "")).strip(), str(item.get("password", ""))
    if not name or not password:
        raise BadInput("room_file_broken", why=f"person {name or '?'}: name, password")
    person = Person(
        id=None,
        name=name,
        title=str(item.get("title", "")),
        mobile=str(item.get("mobile", "")),
        category=_term(Category, item.get("category", Category.CIVIL_SERVANT.zh)),
        roles=frozenset(_term(Role, role) for role in item.get("roles", [Role.OFFICER.zh])),
    )
    return AddPerson(person, password)


def _crew(item: Mapping[str, Any]) -> tuple[str, str]:
    return str(item.get("name", "")), _term(CrewPost, item.get("post", "")).value


def _term(kind: type[TermKind], word: Any) -> TermKind:
    term = kind.of(str(word))
    if term is None:
        raise BadInput("room_file_broken", why=f"{word}: {' '.join(each.zh for each in kind)}")
    return term
