"""Settings as a TOML file: read with checks, written with a sentence above each value.

A broken file never stops the desk: the last copy that was good is used, the broken one is left as it is,
and what is wrong is told by line.
"""

from __future__ import annotations

import logging
import os
import types
import typing
from dataclasses import Field, dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import tomlkit
from tomlkit.exceptions import ParseError, TOMLKitError

from dutyconsole import settings_upgrade
from dutyconsole.errors import BadInput, DutyError
from dutyconsole.settings.root import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tomlkit.items import Table

log = logging.getLogger("dutyconsole.settings")

T = TypeVar("T")

LAST_GOOD = "config.last-good.toml"


@dataclass(frozen=True)
class Loaded:
    """The settings to use, and what was wrong with the file, if anything."""

    settings: Settings
    problem: DutyError | None = None


def load_settings(path: Path) -> Loaded:
    """Read the settings; a missing file means the shipped defaults."""
    if not path.exists():
        return Loaded(Settings())
    try:
        settings = _read(path)
    except DutyError as problem:
        log.error("settings are broken: %s", problem)  # noqa: TRY400  the traceback says nothing more
        return Loaded(_last_good(path), problem)
    _keep_last_good(path)
    return Loaded(settings)


def parse_settings(text: str, *, name: str = "config.toml") -> Settings:
    """Read settings from TOML text; raises `BadInput` naming the line or the key that is wrong."""
    try:
        raw = tomlkit.parse(text).unwrap()
    except ParseError as error:
        raise BadInput("settings_broken", file=name, line=error.line, why=str(error)) from error
    return settings_from(settings_upgrade.upgraded(raw))


def settings_from(raw: Mapping[str, Any]) -> Settings:
    """Build settings from a plain mapping; raises `BadInput("settings_value", …)`."""
    plain = dict(raw)
    if "line" in plain:
        plain["lines"] = plain.pop("line")
    return _build(Settings, plain, "")


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings whole or not at all; raises `OSError`."""
    draft = path.with_suffix(".new")
    with draft.open("w", encoding="utf-8") as file:
        file.write(to_toml(settings))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    _keep_last_good(path)


def to_toml(settings: Settings) -> str:
    """Return the settings as TOML, each value under its sentence, its range and its source."""
    document = tomlkit.document()
    document.add(tomlkit.comment("值班室工作台 · settings of the duty-room console"))
    document.add("version", tomlkit.item(settings.version))
    for field_ in fields(settings):
        value = getattr(settings, field_.name)
        if field_.name == "lines":
            array = tomlkit.aot()
            for line in value:
                array.append(_table(line))
            document.add("line", array)
        elif is_dataclass(value):
            document.add(field_.name, _table(value))
    return tomlkit.dumps(document)


def _read(path: Path) -> Settings:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("settings_broken", file=path.name, line=0, why=str(error)) from error
    return parse_settings(text, name=path.name)


def _last_good(path: Path) -> Settings:
    good = path.with_name(LAST_GOOD)
    try:
        return _read(good) if good.exists() else Settings()
    except DutyError:
        return Settings()


def _keep_last_good(path: Path) -> None:
    good = path.with_name(LAST_GOOD)
    try:
        text = path.read_bytes()
        if not good.exists() or good.read_bytes() != text:
            draft = good.with_suffix(".new")
            draft.write_bytes(text)
            draft.replace(good)
    except (OSError, TOMLKitError) as error:
        log.warning("no copy of the good settings could be kept: %s", error)


def _table(value: Any) -> Table:
    table = tomlkit.table()
    # TOML reads whatever follows a sub-table as part of it, so plain values come first.
    by_depth = sorted(fields(value), key=lambda field_: is_dataclass(getattr(value, field_.name)))
    for field_ in by_depth:
        item = getattr(value, field_.name)
        if is_dataclass(item):
            table.add(field_.name, _table(item))
            continue
        table.add(tomlkit.comment(_sentence(field_)))
        table.add(field_.name, item)
    return table


def _sentence(field_: Field[Any]) -> str:
    meta = field_.metadata
    parts = [f"{meta.get('zh', '')} / {meta.get('en', '')}"]
    if meta.get("unit"):
        parts.append(str(meta["unit"]))
    if meta.get("low") is not None or meta.get("high") is not None:
        parts.append(f"{_edge(meta.get('low'))}..{_edge(meta.get('high'))}")
    if meta.get("choices"):
        parts.append(" | ".join(meta["choices"]))
    if meta.get("source"):
        parts.append(f"依据：{meta['source']}")
    return " · ".join(parts)


def _edge(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _build(kind: type[T], raw: Any, place: str) -> T:
    if not isinstance(raw, dict):
        raise BadInput("settings_value", key=place or "config", value=raw, expected="table")
    hints = typing.get_type_hints(kind)
    known = {field_.name: field_ for field_ in fields(kind)}  # type: ignore[arg-type]
    unknown = sorted(set(raw) - set(known))
    if unknown:
        raise BadInput("settings_unknown", key=f"{place}{unknown[0]}")
    values = {name: _value(known[name], hints[name], item, f"{place}{name}") for name, item in raw.items()}
    return kind(**values)


def _value(field_: Field[Any], hint: Any, item: Any, place: str) -> Any:
    if is_dataclass(hint):
        return _build(hint, item, f"{place}.")  # type: ignore[arg-type]
    if typing.get_origin(hint) is tuple:
        if not isinstance(item, list):
            raise BadInput("settings_value", key=place, value=item, expected="list")
        inner = typing.get_args(hint)[0]
        return tuple(_build(inner, each, f"{place}[{index}].") for index, each in enumerate(item))
    return _plain(field_, hint, item, place)


def _plain(field_: Field[Any], hint: Any, item: Any, place: str) -> Any:
    wanted = float if hint is float else hint
    if wanted is float and isinstance(item, int) and not isinstance(item, bool):
        item = float(item)
    if (
        isinstance(wanted, types.UnionType)
        or not isinstance(item, wanted)
        or (wanted is int and isinstance(item, bool))
    ):
        raise BadInput("settings_value", key=place, value=item, expected=getattr(wanted, "__name__", "value"))
    check_value(field_, item, place)
    return item


def check_value(field_: Field[Any], item: Any, place: str) -> None:
    """Raise `BadInput("settings_range" or "settings_choice")` where a value breaks its declaration."""
    low, high = field_.metadata.get("low"), field_.metadata.get("high")
    if (low is not None and item < low) or (high is not None and item > high):
        raise BadInput("settings_range", key=place, value=item, low=_edge(low), high=_edge(high))
    choices = field_.metadata.get("choices") or ()
    if choices and item not in choices:
        raise BadInput("settings_choice", key=place, value=item, choices=" | ".join(choices))
