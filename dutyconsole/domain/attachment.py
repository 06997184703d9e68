"""Attachments of a line: which files may be kept, under which name, and what must never come in.

The program keeps nothing that is a state secret (保守国家秘密法): of the marks, only 公开 and 内部 are taken;
the others lead to the channel that is made for them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.domain.vocabulary import Term
from dutyconsole.errors import Refused

if TYPE_CHECKING:
    from datetime import datetime

    from dutyconsole.domain.ids import AttachmentId, EntryId, PersonId

MOST_NAME = 120
"""Characters of a name that are kept; the ending always stays."""
HEAD = 1024
"""Bytes from the beginning of a file that tell its kind."""


class Secrecy(Term):
    """How secret a file is (密级); the last three are state secrets and are refused."""

    PUBLIC = "public", "公开", "Public"
    INTERNAL = "internal", "内部", "Internal"
    SECRET = "secret", "秘密", "Secret"
    CONFIDENTIAL = "confidential", "机密", "Confidential"
    TOP_SECRET = "top_secret", "绝密", "Top secret"

    @property
    def may_be_kept(self) -> bool:
        """Say whether content of this level may be in the program at all."""
        return self in (Secrecy.PUBLIC, Secrecy.INTERNAL)


@dataclass(frozen=True)
class StoredFile:
    """A file that lies safely in the data folder; nothing belongs to it yet."""

    name: str
    """As it was called, made harmless."""
    file: str
    """Where it lies, below the data folder, with forward slashes."""
    size: int
    """Bytes."""
    sha256: str


@dataclass(frozen=True)
class NewFile:
    """A stored file with the level that a person has chosen for it."""

    stored: StoredFile
    secrecy: Secrecy


@dataclass(frozen=True)
class Attachment:
    """A file that belongs to a line: added, never changed."""

    id: AttachmentId | None
    entry_id: EntryId
    name: str
    file: str
    size: int
    sha256: str
    secrecy: Secrecy
    author_id: PersonId
    author: str
    added_at: datetime

    @property
    def ending(self) -> str:
        """The ending of its name, small, without the dot."""
        return ending_of(self.name)


def safe_name(name: str) -> str:
    """Return a file's name without anything that a path, a terminal or a reader could be misled by.

    Only the last part of a path stays; control signs, and signs that turn the direction of writing, go.
    """
    last = re.split(r"[/\\]", name)[-1]
    plain = "".join(" " if char.isspace() else char for char in unicodedata.normalize("NFC", last))
    plain = "".join(char for char in plain if unicodedata.category(char)[0] != "C")
    plain = re.sub(r'[<>:"|?*]', "_", " ".join(plain.split())).strip(". ")
    stem, dot, ending = plain.rpartition(".")
    if not dot:
        stem, ending = plain, ""
    if stem.split(".")[0].strip().upper() in _DEVICES:
        stem = f"_{stem}"
    room = MOST_NAME - len(ending) - len(dot)
    return f"{stem[:room].strip() or '附件'}{dot}{ending[:16]}"


_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in range(1, 10))}
)
"""Names that mean a device on Windows, whatever their ending."""


def ending_of(name: str) -> str:
    """Return the ending of a name, small, without the dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""


SIGNS: dict[str, tuple[bytes, ...]] = {
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "pdf": (b"%PDF-",),
    "docx": (b"PK\x03\x04",),
    "xlsx": (b"PK\x03\x04",),
    "pptx": (b"PK\x03\x04",),
    "ofd": (b"PK\x03\x04",),
    "doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",),
    "xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",),
    "ppt": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",),
}
"""What a file of each kind begins with: the only kinds that a room can allow, none of them a program."""


def check_file(name: str, head: bytes, allowed: frozenset[str]) -> None:
    """Raise `Refused` for a kind that this room does not take, or a file that is not what its name says."""
    ending = ending_of(name)
    if ending not in allowed or ending not in SIGNS:
        raise Refused("attachment_kind", name=name, kinds=" ".join(sorted(allowed & SIGNS.keys())))
    if not any(head.startswith(sign) for sign in SIGNS[ending]):
        raise Refused("attachment_disguised", name=name, ending=ending)


_MARK = re.compile(r"[秘机绝]密\s*[★☆]|[【\[(〔]\s*[秘机绝]密\s*[】\])〕]")


def check_mark(name: str) -> None:
    """Raise `Refused` for a file whose very name bears the mark of a state secret."""
    if re.search(
        r"[秘机绝]密\s*[★☆]|[【\[（(〔]\s*[秘机绝]密\s*[】\]）)〕]", unicodedata.normalize("NFKC", name)
    ):
        raise Refused("secrecy_in_name")


def check_secrecy(secrecy: Secrecy) -> None:
    """Raise `Refused` for what belongs into the channel for secrets."""
    if not secrecy.may_be_kept:
        raise Refused("secrecy_refused", level=secrecy)
