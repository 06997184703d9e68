"""Every word can be read on every surface that it stands on, in every theme."""

from __future__ import annotations

import pytest

from ui.theme import theme
from ui.theme.tokens import THEMES, contrast, load

LEAST = 4.5
"""WCAG 2.2, 1.4.3. Disabled words are exempt there, and are never the only bearer of a meaning here."""

ON = {
    "text": ("surface", "panel", "raised", "sunken", "accent_soft", "danger_soft", "warn_soft", "good_soft"),
    "text_second": ("surface", "panel", "raised", "sunken", "accent_soft"),
    "accent": ("surface", "panel", "raised", "accent_soft"),
    "danger": ("surface", "panel", "raised", "danger_soft", "accent_soft"),
    "warn": ("surface", "panel", "raised", "warn_soft", "accent_soft"),
    "good": ("surface", "panel", "raised", "good_soft", "accent_soft"),
    "on_accent": ("accent", "accent_hover"),
    "on_danger": ("danger",),
}
PAIRS = [(word, ground) for word, grounds in ON.items() for ground in grounds]


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("word", "ground"), PAIRS)
def test_words_can_be_read(name: str, word: str, ground: str) -> None:
    colors = load(name).colors
    assert contrast(colors[word], colors[ground]) >= LEAST


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_themes_have_the_same_roles() -> None:
    assert {frozenset(load(name).colors) for name in THEMES} == {frozenset(load("light").colors)}


def test_high_contrast_is_black_white_yellow_cyan() -> None:
    assert set(load("contrast").colors.values()) == {"#000000", "#FFFFFF", "#FFFF00", "#00FFFF"}


def test_unknown_theme_still_opens_a_window() -> None:
    assert load("no such theme").name == "light"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", THEMES)
def test_style_sheet_knows_every_token(name: str) -> None:
    assert "@" not in theme.sheet(load(name)).replace("@2x", "")
