"""What the benches read of their peers, and what they say where one is missing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

import pytest

from dutyconsole.cli import bench
from dutyconsole.cli.benches import processes
from dutyconsole.cli.benches.detectors import fsk_numbers, keys, number_in
from dutyconsole.cli.benches.figure import Figure
from hardware.sim.telephone import mdmf, sdmf

if TYPE_CHECKING:
    from types import ModuleType

    from tests.cli.conftest import Shell

STAMP = b"11232007"


@pytest.mark.parametrize("parity", [False, True])
def test_the_number_of_a_message(parity: bool) -> None:
    assert number_in(sdmf(STAMP.decode(), "13800000001", parity=parity)) == b"13800000001"
    parts = [(1, STAMP), (2, b"05302000001"), (7, b"LI SI")]
    assert number_in(mdmf(parts, parity=parity)) == b"05302000001"
    assert number_in(mdmf([(1, STAMP), (4, b"P")], parity=parity)) == b""


def test_what_the_peers_say() -> None:
    said = b"CALLER-ID\nTime:  11/23 20:07\nPhone: 1\xb38\nName:  LI\n"
    assert fsk_numbers(said) == b"138"
    assert fsk_numbers(b"CALLER-ID\nTime:  11/23 20:07\n") == b""
    assert keys(b"DTMF: 1\nDTMF: #\nDTMF: A\n") == b"1#A"


def test_a_missing_peer_is_named_and_the_others_are_measured(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Missing:
        @staticmethod
        def measure() -> list[Figure]:
            processes.peer("minimodem")
            return []

    class There:
        @staticmethod
        def measure() -> list[Figure]:
            return [Figure("start-up", "s", 1.0, "bare window", 0.5)]

    modules = {"dutyconsole.cli.benches.missing": Missing, "dutyconsole.cli.benches.there": There}
    for name, module in modules.items():
        monkeypatch.setitem(sys.modules, name, cast("ModuleType", module))
    monkeypatch.setattr(bench, "BENCHES", {"one": "missing", "two": "there"})
    monkeypatch.setenv("PATH", "")
    code, rows, said = shell.run("bench")
    assert code == 4
    assert [row["name"] for row in rows] == ["start-up"]
    assert rows[0]["ratio"] == 2.0
    assert "apt-get install minimodem" in said
