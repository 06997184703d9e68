"""A database of every schema that was ever released opens, with every row as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from dutyconsole.app.views import EntryFilter
from dutyconsole.db.migrate import head, known
from dutyconsole.db.upgrade import alembic_config
from tests.db.desk import FIRST, open_store
from tests.support import make

SCHEMAS = sorted((Path(__file__).parents[1] / "schemas").glob("*.db"))


def test_every_migration_has_its_database() -> None:
    revisions = ScriptDirectory.from_config(alembic_config()).walk_revisions()
    assert known() == sorted(script.revision for script in revisions)
    assert [schema.stem for schema in SCHEMAS] == known()


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.stem)
def test_an_old_database_opens_with_its_rows(schema: Path, path: Path) -> None:
    shutil.copy(schema, path)
    store = open_store(path)
    queries = store.queries
    lines = [(row.entry.number, row.entry.text, row.open) for row in queries.find(EntryFilter()).rows]
    assert lines == [
        (4, "续报已收。", True),
        (3, "写错。", False),
        (2, "误记。", False),
        (1, "东河镇来电，辖区无异常。", False),
    ]
    result = queries.verify(None)
    since_listening = 0 if schema.stem < "0002" else 2
    marked, signing = schema.stem >= "0003", schema.stem >= "0005"
    sheets, told, matters = schema.stem >= "0010", schema.stem >= "0007", schema.stem >= "0012"
    # Shifts and calls got their links with revision 0014, also those that were there before.
    links = 10 + told + since_listening + marked + signing + sheets + 4 * matters
    assert (result.links, result.seals, result.findings) == (links, 1, ())
    heard = queries.access_rows(queries.access_ids())
    assert [row.to_ms for row in heard] == [9000] * bool(since_listening)
    record = queries.shift_record(FIRST)
    assert [(row.call.number, row.entry_number) for row in record.calls] == [("05302100001", 1)]
    assert [row.line_name for row in record.calls] == ["值班电话"]
    assert [mark.word for mark in record.calls[0].marks] == ["伤亡数字"] * marked
    extensions = [each.extension for each in record.calls[0].records]
    assert extensions == ["1200"] * told
    assert record.slips[0].fields == make.slip().fields
    assert [row.values["name"] for row in record.sheets] == ["张工"] * sheets
    about = queries.about(1)
    assert about is not None
    assert [file.name for file in about.attachments] == ["现场.png"] * matters
    assert (about.holding.owner, about.holding.due_at is not None) == ("李晓东", matters)
    assert about.references == ()
    assert record.handover is not None
    assert record.handover.briefing == "无"
    assert queries.credentials("王静") is not None
    assert [contact.unit for contact in queries.contacts("刘强")] == ["东河镇人民政府"]
    assert [draft.text for draft in queries.drafts()] == ["正在写的一条"]
    assert queries.last_taken(make.LINE) == 9
    assert [test.person for test in queries.self_tests()] == ["李晓东"] * (schema.stem >= "0008")
    with store.uow() as uow:
        assert uow.numbers.next("entry") == 5
    store.close()
    backups = path.parent / "backups"
    assert backups.exists() is (schema.stem != head())
