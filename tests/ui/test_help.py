"""The help: a text for every page in both languages, every link leads somewhere, every key is in it."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl

from resources.build import SOURCE
from ui import a11y
from ui.help import KEYS, SCHEME, TOPICS, HelpPanel, open_help, text_of
from ui.pages.rail import PAGES
from ui.shortcuts import IN_FORMS, SHORTCUTS

if TYPE_CHECKING:
    from ui.main_window import MainWindow

LANGUAGES = ("zh_CN", "en_US")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_its_text(topic: str, language: str) -> None:
    text = text_of(topic, language)
    assert text.startswith("# ")
    links = re.findall(rf"\]\({SCHEME}:(\w+)\)", text)
    assert links
    assert set(links) <= set(TOPICS)


def test_every_page_has_a_topic() -> None:
    assert {spec.key for spec in PAGES} <= set(TOPICS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_that_a_text_names_exists(language: str) -> None:
    known = {shortcut.key.replace("Return", "Enter") for shortcut in (*SHORTCUTS, *IN_FORMS)}
    for topic in set(TOPICS) - {KEYS}:
        named = set(re.findall(r"\*\*((?:Ctrl\+\w+)|(?:F\d+))\*\*", text_of(topic, language)))
        assert named <= known, topic


def test_the_table_of_keys_is_whole() -> None:
    text = text_of(KEYS, "zh_CN")
    for shortcut in SHORTCUTS:
        assert f"**{shortcut.key}**" in text


def test_help_opens_beside_the_page_and_goes_again(window: MainWindow) -> None:
    window.open_page("calls")
    panel = open_help(window, "calls")
    assert panel.isVisibleTo(window)
    assert "电话录音" in panel.browser.toPlainText()
    assert a11y.audit(panel) == []
    assert open_help(window, "calls") is panel
    assert not panel.isVisibleTo(window)
    assert len(window.findChildren(HelpPanel)) == 1


def test_another_page_shows_its_own(window: MainWindow) -> None:
    panel = open_help(window, "calls")
    open_help(window, "handover")
    assert (panel.topic, panel.isVisibleTo(window)) == ("handover", True)
    panel.browser.anchorClicked.emit(QUrl("help:not_recording"))
    assert panel.topic == "not_recording"


def test_a_page_without_help_shows_the_desk(window: MainWindow) -> None:
    assert open_help(window, "nonsense").topic == "desk"


def test_a_link_out_of_the_house_is_not_followed(
    window: MainWindow, caplog: pytest.LogCaptureFixture
) -> None:
    panel = open_help(window, "desk")
    with caplog.at_level("WARNING", logger="dutyconsole.ui"):
        panel.browser.anchorClicked.emit(QUrl("file:///etc/hosts"))
    assert panel.topic == "desk"


def bold(topic: str, language: str) -> list[str]:
    """Return what a text prints in bold: mostly the names of buttons and fields."""
    return re.findall(r"\*\*(.+?)\*\*", text_of(topic, language))


@pytest.mark.parametrize("topic", sorted(set(TOPICS) - {KEYS}))
def test_both_languages_name_the_same_buttons(topic: str) -> None:
    known = translations()
    english = {words.lower() for words in bold(topic, "en_US")}
    named = {known[words].lower() for words in bold(topic, "zh_CN") if words in known}
    assert named <= english


def translations() -> dict[str, str]:
    """Return the English of every sentence of the window."""
    text = SOURCE.read_text(encoding="utf-8")
    pairs = re.findall(r"<source>(.*?)</source>\s*<translation>(.*?)</translation>", text, re.DOTALL)
    return {unescape(source): unescape(words) for source, words in pairs}
