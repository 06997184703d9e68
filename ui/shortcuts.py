"""Every key of the window, declared once: bound by the window, listed in the help, tested for clashes."""

from __future__ import annotations

from dataclasses import dataclass

from ui.text import noop


@dataclass(frozen=True)
class Shortcut:
    """A key, the act that it starts (a name that the main window knows), and what it does in words."""

    key: str
    act: str
    words: tuple[str, str]


SHORTCUTS: tuple[Shortcut, ...] = (
    Shortcut("F1", "help", noop("Shortcuts", "本页帮助")),
    Shortcut("F2", "new_line", noop("Shortcuts", "记一条日志")),
    Shortcut("F3", "call_card", noop("Shortcuts", "打开当前（最近）来电的电话记录单")),
    Shortcut("F5", "refresh", noop("Shortcuts", "刷新")),
    Shortcut("F6", "replay", noop("Shortcuts", "通话中回听刚才一段，录音不受影响")),
    Shortcut("F7", "bookmark", noop("Shortcuts", "给当前通话或所听录音加书签")),
    Shortcut("F9", "handover", noop("Shortcuts", "交接班")),
    Shortcut("F10", "search", noop("Shortcuts", "查找")),
    Shortcut("Ctrl+D", "dial", noop("Shortcuts", "拨打电话")),
    Shortcut("Ctrl+L", "lock", noop("Shortcuts", "锁定")),
    Shortcut("Ctrl+P", "print", noop("Shortcuts", "打印本班值班记录")),
    Shortcut("Esc", "back", noop("Shortcuts", "返回")),
)
IN_FORMS: tuple[Shortcut, ...] = (Shortcut("Ctrl+Return", "save", noop("Shortcuts", "保存当前表单")),)
"""Keys that hold only where one types."""


def key_of(act: str) -> str:
    """Return the key of an act; raises `KeyError` for an act without one."""
    return {shortcut.act: shortcut.key for shortcut in SHORTCUTS + IN_FORMS}[act]
