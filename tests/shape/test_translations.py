"""The English of the window is whole, and what a build makes is up to date."""

from __future__ import annotations

from resources import build


def test_build_would_change_nothing() -> None:
    assert build.check() == []


def test_every_icon_exists() -> None:
    assert build.icon_problems() == []


def test_missing_translation_is_found(tmp_path_factory: object) -> None:
    assert build.placeholders("共 {n} 条，{size:.1f}") == ["n", "size"]
