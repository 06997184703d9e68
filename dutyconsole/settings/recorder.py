"""How calls are recorded."""

from __future__ import annotations

from dataclasses import dataclass

from dutyconsole.settings.declare import setting


@dataclass(frozen=True)
class Recorder:
    """How calls are recorded."""

    preroll_s: float = setting(
        5.0, zh="预录时长", en="Sound kept from before the call", unit="s", low=0, high=30
    )
    hang_s: float = setting(
        20.0,
        zh="无声多久视为挂机（无控制线时）",
        en="Silence that ends a call without a control line",
        unit="s",
        low=3,
        high=600,
    )
    ring_timeout_s: float = setting(
        6.5,
        zh="振铃停止多久视为未接",
        en="Time without a ring that makes a call missed",
        unit="s",
        low=4,
        high=30,
    )
    flash_s: float = setting(
        0.8,
        zh="拍叉簧多久以内视为保持（0 为不用）",
        en="Hook press that is a hold and no hang-up (0: none)",
        unit="s",
        low=0,
        high=2,
    )
    alarm_silence_s: float = setting(
        5.0,
        zh="录音无声或中断多久告警",
        en="Time without frames that raises the alarm",
        unit="s",
        low=1,
        high=60,
    )
    banner_after_s: float = setting(
        10.0,
        zh="录音或来电信令中断后自行重试多久仍未恢复，才挂出须确认的告警条（告警声和状态栏不等）",
        en="Time for a lost sound input or signalling to come back by itself before a banner stands until "
        "somebody has seen it (the alarm sounds and the strip turns red at once)",
        unit="s",
        low=0,
        high=60,
    )
    level_low_dbfs: float = setting(
        -50.0,
        zh="最响声音低于此电平为太轻",
        en="Sound that never exceeds this is too low",
        unit="dBFS",
        low=-80,
        high=-20,
    )
    level_high_dbfs: float = setting(
        -3.0, zh="峰值高于此电平为太响", en="Peaks above this are too loud", unit="dBFS", low=-20, high=0
    )
    outage_log_s: float = setting(
        2.0,
        zh="中断多久以上记入值班日志（更短的只计次数）",
        en="Outages longer than this get a line in the duty log; shorter ones are only counted",
        unit="s",
        low=0,
        high=600,
    )
    pack: bool = setting(
        True,
        zh="空闲时把已结束的录音无损压缩（FLAC）",
        en="Pack closed recordings without loss (FLAC) in idle time",
    )
    pack_after_min: float = setting(
        10.0, zh="录音结束多久后压缩", en="Age of a recording to be packed", unit="min", low=0, high=525600
    )
    clock_jump_s: float = setting(
        2.0,
        zh="系统时钟变动多少以上视为被改动",
        en="Steps of the computer's clock beyond this are written down",
        unit="s",
        low=0.5,
        high=3600,
    )
    copy_folder: str = setting(
        "",
        zh="录音副本文件夹（应在另一块磁盘上），空为不存副本",
        en="Folder of the second copy (on another disk); empty means none",
    )
    disk_amber_hours: float = setting(72.0, zh="录音盘余量提醒", en="Disk hours that warn", unit="h", low=1)
    disk_red_hours: float = setting(12.0, zh="录音盘余量告警", en="Disk hours that alarm", unit="h", low=1)
    reserve_mb: float = setting(
        500.0,
        zh="录音盘低于此余量时，新来电改用低音质录音（8 kHz A 律）",
        en="Below this much free, calls are recorded in little room (8 kHz A-law)",
        unit="MB",
        low=50,
        high=100000,
    )
