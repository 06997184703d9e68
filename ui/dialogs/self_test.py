"""The self-test of a line: lift the handset, listen for some seconds, and see how it is and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QVBoxLayout

from dutyconsole.app.commands import KeepSelfTest
from dutyconsole.domain.ids import LineId
from dutyconsole.domain.permission import Right
from dutyconsole.domain.vocabulary import Grade
from dutyconsole.errors import DeviceProblem, DutyError
from ui.theme import theme
from ui.tone import TONE_S, write_tone
from ui.widgets.labels import button, label, pack, rule, set_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QWidget

    from dutyconsole.app.device_ports import Player
    from dutyconsole.domain.self_test import Measured, SelfTest
    from ui.seat import Seat

ROLES = {Grade.GOOD: "good", Grade.WEAK: "warn", Grade.BAD: "danger"}
SIGNS = {Grade.GOOD: "✓", Grade.WEAK: "▲", Grade.BAD: "✗"}
TONE_FILE = "self-test-tone.wav"


class SelfTestDialog(QDialog):
    """Tests one line at a time; stands beside the work."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(self.tr("线路自检"))
        self.setMinimumWidth(theme.unit(520))
        self._seat = seat
        self._tests: Sequence[SelfTest] = ()
        self._player: Player | None = None
        self.line = QComboBox()
        for each in seat.console.settings.lines:
            self.line.addItem(each.name, each.id)
        self.way = QComboBox()
        self.way.addItem(self.tr("摘机听拨号音"))
        self.way.addItem(self.tr("由本机播放测试音"))
        self.start_button = button(self.tr("开始自检"), picture="test", kind="primary")
        self.grade = label("", "section")
        self.advice = label("", "base", wrap=True)
        self.last = label("", "note", role="second", wrap=True)
        self._facts = QFormLayout()
        self._lay_out()
        self.line.currentIndexChanged.connect(self._choose)
        self.way.currentIndexChanged.connect(self._choose)
        self.start_button.clicked.connect(self.start)
        self._choose()
        self._look()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        pack(layout, margin=(16, 16, 16, 16), gap=8)
        form = QFormLayout()
        pack(form, gap=8)
        for name, field in ((self.tr("线路"), self.line), (self.tr("方式"), self.way)):
            field.setAccessibleName(name)
            form.addRow(label(name, "table", role="second"), field)
        layout.addLayout(form)
        self.hint = label("", "table", role="second", wrap=True)
        layout.addWidget(self.hint)
        layout.addWidget(rule())
        layout.addWidget(self.grade)
        layout.addWidget(self.advice)
        pack(self._facts, gap=4)
        layout.addLayout(self._facts)
        layout.addStretch()
        layout.addWidget(self.last)
        acts = QHBoxLayout()
        pack(acts, gap=8)
        close = button(self.tr("关闭"))
        close.clicked.connect(self.close)
        acts.addStretch()
        acts.addWidget(close)
        acts.addWidget(self.start_button)
        layout.addLayout(acts)

    @Slot()
    def start(self) -> None:
        """Have the recorder listen; the button is dead until it answers."""
        self.start_button.setEnabled(False)
        self._clear()
        self.advice.clear()
        rules = self._seat.console.settings.self_test
        self._say(self.tr("正在等拨号音，随后听 {seconds:.0f} 秒…").format(seconds=rules.listen_s), "second")
        line, test = LineId(str(self.line.currentData())), self._seat.console.self_test
        play = self._begin_tone if self.way.currentIndex() == 1 else None

        def work() -> tuple[Measured, str]:
            if play is not None:
                play()
            return test(line, rules)

        self._seat.work(self, work).success(self._measured).failure(self._failed).run()

    def _begin_tone(self) -> None:
        """Play the tone through the chosen output; on the query thread."""
        path = self._seat.console.folder.logs / TONE_FILE
        try:
            write_tone(path)
        except OSError as error:
            raise DeviceProblem("self_test_not_kept") from error
        player = self._seat.console.player()
        player.open([path])
        player.set_output(self._seat.console.settings.room.playback)
        player.play()
        self._player = player

    def _measured(self, result: tuple[Measured, str]) -> None:
        self._silence()
        line = LineId(str(self.line.currentData()))
        order = KeepSelfTest(line, *result)
        self._seat.order(self, order).success(self._kept).failure(self._failed).run()

    def _kept(self, test: SelfTest) -> None:
        self.start_button.setEnabled(True)
        self._show(test)
        self._look()

    def _failed(self, error: DutyError) -> None:
        self._silence()
        self.start_button.setEnabled(True)
        self._say(self.tr("✗ 没有测成"), "danger")
        self.advice.setText(self._seat.words.error(error))

    def _silence(self) -> None:
        player, self._player = self._player, None
        if player is not None:
            player.close()

    def _show(self, test: SelfTest) -> None:
        words, heard, rules = self._seat.words, test.measured, self._seat.console.settings.self_test
        grade = test.grade(rules)
        self._say(f"{SIGNS[grade]} {words.term(grade)}", ROLES[grade])
        said = [words.error(DeviceProblem(code)) for code in test.findings(rules)]
        self.advice.setText("\n".join(said) or self.tr("声音清楚，可以正常录音。"))
        self._clear()
        tone = self.tr("有") if heard.has_tone else self.tr("没有")
        for name, value in (
            (self.tr("拨号音 450 Hz"), tone),
            (self.tr("电平"), f"{heard.level_dbfs:.0f} dBFS"),
            (self.tr("杂音"), f"{heard.noise_dbfs:.0f} dBFS"),
            (self.tr("交流声占杂音"), f"{heard.hum_share:.0%}"),
            (self.tr("过载"), f"{heard.clipped_share:.2%}"),
        ):
            self._facts.addRow(label(name, "table", role="second"), label(value, "table"))

    def _clear(self) -> None:
        while self._facts.rowCount():
            self._facts.removeRow(0)

    def _say(self, text: str, role: str) -> None:
        self.grade.setText(text)
        set_role(self.grade, role)

    def _look(self) -> None:
        self._seat.ask(self, lambda queries: queries.self_tests()).success(self._take).run()

    def _take(self, tests: Sequence[SelfTest]) -> None:
        self._tests = tests
        self._choose()

    @Slot()
    def _choose(self) -> None:
        """Say what to do, and when this line was tested last."""
        if self.way.currentIndex() == 1:
            hint = self.tr(
                "声音输出须接到该线路的输入。测试音播放 {seconds:.0f} 秒，请把音量调到平时的大小。"
            )
            self.hint.setText(hint.format(seconds=TONE_S))
        else:
            hint = self.tr(
                "请摘机，听到拨号音后按“开始自检”，不要拨号，测完一分钟内挂机。"
                "摘机留下的一条去电自动标为“线路自检”，不用登记。"
            )
            self.hint.setText(hint)
        last = next((each for each in self._tests if each.line == self.line.currentData()), None)
        text = self.tr("这条线路还没有自检过。")
        if last is not None:
            words, rules = self._seat.words, self._seat.console.settings.self_test
            text = self.tr("上次自检：{at} {person}，{grade}").format(
                at=words.stamp(last.at), person=last.person, grade=words.term(last.grade(rules))
            )
        self.last.setText(text)
        may = self._seat.may(Right.TEST_LINE) and self.line.count() > 0
        self.start_button.setEnabled(may)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the sound device go."""
        self._silence()
        super().closeEvent(event)
