"""The sample room with a great many lines in its log."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from dutyconsole.app.room_file import read_room
from dutyconsole.cli.benches.corpus import texts
from dutyconsole.cli.setup import sample_text
from dutyconsole.db.measuring.fill import fill
from dutyconsole.paths import DataFolder, database_url
from dutyconsole.settings_file import save_settings

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def room_with_lines(count: int, url: str | None = None) -> Iterator[tuple[DataFolder, str]]:
    """Set up the sample room with so many lines; yields its folder and the URL of its store."""
    from dutyconsole.bootstrap import open_console  # noqa: PLC0415  see `dutyconsole.cli.session.Call.console`

    room = read_room(sample_text())
    with TemporaryDirectory(prefix="bench-") as name:
        folder = DataFolder(Path(name)).make()
        save_settings(folder.config, room.settings)
        with open_console(folder, database=url) as console:
            console.desk.submit(room.set_up).result()
        place = database_url(folder, url)
        begun = time.monotonic()
        fill(place, texts(count), count)
        took = round(time.monotonic() - begun)
        sys.stderr.write(f"{count} lines in {took} s\n")
        yield folder, place
