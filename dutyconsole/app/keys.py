"""The room's signing key: made once, known to the store, renewed only by a named person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dutyconsole.domain.audit import FactOf
from dutyconsole.domain.leaves import fields_of
from dutyconsole.domain.permission import Right, require
from dutyconsole.domain.signing import SigningKey, judge

if TYPE_CHECKING:
    from collections.abc import Callable

    from dutyconsole.app.commands import KnowKey, RenewKey
    from dutyconsole.app.desk import Work
    from dutyconsole.app.ports import Signer
    from dutyconsole.errors import DutyError


@dataclass(frozen=True)
class Keys:
    """Sees to it that the room has a key."""

    signer: Signer

    def know(self, command: KnowKey, work: Work) -> DutyError | None:  # noqa: ARG002  it has no words
        """Make the key of a room that has none; return what is wrong with the one that it has."""
        known = work.uow.keys.all()
        if known or work.uow.shifts.open() is None:
            return judge(known, self.signer.public())
        self._store(self.signer.public() or self.signer.make(), "", work)
        return None

    def renew(self, command: RenewKey, work: Work) -> SigningKey:  # noqa: ARG002  it has no words
        """Make a new key; the old one is put aside, and what it signed stays good."""
        person = work.person()
        require(person, Right.CHANGE_SETTINGS)
        return self._store(self.signer.make(), person.name, work)

    def after(self, handler: Callable[[Any, Work], Any]) -> Callable[[Any, Work], Any]:
        """Return a handler that makes the key in the same transaction as the room."""

        def carry_out(command: Any, work: Work) -> Any:
            result = handler(command, work)
            self._store(self.signer.public() or self.signer.make(), "", work)
            return result

        return carry_out

    def _store(self, public: bytes, made_by: str, work: Work) -> SigningKey:
        key = SigningKey(None, public, work.now, made_by)
        key_id = work.uow.keys.add(key)
        work.uow.chain.append(FactOf.KEY, key_id, fields_of(FactOf.KEY, key))
        return SigningKey(key_id, public, work.now, made_by)
