"""Two seats on one server: each hears what the other wrote, and neither waits for a server that is gone."""

from __future__ import annotations

import os
import queue
import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from dutyconsole.app.views import EntryFilter
from dutyconsole.errors import StoreProblem
from tests.db.desk import add_entry, fill, open_store
from tests.support import make

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dutyconsole.db.store import SqlStore
    from tests.support.postgres import PrivateServer

STORE = "dutyconsole.store"


class Seat:
    """A store that listens, and what it heard."""

    def __init__(self, url: str) -> None:
        self.store = open_store(url)
        self.heard: queue.Queue[frozenset[str]] = queue.Queue()
        self.lost: queue.Queue[bool] = queue.Queue()
        self.store.watch(self.heard.put, self.lost.put)
        assert "entry" in self.heard.get(timeout=60), "what may have been missed before listening"


@contextmanager
def two_seats(server: PrivateServer) -> Iterator[tuple[Seat, Seat]]:
    with server.database() as url:
        one, two = Seat(url), Seat(url)
        fill(one.store)
        assert "shift" in two.heard.get(timeout=60)
        yield one, two
        for seat in (one, two):
            seat.store.close()


@pytest.fixture
def seats(postgres: PrivateServer) -> Iterator[tuple[Seat, Seat]]:
    with two_seats(postgres) as made:
        yield made


def write(store: SqlStore) -> None:
    with store.uow() as uow:
        add_entry(uow)
        uow.commit()


def test_a_line_of_one_seat_is_heard_at_the_other_and_not_at_its_own(seats: tuple[Seat, Seat]) -> None:
    one, two = seats
    write(one.store)
    assert two.heard.get(timeout=60) == {"entry", "counter", "chain_link"}
    assert len(two.store.queries.find(EntryFilter()).rows) == 1, "the line is there when it is heard of"
    assert one.heard.empty()


def test_what_was_rolled_back_is_not_heard(seats: tuple[Seat, Seat]) -> None:
    one, two = seats
    with one.store.uow() as uow:
        add_entry(uow)
    with one.store.uow() as uow:
        uow.drafts.keep("entry:new", None, "一", make.AT)
        uow.commit()
    assert two.heard.get(timeout=60) == {"draft"}


def test_a_server_that_ends_is_told_and_so_is_its_return(
    own_server: PrivateServer, caplog: pytest.LogCaptureFixture
) -> None:
    with two_seats(own_server) as (one, _), caplog.at_level("WARNING", logger=STORE):
        own_server.stop()
        assert one.lost.get(timeout=60) is True
        with pytest.raises(StoreProblem, match="store_away"):
            write(one.store)
        with pytest.raises(StoreProblem, match="store_away"):
            one.store.queries.shift_card()
        own_server.start()
        assert one.lost.get(timeout=60) is False
        assert "entry" in one.heard.get(timeout=60), "others may have written meanwhile"
        write(one.store)
        assert len(one.store.queries.find(EntryFilter()).rows) == 1


def test_nobody_waits_for_a_server_that_stands_still(
    seats: tuple[Seat, Seat], postgres: PrivateServer, caplog: pytest.LogCaptureFixture
) -> None:
    """Its connections stay open and say nothing, as behind a pulled cable."""
    one, two = seats
    problems: queue.Queue[StoreProblem] = queue.Queue()

    def write_until_refused() -> None:
        try:
            while True:
                write(one.store)
        except StoreProblem as problem:
            problems.put(problem)

    writer = threading.Thread(target=write_until_refused, name="writer")
    with caplog.at_level("WARNING", logger=STORE):
        writer.start()
        assert "entry" in two.heard.get(timeout=60)
        backends = postgres.processes()
        for pid in backends:
            os.kill(pid, signal.SIGSTOP)
        try:
            assert problems.get(timeout=60).code in ("store_unreachable", "store_away")
        finally:
            for pid in backends:
                os.kill(pid, signal.SIGCONT)
            writer.join()
        assert one.lost.get(timeout=60) is True
        assert one.lost.get(timeout=60) is False
    assert one.store.queries.verify(None).findings == ()


def test_a_file_has_nothing_to_watch(file_store: SqlStore) -> None:
    before = threading.active_count()
    file_store.watch(print, print)
    assert threading.active_count() == before
    assert not file_store.is_shared
