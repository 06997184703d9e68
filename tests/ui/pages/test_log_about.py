"""What belongs to a line, beside the list: files with their level, links both ways, whose matter it is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage

from dutyconsole.app.commands import AddEntry, AnswerOffer, Attach, OfferMatter, Refer, SetDue
from dutyconsole.domain.attachment import Secrecy
from dutyconsole.domain.charge import ChargeAct
from tests.support import sample_shift as sample
from ui.dialogs.ask_fields import FieldsDialog
from ui.widgets.elided import Elided

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.fake_console import FakeConsole
    from ui.card.fields import Control, Pick
    from ui.main_window import MainWindow
    from ui.pages.desk import DeskPage
    from ui.pages.log import LogPage


@pytest.fixture
def page(window: MainWindow) -> LogPage:
    """The page, shown, with the open line 5 beside the list."""
    window.resize(1920, 1000)
    made = cast("LogPage", window.open_page("log"))
    made.table.view.grab()
    made.table.select(5)
    return made


def picture(folder: Path, name: str = "现场.png") -> Path:
    """Write a small picture."""
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    path = folder / name
    assert image.save(str(path))
    return path


def dropped(*paths: Path) -> QMimeData:
    """Return what a file manager drops."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def answer(window: MainWindow, **values: str) -> FieldsDialog:
    """Fill the dialog that stands open, and press its button."""
    dialog = window.findChildren(FieldsDialog)[-1]
    for name, text in values.items():
        cast("Control", dialog.fields[name].control).put(text)
    dialog.go.click()
    return dialog


def orders(console: FakeConsole, kind: type) -> list[object]:
    """Return the orders of that kind."""
    return [order for order in console.held.orders if isinstance(order, kind)]


def test_a_dropped_file_is_stored_after_its_level_was_chosen(
    page: LogPage, window: MainWindow, console: FakeConsole, tmp_path: Path
) -> None:
    assert page.detail.about.attacher.take_mime(dropped(picture(tmp_path)))
    dialog = answer(window)
    assert dialog.fields["secrecy"].wrong == "请填写密级"
    assert orders(console, Attach) == []
    assert not list(console.attachments.files())
    answer(window, secrecy="internal")
    (order,) = cast("list[Attach]", orders(console, Attach))
    assert (order.number, order.files[0].secrecy) == (5, Secrecy.INTERNAL)
    assert page.detail.about.files.isVisibleTo(page)
    page.detail.about.files.acted.emit(0)
    assert console.opened[-1].endswith("现场.png")
    assert str(console.folder.exports) in console.opened[-1]


@pytest.mark.parametrize("level", ["secret", "confidential", "top_secret"])
def test_of_a_secret_nothing_is_stored(
    page: LogPage, window: MainWindow, console: FakeConsole, tmp_path: Path, level: str
) -> None:
    page.detail.about.attacher.take_mime(dropped(picture(tmp_path)))
    answer(window, secrecy=level)
    assert "机要渠道" in window.notice.text
    assert not list(console.attachments.files())
    assert orders(console, Attach) == []


def test_a_mark_in_the_name_is_refused_before_anything_is_asked(
    page: LogPage, window: MainWindow, tmp_path: Path
) -> None:
    page.detail.about.attacher.take_mime(dropped(picture(tmp_path, "机密★5年.png")))
    assert window.findChildren(FieldsDialog) == []


def test_files_of_a_form_come_with_its_line_and_survive_in_the_draft(
    page: LogPage, window: MainWindow, console: FakeConsole, tmp_path: Path
) -> None:
    page.new_line()
    mime = QMimeData()
    mime.setImageData(QImage(str(picture(tmp_path))))
    assert page.form.files.attacher.take_mime(mime)
    answer(window, secrecy="public")
    assert len(page.form.files.new()) == 1
    page.form.keep()
    page.form.cancel.click()
    page.new_line()
    assert [file.secrecy for file in page.form.files.new()] == [Secrecy.PUBLIC]
    for name, text in (("text", "附截图。"), ("handling", "已阅。")):
        cast("Control", page.form.field(name).control).put(text)
    page.form.save.click()
    written = cast("AddEntry", orders(console, AddEntry)[-1])
    assert written.files[0].stored.name.startswith("截图-")
    assert len(console.held.attachments) == 1
    page.new_line()
    assert page.form.files.new() == ()


