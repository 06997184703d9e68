"""The room's signing key: what is known of it, and whether the one on this machine is it.

The private key never leaves the data folder; the store and the paper know the public key, so that a lost or
a foreign key is seen, and a package can be tied to the paper on which the key was printed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.domain.audit import short_code
from dutyconsole.errors import StoreProblem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from dutyconsole.domain.ids import KeyId


@dataclass(frozen=True)
class SigningKey:
    """A public key (Ed25519, 32 bytes) of this room."""

    id: KeyId | None
    public: bytes
    made_at: datetime
    made_by: str
    """Blank for the one made by the program at set-up."""

    @property
    def fingerprint(self) -> str:
        """What a person compares with the paper."""
        return fingerprint(self.public)


def fingerprint(public: bytes) -> str:
    """Return 80 bits of SHA-256 over the public key, in groups of four."""
    return short_code(hashlib.sha256(public).digest())


def judge(known: Sequence[SigningKey], present: bytes | None) -> StoreProblem | None:
    """Say what is wrong with the key on this machine, where the room knows keys already."""
    if not known:
        return None
    if present is None:
        return StoreProblem("signing_key_lost", fingerprint=known[-1].fingerprint)
    if present not in (key.public for key in known):
        known_as = "; ".join(key.fingerprint for key in known)
        return StoreProblem("signing_key_foreign", fingerprint=fingerprint(present), known=known_as)
    return None
