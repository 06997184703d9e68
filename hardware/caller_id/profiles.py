"""Which parser reads which kind of device."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dutyconsole.errors import BadInput
from hardware.caller_id.parser import QUIET_S, HayesParser

if TYPE_CHECKING:
    from hardware.caller_id.parser import LineParser

PROFILES = ("auto", "hayes")


def parser_for(profile: str, *, settle_s: float = QUIET_S) -> LineParser:
    """Return a new parser; raises `BadInput` with the code `profile_unknown`.

    `settle_s`: seconds after which a report without a name counts as complete.
    """
    if profile not in PROFILES:
        raise BadInput("profile_unknown", profile=profile, known=", ".join(PROFILES))
    return HayesParser(settle_s=settle_s)
