"""Shows in a text where the words stand that somebody looked for."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from dutyconsole.domain.search_text import spans
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QLabel


def show_marked(shown: QLabel, text: str, terms: Iterable[str]) -> None:
    """Put a text into a label, its terms underlined on a ground of their own: not by colour alone."""
    places = spans(text, terms)
    shown.setTextFormat(Qt.TextFormat.RichText if places else Qt.TextFormat.PlainText)
    shown.setText(_rich(text, places) if places else text)


def _rich(text: str, places: tuple[tuple[int, int], ...]) -> str:
    ground, letters = theme.color("warn_soft").name(), theme.color("text").name()
    parts: list[str] = []
    done = 0
    for start, end in places:
        parts.append(escape(text[done:start]))
        style = f"background-color:{ground};color:{letters};text-decoration:underline"
        parts.append(f'<span style="{style}">{escape(text[start:end])}</span>')
        done = end
    parts.append(escape(text[done:]))
    return f'<p style="white-space:pre-wrap;margin:0">{"".join(parts)}</p>'
