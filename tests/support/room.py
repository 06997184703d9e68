"""A real room for tests: real store, real use cases, the sample people, and time in the hand."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from argon2 import PasswordHasher

from dutyconsole import bootstrap
from dutyconsole.app import accounts
from dutyconsole.app.alarms import Alarms
from dutyconsole.app.broadcast import Broadcast
from dutyconsole.app.commands import KnowLines, SignIn, TakeInFact
from dutyconsole.app.desk import Desk
from dutyconsole.app.dialling import DialLink
from dutyconsole.app.room_file import read_room
from dutyconsole.cli.setup import sample_text
from dutyconsole.domain.facts import Fact, FactKind
from dutyconsole.domain.ids import LineId
from dutyconsole.evidence.keys import KeyFile
from dutyconsole.paths import DataFolder
from tests.support.fake_console import FakeClock, InlineExecutor

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from dutyconsole.domain.person import Person

PASSWORD = "Zhiban-2026"
START = datetime.fromisoformat("2026-11-23T08:31:00+08:00")


class Room:
    """The sample room on 23 November 2026, just after the shift began."""

    def __init__(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, database: str | None = None
    ) -> None:
        # The strength of the hash is measured elsewhere; here it would only cost time.
        cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        monkeypatch.setattr(accounts, "PasswordHasher", lambda: cheap)
        room = read_room(sample_text())
        self.folder = DataFolder(tmp_path / "room").make()
        self.settings = room.settings
        self.database = database
        self.clock = FakeClock(START)
        self.store = bootstrap.open_store(self.folder, room.settings, self.clock, database=database)
        self.news: list[Any] = []
        broadcast = Broadcast()
        broadcast.listen(self.news.append)
        self.alarms = Alarms()
        self.desk = Desk(
            uow=self.store.uow,
            queries=self.store.queries,
            clock=self.clock,
            publish=broadcast,
            writer=InlineExecutor(),
            readers=InlineExecutor(),
        )
        self.signer, self.dial = KeyFile(self.folder.keys), DialLink(broadcast)
        bootstrap.register(
            self.desk, room.settings, self.clock, self.alarms, signer=self.signer, dial=self.dial
        )
        self.desk.submit(KnowLines(room.settings.lines)).result()
        self.desk.submit(room.set_up).result()
        self._facts = 0

    @property
    def queries(self) -> Any:
        """The read side."""
        return self.store.queries

    def person(self, name: str) -> Person:
        """Sign somebody in."""
        person: Person = self.desk.submit(SignIn(name, PASSWORD)).result()
        return person

    def order(self, command: Any, by: str = "李晓东") -> Any:
        """Have somebody order something; raises what the desk raises."""
        return self.desk.submit(command, self.person(by)).result()

    def fact(self, kind: FactKind, after_s: float = 0.0, **data: Any) -> Fact:
        """Let time pass, then take in the next fact of line 1."""
        self.clock.advance(after_s)
        self._facts += 1
        fact = Fact(LineId("1"), self._facts, self.clock.now(), kind, data)
        self.desk.submit(TakeInFact(fact)).result()
        return fact

    def call(self, number: str = "13800000001", *, talk_s: float = 60.0) -> int:
        """Take in a whole recorded call; returns its id."""
        key = self.fact(FactKind.CALL_STARTED, direction="in").number
        recording = self.fact(
            FactKind.RECORDING_STARTED, call=key, file="recordings/a.wav", rate=8000, preroll_s=5.0
        ).number
        self.fact(FactKind.RING, call=key, count=1)
        self.fact(FactKind.CALLER_ID, call=key, number=number, name=None, presentation="ok")
        self.fact(FactKind.CALL_ANSWERED, 6, call=key, by="control_line")
        self.fact(FactKind.CALL_ENDED, talk_s, call=key, outcome="ended")
        self.fact(
            FactKind.RECORDING_ENDED,
            recording=recording,
            call=key,
            frames=8000,
            sha256="00" * 32,
            reason="hung_up",
        )
        return int(self.queries.call_ids()[0])

    def later(self, **delta: float) -> None:
        """Let time pass."""
        self.clock.advance(timedelta(**delta).total_seconds())

    def close(self) -> None:
        """Close the store."""
        self.store.close()
