"""A process that writes lines into a store until it is killed: `python -m tests.db.writer FILE|URL`.

It prints the number of each line after the commit has returned: from then on it must never be lost.
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from tests.db.desk import add_entry, add_slip, open_store
from tests.support import make


def main() -> None:
    """Write for ever; each fifth transaction is a slip with its line."""
    place = sys.argv[1]
    store = open_store(place if "://" in place else Path(place))
    for turn in itertools.count():
        with store.uow() as uow:
            slip_id = None
            if turn % 5 == 0:
                slip_id = add_slip(uow, make.slip(f"电记〔2026〕{uow.numbers.next('slip/2026'):04d}")).id
            written = add_entry(uow, make.entry(f"第{turn}条" + "字" * (turn % 300), slip_id=slip_id))
            uow.commit()
        sys.stdout.write(f"{written.number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
