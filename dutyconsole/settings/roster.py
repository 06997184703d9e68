"""How the roster is made and checked."""

from __future__ import annotations

from dataclasses import dataclass

from dutyconsole.settings.declare import setting


@dataclass(frozen=True)
class Roster:
    """Who stands how often, and what a roster must hold before it is published."""

    seconds: int = setting(1, zh="每班副班人数", en="Second officers of a shift", low=0, high=4)
    standbys: int = setting(0, zh="每班备班人数", en="Standby officers of a shift", low=0, high=4)
    week_leader: bool = setting(
        False, zh="带班领导按周轮换", en="The leader on duty changes by the week, not by the shift"
    )
    weekend_one_leader: bool = setting(
        False, zh="周末两天同一带班领导", en="One leader for both days of a weekend"
    )
    least_officers: int = setting(
        1,
        zh="每班值班员最少人数",
        en="Least officers of a shift",
        source="第四条",
        low=1,
        high=8,
    )
    least_on_holidays: int = setting(
        2,
        zh="节假日和休息日每班值班员最少人数",
        en="Least officers of a shift on holidays and rest days",
        source="第九条（三）加强力量",
        low=1,
        high=8,
    )
    least_when_sensitive: int = setting(
        2,
        zh="敏感期每班值班员最少人数",
        en="Least officers of a shift in sensitive periods",
        source="通行做法：敏感时期双人值班",
        low=1,
        high=8,
    )
    rest_hours: float = setting(
        24.0,
        zh="两班之间至少休息",
        en="Rest between two shifts of one person",
        unit="h",
        source="单位规定",
        low=0,
        high=240,
    )
    submit_days: int = setting(
        3,
        zh="值班表提前报送天数",
        en="Days before a holiday by which its roster is handed in",
        unit="d",
        source="第九条（二）",
        low=0,
        high=30,
    )
    trained_days: int = setting(
        365,
        zh="节假日上岗前培训的有效期",
        en="How long a training counts for duty on holidays",
        unit="d",
        source="第十九条",
        low=1,
        high=3660,
    )
