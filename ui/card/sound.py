"""The sound of the call on its card: that it is recorded, what was just said, what must be found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from dutyconsole.app.commands import AddBookmark, MarkImportant
from dutyconsole.domain.call import CallState
from dutyconsole.domain.mark import MOST_WORDS, bookmarks, importance
from dutyconsole.domain.permission import Right
from ui.card.replay import ReplayBar
from ui.widgets.labels import button, label, mark, pack, set_role
from ui.widgets.level_meter import LevelMeter
from ui.widgets.word_line import WordLine

if TYPE_CHECKING:
    from datetime import datetime

    from dutyconsole.app.views import CallCard
    from dutyconsole.domain.ids import CallId
    from dutyconsole.domain.mark import CallMark
    from dutyconsole.domain.status import LineStatus
    from dutyconsole.errors import DutyError
    from ui.seat import Seat
    from ui.typing_watch import TypingWatch

TALKING = frozenset({CallState.ANSWERED, CallState.HELD})


class CardSound(QFrame):
    """The moving level, replay (F6), bookmarks (F7) and importance."""

    def __init__(self, seat: Seat, typing: TypingWatch) -> None:
        super().__init__()
        self.setObjectName("CardSound")
        self._seat = seat
        self._typing = typing
        self._card: CallCard | None = None
        self._pending: tuple[CallId, datetime | None] | None = None
        """What the word is for: a bookmark at an instant, or the importance where there is none."""
        self.meter = LevelMeter(self.tr("电平"), height=10)
        self.state = label("", "note")
        self.replay_button = button("", picture="play", small=True)
        self.replay_button.setToolTip("F6")
        self.replay_button.clicked.connect(self.replay_last)
        self.bookmark_button = button(self.tr("书签"), picture="bookmark", small=True)
        self.bookmark_button.setToolTip("F7")
        self.bookmark_button.clicked.connect(self.bookmark)
        self.important_button = button(self.tr("标为重要"), small=True)
        self.important_button.clicked.connect(self._ask_importance)
        self.important = mark(self.tr("★ 重要"), "warn")
        self.marks = label("", "note", role="second", wrap=True)
        self.line = WordLine(limit=MOST_WORDS)
        self.line.given.connect(self._given)
        self.line.left.connect(self._keep_bookmark)
        self.line.gave_up.connect(self._forget)
        self.replay = ReplayBar(seat)
        self._lay_out()

    def show_card(self, card: CallCard | None, *, live: bool, locked: bool) -> None:
        """Show a call, or nothing where nobody may see it or it has neither sound nor runs."""
        before = self._card.row.call.id if self._card else None
        shown = card is not None and not locked and (live or bool(card.row.recordings))
        if not shown or card is None or card.row.call.id != before:
            self._keep_bookmark()
            self.line.end()
            self.replay.stop()
        self._card = card if shown else None
        self.setVisible(shown)
        if self._card is None:
            return
        row = self._card.row
        self.meter.setVisible(live)
        self.state.setVisible(live)
        seconds = self._seat.console.settings.room.replay_s
        text = self.tr("回听 {seconds:.0f} 秒").format(seconds=seconds)
        self.replay_button.setText(text)
        self.replay_button.setAccessibleName(text)
        self.replay_button.setEnabled(bool(row.recordings) and self._seat.may(Right.LISTEN))
        self.bookmark_button.setVisible(live)
        may = self._seat.may(Right.WRITE_LOG)
        self.bookmark_button.setEnabled(may)
        important = importance(row.marks) is not None
        self.important.setVisible(important)
        self.important_button.setVisible(not important)
        self.important_button.setEnabled(may)
        self._show_marks(bookmarks(row.marks))

    def show_level(self, status: LineStatus | None) -> None:
        """Move the level on; called from a timer."""
        if self._card is None or not self.meter.isVisible():
            return
        self.meter.show_level(status.level_dbfs if status else None, status.peak_dbfs if status else None)
        recording = status is not None and status.recording
        talking = self._card.row.call.state in TALKING
        if recording:
            self._say(self.tr("● 录音中"), "accent")
        elif talking:
            self._say(self.tr("▲ 未在录音"), "danger")
        else:
            self._say(self.tr("等待接听"), "second")

    @Slot()
    def replay_last(self) -> None:
        """Play what was just said; the cursor stays where it is."""
        if self._card is not None and self.replay_button.isEnabled():
            self.replay.start(self._card.row, self._seat.console.settings.room.replay_s)

    @Slot()
    def bookmark(self) -> None:
        """Mark this instant, and ask for a word unless one is being composed elsewhere."""
        if self._card is None or self._card.row.call.id is None or not self._seat.may(Right.WRITE_LOG):
            return
        self._keep_bookmark()
        at = self._seat.now()
        self._pending = (self._card.row.call.id, at)
        if self._typing.composing:
            # The cursor would tear the word apart that an input method is putting together.
            self._given("")
            return
        caption = self.tr("{time} 的书签，可写几个字；回车保存，Esc 放弃")
        self.line.ask(caption.format(time=self._seat.words.clock(at)), needed=False)

    @property
    def live(self) -> bool:
        """Say whether a call runs that can be marked."""
        return self._card is not None and not self._card.row.call.is_over

    def _lay_out(self) -> None:
        level = QHBoxLayout()
        pack(level, gap=8)
        level.addWidget(self.meter, 1)
        level.addWidget(self.state)
        acts = QHBoxLayout()
        pack(acts, gap=4)
        for part in (self.replay_button, self.bookmark_button, self.important_button, self.important):
            acts.addWidget(part)
        acts.addStretch()
        layout = QVBoxLayout(self)
        pack(layout, margin=(16, 4, 12, 8), gap=4)
        layout.addLayout(level)
        layout.addLayout(acts)
        for shown in (self.line, self.replay, self.marks):
            layout.addWidget(shown)

    def _show_marks(self, marks: tuple[CallMark, ...]) -> None:
        words = self._seat.words
        told = [f"{words.clock(each.at)} {each.word}".rstrip() for each in marks]
        self.marks.setText(self.tr("书签：{marks}").format(marks=" · ".join(told)))
        self.marks.setVisible(bool(marks))

    def _say(self, text: str, role: str) -> None:
        self.state.setText(text)
        set_role(self.state, role)

    @Slot()
    def _ask_importance(self) -> None:
        if self._card is not None and self._card.row.call.id is not None:
            self._keep_bookmark()
            self._pending = (self._card.row.call.id, None)
            self.line.ask(self.tr("为什么重要？标记后录音不会到期销毁。"), needed=True)

    @Slot()
    def _keep_bookmark(self) -> None:
        """Store a bookmark whose word nobody finished: the instant must not be lost."""
        if self.line.asking and self._pending is not None and self._pending[1] is not None:
            text = self.line.field.text()
            self.line.end()
            self._given(text)

    @Slot()
    def _forget(self) -> None:
        self._pending = None

    @Slot(str)
    def _given(self, text: str) -> None:
        pending, self._pending = self._pending, None
        if pending is None:
            return
        call_id, at = pending
        command = MarkImportant(call_id, text) if at is None else AddBookmark(call_id, text, at)
        self._seat.order(self, command).failure(self._refused).run()

    def _refused(self, error: DutyError) -> None:
        self._seat.say(self._seat.words.error(error), problem=True)
