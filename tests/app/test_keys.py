"""The room's signing key: made with the room, never made twice, and missed when it is gone."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from dutyconsole.app.commands import KnowKey, RenewKey
from dutyconsole.errors import DutyError, NotAllowed, StoreProblem
from dutyconsole.evidence.keys import KeyFile
from dutyconsole.messages import sentence

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.room import Room


def know(room: Room) -> DutyError | None:
    found: DutyError | None = room.desk.submit(KnowKey()).result()
    return found


def test_a_new_room_has_a_key_that_signs(room: Room) -> None:
    (key,) = room.queries.signing_keys()
    public, signature = room.signer.sign(b"paper")
    assert public == key.public == room.signer.public()
    Ed25519PublicKey.from_public_bytes(public).verify(signature, b"paper")
    private = room.folder.keys / "signing.pem"
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    before = private.read_bytes()
    assert know(room) is None
    assert private.read_bytes() == before
    assert room.queries.verify(None).findings == ()


def test_a_lost_and_a_foreign_key_are_said(room: Room, tmp_path: Path) -> None:
    private, public = room.folder.keys / "signing.pem", room.folder.keys / "signing.pub"
    kept = private.read_bytes(), public.read_bytes()
    private.unlink()
    lost = know(room)
    assert isinstance(lost, StoreProblem)
    assert lost.code == "signing_key_lost"
    assert room.queries.signing_keys()[0].fingerprint in sentence(lost)
    KeyFile(tmp_path / "other").make()
    private.write_bytes((tmp_path / "other" / "signing.pem").read_bytes())
    public.unlink()
    foreign = know(room)
    assert foreign is not None
    assert foreign.code == "signing_key_foreign"
    private.write_bytes(b"torn")
    with pytest.raises(StoreProblem, match="signing_key_unusable"):
        room.signer.sign(b"paper")
    private.write_bytes(kept[0])
    public.write_bytes(kept[1])
    assert know(room) is None
    assert len(room.queries.signing_keys()) == 1


def test_only_the_administrator_renews_it_and_the_old_one_stays(room: Room) -> None:
    with pytest.raises(NotAllowed):
        room.order(RenewKey())
    old = (room.folder.keys / "signing.pem").read_bytes()
    key = room.order(RenewKey(), "系统管理员")
    assert key.made_by == "系统管理员"
    assert [each.public for each in room.queries.signing_keys()][-1] == room.signer.public() == key.public
    assert (room.folder.keys / "signing-1.pem").read_bytes() == old
    assert room.queries.verify(None).findings == ()
