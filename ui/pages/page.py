"""What every page is: a title with the article it serves, a body, and when it looks at the store again."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.widgets.labels import label, pack

if TYPE_CHECKING:
    from dutyconsole.domain.changes import Changed
    from dutyconsole.errors import DutyError
    from ui.seat import Seat


class Page(QWidget):
    """The base of the pages.

    Attributes:
        KEY: the page's name in the rail (`ui.pages.rail`) and in the help.
        ARTICLE: the article of the standard that it serves, such as `第十六条`; empty shows no mark.
        TABLES: names of `Changed.tables` that make its contents stale.
        seat: the console, who is signed in, ordering and asking.
        acts: the row at the right of the title.
        body: everything below the title.
    """

    KEY: ClassVar[str] = ""
    ARTICLE: ClassVar[str] = ""
    TABLES: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, seat: Seat, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self.words = seat.words
        self.setAccessibleName(title)
        self._on_show = False
        self._stale: Changed | None = None
        layout = QVBoxLayout(self)
        pack(layout, margin=(16, 12, 16, 16), gap=12)
        head = QHBoxLayout()
        pack(head, gap=8)
        self.title = label(title, "title")
        head.addWidget(self.title)
        if self.ARTICLE:
            head.addWidget(self._article_mark())
        head.addStretch()
        self.acts = QHBoxLayout()
        pack(self.acts, gap=8)
        head.addLayout(self.acts)
        layout.addLayout(head)
        self.body = QVBoxLayout()
        pack(self.body, gap=12)
        layout.addLayout(self.body, 1)

    def shown(self) -> None:
        """Be looked at from now on; a page that lies behind asks again only then."""
        self._on_show = True
        changed, self._stale = self._stale, None
        if changed is not None:
            self.refresh(changed)

    def hidden(self) -> None:
        """Be looked at no more: keep what is being typed."""
        self._on_show = False

    def hear(self, changed: Changed) -> None:
        """Take note of a commit: refresh now when shown, at the next showing otherwise."""
        if not (self.TABLES & changed.tables):
            return
        if self._on_show:
            self.refresh(changed)
        else:
            self._stale = changed

    def refresh(self, changed: Changed | None = None) -> None:
        """Look at the store again; None asks for everything (F5)."""

    def search(self) -> None:
        """Put the cursor where one searches (F10); on a page without a search F10 leads to the log."""

    def bookmark(self) -> None:
        """Mark the place in the sound that is shown (F7); nothing on a page without sound."""

    def complain(self, error: DutyError) -> None:
        """Say why something was refused."""
        self.seat.say(self.words.error(error), problem=True)

    def _article_mark(self) -> QLabel:
        article = self.words.article(self.ARTICLE)
        mark = QLabel(f"§ {article}")
        mark.setObjectName("Article")
        tip = self.tr("本页对应《值班工作规范》{article}").format(article=article)
        mark.setToolTip(tip)
        mark.setAccessibleName(tip)
        return mark
