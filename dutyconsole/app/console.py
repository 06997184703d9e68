"""Everything that a window or the command line is given: the whole program without a face."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dutyconsole.app.backups import Backups
    from dutyconsole.app.broadcast import Broadcast
    from dutyconsole.app.desk import Desk
    from dutyconsole.app.device_ports import Devices, Player, Sounder, SoundFiles
    from dutyconsole.app.log_ports import AttachmentShelf
    from dutyconsole.app.ports import EvidenceMaker, ReportMaker, Signer
    from dutyconsole.app.views import AlarmView
    from dutyconsole.clock import Clock
    from dutyconsole.domain.duty_calendar import HolidayTable
    from dutyconsole.domain.ids import LineId
    from dutyconsole.domain.self_test import Measured
    from dutyconsole.errors import DutyError
    from dutyconsole.paths import DataFolder
    from dutyconsole.settings.root import Settings
    from dutyconsole.settings.self_test import SelfTestRules


@dataclass
class Console:
    """What `bootstrap` builds and hands over.

    Attributes:
        desk: takes commands and questions.
        news: everything published after a commit; the window's relay listens here.
        settings: as loaded; `apply_settings` stores new ones and puts them here.
        problems: what went wrong at the start and must be shown (a broken settings file, for instance).
    """

    desk: Desk
    news: Broadcast
    settings: Settings
    folder: DataFolder
    clock: Clock
    reports: ReportMaker
    player: Callable[[], Player]
    sound_files: SoundFiles
    sounder: Sounder
    devices: Devices
    holidays: HolidayTable
    apply_settings: Callable[[Settings], None]
    signer: Signer
    evidence: EvidenceMaker
    attachments: AttachmentShelf
    backups: Backups
    self_test: Callable[[LineId, SelfTestRules], tuple[Measured, str]]
    """Has the recorder test a line for so many seconds; raises `DeviceProblem`."""
    problems: tuple[DutyError, ...] = ()
    standing_alarms: Callable[[], Sequence[AlarmView]] = tuple
    """The alarms that were raised before anybody listened."""

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which times are shown."""
        return ZoneInfo(self.settings.room.zone)
