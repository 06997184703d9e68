"""The self-test of a line: how long it listens, and what it calls good."""

from __future__ import annotations

from dataclasses import dataclass

from dutyconsole.settings.declare import setting


@dataclass(frozen=True)
class SelfTestRules:
    """How the self-test judges a line. Levels are dB re full scale; a full-scale sine has -3 dBFS."""

    listen_s: float = setting(
        5.0,
        zh="听到拨号音后测多久",
        en="How long it measures once the tone is there",
        unit="s",
        low=1,
        high=30,
    )
    lift_s: float = setting(
        12.0,
        zh="等拨号音多久（留出摘机的时间）",
        en="How long it waits for the dial tone, while somebody lifts the handset",
        unit="s",
        low=0,
        high=30,
    )
    quiet_dbfs: float = setting(
        -35.0,
        zh="拨号音低于此电平为太轻（话音比拨号音更轻）",
        en="A dial tone below this is too low: voices are lower still",
        unit="dBFS",
        low=-60,
        high=-20,
    )
    loud_dbfs: float = setting(
        -3.0,
        zh="拨号音高于此电平为太响（满幅正弦波为 -3 dBFS）",
        en="A dial tone above this is too loud: a sine that fills the scale has -3 dBFS",
        unit="dBFS",
        low=-15,
        high=0,
    )
    noise_dbfs: float = setting(
        -45.0,
        zh="杂音高于此电平为偏大（接近“判为语音的电平”，会被当成说话）",
        en="Noise above this is too much: near the level that counts as speech it would be taken for it",
        unit="dBFS",
        low=-70,
        high=-20,
    )
    clear_db: float = setting(
        20.0,
        zh="拨号音至少应比杂音高多少（再近，通话中就听得见杂音）",
        en="The dial tone is at least so much above the noise; nearer, it is heard beside speech",
        unit="dB",
        low=6,
        high=60,
    )
    hum_dbfs: float = setting(
        -55.0,
        zh="交流声低于此电平听不出，不提示",
        en="Hum below this cannot be heard and is not told",
        unit="dBFS",
        low=-80,
        high=-30,
    )
    hum_percent: float = setting(
        50.0,
        zh="杂音中交流声（50 Hz 及其谐波）超过此比例，按交流声提示",
        en="Noise of which more than this share lies at 50 Hz and its harmonics is told as hum",
        unit="%",
        low=10,
        high=100,
    )
    clipped_percent: float = setting(
        0.1,
        zh="顶到满幅的采样超过此比例为过载",
        en="More than this share of the samples at the end of the scale is clipping",
        unit="%",
        low=0,
        high=10,
    )
