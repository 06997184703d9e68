"""When and where the room is backed up."""

from __future__ import annotations

from dataclasses import dataclass

from dutyconsole.settings.declare import setting

PROTECTION = "GB/T 22239-2019 数据备份恢复"


@dataclass(frozen=True)
class Backup:
    """When and where the room is backed up."""

    scheduled: bool = setting(True, zh="每天自动备份", en="Back up every day", source=PROTECTION)
    hour: int = setting(3, zh="每天几点备份", en="Hour of the day", unit="h", low=0, high=23)
    folder: str = setting(
        "",
        zh="备份文件夹（应在另一块磁盘上），空为数据文件夹内的 backups",
        en="Folder of the backups (on another disk); empty: backups in the data folder",
    )
    keep: int = setting(
        7,
        zh="保留几份（更新的校验合格后才删除旧的）",
        en="Backups kept; an old one goes only when so many newer ones are verified",
        low=2,
        high=400,
    )
    recordings: str = setting(
        "since", zh="自动备份包含哪些录音", en="Recordings in it", choices=("all", "since", "none")
    )
    recent_days: int = setting(7, zh="“近期录音”指最近几天", en="Days that count as recent", low=1, high=3660)
    drill_days: int = setting(
        31,
        zh="每隔多少天做一次恢复演练，0 为不提醒",
        en="Days between restore drills; 0: no reminder",
        source=PROTECTION,
        low=0,
        high=400,
    )
