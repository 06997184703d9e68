"""Telephone numbers: comparing what the line shows with what the directory holds, and showing them.

Chinese numbers: mobile 11 digits from 13 to 19; landlines 7 or 8 digits behind an area code `0…`;
an exchange may send a mobile with a leading 0, a local call without its area code, or `+86`.
"""

from __future__ import annotations

import re

_NOT_DIGIT = re.compile(r"[^0-9]")
_LOOSE = re.compile(r"[\s()（）.\-－—]")
_DIALABLE = re.compile(r"[0-9*#][0-9*#,]{0,39}")
_SERVICE = re.compile(r"1[0-2]\d$|1[0-2]\d{3}$|9[56]\d{3,4}$")
"""Emergency numbers (110, 119, 120, 122), hotlines (12345), service numbers (95588, 96110)."""
_MOBILE = re.compile(r"^0?(1[3-9]\d{9})$")


def digits(number: str) -> str:
    """Return only the digits, without the country code 86 and without an extension."""
    main = re.split(r"(?i)ext|转|[,;#x]", number, maxsplit=1)[0].strip()
    plain = _NOT_DIGIT.sub("", main)
    if main.startswith("+86") or plain.startswith("0086"):
        plain = plain.removeprefix("00").removeprefix("86")
        return plain if _MOBILE.match(plain) or plain.startswith(("0", "1")) else "0" + plain
    return plain


def match_key(number: str, area_code: str = "") -> str:
    """Return the form under which two writings of one number are equal.

    `area_code` is that of our own line, such as `0530`; a local number gets it put before.
    """
    plain = digits(number)
    if mobile := _MOBILE.match(plain):
        return mobile.group(1)
    if plain.startswith("0") or len(plain) not in (7, 8) or not area_code:
        return plain
    return area_code + plain


def area_code_of(number: str) -> str:
    """Return the area code of a landline written in full, or an empty string.

    Three digits for 010 and 02x, four for the rest (national numbering plan).
    """
    plain = digits(number)
    if not plain.startswith("0") or _MOBILE.match(plain):
        return ""
    return plain[:3] if plain.startswith(("010", "02")) else plain[:4]


def dialable(number: str, *, outside_prefix: str = "", inside_digits: int = 4) -> str:
    """Return the number as it is dialled, empty where it cannot be: no digits, or letters that are none.

    `+86` and an extension behind the number are left out. A number of at most `inside_digits` is one of the
    house; any other, and every service number (110, 12345, 95588), gets `outside_prefix` put before.
    """
    main = re.split(r"(?i)ext|转|[;x]", number, maxsplit=1)[0]
    plain = _LOOSE.sub("", main)
    if plain.startswith("+"):
        plain = digits(plain) if plain.startswith("+86") else "00" + plain[1:]
    if not _DIALABLE.fullmatch(plain):
        return ""
    is_inside = len(plain) <= inside_digits and not _SERVICE.match(plain)
    return plain if is_inside else outside_prefix + plain


def shown(number: str | None) -> str:
    """Return the number in groups that can be read aloud: `138 0000 0001`, `0530-2000001`."""
    if not number:
        return ""
    plain = digits(number)
    if mobile := _MOBILE.match(plain):
        one = mobile.group(1)
        return f"{one[:3]} {one[3:7]} {one[7:]}"
    area = area_code_of(plain)
    if area and len(plain) - len(area) >= 7:
        return f"{area}-{plain[len(area) :]}"
    return number
