"""The duty log: what is due, and which files are taken."""

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

    attachment_mb: int = setting(
        50, zh="单个附件大小上限", en="Largest attachment", unit="MB", low=1, high=2000
    )
    attachment_kinds: str = setting(
        "png jpg jpeg pdf docx xlsx pptx doc xls ppt ofd",
        zh="允许的附件类型（扩展名，空格分隔；程序文件一律不收）",
        en="Kinds of attachment that are taken (endings, with spaces); programs never are",
    )
    due_soon_min: int = setting(
        15,
        zh="待办到期前多久提醒",
        en="Reminder before an open matter is due",
        unit="min",
        low=1,
        high=1440,
    )

    @property
    def attachment_endings(self) -> frozenset[str]:
        """The endings that are taken, small."""
        return frozenset(self.attachment_kinds.lower().replace(",", " ").replace(".", " ").split())

    @property
    def warning_limits(self) -> dict[str, int]:
        """Minutes after a warning's reception, by the field of its sheet that ends the clock."""
        return {"told_at": self.warning_tell_min, "forwarded_at": self.warning_forward_min}
