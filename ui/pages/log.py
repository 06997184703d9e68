"""The log page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pages.page import Page

if TYPE_CHECKING:
    from ui.seat import Seat


class LogPage(Page):
    """The lines of the duty log."""

    KEY = "log"
    ARTICLE = "第十六条"

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat, self.tr("值班日志"))
