"""Signing in: argon2 off the desk's thread, so that a slow password never delays a ring."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dutyconsole.domain.permission import Right, require
from dutyconsole.errors import NotAllowed

if TYPE_CHECKING:
    from dutyconsole.app.commands import AddPerson, SignIn
    from dutyconsole.app.desk import Work
    from dutyconsole.app.ports import Queries
    from dutyconsole.clock import Clock
    from dutyconsole.domain.person import Person
    from dutyconsole.settings.room import Access


@dataclass(frozen=True)
class Proof:
    """What checking a password found out."""

    person: Person
    right: bool
    renewed_hash: str | None = None
    """A hash by today's parameters, where the stored one is weaker."""


class Accounts:
    """Who may sit at the desk."""

    def __init__(self, access: Access, clock: Clock, hasher: PasswordHasher | None = None) -> None:
        self._access = access
        self._clock = clock
        self._hasher = hasher or PasswordHasher()
        self._nobody = ""

    def hash(self, password: str) -> str:
        """Return the hash to keep; takes some 150 ms."""
        return self._hasher.hash(password)

    def check(self, name: str, password: str, queries: Queries) -> Proof:
        """Compare a password with the kept hash.

        Raises `NotAllowed` for an unknown or inactive person and during the pause that follows
        too many wrong passwords (GB/T 22239-2019, identity authentication b).
        """
        known = queries.credentials(name)
        if known is None or not known[0].active:
            self._check_nobody(password)
            raise NotAllowed("password_wrong")
        person, kept, failures, last_failure = known
        if failures >= self._access.max_failures and last_failure is not None:
            until = last_failure + timedelta(minutes=self._access.pause_min)
            if self._clock.now() < until:
                raise NotAllowed("signing_in_paused", minutes=self._access.pause_min, name=name)
        if not self._matches(kept, password):
            return Proof(person, right=False)
        renewed = self._hasher.hash(password) if self._hasher.check_needs_rehash(kept) else None
        return Proof(person, right=True, renewed_hash=renewed)

    def prepare_sign_in(self, command: SignIn, queries: Queries) -> Proof:
        """Check the password on a query thread."""
        return self.check(command.name, command.password, queries)

    def sign_in(self, command: SignIn, work: Work) -> Person:  # noqa: ARG002  the proof holds what it needs
        """Count the failure or forget the failures; return the person."""
        return settle(work.proof, work)

    def prepare_person(self, command: AddPerson, queries: Queries) -> str:  # noqa: ARG002
        """Hash the password on a query thread."""
        return self.hash(command.password)

    def add_person(self, command: AddPerson, work: Work) -> Person:
        """Make an account; only an administrator may."""
        require(work.person(), Right.MANAGE_PEOPLE)
        person_id = work.uow.people.add(command.person, password_hash=work.proof)
        return work.uow.people.get(person_id)

    def _check_nobody(self, password: str) -> None:
        """Take the time of a real check, so that the answer does not tell which names exist."""
        self._nobody = self._nobody or self._hasher.hash("nobody")
        self._matches(self._nobody, password)

    def _matches(self, kept: str, password: str) -> bool:
        try:
            return self._hasher.verify(kept, password)
        except (VerificationError, InvalidHashError):
            return False


def settle(proof: Proof, work: Work) -> Person:
    """Write down how a check of a password ended; a wrong one is counted, then refused."""
    person_id = proof.person.id
    if person_id is None:
        raise NotAllowed("password_wrong")
    if proof.right:
        work.uow.people.sign_in_succeeded(person_id, work.now, password_hash=proof.renewed_hash)
    else:
        work.uow.people.sign_in_failed(person_id, work.now)
        work.refusal = NotAllowed("password_wrong", name=proof.person.name)
    return proof.person
