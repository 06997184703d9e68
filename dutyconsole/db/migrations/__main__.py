"""Writes a new migration: `python -m dutyconsole.db.migrations NUMBER SUBJECT`, from a source tree.

It holds what `dutyconsole.db.tables` has and the newest migration has not; read it before it is committed.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from alembic import command

from dutyconsole.db.engine import open_engines, parse_url
from dutyconsole.db.upgrade import alembic_config


def main() -> None:
    """Bring an empty store to the newest migration, and write down what is still missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", help="four digits, one more than the newest")
    parser.add_argument("subject", help="a few words")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        engines = open_engines(parse_url(f"sqlite:///{Path(folder) / 'empty.db'}"))
        with engines.write.begin() as connection:
            config = alembic_config(connection)
            command.upgrade(config, "head")
            command.revision(config, message=given.subject, rev_id=given.number, autogenerate=True)
        engines.close()


if __name__ == "__main__":
    main()
