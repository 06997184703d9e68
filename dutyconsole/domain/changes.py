"""What a write has changed: each open screen decides by this whether to refresh."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Changed:
    """Published after a commit, once for each unit of work.

    `tables` are names such as `entry`, `call`, `shift`, `draft`, `contact`; `initiator` is what the writer
    gave with the command, so that a screen can tell its own echo.
    """

    tables: frozenset[str]
    initiator: object = None
