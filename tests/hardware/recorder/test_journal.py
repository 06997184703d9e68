"""What is in the journal has happened, and nothing that was acknowledged is ever lost or numbered twice."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from dutyconsole.clock import SystemClock
from dutyconsole.domain.facts import Fact, FactKind
from dutyconsole.domain.ids import LineId
from dutyconsole.errors import Damaged, DeviceProblem
from hardware.recorder.journal import (
    Journal,
    JournalReader,
    facts_after,
    journal_line,
    journal_path,
    journals,
)

if TYPE_CHECKING:
    from pathlib import Path

LINE = LineId("1")


def opened(folder: Path, told: list[Fact] | None = None) -> Journal:
    return Journal(folder, LINE, clock=SystemClock(), on_fact=(told if told is not None else []).append)


def written(folder: Path, count: int = 3) -> Path:
    """Make a journal of that many facts and return its file."""
    journal = opened(folder)
    for number in range(1, count + 1):
        journal.append(FactKind.RING, {"call": 1, "count": number, "说": "话"})
    journal.close()
    return journal.path


def test_numbers_go_on_without_a_gap(tmp_path: Path) -> None:
    for start in (1, 4, 7):
        path = written(tmp_path)
        assert [fact.number for fact in facts_after(path, 0)] == list(range(1, start + 3))
    assert [fact.number for fact in facts_after(path, 5)] == [6, 7, 8, 9]


def test_a_fact_is_on_the_disk_before_anybody_is_told(tmp_path: Path) -> None:
    seen: list[int] = []
    journal = Journal(
        tmp_path, LINE, clock=SystemClock(), on_fact=lambda _: seen.append(len(list(facts_after(path, 0))))
    )
    path = journal.path
    journal.append(FactKind.RING, {})
    journal.append(FactKind.RING, {})
    journal.close()
    assert seen == [1, 2]


def test_torn_at_every_byte_nothing_acknowledged_is_lost(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    whole = written(tmp_path).read_bytes()
    ends = [place + 1 for place, byte in enumerate(whole) if byte == ord("\n")]
    for cut in range(len(whole) + 1):
        folder = tmp_path / str(cut)
        folder.mkdir()
        path = journal_path(folder, LINE)
        path.write_bytes(whole[:cut])
        complete = sum(1 for end in ends if end <= cut)
        assert [fact.number for fact in facts_after(path, 0)] == list(range(1, complete + 1))
        with caplog.at_level("WARNING", logger="dutyconsole.recorder"):
            journal = opened(folder)
        assert journal.append(FactKind.RING, {}).number == complete + 1
        journal.close()
        torn = b"".join(aside.read_bytes() for aside in folder.glob("*.torn-*"))
        kept = path.read_bytes()
        assert kept.startswith(whole[: max([0, *(end for end in ends if end <= cut)])])
        assert torn == whole[max([0, *(end for end in ends if end <= cut)]) : cut]
        assert journal.damage == []


@pytest.mark.parametrize("rubbish", [b"\0" * 40, b"{}", b'{"n":2', '{"n":2,半'.encode(), b"\xff\xfe"])
def test_a_damaged_line_in_the_middle_is_told_and_stays(
    tmp_path: Path, rubbish: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path = written(tmp_path)
    lines = path.read_bytes().split(b"\n")
    lines[1] = rubbish
    damaged = b"\n".join(lines)
    path.write_bytes(damaged)
    journal = opened(tmp_path)
    assert [(one.code, one.params["row"]) for one in journal.damage] == [("journal_line_damaged", 2)]
    assert journal.append(FactKind.RING, {}).number == 4
    journal.close()
    assert path.read_bytes().startswith(damaged)
    with caplog.at_level("ERROR", logger="dutyconsole.recorder"):
        assert [fact.number for fact in facts_after(path, 0)] == [1, 3, 4]
    told: list[Damaged] = []
    assert [fact.number for fact in JournalReader(path, after=3, on_damage=told.append).read()] == [4]


def test_a_damaged_last_line_keeps_its_number(tmp_path: Path) -> None:
    path = written(tmp_path)
    lines = path.read_bytes().split(b"\n")
    lines[2] = b"\0" * len(lines[2])
    path.write_bytes(b"\n".join(lines))
    journal = opened(tmp_path)
    # The desk may have taken number 3 in before the disk forgot it.
    assert journal.append(FactKind.RING, {}).number == 4
    journal.close()


def test_a_second_writer_is_refused_and_the_next_one_is_not(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    with pytest.raises(DeviceProblem) as caught:
        opened(tmp_path)
    assert caught.value.code == "recorder_already_runs"
    journal.append(FactKind.RING, {})
    journal.close()
    opened(tmp_path).close()


def test_a_reader_follows_a_writer_through_unfinished_lines(tmp_path: Path) -> None:
    raw = written(tmp_path).read_bytes()
    path = tmp_path / "line-9.jsonl"
    reader = JournalReader(path)
    assert list(reader.read()) == []
    numbers = []
    with path.open("ab", buffering=0) as out:
        for byte in range(0, len(raw), 7):
            out.write(raw[byte : byte + 7])
            numbers += [fact.number for fact in reader.read()]
    assert numbers == [1, 2, 3]


def test_a_disk_that_takes_no_more_keeps_facts_in_memory_and_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[Fact] = []
    journal = opened(tmp_path, told)
    journal.append(FactKind.RING, {"count": 1})
    real, full = os.write, [True]

    def write(descriptor: int, data: bytes) -> int:
        if full[0]:
            real(descriptor, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(descriptor, data)

    monkeypatch.setattr("hardware.recorder.journal.os.write", write)
    with caplog.at_level("WARNING", logger="dutyconsole.recorder"):
        assert journal.append(FactKind.RING, {"count": 2}).number == 2
        assert journal.append(FactKind.RING, {"count": 3}).number == 3
    assert (journal.unsaved, len(told)) == (2, 1)
    assert journal.problem is not None
    assert journal.problem.code == "journal_not_written"
    # Not even a torn line stands in the file meanwhile.
    assert journal.path.read_bytes().endswith(b"}\n")
    full[0] = False
    assert journal.append(FactKind.RING, {"count": 4}).number == 4
    assert (journal.unsaved, [fact.number for fact in told]) == (0, [1, 2, 3, 4])
    journal.close()
    assert list(facts_after(journal.path, 0)) == [
        Fact(
            fact.line,
            fact.number,
            fact.at.replace(microsecond=fact.at.microsecond // 1000 * 1000),
            fact.kind,
            fact.data,
        )
        for fact in told
    ]


def test_a_line_s_name_may_be_anything(tmp_path: Path) -> None:
    name = LineId("总机/8 外线.1")
    path = journal_path(tmp_path, name)
    Journal(tmp_path, name, clock=SystemClock()).close()
    assert journal_line(path) == name
    assert list(journals(tmp_path)) == [path]


def test_what_was_said_before_the_last_start_is_not_read_again(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    for kind in (
        FactKind.RING,
        FactKind.RECORDER_STARTED,
        FactKind.RING,
        FactKind.RECORDER_STARTED,
        FactKind.RING,
    ):
        journal.append(kind, {})
    assert [fact.number for fact in journal.facts_since_start()] == [4, 5]
    journal.close()