def test_what_the_form_puts_aside_does_not_come_with_the_line(
    page: LogPage, window: MainWindow, tmp_path: Path
) -> None:
    page.new_line()
    page.form.files.attacher.take_mime(dropped(picture(tmp_path)))
    answer(window, secrecy="public")
    page.form.files.list.acted.emit(0)
    assert page.form.files.new() == ()


def test_the_matter_is_passed_on_and_both_see_that_it_waits(
    page: LogPage, window: MainWindow, console: FakeConsole
) -> None:
    panel = page.detail.about.matter
    assert "承办人 李晓东" in panel.state.text()
    panel.offer.click()
    assert cast("Pick", window.findChildren(FieldsDialog)[-1].fields["to"].control).findText("李晓东") == -1
    answer(window, to=str(sample.WANG.id), word="由你跟进")
    assert cast("OfferMatter", orders(console, OfferMatter)[0]).to == sample.WANG.id
    assert "已移交 王静，待接收" in panel.state.text()
    assert panel.withdraw.isVisibleTo(page)
    assert not panel.accept.isVisibleTo(page)
    window.seat.sit_down(sample.WANG)
    desk = cast("DeskPage", window.open_page("desk"))
    assert "待您接收" in [need.word for need in desk.needs._shown or ()]
    window.show_entry(5)
    page.refresh()
    panel.accept.click()
    assert cast("AnswerOffer", orders(console, AnswerOffer)[0]).accepts
    assert "承办人 王静" in panel.state.text()
    assert [step.act for step in console.held.trail] == [ChargeAct.OFFERED, ChargeAct.ACCEPTED]


def test_a_due_time_turns_red_on_the_desk(page: LogPage, window: MainWindow, console: FakeConsole) -> None:
    page.detail.about.matter.due.click()
    answer(window, due="20:30")
    (order,) = cast("list[SetDue]", orders(console, SetDue))
    assert order.due_at == sample.at("20:30")
    desk = cast("DeskPage", window.open_page("desk"))
    assert "时限 11-23 20:30" in [need.when for need in desk.needs._shown or ()]
    console.clock.at += timedelta(hours=1)  # type: ignore[attr-defined]
    desk._show()
    assert ("danger", "超时") in [(need.role, need.word) for need in desk.needs._shown or ()]


def test_a_pending_line_asks_until_when(page: LogPage, console: FakeConsole) -> None:
    page.new_line()
    assert not page.form.due.isVisibleTo(page)
    for name, text in (("text", "续报。"), ("status", "pending")):
        cast("Control", page.form.field(name).control).put(text)
    page.form.plain.field("status").edited.emit()
    assert page.form.due.isVisibleTo(page)
    cast("Control", page.form.due.control).put("明天")
    page.form.save.click()
    assert "请写时间" in page.form.due.wrong
    cast("Control", page.form.due.control).put("24 08:00")
    page.form.save.click()
    written = cast("AddEntry", orders(console, AddEntry)[-1])
    assert written.due_at == sample.at("8:00") + timedelta(days=1)


def test_a_link_is_made_by_number_and_jumps(page: LogPage, window: MainWindow, console: FakeConsole) -> None:
    links = page.detail.about.links
    links.number.setText("999")
    links.add.click()
    assert "找不到" in links.wrong.text()
    links.number.setText("3")
    links.add.click()
    assert [cast("Refer", order).to for order in orders(console, Refer)] == ["3"]
    assert links.number.text() == ""
    shown = [each.text() for each in links.findChildren(Elided)]
    assert any("第 3 号" in text for text in shown)
    links.entry_wanted.emit(3)
    assert page.table.row.entry.number == 3
    assert any("第 5 号" in each.text() for each in links.findChildren(Elided))


def test_a_struck_line_takes_nothing_more(page: LogPage) -> None:
    page.table.select(8)
    assert not page.detail.about.attach.isVisibleTo(page)
    assert not page.detail.about.links._new.isVisibleTo(page)
