"""The desk's end: every fact once and in order, whatever happens to the recorder or to the wire."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from dutyconsole.clock import SystemClock
from dutyconsole.domain.dialling import DialAct, DialOutcome, DialRequest
from dutyconsole.domain.facts import Fact, FactKind
from dutyconsole.domain.ids import LineId
from dutyconsole.errors import DeviceProblem
from dutyconsole.paths import DataFolder
from hardware.recorder.client import RecorderClient, Wire, ensure_recorder, recorder_status
from hardware.recorder.journal import Journal
from hardware.recorder.server import MOST_WAITING, Server
from hardware.recorder.wire import Address, message, read_address, write_address
from tests.hardware.recorder.stage import config, process, room, running
from tests.support.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dutyconsole.domain.status import RecorderStatus

LINE = LineId("1")


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data").make()


@pytest.fixture(autouse=True)
def complaints_expected(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    with caplog.at_level("WARNING", logger="dutyconsole.recorder"):
        yield


class Desk:
    """Takes facts in as the desk does, and remembers what it was told."""

    def __init__(self, folder: DataFolder, *, taken: int = 0) -> None:
        self.facts: list[Fact] = []
        self.statuses: list[RecorderStatus] = []
        self.lost: list[DeviceProblem] = []
        self.dialled: list[DialOutcome] = []
        self.taken = taken
        self.refuse = 0
        self.client = RecorderClient(
            folder,
            last_taken=lambda _: self.taken,
            on_fact=self.take,
            on_status=self.statuses.append,
            on_lost=self.lost.append,
            on_dialled=self.dialled.append,
            command=[sys.executable, "-m", "hardware.recorder", "--data", str(folder.root)],
        )

    def take(self, fact: Fact) -> None:
        if self.refuse:
            self.refuse -= 1
            raise OSError("the store is locked")
        assert fact.number == self.taken + 1
        self.taken = fact.number
        self.facts.append(fact)

    def numbers(self) -> list[int]:
        return [fact.number for fact in self.facts]


def pid_of(folder: DataFolder) -> int:
    address = read_address(folder)
    assert address is not None
    return address.pid


@pytest.mark.peer
def test_the_desk_starts_a_recorder_restarts_a_killed_one_and_ends_it(folder: DataFolder) -> None:
    folder.config.write_text(config(""), encoding="utf-8")
    desk = Desk(folder)
    desk.client.start()
    until(lambda: desk.statuses, "a status")
    first = pid_of(folder)
    assert first != os.getpid()
    os.kill(first, signal.SIGKILL)
    until(lambda: desk.lost, "the loss is told")
    until(lambda: any(status.pid != first for status in desk.statuses), "another recorder")
    until(lambda: len(desk.facts) == 2, "its facts")
    desk.client.stop(end_recorder=True)
    assert [fact.kind for fact in desk.facts] == [
        FactKind.RECORDER_STARTED,
        FactKind.RECORDER_STARTED,
        FactKind.RECORDER_STOPPED,
    ]
    assert recorder_status(folder) is None


@pytest.mark.peer
@pytest.mark.peer
def test_a_recorder_that_hangs_is_told_ended_and_replaced(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hardware.recorder.hung.HUNG_S", 1.0)
    monkeypatch.setattr("hardware.recorder.client.SILENCE_S", 0.4)
    folder.config.write_text(config(""), encoding="utf-8")
    with process(folder) as hung:
        until(lambda: recorder_status(folder), "the recorder answers")
        desk = Desk(folder)
        desk.client.start()
        until(lambda: desk.statuses, "it is seen")
        hung.send_signal(signal.SIGSTOP)
        until(lambda: desk.lost, "it is told")
        until(lambda: desk.statuses[-1].pid != hung.pid, "another one records")
        assert hung.wait() == -signal.SIGKILL
        desk.client.stop(end_recorder=True)


@pytest.mark.parametrize("ours", [True, False])
def test_new_settings_renew_an_idle_recorder_without_an_alarm(folder: DataFolder, *, ours: bool) -> None:
    folder.config.write_text(config(""), encoding="utf-8")
    with contextlib.ExitStack() as stack:
        if not ours:
            stack.enter_context(process(folder))
            until(lambda: recorder_status(folder), "the recorder answers")
        desk = Desk(folder)
        desk.client.start()
        until(lambda: desk.statuses, "a status")
        first = pid_of(folder)
        folder.config.write_text(config("").replace('id = "1"', 'id = "7"'), encoding="utf-8")
        desk.client.settings_changed()
        until(lambda: desk.statuses[-1].pid != first, "another recorder")
        desk.client.stop(end_recorder=True)
    assert desk.statuses[-1].lines[0].line == "7"
    assert desk.lost == []


@pytest.mark.peer
def test_a_recorder_is_begun_without_a_desk(folder: DataFolder) -> None:
    folder.config.write_text(config(""), encoding="utf-8")
    ensure_recorder(folder)
    first = pid_of(folder)
    ensure_recorder(folder)
    assert pid_of(folder) == first
    desk = Desk(folder)
    desk.client.start()
    until(lambda: desk.statuses, "a status")
    desk.client.stop(end_recorder=True)
    # It was left to itself, so the program that began it does not wait for it; a test must.
    os.waitpid(first, 0)


@pytest.mark.peer
def test_a_desk_that_goes_leaves_the_recorder_and_the_next_one_finds_it(folder: DataFolder) -> None:
    folder.config.write_text(config(""), encoding="utf-8")
    with process(folder) as child:
        until(lambda: recorder_status(folder), "the recorder answers")
        for _ in range(2):
            desk = Desk(folder)
            desk.client.start()
            until(lambda d=desk: d.statuses and d.facts, "status and facts")  # type: ignore[misc]
            desk.client.stop()
            assert child.poll() is None
            assert (desk.numbers(), desk.lost) == ([1], [])


def test_facts_come_from_the_last_one_taken_in_and_then_live(folder: DataFolder) -> None:
    journal = Journal(folder.journal, LINE, clock=SystemClock())
    for count in range(5):
        journal.append(FactKind.RING, {"count": count})
    journal.close()
    desk = Desk(folder, taken=3)
    desk.client._command = [sys.executable, "-c", ""]
    with running(folder, room("")):
        until(lambda: recorder_status(folder), "the recorder answers")
        desk.client.start()
        until(lambda: desk.statuses and desk.numbers() == [4, 5, 6], "the facts that were missed")
    until(lambda: desk.numbers() == [4, 5, 6, 7], "the last one")
    desk.client.stop()


def test_a_fact_that_the_desk_could_not_take_comes_again(folder: DataFolder) -> None:
    desk = Desk(folder)
    desk.refuse = 2
    with running(folder, room("")):
        until(lambda: recorder_status(folder), "the recorder answers")
        desk.client.start()
        until(lambda: desk.numbers() == [1], "the fact")
        desk.client.stop()


def test_a_recorder_that_cannot_start_is_told(folder: DataFolder) -> None:
    desk = Desk(folder)
    desk.client._command = [sys.executable, "-c", "import sys; sys.exit(7)"]
    desk.client.start()
    until(lambda: desk.lost, "the loss is told")
    desk.client.stop()
    assert (desk.lost[0].code, desk.lost[0].params["exit"]) == ("recorder_not_started", 7)


def test_a_stranger_on_the_old_port_is_not_taken_for_the_recorder(folder: DataFolder) -> None:
    with socket.create_server(("127.0.0.1", 0)) as stranger:
        address = Address(1, stranger.getsockname()[1], "secret", "0", "")
        write_address(folder, address)
        taken: list[socket.socket] = []

        def rude() -> None:
            connection, _ = stranger.accept()
            taken.append(connection)
            connection.sendall(b"HTTP/1.1 400\r\n")

        thread = threading.Thread(target=rude)
        thread.start()
        with pytest.raises(DeviceProblem):
            Wire(folder)
        thread.join()
        taken[0].close()


def serve_nothing() -> RecorderStatus:
    raise RuntimeError("not asked for")


def quiet_server() -> Server:
    """Return a server that takes no orders."""
    return Server(
        status=serve_nothing,
        asked_to_stop=lambda: None,
        asked_to_dial=lambda _: None,
        asked_to_test=lambda _: None,
    )


def test_without_the_token_nothing_is_said() -> None:
    server = Server(
        status=serve_nothing,
        asked_to_stop=lambda: None,
        asked_to_dial=lambda _: None,
        asked_to_test=lambda _: None,
    )
    server.start()
    for greeting in (b'{"token":"wrong"}\n', b"rubbish\n", b"[]\n", b"\n", b"x" * 5000):
        with socket.create_connection(("127.0.0.1", server.port), 10) as client:
            client.sendall(greeting)
            with contextlib.suppress(ConnectionResetError):
                assert client.recv(100) == b""
    server.stop()


def test_a_client_that_does_not_read_holds_nobody_up(folder: DataFolder) -> None:
    with running(folder, room("")):
        until(lambda: recorder_status(folder), "the recorder answers")
        address = read_address(folder)
        assert address is not None
        with socket.create_connection(("127.0.0.1", address.port), 10) as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            client.sendall(json.dumps({"token": address.token}).encode() + b"\n")
            assert client.recv(10)
            # Statuses pile up for it, and others are served as before.
            with Wire(folder) as wire:
                for count, _ in enumerate(wire.lines()):
                    if count == 20:
                        break


def test_a_client_too_slow_for_facts_is_cut_off_and_the_others_get_them() -> None:
    fact = Fact(LINE, 1, SystemClock().now(), FactKind.UNPARSED, {"raw_hex": "00" * 20_000})
    status_line = message("status")
    server = Server(
        status=serve_nothing,
        asked_to_stop=lambda: None,
        asked_to_dial=lambda _: None,
        asked_to_test=lambda _: None,
    )
    server._status_line = lambda: status_line  # type: ignore[method-assign]
    server.start()
    with socket.create_connection(("127.0.0.1", server.port), 10) as slow:
        slow.sendall(json.dumps({"token": server.token}).encode() + b"\n")
        until(server._present, "the client is there")
        for _ in range(MOST_WAITING * 3):
            server.publish(fact)
            if not server._present():
                break
        assert server._present() == []
    server.stop()


@pytest.mark.peer
def test_an_order_to_dial_is_always_answered(folder: DataFolder) -> None:
    desk = Desk(folder)
    desk.client.dial(DialRequest(LINE, DialAct.DIAL, "early", "110"))
    assert desk.dialled == [DialOutcome("early", "recorder_not_running")]
    with running(folder, room("")):
        until(lambda: read_address(folder) is not None)
        desk.client.start()
        try:
            until(lambda: desk.statuses)
            desk.client.dial(DialRequest(LineId("7"), DialAct.DIAL, "unknown", "110"))
            desk.client.dial(DialRequest(LINE, DialAct.DIAL, "box", "110"))
            until(lambda: len(desk.dialled) == 3)
        finally:
            desk.client.stop()
    assert {told.ticket: told.code for told in desk.dialled[1:]} == {
        "unknown": "dial_no_modem",
        "box": "dial_not_possible",
    }
