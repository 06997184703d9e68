"""The signing key as a file: Ed25519, readable by its owner only, never overwritten.

`keys/signing.pem` holds the private key (PKCS 8), `keys/signing.pub` the public one as 64 hex digits, so that
a start need not load the cryptographic library.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from dutyconsole.errors import StoreProblem

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

PRIVATE, PUBLIC = "signing.pem", "signing.pub"
PUBLIC_BYTES = 32


class KeyFile:
    """The key in one folder; raises `StoreProblem` where the folder cannot be read or written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def public(self) -> bytes | None:
        """Return the public key of the key that is here, or None where none is."""
        if not (self._folder / PRIVATE).exists():
            return None
        try:
            public = bytes.fromhex((self._folder / PUBLIC).read_text(encoding="ascii").strip())
        except (OSError, ValueError):
            return _public_of(self._private())
        return public if len(public) == PUBLIC_BYTES else _public_of(self._private())

    def make(self) -> bytes:
        """Make a key and return its public half; one that is here already is put aside under its name."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415

        key = Ed25519PrivateKey.generate()
        public = _public_of(key)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._put_aside()
            _write(self._folder / PRIVATE, _pem(key), 0o600)
            _write(self._folder / PUBLIC, public.hex().encode() + b"\n", 0o644)
        except OSError as error:
            raise _problem(self._folder, error) from error
        return public

    def sign(self, data: bytes) -> tuple[bytes, bytes]:
        """Return (public key, signature of 64 bytes)."""
        key = self._private()
        return _public_of(key), key.sign(data)

    def _put_aside(self) -> None:
        """Keep an older key: what it signed may have to be explained for years."""
        for name in (PRIVATE, PUBLIC):
            path = self._folder / name
            if path.exists():
                number = sum(1 for _ in self._folder.glob(f"{path.stem}-*{path.suffix}")) + 1
                path.rename(path.with_name(f"{path.stem}-{number}{path.suffix}"))

    def _private(self) -> Ed25519PrivateKey:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415
        from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415

        path = self._folder / PRIVATE
        try:
            key = load_pem_private_key(path.read_bytes(), password=None)
        except (OSError, ValueError) as error:
            raise _problem(path, error) from error
        if not isinstance(key, Ed25519PrivateKey):
            raise StoreProblem("signing_key_unusable", file=str(path), why="not an Ed25519 key")
        return key


def _public_of(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes_raw()


def _pem(key: Ed25519PrivateKey) -> bytes:
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415

    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _write(path: Path, data: bytes, mode: int) -> None:
    """Write a new file and have it on the disk; one that is there already is never written over."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _problem(path: Path, error: Exception) -> StoreProblem:
    why = getattr(error, "strerror", None) or str(error)
    return StoreProblem("signing_key_unusable", file=str(path), why=why)
