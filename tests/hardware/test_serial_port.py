"""Serial ports on real pseudo-terminals and network ports: every failure has its code."""

from __future__ import annotations

import os
import socket
from contextlib import closing
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from dutyconsole.errors import DeviceProblem
from dutyconsole.messages import SENTENCES
from dutyconsole.settings.line import SerialSource
from hardware.serial_port import ControlLines, list_ports, open_port
from hardware.sim.rfc2217 import NetworkModem
from tests.peers.pty_modem import pty_modem
from tests.support.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from hardware.serial_port import Port

pytestmark = pytest.mark.peer


def collect(port: Port, size: int) -> bytes:
    """Read until `size` bytes are there."""
    data = bytearray()

    def enough() -> bool:
        data.extend(port.read(0.1))
        return len(data) >= size

    until(enough)
    return bytes(data)


def code_of(source: SerialSource) -> str:
    """Return the code with which opening fails."""
    with pytest.raises(DeviceProblem) as problem:
        open_port(source)
    assert problem.value.params["port"] == source.port
    assert problem.value.params["why"]
    assert problem.value.code in SENTENCES
    return problem.value.code


def until_gone(port: Port) -> None:
    """Read until the port says that it is gone."""
    with pytest.raises(DeviceProblem, match="port_gone"):
        until(lambda: port.read(0.05) is None)


def test_a_pseudo_terminal_answers_and_has_no_control_lines() -> None:
    with pty_modem() as (modem, source), closing(open_port(source)) as port:
        assert port.lines() is None
        port.write(b"AT\r")
        assert collect(port, 9) == b"AT\r\r\nOK\r\n"
        modem.ring()
        assert collect(port, 8) == b"\r\nRING\r\n"
        assert port.read(0.01) == b""


def test_a_megabyte_comes_through_whole() -> None:
    rubbish = os.urandom(1 << 20)
    with pty_modem() as (modem, source), closing(open_port(source)) as port:
        sender = Thread(target=modem.garbage, args=(rubbish,))
        sender.start()
        assert collect(port, len(rubbish)) == rubbish
        sender.join()


def test_a_pulled_cable_is_told() -> None:
    with pty_modem() as (modem, source), closing(open_port(source)) as port:
        modem.unplug()
        until_gone(port)
        with pytest.raises(DeviceProblem, match="port_gone"):
            port.write(b"AT\r")


def test_a_second_program_is_told_that_the_port_is_busy() -> None:
    with pty_modem() as (_, source), closing(open_port(source)):
        assert code_of(source) == "port_busy"


def test_a_missing_port(tmp_path: Path) -> None:
    assert code_of(SerialSource(port=str(tmp_path / "ttyUSB9"))) == "port_missing"


def test_a_file_is_no_port(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no port")
    assert code_of(SerialSource(port=str(tmp_path / "file"))) == "port_failed"


def test_a_server_that_is_not_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
    assert code_of(SerialSource(port=f"rfc2217://127.0.0.1:{number}")) == "port_missing"
    assert code_of(SerialSource(port=f"socket://127.0.0.1:{number}")) == "port_missing"
    assert code_of(SerialSource(port="nonsense://x")) == "port_missing"


def test_a_network_port_has_control_lines() -> None:
    with NetworkModem(hook_line="cts") as modem, closing(open_port(SerialSource(port=modem.port))) as port:
        port.write(b"AT\r")
        assert collect(port, 9) == b"AT\r\r\nOK\r\n"
        until(lambda: port.lines() == ControlLines(cts=False, dsr=False, cd=False, ri=False))
        for name in ("cts", "dsr", "cd", "ri"):
            modem.set_line(name, asserted=True)
            until(partial(_is_asserted, port, name))
        modem.say(b"\xff\xff1")
        assert collect(port, 3) == b"\xff\xff1"
        modem.unplug()
        until_gone(port)


def _is_asserted(port: Port, name: str) -> bool:
    return bool(getattr(port.lines(), name))


def test_listing_ports_never_fails() -> None:
    assert list_ports() == sorted(list_ports(), key=lambda found: found.port)
