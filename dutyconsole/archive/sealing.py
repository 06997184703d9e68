"""Keys in a backup: sealed so that only the passphrase opens them, without the passphrase being kept.

The passphrase is stretched by Argon2id (salted) into an X25519 key. Only its public half, the lock, stays on
the machine: so the nightly backup seals without anybody there, and who steals machine or backup has to guess
the passphrase. Each backup makes a key pair of its own; the secret that it shares with the lock is drawn out
by HKDF-SHA256 and used once, for AES-256-GCM.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyconsole.errors import Damaged, NotAllowed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

TIME, MEMORY_KIB, LANES = 3, 65536, 4
"""Argon2id: three passes over 64 MiB on four lanes, 0.16 s here."""
DEAREST_KIB, LONGEST = 1 << 21, 100
"""What a file may ask of us at most: 2 GiB."""
SALT_BYTES, KEY_BYTES, NONCE_BYTES = 16, 32, 12
INFO = b"dutyconsole backup keys/1"


@dataclass(frozen=True)
class Lock:
    """What is needed to seal, and to make the key again from the passphrase."""

    public: bytes
    salt: bytes
    time: int = TIME
    memory_kib: int = MEMORY_KIB
    lanes: int = LANES

    def to_dict(self) -> dict[str, object]:
        """Return it for JSON."""
        return {
            "kdf": "argon2id",
            "public": self.public.hex(),
            "salt": self.salt.hex(),
            "time": self.time,
            "memory_kib": self.memory_kib,
            "lanes": self.lanes,
        }

    @staticmethod
    def from_dict(raw: Mapping[str, object]) -> Lock:
        """Read it back; raises `ValueError`, `KeyError` or `TypeError` where it is none."""
        numbers = [int(str(raw[name])) for name in ("time", "memory_kib", "lanes")]
        if raw["kdf"] != "argon2id" or not _is_bearable(*numbers):
            raise ValueError("unknown or unbearable key derivation")
        return Lock(bytes.fromhex(str(raw["public"])), bytes.fromhex(str(raw["salt"])), *numbers)


def new_lock(passphrase: str) -> Lock:
    """Return the lock that this passphrase opens."""
    salt = os.urandom(SALT_BYTES)
    bare = Lock(b"", salt)
    return Lock(_private(passphrase, bare).public_key().public_bytes_raw(), salt)


def opens(passphrase: str, lock: Lock) -> bool:
    """Say whether this is the passphrase of the lock."""
    return _private(passphrase, lock).public_key().public_bytes_raw() == lock.public


def seal(keys: Mapping[str, bytes], lock: Lock) -> bytes:
    """Return the keys (name and content of each file) as JSON that only the passphrase opens."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import (  # noqa: PLC0415  slow to load
        X25519PrivateKey,
        X25519PublicKey,
    )
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    own = X25519PrivateKey.generate()
    public = own.public_key().public_bytes_raw()
    key = _key(own.exchange(X25519PublicKey.from_public_bytes(lock.public)), public, lock)
    nonce = os.urandom(NONCE_BYTES)
    plain = json.dumps({name: content.hex() for name, content in sorted(keys.items())}).encode()
    sealed = AESGCM(key).encrypt(nonce, plain, INFO)
    document = {
        "lock": lock.to_dict(),
        "cipher": "x25519-hkdf-sha256-aes-256-gcm",
        "public": public.hex(),
        "nonce": nonce.hex(),
        "sealed": sealed.hex(),
    }
    return json.dumps(document, indent=1).encode()


def unseal(raw: bytes, passphrase: str, file: str) -> dict[str, bytes]:
    """Return the keys; raises `NotAllowed("passphrase_wrong")`, `Damaged` where the file is not whole."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    try:
        document = json.loads(raw)
        lock = Lock.from_dict(document["lock"])
        public, nonce, sealed = (bytes.fromhex(document[name]) for name in ("public", "nonce", "sealed"))
        private = _private(passphrase, lock)
        if private.public_key().public_bytes_raw() != lock.public:
            raise NotAllowed("passphrase_wrong")
        key = _key(private.exchange(X25519PublicKey.from_public_bytes(public)), public, lock)
        plain = json.loads(AESGCM(key).decrypt(nonce, sealed, INFO))
        return {str(name): bytes.fromhex(content) for name, content in plain.items()}
    except (ValueError, KeyError, TypeError, AttributeError, InvalidTag) as error:
        raise Damaged("backup_torn", file=file, why=f"keys: {type(error).__name__}") from error


def _is_bearable(time: int, memory_kib: int, lanes: int) -> bool:
    return 0 < time <= LONGEST and 0 < memory_kib <= DEAREST_KIB and 0 < lanes <= LONGEST


def _private(passphrase: str, lock: Lock) -> X25519PrivateKey:
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey  # noqa: PLC0415

    raw = hash_secret_raw(
        passphrase.encode(),
        lock.salt,
        time_cost=lock.time,
        memory_cost=lock.memory_kib,
        parallelism=lock.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )
    return X25519PrivateKey.from_private_bytes(raw)


def _key(shared: bytes, public: bytes, lock: Lock) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415

    return HKDF(SHA256(), KEY_BYTES, salt=public + lock.public, info=INFO).derive(shared)
