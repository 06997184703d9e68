"""What all tables belong to."""

from __future__ import annotations

from sqlalchemy import MetaData

from dutyconsole.db.types import NAMES

metadata = MetaData(naming_convention=NAMES)
