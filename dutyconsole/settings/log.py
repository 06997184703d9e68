"""The duty log: what is due after a warning."""

from __future__ import annotations

from dataclasses import dataclass

from dutyconsole.settings.declare import setting

WARNING_SOURCE = "长子县应急管理局2025年信息处置通知；突发事件应对法第六十四条"


@dataclass(frozen=True)
class Log:
    """The duty log."""

    warning_tell_min: int = setting(
        10,
        zh="收到预警后多久内报带班领导",
        en="Time to tell the leader on duty of a warning",
        unit="min",
        source=WARNING_SOURCE,
        low=1,
        high=1440,
    )
    warning_forward_min: int = setting(
        30,
        zh="收到预警后多久内转发",
        en="Time to forward a warning",
        unit="min",
        source=WARNING_SOURCE,
        low=1,
        high=1440,
    )

    @property
    def warning_limits(self) -> dict[str, int]:
        """Minutes after a warning's reception, by the field of its sheet that ends the clock."""
        return {"told_at": self.warning_tell_min, "forwarded_at": self.warning_forward_min}
