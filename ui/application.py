"""Starting the window: style, fonts, language, one window for each data folder, and faults caught.

`run` is what the program calls; `make_window` is for tests, the demo and pictures, where an application
stands already.
"""

from __future__ import annotations

import hashlib
import logging
import signal
import threading
from importlib.resources import files
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QLockFile, Qt, QTranslator, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QMessageBox

from dutyconsole.errors import DutyError
from dutyconsole.messages import CHINESE, sentence
from ui.errors import catch_all
from ui.main_window import MainWindow
from ui.seat import Seat
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dutyconsole.app.console import Console
    from dutyconsole.paths import DataFolder

log = logging.getLogger("dutyconsole.ui")

NAME = "dutyconsole"
LOCK = "window.lock"
CALL_MS = 500
UNSEEN = "offscreen"


def run(console: Console, *, play: Callable[[MainWindow], None] | None = None) -> int:
    """Show the window until it is closed and return the exit code; `play` is given the window first."""
    app = application()
    lock = QLockFile(str(console.folder.root / LOCK))
    if not lock.tryLock(0):
        return _bring_first_to_front(console)
    speak(app, console.settings.room.language)
    window = make_window(console)
    server = _answer_others(console.folder, window)
    release = catch_all(window.seat.presenter)
    end_well = _close_on_signals(window)
    try:
        _show(window)
        if play is not None:
            play(window)
        return int(app.exec())
    finally:
        end_well()
        release()
        server.close()
        lock.unlock()


def _show(window: MainWindow) -> None:
    """Show the window over the whole screen; where nobody sees it, in the size of a small screen."""
    if QGuiApplication.platformName() == UNSEEN:
        window.show()
    else:
        window.showMaximized()


def refuse(problems: Sequence[DutyError], language: str) -> None:
    """Say why the window cannot open, and wait until it has been read."""
    app = application()
    speak(app, language)
    theme.apply(app, "light")
    words = "\n\n".join(sentence(problem, language) for problem in problems)
    box = QMessageBox(QMessageBox.Icon.Critical, NAME, words)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.finished.connect(app.quit)
    box.open()
    app.exec()


def _close_on_signals(window: MainWindow) -> Callable[[], None]:
    """Close the window in good order on Ctrl+C, a log-off or a stop; returns what takes that back.

    Python looks for signals between its own steps; the window's clocks tick often enough for that.
    """
    if threading.current_thread() is not threading.main_thread():
        return lambda: None
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, lambda *_: window.close()) for number in numbers}

    def take_back() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    return take_back


def application() -> QApplication:
    """Return the application, made where there is none."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication([NAME])
    app.setApplicationName(NAME)
    app.setDesktopFileName(NAME)
    return app


def make_window(
    console: Console, *, open_file: Callable[[Path], object] | None = None, theme_name: str = ""
) -> MainWindow:
    """Return the window, dressed but not shown; speaks the language of the room's settings."""
    app = application()
    speak(app, console.settings.room.language)
    theme.apply(app, theme_name or console.settings.room.theme)
    if not theme.has_chinese_font():
        log.error("no font can show Chinese: install Noto Sans CJK SC or another")
    seat = Seat(console, open_file=open_file or _open_by_desktop)
    window = MainWindow(seat)
    window.resize(theme.unit(1366), theme.unit(768))
    for problem in console.problems:
        seat.say(seat.words.error(problem), problem=True)
    return window


def speak(app: QApplication, language: str) -> None:
    """Speak a language from now on: ours, and Qt's own words in it."""
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(QLocale(language))
    # Qt is born speaking English.
    if language == CHINESE:
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        _install(app, "qtbase_zh_CN.qm", folder)
    else:
        _install(app, "en.qm", str(files("resources") / "i18n"))


def _install(app: QApplication, name: str, folder: str) -> None:
    translator = QTranslator(app)
    if translator.load(name, folder):
        app.installTranslator(translator)
    else:
        log.error("no translation %s in %s", name, folder)


def _open_by_desktop(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _door(folder: DataFolder) -> str:
    """Return the name by which windows of one data folder find each other."""
    return f"{NAME}-{hashlib.sha256(str(folder.root).encode()).hexdigest()[:16]}"


def _answer_others(folder: DataFolder, window: MainWindow) -> QLocalServer:
    """Come to the front when a second start knocks."""
    server = QLocalServer()
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    QLocalServer.removeServer(_door(folder))
    if not server.listen(_door(folder)):
        log.error("other starts cannot find this window: %s", server.errorString())
    server.newConnection.connect(window.come_to_front)
    return server


def _bring_first_to_front(console: Console) -> int:
    """Knock at the window that is open on this data folder already, or say that it does not answer."""
    socket = QLocalSocket()
    socket.connectToServer(_door(console.folder))
    if socket.waitForConnected(CALL_MS):
        socket.disconnectFromServer()
        return 0
    text = sentence(DutyError("already_open", folder=console.folder.root), console.settings.room.language)
    log.error("another window holds %s and does not answer", console.folder.root)
    QMessageBox.warning(None, NAME, text)
    return 1
