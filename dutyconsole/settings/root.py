"""Everything that a room can set."""

from __future__ import annotations

from dataclasses import dataclass, field

from dutyconsole.settings.backup import Backup
from dutyconsole.settings.line import Line
from dutyconsole.settings.log import Log
from dutyconsole.settings.recorder import Recorder
from dutyconsole.settings.room import Access, Limits, Room, Shift
from dutyconsole.settings.roster import Roster
from dutyconsole.settings.self_test import SelfTestRules


@dataclass(frozen=True)
class Settings:
    """Everything that a room can set."""

    version: int = 1
    room: Room = field(default_factory=Room)
    lines: tuple[Line, ...] = (Line(),)
    recorder: Recorder = field(default_factory=Recorder)
    self_test: SelfTestRules = field(default_factory=SelfTestRules)
    shift: Shift = field(default_factory=Shift)
    roster: Roster = field(default_factory=Roster)
    limits: Limits = field(default_factory=Limits)
    log: Log = field(default_factory=Log)
    access: Access = field(default_factory=Access)
    backup: Backup = field(default_factory=Backup)

    def line(self, line_id: str) -> Line | None:
        """Return the line of that number, or None."""
        return next((line for line in self.lines if line.id == line_id), None)
