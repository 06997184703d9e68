"""Where data lie: one folder holds everything, so that it can be copied, moved and backed up whole."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from dutyconsole.errors import StoreProblem

ENV_DATA = "DUTYCONSOLE_DATA"
ENV_DATABASE = "DUTYCONSOLE_DATABASE"
PACKED_ENDING = ".flac"
"""A packed recording has the name under which it was recorded, with this ending."""


@dataclass(frozen=True)
class DataFolder:
    """The one folder of a duty room and the places in it."""

    root: Path

    @property
    def config(self) -> Path:
        """The settings, as text that a person can read."""
        return self.root / "config.toml"

    @property
    def database(self) -> Path:
        """The store where no server is used."""
        return self.root / "duty.db"

    @property
    def recordings(self) -> Path:
        """Sound files, by year, month and day."""
        return self.root / "recordings"

    def sound(self, file: str) -> Path:
        """Return where the recording called `file` lies now: as it was recorded, or packed beside.

        The chain vouches for the name under which it was recorded, so that name stays when it is packed.
        """
        return sound_at(self.root / file)

    @property
    def attachments(self) -> Path:
        """The files of attachments, each under the digest of its bytes."""
        return self.root / "attachments"

    @property
    def journal(self) -> Path:
        """The recorder's facts, one file a line, and its address."""
        return self.root / "journal"

    @property
    def backups(self) -> Path:
        """Copies of the store."""
        return self.root / "backups"

    @property
    def exports(self) -> Path:
        """Papers and files made for people."""
        return self.root / "exports"

    @property
    def keys(self) -> Path:
        """The signing key; made with the room."""
        return self.root / "keys"

    @property
    def logs(self) -> Path:
        """What the engineer reads."""
        return self.root / "logs"

    def make(self) -> DataFolder:
        """Create what is missing, readable by its owner only; raises `StoreProblem` where it cannot be."""
        try:
            for place in (self.root, self.recordings, self.journal, self.backups, self.exports, self.logs):
                place.mkdir(parents=True, exist_ok=True)
            if os.name == "posix":
                self.root.chmod(0o700)
        except OSError as error:
            why = error.strerror or str(error)
            raise StoreProblem("folder_not_made", folder=str(self.root), why=why) from error
        return self

    def relative(self, path: Path) -> str:
        """Return `path` as it is stored: below the root, with forward slashes."""
        return path.resolve().relative_to(self.root.resolve()).as_posix()


def data_folder(given: str | None = None) -> DataFolder:
    """Return the folder named on the command line, else in the environment, else the platform's own."""
    chosen = given or os.environ.get(ENV_DATA) or platformdirs.user_data_dir("dutyconsole", appauthor=False)
    return DataFolder(Path(chosen).expanduser().absolute())


def database_url(folder: DataFolder, given: str | None = None) -> str:
    """Return the SQLAlchemy URL given, else the environment's, else SQLite in the data folder."""
    return given or os.environ.get(ENV_DATABASE) or f"sqlite:///{folder.database}"


def sound_at(path: Path) -> Path:
    """Return where a recording lies now that was recorded as `path`."""
    packed = path.with_suffix(PACKED_ENDING)
    return packed if not path.exists() and packed.exists() else path


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable; Windows does that by itself."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
