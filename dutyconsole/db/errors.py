"""What the database drivers raise, sorted into the world's faults and our own.

Sorted by the drivers' codes, never by their words: https://www.sqlite.org/rescode.html and appendix A of the
PostgreSQL manual.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlcipher3 import dbapi2 as sqlite

from dutyconsole.errors import Bug, Damaged, DutyError, StoreProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

log = logging.getLogger("dutyconsole.store")

FULL, LOCKED, DAMAGED = "store_full", "store_locked", "store_damaged"
UNREACHABLE, READ_ONLY = "store_unreachable", "store_readonly"

# Primary result codes: the low byte of what SQLite returns.
_SQLITE = {
    3: READ_ONLY,  # SQLITE_PERM
    5: LOCKED,  # SQLITE_BUSY
    6: LOCKED,  # SQLITE_LOCKED
    8: READ_ONLY,  # SQLITE_READONLY
    10: UNREACHABLE,  # SQLITE_IOERR
    11: DAMAGED,  # SQLITE_CORRUPT
    13: FULL,  # SQLITE_FULL
    14: UNREACHABLE,  # SQLITE_CANTOPEN
    26: DAMAGED,  # SQLITE_NOTADB
}
_POSTGRESQL = {
    "53100": FULL,
    "55P03": LOCKED,
    "40P01": LOCKED,
    "40001": LOCKED,
    "XX001": DAMAGED,
    "XX002": DAMAGED,
    "25006": READ_ONLY,
    "53300": UNREACHABLE,
    "3D000": UNREACHABLE,
}
# Connection exception, wrong password, operator intervention (the server goes down).
_POSTGRESQL_CLASSES = {"08": UNREACHABLE, "28": UNREACHABLE, "57": UNREACHABLE}


def _code(error: Any) -> str | None:
    """Return the code of the problem that a driver's error stands for, or None for our own fault."""
    number = getattr(error, "sqlite_errorcode", None)
    if number is not None:
        return _SQLITE.get(number & 0xFF)
    if hasattr(error, "sqlstate"):
        state: str | None = error.sqlstate
        # psycopg leaves the state empty where no server answered.
        return _POSTGRESQL.get(state) or _POSTGRESQL_CLASSES.get(state[:2]) if state else UNREACHABLE
    return None


def problem(error: BaseException) -> DutyError:
    """Return what to raise for a driver's or SQLAlchemy's error."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = LOCKED if isinstance(error, NoConnectionFree) else _code(cause)
    if code is None:
        # The statement's values may hold people's words, so only the driver's own sentence is kept.
        return Bug("store_bug", why=f"{type(cause).__name__}: {cause}"[:500])
    log.error("%s: %s", code, cause)
    kind = Damaged if code == DAMAGED else StoreProblem
    return kind(code, why=str(cause))


@contextmanager
def known_errors() -> Iterator[None]:
    """Turn what the database raises inside into `StoreProblem`, `Damaged` or `Bug`.

    A `ValueError` is a stored value that its column's type cannot read: somebody else wrote it.
    """
    try:
        yield
    except ValueError as error:
        log.error("%s: %s", DAMAGED, error)  # noqa: TRY400  the place is in the chained exception
        raise Damaged(DAMAGED, why=str(error)) from error
    except (SQLAlchemyError, sqlite.Error) as error:
        raise problem(error) from error
