"""The room, its shifts, its limits, and signing in."""

from __future__ import annotations

from dataclasses import dataclass

from dutyconsole.settings.declare import setting


@dataclass(frozen=True)
class Room:
    """The room as a whole."""

    zone: str = setting("Asia/Shanghai", zh="值班室所在时区", en="Time zone of the room")
    language: str = setting("zh_CN", zh="界面语言", en="Language of the window", choices=("zh_CN", "en_US"))
    theme: str = setting(
        "light", zh="界面配色", en="Colours of the window", choices=("light", "night", "contrast")
    )
    printer: str = setting("", zh="默认打印机，空为生成 PDF", en="Default printer; empty makes a PDF")
    alarm_sound: bool = setting(True, zh="振铃和告警发声", en="Sound for rings and alarms")
    playback: str = setting("default", zh="听录音用的放音设备", en="Output on which recordings are heard")
    replay_s: float = setting(
        30.0, zh="通话中回听（F6）多久", en="Sound replayed during a call (F6)", unit="s", low=5, high=300
    )
    alarm_repeat_s: int = setting(
        60,
        zh="严重告警无人知悉时每隔多久再响，0 为只响一次",
        en="Interval at which a grave alarm sounds again until somebody has seen it; 0 sounds once",
        unit="s",
        low=0,
        high=3600,
    )


@dataclass(frozen=True)
class Shift:
    """The pattern of the shifts."""

    start: str = setting("08:30", zh="交接班时刻", en="Time of the handover")
    hours: float = setting(24.0, zh="每班时长", en="Length of a shift", unit="h", low=1, high=24)
    name: str = setting("24小时班", zh="班次名称", en="Name of the shift")


@dataclass(frozen=True)
class Limits:
    """The limits of the standard and of the room's own rules."""

    arrive_early_min: int = setting(
        10,
        zh="接班提前到岗",
        en="Incoming officer arrives before the shift",
        unit="min",
        source="第十七条",
        low=0,
        high=120,
    )
    answer_rings: int = setting(
        3,
        zh="铃响几声内接听",
        en="Rings within which to answer",
        unit="rings",
        source="通行做法；第六条",
        low=1,
        high=20,
    )
    answer_s: int = setting(
        10,
        zh="几秒内接听",
        en="Seconds within which to answer",
        unit="s",
        source="通行做法；第六条",
        low=1,
        high=120,
    )
    late_entry_min: int = setting(
        15,
        zh="补记：晚于发生时间多久",
        en="An entry this much after the event is marked late",
        unit="min",
        source="第十六条 及时",
        low=1,
        high=1440,
    )
    draft_s: float = setting(
        3.0, zh="草稿自动保存间隔", en="Time after the last key to save a draft", unit="s", low=0.5, high=5
    )


@dataclass(frozen=True)
class Access:
    """Signing in."""

    min_password: int = setting(
        8, zh="口令最短长度", en="Least length of a password", source="GB/T 22239-2019", low=8, high=64
    )
    max_failures: int = setting(
        5,
        zh="连续输错几次后暂停登录",
        en="Wrong passwords before a pause",
        source="GB/T 22239-2019",
        low=3,
        high=20,
    )
    pause_min: int = setting(
        10,
        zh="暂停登录时长",
        en="Length of that pause",
        unit="min",
        source="GB/T 22239-2019",
        low=1,
        high=120,
    )
