"""Where the data lie, how to back them up, and whether they are still what was written."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from dutyconsole.app.commands import RenewKey
from dutyconsole.domain.audit import Break
from dutyconsole.domain.permission import Right
from dutyconsole.domain.signing import judge
from ui.text import noop, said
from ui.theme import theme
from ui.widgets.labels import button, label, pack, rule, set_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dutyconsole.app.views import Finding, VerifyResult
    from dutyconsole.domain.signing import SigningKey
    from dutyconsole.errors import DutyError
    from ui.seat import Seat

SHOWN = 20
"""Findings that are listed; the number of all is said."""


class DataSection(QWidget):
    """Paths, free space, and how to back up."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        layout = QVBoxLayout(self)
        pack(layout, margin=(0, 0, 8, 0), gap=8)
        form = QFormLayout()
        pack(form, gap=6)
        form.setHorizontalSpacing(theme.unit(24))
        folder = seat.console.folder
        for name, path in (
            (self.tr("数据文件夹"), folder.root),
            (self.tr("录音"), folder.recordings),
            (self.tr("设置文件"), folder.config),
            (self.tr("导出与打印"), folder.exports),
            (self.tr("数据库备份"), folder.backups),
            (self.tr("运行日志"), folder.logs),
        ):
            shown = label(str(path), "table", wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(label(name, "table", role="second"), shown)
        self.space = label("", "table")
        form.addRow(label(self.tr("剩余空间"), "table", role="second"), self.space)
        layout.addLayout(form)
        open_folder = button(self.tr("打开数据文件夹"), picture="folder", small=True)
        open_folder.clicked.connect(self._open)
        line = QHBoxLayout()
        pack(line)
        line.addWidget(open_folder)
        line.addStretch()
        layout.addLayout(line)
        layout.addWidget(rule())
        layout.addWidget(label(self.tr("怎样备份"), "strong"))
        layout.addWidget(label(self._how(), "table", wrap=True))
        layout.addStretch()
        self.look()

    def look(self) -> None:
        """Look at the free space anew."""
        root = self._seat.console.folder.root
        self._seat.work(self, lambda: shutil.disk_usage(root).free).success(self._show_space).run()

    def _show_space(self, free: int) -> None:
        hours = free / (8000 * 2 * 3600)
        text = self.tr("{size}，约可录音 {hours:.0f} 小时")
        self.space.setText(text.format(size=self._seat.words.size(free), hours=hours))

    def _how(self) -> str:
        return self.tr(
            "全部数据都在上面的数据文件夹里，整夹复制就是备份。\n"
            "1. 每班交接后，关闭本窗口（录音照常进行），把整个文件夹复制到移动硬盘，再打开窗口。\n"
            "2. 恢复时，先退出程序，把文件夹放回原处，再启动。\n"
            "3. 恢复后在“完整性”里校验一次。"
        )

    @Slot()
    def _open(self) -> None:
        self._seat.open_file(self._seat.console.folder.root)


BREAKS = {
    Break.CHANGED: noop("Break", "内容被改动"),
    Break.MISSING: noop("Break", "记录缺失"),
    Break.INSERTED: noop("Break", "记录为外加"),
    Break.CUT: noop("Break", "尾部被截断"),
    Break.FILE: noop("Break", "录音文件不符"),
    Break.SEAL: noop("Break", "封存记录不符"),
}
PLACES = {
    "entry": noop("Break", "值班日志第 {number} 号"),
    "link": noop("Break", "校验链第 {number} 环"),
    "seal": noop("Break", "第 {number} 号封存"),
    "call": noop("Break", "电话 {number}"),
    "recording": noop("Break", "录音 {number}"),
    "access": noop("Break", "调听登记第 {number} 号"),
    "key": noop("Break", "第 {number} 个签名公钥"),
    "handover": noop("Break", "交接班 {number}"),
}


class IntegritySection(QWidget):
    """Verifies the chain of the log, its seals and every recording, and says it in words."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        layout = QVBoxLayout(self)
        pack(layout, margin=(0, 0, 8, 0), gap=8)
        self.key = label("", "table", wrap=True)
        self.key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        hint = self.tr(
            "值班日志、交接班和录音登记逐条相连，改动任何一处都会被发现。"
            "校验会逐条核对，并重新计算每个录音文件的摘要；不影响录音和值班。"
        )
        layout.addWidget(label(hint, "table", role="second", wrap=True))
        self.button = button(self.tr("立即校验"), picture="shield", kind="primary")
        self.button.clicked.connect(self.verify)
        line = QHBoxLayout()
        pack(line)
        line.addWidget(self.button)
        line.addStretch()
        layout.addLayout(line)
        self.verdict = label("", "strong", wrap=True)
        self.numbers = label("", "table", wrap=True)
        self.findings = label("", "table", role="danger", wrap=True)
        self.findings.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for part in (self.verdict, self.numbers, self.findings):
            layout.addWidget(part)
        layout.addWidget(rule())
        layout.addWidget(label(self.tr("签名密钥"), "strong"))
        layout.addWidget(self.key)
        self.renew_button = button(self.tr("重新生成密钥"), picture="refresh", small=True)
        self.renew_button.setToolTip(self.tr("旧密钥签过的证据包仍然有效；新指纹印在下一次的值班日志末页"))
        self.renew_button.clicked.connect(self._renew)
        self.renew_button.hide()
        under = QHBoxLayout()
        pack(under)
        under.addWidget(self.renew_button)
        under.addStretch()
        layout.addLayout(under)
        layout.addStretch()
        self.look()

    def look(self) -> None:
        """Let only those verify who may, and show the key that signs evidence."""
        self.button.setEnabled(self._seat.may(Right.VERIFY))
        self._seat.ask(self, lambda queries: queries.signing_keys()).success(self._show_key).run()

    def _show_key(self, keys: Sequence[SigningKey]) -> None:
        if not keys:
            self.key.setText(self.tr("还没有签名密钥：完成首次设置后自动生成。"))
            return
        problem = judge(keys, self._seat.console.signer.public())
        set_role(self.key, "danger" if problem else "text")
        # Only a lost or a foreign key is renewed from here: a good one is on paper already.
        self.renew_button.setVisible(problem is not None and self._seat.may(Right.CHANGE_SETTINGS))
        if problem is not None:
            self.key.setText(self._seat.words.error(problem))
            return
        newest = keys[-1]
        text = self.tr(
            "指纹 {fingerprint}（{at} 生成，印在值班日志末页）。导出的证据包都用它签名。\n公钥 {public}"
        )
        made_at = self._seat.words.stamp(newest.made_at)
        self.key.setText(text.format(fingerprint=newest.fingerprint, at=made_at, public=newest.public.hex()))

    @Slot()
    def _renew(self) -> None:
        """Make a new key in the name of the administrator who sits here."""
        self.renew_button.setEnabled(False)
        self._seat.order(self, RenewKey()).success(self._renewed).failure(self._not_renewed).run()

    def _renewed(self, key: SigningKey) -> None:
        self.renew_button.setEnabled(True)
        self._seat.say(self.tr("新的签名密钥：{fingerprint}").format(fingerprint=key.fingerprint))
        self.look()

    def _not_renewed(self, error: DutyError) -> None:
        self.renew_button.setEnabled(True)
        self._seat.say(self._seat.words.error(error), problem=True)

    @Slot()
    def verify(self) -> None:
        """Check everything on a query thread."""
        self.button.setEnabled(False)
        self._say(self.tr("正在校验，录音多时需要几分钟，可以离开本页…"), "second")
        self.numbers.clear()
        self.findings.clear()
        root = self._seat.console.folder.root
        self._seat.ask(self, lambda queries: queries.verify(root)).success(self._show).failure(
            self._failed
        ).run()

    def _show(self, result: VerifyResult) -> None:
        self.button.setEnabled(True)
        at = self._seat.words.stamp(self._seat.now())
        text = self.tr("{at} 校验：登记 {links} 条，封印 {seals} 个，录音文件 {files} 个。")
        self.numbers.setText(text.format(at=at, links=result.links, seals=result.seals, files=result.files))
        if not result.findings:
            self._say(self.tr("✓ 完好：没有发现任何改动或缺失"), "good")
            return
        text = self.tr("✗ 发现 {count} 处不符。请保留现有文件，不要删改，立即报告带班领导和技术人员。")
        self._say(text.format(count=len(result.findings)), "danger")
        lines = [finding_in_words(each) for each in result.findings[:SHOWN]]
        if len(result.findings) > SHOWN:
            lines.append("…")
        self.findings.setText("\n".join(lines))

    def _failed(self, error: DutyError) -> None:
        self.button.setEnabled(True)
        self._say(self._seat.words.error(error), "danger")

    def _say(self, text: str, role: str) -> None:
        self.verdict.setText(text)
        set_role(self.verdict, role)


def finding_in_words(finding: Finding) -> str:
    """Return what was found, for a person; the engineer's detail stands behind it in brackets."""
    kind, _, number = finding.place.partition(" ")
    place = said(PLACES[kind]).format(number=number) if kind in PLACES else finding.place
    detail = f" ({finding.detail})" if finding.detail else ""
    return f"· {place}：{said(BREAKS[finding.kind])}{detail}"
