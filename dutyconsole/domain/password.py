"""What a password must be: long enough and mixed, as GB/T 22239-2019 asks (身份鉴别信息应具有复杂度要求)."""

from __future__ import annotations

from dutyconsole.errors import Refused

CLASSES_WANTED = 3


def classes_in(text: str) -> int:
    """Return how many of the four classes occur: small letters, capitals, digits, everything else."""
    found = {_class_of(character) for character in text if not character.isspace()}
    return len(found)


def check_password(text: str, min_length: int) -> None:
    """Raise `Refused('password_weak')` where it is too short or not mixed of 3 of the 4 classes."""
    if len(text) < min_length or classes_in(text) < CLASSES_WANTED:
        raise Refused("password_weak", length=min_length, classes=CLASSES_WANTED)


def _class_of(character: str) -> str:
    if character.isdigit():
        return "digit"
    if character.islower():
        return "small"
    return "capital" if character.isupper() else "other"
