"""Every setting, declared once.

Each has its type, default, range, a sentence in both languages and, for a limit of the standard, its source.
The values are frozen; `dutyconsole.settings_file` reads and writes them as TOML.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

SHORTEST_S, LONGEST_S = 0.1, 20.0
"""How short and how long a part of a cadence may be."""


def setting(
    default: Any,
    *,
    zh: str,
    en: str,
    unit: str = "",
    source: str = "",
    low: float | None = None,
    high: float | None = None,
    choices: tuple[str, ...] = (),
) -> Any:
    """Declare a setting: default, purpose, unit, range or choices, and where a limit comes from."""
    return field(
        default=default,
        metadata={
            "zh": zh,
            "en": en,
            "unit": unit,
            "source": source,
            "low": low,
            "high": high,
            "choices": choices,
        },
    )


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
class SerialSource:
    """The signalling of a line: a modem or a box on a serial port."""

    port: str = setting("", zh="串口，空为不用", en="Serial port; empty means none")
    box_line: str = setting(
        "",
        zh="本线在多线来电盒上的线号（几条线路共用一个串口时填写）",
        en="Number of this line on a box that serves several lines of one port",
    )
    baud: int = setting(115200, zh="波特率", en="Baud rate", unit="Bd", low=300, high=921600)
    profile: str = setting(
        "hayes",
        zh="信令设备类型",
        en="Kind of device",
        choices=(
            *("hayes", "auto", "whozz", "netcallerid", "v200", "fsk", "dtmf", "contacts"),
            *("panasonic", "avaya", "hipath", "nec", "pattern"),
        ),
    )
    pattern: str = setting(
        "",
        zh="交换机话单的正则表达式，用于 profile = pattern",
        en="Regular expression of a call record, for profile = pattern",
    )
    reset: str = setting("ATZ", zh="复位命令", en="Reset command")
    init: str = setting("AT+VCID=1", zh="开启来电显示的命令", en="Command that switches caller ID on")
    dial: str = setting(
        "ATDT",
        zh="拨号命令，ATDP 为脉冲，空为不能拨号",
        en="Command that dials; ATDP for pulses, empty where it cannot dial",
    )
    hook_line: str = setting(
        "none",
        zh="摘机控制线",
        en="Control line that tells off-hook",
        choices=("none", "cts", "dsr", "cd", "ri"),
    )
    hook_inverted: bool = setting(False, zh="摘机控制线反相", en="Control line of the hook is inverted")
    ring_line: str = setting(
        "ri",
        zh="振铃控制线（与摘机控制线相同时不用）",
        en="Control line that tells of rings; unused where it is that of the hook",
        choices=("none", "cts", "dsr", "cd", "ri"),
    )
    ring_inverted: bool = setting(False, zh="振铃控制线反相", en="Control line of the ring is inverted")


@dataclass(frozen=True)
class SoundSource:
    """The sound of a line."""

    device: str = setting(
        "default", zh="录音设备名，空为不用", en="Name of the sound input; empty means none"
    )
    channel: int = setting(1, zh="声道", en="Channel of the input", low=1, high=32)
    rate: int = setting(
        8000, zh="录音采样率", en="Sample rate of the recording", unit="Hz", low=8000, high=48000
    )


@dataclass(frozen=True)
class Hearing:
    """What is recognised in the sound of a line. Times of tones are `on/off` in seconds."""

    rings: bool = setting(True, zh="从声音听振铃", en="Hear rings in the sound")
    ring_dbfs: float = setting(
        -42.0, zh="判为振铃的电平", en="Level that counts as a ring", unit="dBFS", low=-80, high=-10
    )
    ring_hz: float = setting(
        25.0, zh="铃流频率", en="Frequency of the ring", unit="Hz", source="GB/T 3380", low=15, high=50
    )
    ring_cadence: str = setting("1/4", zh="振铃响/停", en="Ring on/off", unit="s", source="GB/T 3380")
    caller_id: bool = setting(True, zh="从声音听来电显示（FSK、DTMF）", en="Hear caller ID (FSK, DTMF)")
    fsk_dbfs: float = setting(
        -60.0, zh="来电显示最低电平", en="Weakest caller ID", unit="dBFS", low=-80, high=-10
    )
    digits: bool = setting(True, zh="从声音听拨出的号码", en="Hear the digits that are dialled")
    dtmf_dbfs: float = setting(
        -53.5, zh="拨号音频最低电平", en="Weakest dialled digit", unit="dBFS", low=-80, high=-10
    )
    tones: bool = setting(True, zh="从声音听信号音", en="Hear the tones of the exchange")
    tone_dbfs: float = setting(-50.0, zh="信号音最低电平", en="Weakest tone", unit="dBFS", low=-80, high=-10)
    tone_hz: float = setting(
        450.0, zh="信号音频率", en="Frequency of the tones", unit="Hz", source="GB/T 3380", low=300, high=1000
    )
    dial_s: float = setting(
        1.5, zh="拨号音至少多长", en="Least length of a dial tone", unit="s", low=0.5, high=10
    )
    ring_back: str = setting(
        "1/4", zh="回铃音响/停", en="Ring-back tone on/off", unit="s", source="GB/T 3380"
    )
    busy: str = setting("0.35/0.35", zh="忙音响/停", en="Busy tone on/off", unit="s", source="GB/T 3380")
    congestion: str = setting(
        "0.7/0.7", zh="拥塞音响/停", en="Congestion tone on/off", unit="s", source="GB/T 3380"
    )


@dataclass(frozen=True)
class Line:
    """One telephone line."""

    id: str = setting("1", zh="线路编号", en="Number of the line")
    name: str = setting("线路1", zh="线路名称", en="Name of the line")
    number: str = setting("", zh="值班电话号码", en="Its telephone number", source="第六条 一单位一号")
    serial: SerialSource = field(default_factory=SerialSource)
    sound: SoundSource = field(default_factory=SoundSource)
    hearing: Hearing = field(default_factory=Hearing)
    extension: str = setting(
        "",
        zh="值班话机在交换机上的分机号，用于发现没有听到的电话，可用逗号分开",
        en="Extension of the telephone on the exchange, by which calls that were not heard are found",
    )
    outside_prefix: str = setting(
        "",
        zh="拨外线前缀，如 9 或 0,（逗号为停顿）",
        en="Prefix of outside numbers, such as 9 or 0, (comma: pause)",
    )
    inside_digits: int = setting(
        4,
        zh="内线号码最多几位（有前缀时不加拨）",
        en="Most digits of an extension, dialled without prefix",
        low=0,
        high=8,
    )
    answer_by: str = setting(
        "both",
        zh="摘机判定：控制线、语音或两者",
        en="What tells that a call was answered",
        choices=("control_line", "speech", "both"),
    )
    speech_dbfs: float = setting(
        -42.0, zh="判为语音的电平", en="Level that counts as speech", unit="dBFS", low=-80, high=-10
    )


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


@dataclass(frozen=True)
class Settings:
    """Everything that a room can set."""

    version: int = 1
    room: Room = field(default_factory=Room)
    lines: tuple[Line, ...] = (Line(),)
    recorder: Recorder = field(default_factory=Recorder)
    shift: Shift = field(default_factory=Shift)
    limits: Limits = field(default_factory=Limits)
    access: Access = field(default_factory=Access)

    def line(self, line_id: str) -> Line | None:
        """Return the line of that number, or None."""
        return next((line for line in self.lines if line.id == line_id), None)


def read_cadence(text: str) -> tuple[float, float] | None:
    """Return the seconds on and off that `0.35/0.35` says, or None where it is none."""
    on, slash, off = text.strip().partition("/")
    try:
        times = float(on), float(off)
    except ValueError:
        return None
    return times if slash and all(SHORTEST_S <= each <= LONGEST_S for each in times) else None
