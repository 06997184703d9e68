"""Every picture that is asked for by name exists, and follows the theme."""

from __future__ import annotations

import ast
import logging
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from tests.support.sources import name_of, product_sources
from ui.theme import theme
from ui.theme.icons import glyph, icon, names

if TYPE_CHECKING:
    import pytest
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

TAKES_NAME = {"icon": 0, "tool": 1, "EmptyState": 0, "PageSpec": 2, "Need": 0, "Sign": 0, "draw": 0}


def asked_for() -> set[str]:
    """Return the names that the window's sources ask for literally."""
    found = set()
    for source in product_sources():
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and source.name.startswith("ui/"):
                place = TAKES_NAME.get(name_of(node.func))
                given = [node.args[place]] if place is not None and len(node.args) > place else []
                given += [keyword.value for keyword in node.keywords if keyword.arg == "picture"]
                found |= {arg.value for arg in given if isinstance(arg, ast.Constant)}
    return {str(name) for name in found if name}


def test_every_icon_is_in_the_table() -> None:
    assert asked_for() - set(names()) == set()
    assert len(asked_for()) > 20


def test_unknown_icon_is_a_visible_placeholder(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="dutyconsole.ui"):
        assert glyph("no such picture") == glyph("unknown")


def drawn(image: QImage) -> set[str]:
    """Return the colours of the fully covered pixels."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name().upper() for pixel in pixels if pixel.alpha() == 255}


def test_icon_follows_the_theme(qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    picture = icon("dot", "danger")
    assert drawn(picture.pixmap(QSize(32, 32)).toImage()) == {"#B3261E"}
    theme.apply(qapp, "night")
    assert drawn(picture.pixmap(QSize(32, 32)).toImage()) == {"#FF8A80"}
    theme.apply(qapp, "light")


def test_names_are_words() -> None:
    assert [name for name in names() if not re.fullmatch(r"[a-z_]+", name)] == []
