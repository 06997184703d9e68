"""Beside the grid: what is wrong, who stands how much, and the versions that were published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dutyconsole.domain.vocabulary import RosterFault
from ui.theme import theme
from ui.widgets.labels import button, label, pack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.app.roster_views import RosterGround
    from dutyconsole.domain.roster import Roster, Share
    from dutyconsole.domain.roster_check import RosterFinding
    from ui.roster.work import RosterWork
    from ui.text import Words


class FindingsPanel(QWidget):
    """The faults, each a way to its place.

    Signals:
        wanted: the `RosterFinding` that was chosen.
    """

    wanted = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._findings: Sequence[RosterFinding] = ()
        self.head = label("", "strong", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("检查结果"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.currentRowChanged.connect(self._choose)
        self.list.itemActivated.connect(self._activate)
        layout = QVBoxLayout(self)
        pack(layout, margin=(8, 8, 8, 8), gap=8)
        layout.addWidget(self.head)
        layout.addWidget(self.list, 1)

    def show_findings(self, work: RosterWork, findings: Sequence[RosterFinding]) -> None:
        """List the faults."""
        self._findings = findings
        blocking = sum(each.blocks for each in findings)
        if not findings:
            self.head.setText(self.tr("检查通过，可以发布。"))
        elif blocking:
            self.head.setText(self.tr("{count} 处须改正后才能发布。").format(count=blocking))
        else:
            self.head.setText(self.tr("{count} 处提醒，发布须写明理由。").format(count=len(findings)))
        self.list.blockSignals(True)
        self.list.clear()
        for finding in findings:
            item = QListWidgetItem(self._sentence(work, finding))
            item.setForeground(theme.color("danger" if finding.blocks else "warn"))
            self.list.addItem(item)
        self.list.blockSignals(False)

    def _sentence(self, work: RosterWork, finding: RosterFinding) -> str:
        words = self._words
        where = f"{finding.day:%m-%d}"
        if finding.slot is not None and work.pattern.shifts > 1:
            where += f" {work.pattern.name(finding.slot)}"
        what = words.term(finding.fault)
        if finding.fault is RosterFault.TOO_FEW:
            what += self.tr("：{have} 人，应有 {want} 人").format(have=finding.have, want=finding.want)
        elif finding.fault is RosterFault.NO_REST:
            what += self.tr("：只有 {have} 小时，应有 {want} 小时").format(
                have=finding.have, want=finding.want
            )
        elif finding.fault is RosterFault.AWAITS_NOTICE:
            where = str(finding.day.year)
        articles = "、".join(words.article(each) for each in finding.article.split("、"))
        return f"{where} {what} {finding.person}".rstrip() + self.tr("（{article}）").format(article=articles)

    @Slot(int)
    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._findings):
            self.wanted.emit(self._findings[row])

    @Slot(QListWidgetItem)
    def _activate(self, item: QListWidgetItem) -> None:
        self._choose(self.list.row(item))


class SharesPanel(QWidget):
    """Who stands how much this month."""

    def __init__(self) -> None:
        super().__init__()
        self.table = QTableWidget(0, 6)
        self.table.setAccessibleName(self.tr("值班次数"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("姓名"),
                self.tr("班次"),
                self.tr("小时"),
                self.tr("休息日"),
                self.tr("节假日"),
                self.tr("夜班"),
            ]
        )
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        layout = QVBoxLayout(self)
        pack(layout, margin=(8, 8, 8, 8), gap=8)
        layout.addWidget(self.table, 1)

    def show_shares(self, work: RosterWork, shares: Sequence[Share]) -> None:
        """List the people, most first; who stands not at all comes last."""
        standing = {share.person_id for share in shares}
        idle = [p.name for p in work.people.values() if p.may_stand_duty and p.id not in standing]
        self.table.setRowCount(len(shares) + len(idle))
        for row, share in enumerate(shares):
            person = work.people.get(share.person_id)
            figures = (share.shifts, share.hours, share.restdays, share.holidays, share.nights)
            self._fill(row, person.name if person else "?", [f"{figure:g}" for figure in figures])
        for row, name in enumerate(idle, start=len(shares)):
            self._fill(row, name, ["0"] * 5)

    def _fill(self, row: int, name: str, figures: Sequence[str]) -> None:
        for column, text in enumerate((name, *figures)):
            item = QTableWidgetItem(text)
            if column:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(row, column, item)


class VersionsPanel(QWidget):
    """The published versions of this month, and to whom they were handed in.

    Signals:
        handing_in: the `Roster` whose handing in shall be noted.
    """

    handing_in = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._rosters: list[Roster] = []
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("已发布的版本"))
        self.list.setWordWrap(True)
        self.list.currentRowChanged.connect(self._look)
        self.hand_in = button(self.tr("登记报送"), picture="done")
        self.hand_in.clicked.connect(self._hand_in)
        layout = QVBoxLayout(self)
        pack(layout, margin=(8, 8, 8, 8), gap=8)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.hand_in)
        self.can_edit = False
        self._look(-1)

    def show_versions(self, work: RosterWork, ground: RosterGround) -> None:
        """List the versions, newest first."""
        month = work.month
        covering = [each for each in ground.rosters if each.first <= month.last and each.last >= month.first]
        self._rosters = covering[::-1]
        self.list.clear()
        for roster in self._rosters:
            lines = [
                self.tr("V{number}　{at}　{author} 发布").format(
                    number=roster.number, at=self._words.moment(roster.published_at), author=roster.author
                ),
                *([roster.note] if roster.note else []),
                *(
                    self.tr("{at} 报送 {recipient}（{method}）").format(
                        at=self._words.moment(told.sent_at), recipient=told.recipient, method=told.method
                    )
                    for told in ground.submissions
                    if told.roster_id == roster.id
                ),
            ]
            self.list.addItem("\n".join(lines))
        if not self._rosters:
            self.list.addItem(self.tr("本月还没有发布过值班表。"))
        self._look(self.list.currentRow())

    @Slot(int)
    def _look(self, row: int) -> None:
        self.hand_in.setEnabled(self.can_edit and bool(self._rosters) and row < len(self._rosters))

    @Slot()
    def _hand_in(self) -> None:
        if self._rosters:
            self.handing_in.emit(self._rosters[max(0, self.list.currentRow())])
