"""A search finds exactly what looking at every text would find, newest first."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete

from dutyconsole.app.views import EntryFilter
from dutyconsole.db.search import build, find
from dutyconsole.db.search.kinds import KINDS
from dutyconsole.db.tables import search_tables
from dutyconsole.domain.ids import PersonId
from dutyconsole.domain.mark import MarkKind
from dutyconsole.domain.search_text import comparable, document
from dutyconsole.domain.slip import SlipDraft
from dutyconsole.domain.vocabulary import EntryKind, SearchIn
from tests.db.desk import add_entry, add_mark, add_recording, add_slip, key_of, open_store
from tests.support import make

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from dutyconsole.db.store import SqlStore
    from dutyconsole.domain.entry import Entry

WIDE = "\uff27\uff13\uff12\uff17", "\uff36\uff28\uff26\uff13"
PLACES = ("火灾", "停电", "东河镇", "西河街道", "值班室", "李晓东", "已报告", "来电", "一二三四五六七八")
LETTERS = ("火", "水", "电", "𠀀𬺈", "𮧵", "ß", "é", "G327线", "g329", "0530-2100001", "138", "4G")
SIGNS = ("。", "，—", "100%_", "\\", "“引号”", "'", '"')
PIECES = (*PLACES, *LETTERS, *SIGNS, *WIDE)
SEARCHES = 1200


def written(luck: random.Random) -> Entry:
    """Return a line of some pieces, some of them cut."""
    text, source, handling = (
        "".join(luck.choices(PIECES, k=luck.randint(least, most))) for least, most in ((1, 9), (0, 3), (0, 3))
    )
    blank = luck.choice(("", " ", "\n"))
    kind = luck.choice(list(EntryKind))
    return make.entry(f"值{text[:4]}{blank}{text[4:]}", source=source, handling=handling, kind=kind)


def some_term(luck: random.Random, lines: list[Entry]) -> str:
    """Return a word to look for: mostly cut out of a line, so that many are found."""
    if luck.random() < 0.2:
        return "".join(luck.choices(PIECES, k=luck.randint(1, 2)))
    line = luck.choice(lines)
    text = luck.choice((line.text, line.source, line.handling)) or line.text
    start = luck.randrange(len(text))
    return text[start : start + luck.choice((1, 1, 2, 2, 3, 4, 5, 8, 12))]


def some_filter(luck: random.Random, lines: list[Entry]) -> EntryFilter:
    """Return a search of some words, without some, from a unit, of some kinds."""
    terms = [
        [some_term(luck, lines) for _ in range(luck.choice((1, 1, 1, 2)))] for _ in range(luck.randint(1, 3))
    ]
    clauses = tuple(tuple(filter(comparable, clause)) for clause in terms)
    without = tuple(filter(comparable, [some_term(luck, lines)] if luck.random() < 0.2 else []))
    unit = some_term(luck, lines) if luck.random() < 0.1 else ""
    kinds = tuple(kind.value for kind in luck.sample(list(EntryKind), 4)) if luck.random() < 0.1 else ()
    return EntryFilter(
        tuple(filter(None, clauses)),
        without,
        unit if comparable(unit) else "",
        kinds,
        limit=luck.choice((5, 1000)),
    )


def scanned(texts: dict[int, str], lines: list[Entry], wanted: EntryFilter) -> list[int]:
    """Return the numbers that looking at every line finds."""

    def fits(line: Entry) -> bool:
        text = texts[line.number]
        return (
            all(any(comparable(term) in text for term in clause) for clause in wanted.clauses)
            and not any(comparable(term) in text for term in wanted.without)
            and comparable(wanted.unit) in text.split("\n")[1]
            and (not wanted.kinds or line.kind.value in wanted.kinds)
        )

    return [line.number for line in reversed(lines) if fits(line)][: wanted.limit]


def found(store: SqlStore, *words: str) -> list[int]:
    """Return the numbers of the lines that hold all words."""
    wanted = EntryFilter(tuple((word,) for word in words))
    return [row.entry.number for row in store.queries.find(wanted).rows]


def hits(store: SqlStore, *words: str) -> list[tuple[SearchIn, str]]:
    """Return the kind and the title of everything that holds all words."""
    wanted = EntryFilter(tuple((word,) for word in words))
    return [(hit.of, hit.title) for hit in store.queries.hits(wanted, tuple(SearchIn)).rows]


def test_a_search_is_equal_to_a_scan(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find, "WINDOW", 40)
    luck = random.Random(20261126)
    with store.uow() as uow:
        lines = [add_entry(uow, written(luck)) for _ in range(250)]
        uow.commit()
    texts = {line.number: document(line.text, line.source, line.handling) for line in lines}
    some = 0
    for _ in range(SEARCHES):
        wanted = some_filter(luck, lines)
        ids = store.queries.entry_ids(wanted)
        # In a new store the ids are the numbers.
        assert list(ids) == scanned(texts, lines, wanted), wanted
        some += bool(ids)
    assert some > SEARCHES / 2


def test_what_was_rolled_back_is_not_found(store: SqlStore) -> None:
    with store.uow() as uow:
        add_entry(uow, make.entry("没有存上的火灾"))
    assert found(store, "火灾") == []
    with store.uow() as uow:
        add_entry(uow, make.entry("另一条"))
        uow.commit()
    assert found(store, "火灾") == []
    assert found(store, "另一") == [1]


def test_struck_lines_and_the_reasons_are_found(store: SqlStore) -> None:
    with store.uow() as uow:
        struck = add_entry(uow, make.entry("东河镇火灾"))
        add_entry(uow, make.entry("火灾地点写错", strikes=struck.id))
        uow.commit()
    assert found(store, "火灾") == [2, 1]
    wanted = EntryFilter((("火灾",),), show_struck=False)
    assert store.queries.find(wanted).rows == ()


def test_calls_are_found_by_number_unit_note_and_recording(store: SqlStore) -> None:
    with store.uow() as uow:
        call = uow.calls.add(make.call(number="05302100001"))
        other = uow.calls.add(make.call(7, number="13800000001", name="交警"))
        add_recording(uow, make.recording(call_id=call))
        add_mark(uow, make.mark(call_id=call, word="伤亡数字"))
        uow.commit()
    mine, theirs = (SearchIn.CALL, "0530-2100001"), (SearchIn.CALL, "138 0000 0001")
    for words in (("2100001",), ("0530-2100001",), ("伤亡",), ("LY20261123-0002",), ("2100001", "数字")):
        assert hits(store, *words) == [mine], words
    assert hits(store, "交警") == [theirs]
    assert hits(store, "0000", "138") == [theirs]
    assert hits(store, "东河镇") == []
    with store.uow() as uow:
        contact = make.contact()
        uow.contacts.add(contact, keys=[key_of(contact.duty_phone)])
        uow.calls.update(make.call(7, id=other, number="13800000002"))
        uow.commit()
    assert hits(store, "东河镇") == [mine, (SearchIn.CONTACT, "东河镇人民政府")]
    assert hits(store, "东河镇", "伤亡") == [mine]
    assert hits(store, "交警") == []
    assert hits(store, "0002", "138") == [(SearchIn.CALL, "138 0000 0002")]


def test_slips_are_found_by_what_was_said_and_by_whom(store: SqlStore) -> None:
    with store.uow() as uow:
        fields = SlipDraft(content="危化品仓库冒烟", caller_unit="东河镇人民政府", callback="13800000001")
        add_slip(uow, make.slip(fields=fields))
        uow.commit()
    slip = (SearchIn.SLIP, make.slip().register_number)
    for word in ("仓库", "东河", "13800000001", "138 0000", "电记〔2026〕"):
        assert hits(store, word) == [slip], word
    wanted = EntryFilter(unit="东河镇", since=make.AT, until=make.AT + timedelta(days=1), author="李")
    assert [hit.of for hit in store.queries.hits(wanted, (SearchIn.SLIP,)).rows] == [SearchIn.SLIP]
    wanted = EntryFilter(unit="仓库")
    assert store.queries.hits(wanted, tuple(SearchIn)).rows == ()


def test_hits_are_counted_up_to_a_thousand(store: SqlStore) -> None:
    with store.uow() as uow:
        for _ in range(1010):
            add_entry(uow, make.entry("无异常"))
        uow.commit()
    found_here = store.queries.hits(EntryFilter((("异常",),), limit=3), (SearchIn.ENTRY,))
    assert ([hit.title for hit in found_here.rows], found_here.counts) == (
        ["1010", "1009", "1008"],
        ((SearchIn.ENTRY, 1001),),
    )


def test_the_index_is_made_anew_where_it_is_missing(store: SqlStore, place: Path | str) -> None:
    with store.uow() as uow:
        add_entry(uow, make.entry("东河镇火灾"))
        add_slip(uow)
        add_mark(uow, make.mark(call_id=uow.calls.add(make.call()), kind=MarkKind.BOOKMARK, word="爆炸"))
        uow.commit()
    with store._engines.write.begin() as connection:
        connection.execute(delete(search_tables.state))
        for kind in KINDS.values():
            connection.execute(delete(kind.texts))
    store.close()
    again = open_store(place)
    assert again.queries.search_made() == 1
    assert hits(again, "火灾") == [(SearchIn.ENTRY, "1")]
    assert hits(again, "爆炸") == [(SearchIn.CALL, "0530-2100001")]
    again.close()


def test_a_large_store_is_indexed_beside_the_work(
    store: SqlStore, place: Path | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "BATCH", 7)
    with store.uow() as uow:
        for number in range(1, 51):
            add_entry(uow, make.entry(f"第{number}条火灾"))
        uow.commit()
    monkeypatch.setattr(build, "VERSION", 2)
    monkeypatch.setattr(build, "AT_ONCE", 10)
    store.close()
    half = open_store(place)
    assert half.queries.search_made() == 0
    assert half.index._step()
    with half.uow() as uow:
        add_entry(uow, make.entry("第51条火灾"))
        uow.commit()
    assert found(half, "火灾") == [51, 50, 49, 48, 47, 46, 45, 44]
    assert 0 < half.queries.hits(EntryFilter((("火灾",),)), (SearchIn.ENTRY,)).made < 1
    half.close()
    rest = open_store(place)
    rest.index.start()
    assert rest.index._thread is not None
    rest.index._thread.join()
    assert rest.queries.search_made() == 1
    assert rest.queries.find(EntryFilter((("火灾",),), limit=99)).rows[-1].entry.number == 1
    assert len(found(rest, "第50条")) == 1
    shares: list[float] = []
    rest.index.make_anew(shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert len(rest.queries.find(EntryFilter((("火灾",),), limit=99)).rows) == 51
    rest.close()


def test_the_index_holds_nothing_of_what_changed(file_store: SqlStore) -> None:
    """Forgetting takes the old tokens out of the index too, not only the text."""
    with file_store.uow() as uow:
        call = uow.calls.add(make.call(number="13800000001"))
        uow.calls.update(make.call(id=call, number="13999999999"))
        uow.commit()
    with file_store._engines.read.connect() as connection:
        question = "SELECT count(*) FROM search_call_gram WHERE search_call_gram MATCH ?"
        counts = [connection.exec_driver_sql(question, (f'"{token}"',)).scalar() for token in ("138", "139")]
    assert counts == [0, 1]


def test_the_log_itself_is_not_touched_by_a_new_index(store: SqlStore) -> None:
    with store.uow() as uow:
        add_entry(uow, make.entry("东河镇火灾"))
        uow.commit()
    store.index.make_anew(print)
    assert store.queries.verify(None).findings == ()


def test_each_person_keeps_searches_of_their_own(store: SqlStore) -> None:
    mine, other = PersonId(1), PersonId(2)
    with store.uow() as uow:
        for minute in range(5):
            at = make.AT + timedelta(minutes=minute)
            uow.kept_queries.keep(mine, "", f"词{minute % 4}", at, last=3)
        uow.kept_queries.keep(mine, "未办", "open:yes", make.AT, last=3)
        uow.kept_queries.keep(mine, "未办", "open:yes kind:来电", make.AT, last=3)
        uow.kept_queries.keep(other, "", "别人的", make.AT, last=3)
        uow.commit()
    kept = store.queries.kept_queries(mine)
    assert [(each.name, each.text) for each in kept] == [
        ("未办", "open:yes kind:来电"),
        ("", "词0"),
        ("", "词3"),
        ("", "词2"),
    ]
    with store.uow() as uow:
        uow.kept_queries.forget(other, kept[0].id)
        uow.kept_queries.forget(mine, kept[1].id)
        uow.commit()
    assert [each.text for each in store.queries.kept_queries(mine)] == ["open:yes kind:来电", "词3", "词2"]


def test_everything_is_a_range_that_takes_no_memory(store: SqlStore) -> None:
    with store.uow() as uow:
        for _ in range(5):
            add_entry(uow)
        uow.commit()
    assert store.queries.entry_ids(EntryFilter(limit=10**7)) == range(5, 0, -1)
    assert store.queries.entry_ids(EntryFilter(limit=2)) == range(5, 3, -1)
    assert store.queries.entry_ids(EntryFilter(clauses=(("试线",),))) == [5, 4, 3, 2, 1]
