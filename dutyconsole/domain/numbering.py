"""Register numbers as they are printed: `电记〔2026〕1208`, `LY20261123-0042`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

SLIP = "电记"
HANDOVER = "交"


def yearly(prefix: str, year: int, number: int) -> str:
    """Return a number of a register that begins anew each year, in the brackets of GB/T 9704."""
    return f"{prefix}〔{year}〕{number:04d}"


def recording_number(day: date, number: int) -> str:
    """Return the register number of a recording (F05), counted by calendar day."""
    return f"LY{day:%Y%m%d}-{number:04d}"
