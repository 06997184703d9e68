"""Which parser reads which kind of device."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyconsole.errors import BadInput
from hardware.caller_id.boxes import DtmfFormat, NetCallerIdFormat, V200Format
from hardware.caller_id.fsk import FskParser
from hardware.caller_id.parser import QUIET_S, HayesParser
from hardware.caller_id.text import TextParser
from hardware.caller_id.whozz import WhozzFormat
from hardware.smdr.avaya import AvayaFormat
from hardware.smdr.hipath import HiPathFormat
from hardware.smdr.nec import NecFormat
from hardware.smdr.panasonic import PanasonicFormat
from hardware.smdr.pattern import PatternFormat

if TYPE_CHECKING:
    from collections.abc import Callable

    from hardware.caller_id.parser import LineParser
    from hardware.caller_id.text import LineFormat

_FORMATS: dict[str, Callable[[], LineFormat]] = {
    "whozz": WhozzFormat,
    "netcallerid": NetCallerIdFormat,
    "v200": V200Format,
    "dtmf": DtmfFormat,
    "panasonic": PanasonicFormat,
    "avaya": AvayaFormat,
    "hipath": HiPathFormat,
    "nec": NecFormat,
}
PROFILES = ("auto", "hayes", *_FORMATS, "fsk", "pattern", "contacts")
HAS_MODEM = frozenset({"auto", "hayes"})
"""Profiles in which a modem is spoken to; boxes and exchanges only talk."""


def parser_for(profile: str, *, settle_s: float = QUIET_S, pattern: str = "") -> LineParser:
    """Return a new parser; raises `BadInput`: `profile_unknown`, `pattern_missing`, `pattern_invalid`.

    `settle_s`: seconds after which a report without a name counts as complete. `pattern`: the regular
    expression of a call record; `auto` tries it first.
    """
    if profile not in PROFILES:
        raise BadInput("profile_unknown", profile=profile, known=", ".join(PROFILES))
    if profile == "hayes":
        return HayesParser(settle_s=settle_s)
    if profile == "contacts":  # an adapter that tells by its control lines alone
        return TextParser([])
    if profile == "fsk":
        return FskParser(TextParser([]))
    if profile == "pattern":
        return TextParser([PatternFormat(pattern)])
    if profile == "auto":
        given: list[LineFormat] = [PatternFormat(pattern)] if pattern else []
        known = [make() for make in _FORMATS.values()]
        return FskParser(TextParser([*given, *known], modem=HayesParser(settle_s=settle_s)))
    return TextParser([_FORMATS[profile]()])
