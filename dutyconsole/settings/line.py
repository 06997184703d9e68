"""A line: its signalling, its sound, and what is listened for."""

from __future__ import annotations

from dataclasses import dataclass, field

from dutyconsole.settings.declare import setting

SHORTEST_S, LONGEST_S = 0.1, 20.0
"""How short and how long a part of a cadence may be."""


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


def read_cadence(text: str) -> tuple[float, float] | None:
    """Return the seconds on and off that `0.35/0.35` says, or None where it is none."""
    on, slash, off = text.strip().partition("/")
    try:
        times = float(on), float(off)
    except ValueError:
        return None
    return times if slash and all(SHORTEST_S <= each <= LONGEST_S for each in times) else None
