"""The chain that makes tampering evident, and the seals that close it off.

Every fact that matters has one link, in the order of recording. A link's hash covers the one before it, so
that a row changed, put in, taken out or moved breaks the chain at that place. Cutting off the tail is found
by a seal: count, head and time, printed on paper and so kept outside the store.

Canonical bytes: each field as text (UTF-8) or nothing, written as a four-byte big-endian length and the
bytes; nothing (None) as length 0xFFFFFFFF. Instants are written in UTC with microseconds. The digest of a
row is SHA-256 over the domain tag and its fields; the hash of a link is SHA-256 over the domain tag, the hash
before, and the fields seq, kind, ref, digest.

What it cannot do: who can write to the store and recompute everything after the last seal on paper can still
forge that part. It is tamper-evident, not tamper-proof.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ROW_TAG = b"dutyconsole/row/1\x00"
LINK_TAG = b"dutyconsole/link/1\x00"
SEAL_TAG = b"dutyconsole/seal/1\x00"
GENESIS = bytes(32)
"""What stands for the hash before the first link."""

Field = str | int | bytes | datetime | date | None


class FactOf(Enum):
    """What a link vouches for."""

    ENTRY = "entry"
    SHIFT = "shift"
    CALL = "call"
    CALL_RECORD = "call_record"
    SLIP = "slip"
    RECORDING = "recording"
    HANDOVER = "handover"
    ACCESS = "access"
    KEY = "key"
    MARK = "mark"
    SHEET = "sheet"
    ATTACHMENT = "attachment"
    CHARGE = "charge"
    REFERENCE = "reference"
    ROSTER = "roster"
    SUBMISSION = "submission"


class Break(Enum):
    """The kinds of damage that verification names."""

    CHANGED = "changed"
    MISSING = "missing"
    INSERTED = "inserted"
    CUT = "cut"
    FILE = "file"
    SEAL = "seal"


@dataclass(frozen=True)
class Link:
    """One link of the chain."""

    seq: int
    kind: FactOf
    ref: int
    """Id of the row in its own table."""
    digest: bytes
    """SHA-256 over the row's canonical bytes."""
    previous: bytes
    hash: bytes


@dataclass(frozen=True)
class Seal:
    """What is printed: so many links, this head, at this time."""

    number: int
    at: datetime
    count: int
    head: bytes
    previous: bytes
    """Hash of the seal before, or `GENESIS`."""
    hash: bytes
    reason: str
    """Such as `handover`."""


def _bytes(field: Field) -> bytes | None:
    if field is None or isinstance(field, bytes):
        return field
    if isinstance(field, datetime):
        return field.astimezone(UTC).isoformat(timespec="microseconds").encode()
    if isinstance(field, date):
        return field.isoformat().encode()
    return str(field).encode()


def field_text(field: Field) -> str | None:
    """Return a field as it enters the canonical bytes, for fields that are text; bytes as hex."""
    raw = _bytes(field)
    if raw is None or isinstance(field, bytes):
        return None if raw is None else raw.hex()
    return raw.decode()


def canonical(fields: Iterable[Field]) -> bytes:
    """Return the length-prefixed bytes of the fields, in order."""
    out = bytearray()
    for field in fields:
        raw = _bytes(field)
        out += b"\xff\xff\xff\xff" if raw is None else len(raw).to_bytes(4, "big") + raw
    return bytes(out)


def row_digest(kind: FactOf, fields: Sequence[Field]) -> bytes:
    """Return the digest of a row: 32 bytes."""
    return hashlib.sha256(ROW_TAG + canonical([kind.value, *fields])).digest()


def link_hash(previous: bytes, seq: int, kind: FactOf, ref: int, digest: bytes) -> bytes:
    """Return the hash of a link: 32 bytes."""
    return hashlib.sha256(LINK_TAG + canonical([previous, seq, kind.value, ref, digest])).digest()


def next_link(head: Link | None, kind: FactOf, ref: int, digest: bytes) -> Link:
    """Return the link that follows `head`, or the first one."""
    seq, previous = (head.seq + 1, head.hash) if head else (1, GENESIS)
    return Link(seq, kind, ref, digest, previous, link_hash(previous, seq, kind, ref, digest))


def seal_hash(seal: Seal) -> bytes:
    """Return what the hash of `seal` must be: 32 bytes over all its other fields."""
    fields: list[Field] = [seal.number, seal.at, seal.count, seal.head, seal.previous, seal.reason]
    return hashlib.sha256(SEAL_TAG + canonical(fields)).digest()


def make_seal(last: Seal | None, head: Link | None, *, at: datetime, reason: str) -> Seal:
    """Return the seal over everything up to `head`."""
    number, previous = (last.number + 1, last.hash) if last else (1, GENESIS)
    count, head_hash = (head.seq, head.hash) if head else (0, GENESIS)
    bare = Seal(number, at, count, head_hash, previous, b"", reason)
    return replace(bare, hash=seal_hash(bare))


def short_code(hash_: bytes) -> str:
    """Return the first 80 bits in groups of four that a person can compare by eye."""
    text = hash_.hex()[:20].upper()
    return " ".join(text[i : i + 4] for i in range(0, 20, 4))
