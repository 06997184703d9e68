"""Roles to Qt's palette, for everything that the style draws by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from ui.theme.tokens import Tokens

Role = QPalette.ColorRole

_ROLES = {
    Role.Window: "surface",
    Role.WindowText: "text",
    Role.Base: "panel",
    Role.AlternateBase: "surface",
    Role.Text: "text",
    Role.Button: "panel",
    Role.ButtonText: "text",
    Role.BrightText: "danger",
    Role.Highlight: "accent",
    Role.HighlightedText: "on_accent",
    Role.Link: "accent",
    Role.LinkVisited: "accent",
    Role.ToolTipBase: "raised",
    Role.ToolTipText: "text",
    Role.PlaceholderText: "text_second",
    Role.Light: "raised",
    Role.Midlight: "surface",
    Role.Mid: "border",
    Role.Dark: "border_strong",
    Role.Shadow: "border_strong",
    Role.Accent: "accent",
}


def palette(tokens: Tokens) -> QPalette:
    """Return the palette of a theme."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, QColor(tokens.colors[token]))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.colors["text_disabled"]))
    return made
