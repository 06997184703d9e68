"""The desk page: what needs me now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pages.page import Page

if TYPE_CHECKING:
    from ui.seat import Seat


class DeskPage(Page):
    """One look at everything that waits."""

    KEY = "desk"
    ARTICLE = "第六条"

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat, self.tr("值班台"))
