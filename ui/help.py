"""Help beside the page (F1): short, exact, and the telephone goes on beside it.

Texts are Markdown in `resources/help/<language>/<page>.md`; the table of keys is made from the keys
themselves, so it can never be wrong.
"""

from __future__ import annotations

import logging
from importlib.resources import files
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QMainWindow, QTextBrowser, QVBoxLayout, QWidget

from ui.shortcuts import IN_FORMS, SHORTCUTS
from ui.text import noop, said
from ui.theme import theme
from ui.widgets.labels import label, pack, tool

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from ui.seat import Seat

log = logging.getLogger("dutyconsole.ui")

SCHEME = "help"
KEYS = "keys"
START = "desk"
TOPICS: dict[str, tuple[str, str]] = {
    "desk": noop("Help", "值班台"),
    "log": noop("Help", "值班日志"),
    "calls": noop("Help", "电话录音"),
    "handover": noop("Help", "交接班"),
    "roster": noop("Help", "排班调班"),
    "settings": noop("Help", "系统设置"),
    "sign_in": noop("Help", "登录与锁定"),
    "first_run": noop("Help", "首次设置"),
    "line": noop("Help", "怎样接电话线路"),
    "not_recording": noop("Help", "提示“未在录音”怎么办"),
    KEYS: noop("Help", "按键一览"),
}


def text_of(topic: str, language: str) -> str:
    """Return a topic's Markdown; an unknown topic gives the one of the desk."""
    known = topic if topic in TOPICS else START
    body = _keys() if known == KEYS else _file(known, language)
    links = " · ".join(f"[{said(title)}]({SCHEME}:{key})" for key, title in TOPICS.items() if key != known)
    return f"{body.rstrip()}\n\n---\n\n{links}\n"


def _file(topic: str, language: str) -> str:
    return (files("resources") / "help" / language / f"{topic}.md").read_text(encoding="utf-8")


def _keys() -> str:
    title, key, act = said(TOPICS[KEYS]), said(noop("Help", "按键")), said(noop("Help", "作用"))
    lines = [f"# {title}", "", f"| {key} | {act} |", "|---|---|"]
    lines += [f"| **{one.key.replace('Return', 'Enter')}** | {said(one.words)} |" for one in SHORTCUTS]
    lines += [f"| **{one.key.replace('Return', 'Enter')}** | {said(one.words)} |" for one in IN_FORMS]
    return "\n".join(lines)


class HelpPanel(QDockWidget):
    """The help at the right of the window."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Help")
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self.setTitleBarWidget(QWidget())
        self._seat = seat
        self.topic = ""
        whole = QWidget()
        layout = QVBoxLayout(whole)
        pack(layout, margin=(12, 8, 12, 12), gap=8)
        head = QHBoxLayout()
        pack(head)
        head.addWidget(label(self.tr("帮助"), "section"))
        head.addStretch()
        self.close_button = tool(self.tr("关闭帮助"), "close")
        self.close_button.clicked.connect(self.hide)
        head.addWidget(self.close_button)
        layout.addLayout(head)
        self.browser = QTextBrowser()
        self.browser.setAccessibleName(self.tr("帮助"))
        self.browser.setOpenLinks(False)
        self.browser.anchorClicked.connect(self._follow)
        layout.addWidget(self.browser, 1)
        self.setWidget(whole)
        self.setMinimumWidth(theme.unit(336))
        seat.restyled.connect(self._restyle)

    def show_topic(self, topic: str) -> None:
        """Show a topic from its beginning."""
        self.topic = topic if topic in TOPICS else START
        self.browser.setMarkdown(text_of(self.topic, self._seat.words.language))
        _set_type(self.browser.document())
        self.show()
        self.raise_()

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        if link.scheme() == SCHEME:
            self.show_topic(link.path())
        else:
            log.warning("the help leads to %s, which is not in the house", link.toString())

    @Slot()
    def _restyle(self) -> None:
        if self.topic and self.isVisible():
            self.show_topic(self.topic)


def _set_type(document: QTextDocument) -> None:
    """Give paragraphs air and headings the window's own sizes: Markdown brings neither."""
    document.setIndentWidth(theme.unit(18))
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        style = block.blockFormat()
        style.setTopMargin(theme.unit(2 if block.textList() else 8))
        style.setBottomMargin(theme.unit(2))
        cursor.setBlockFormat(style)
        if style.headingLevel():
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            letters = QTextCharFormat()
            letters.setFont(theme.font("section", strong=True))
            letters.setProperty(QTextFormat.Property.FontSizeAdjustment.value, 0)
            cursor.mergeCharFormat(letters)
        block = block.next()


def open_help(window: QMainWindow, page_key: str) -> HelpPanel:
    """Show the help of a page beside it; the same key again puts it away. `window` has a `seat`."""
    panel = window.findChild(HelpPanel)
    if panel is None:
        seat: Seat = window.seat  # type: ignore[attr-defined]
        panel = HelpPanel(seat, window)
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, panel)
    elif panel.isVisible() and panel.topic == (page_key or START):
        panel.hide()
        return panel
    panel.show_topic(page_key or START)
    return panel
