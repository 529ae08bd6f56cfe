# SPDX-License-Identifier: GPL-3.0-or-later
"""One measured run of the window, in a process of its own: prints its figures as one line of JSON.

    python -m tests.performance.window_child bare                   a bare window with a table: the yardstick
    python -m tests.performance.window_child bare-idle              the same, left alone for a moment
    python -m tests.performance.window_child start FOLDER           to the painted unlock screen
    python -m tests.performance.window_child today FOLDER KEY       a vault opened, to the painted Today, and more
    python -m tests.performance.window_child idle FOLDER KEY        a vault opened, Today painted, then left alone

CPU times are of the whole process, its worker threads included, in milliseconds; memory is all that is resident, of
libraries, too, in MiB. Where memory is measured nothing is painted but what the window itself paints.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
import traceback
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QMainWindow

    from coterie.services.app import App
    from coterie.services.session import Session
    from coterie.ui.shell.window import MainWindow

DEADLINE = 30.0
#: So long a window is left alone, in seconds, before it counts as idle.
A_MOMENT = 2.0
SIZE = (1440, 900)
#: The day of the big vault; its module loads more than a start may cost.
DAY = date(2026, 11, 23)


def cpu() -> float:
    """Give the CPU time of this process so far, in milliseconds."""
    return time.process_time() * 1_000


def memory() -> float:
    """Give the resident memory of this process, in MiB."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1_024
    return 0.0


def bare() -> dict[str, float]:
    """Show a window with a table of a thousand plain rows, and paint it."""
    application, window = _bare_window()
    application.processEvents()
    window.grab()
    return {"cpu": cpu()}


def bare_idle() -> dict[str, float]:
    """Show the same window and leave it alone."""
    application, _window = _bare_window()
    _rest(application)
    return {"memory": memory()}


def _bare_window() -> tuple[QApplication, QMainWindow]:
    from PySide6.QtCore import QAbstractTableModel, Qt  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView  # noqa: PLC0415

    class Rows(QAbstractTableModel):
        """A thousand rows."""

        def rowCount(self, _parent: object = None) -> int:
            return 1_000

        def columnCount(self, _parent: object = None) -> int:
            return 4

        def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:  # noqa: ANN401
            return f"{index.row()} {index.column()}" if role == Qt.ItemDataRole.DisplayRole else None

    application = QApplication(["bare"])
    window = QMainWindow()
    view = QTableView()
    view.setModel(Rows(view))
    window.setCentralWidget(view)
    window.resize(*SIZE)
    window.show()
    return application, window


def start(folder: Path) -> dict[str, float]:
    """Show the unlock screen of a vault, and paint it."""
    application, window, _app = _started(folder)
    application.processEvents()
    window.grab()
    return {"cpu": cpu()}


def today(folder: Path, key: bytes) -> dict[str, float]:
    """Open a vault whose key is known, wait for the painted Today, then go round the pages."""
    application, window, app = _started(folder)
    _until_loaded(application, window)
    begun = cpu()
    session = _open(window, app, folder, key)
    _until_painted(application, window)
    figures = {"to today": cpu() - begun}
    _keep_memory(window)
    _rest(application)
    figures |= _own_cost(window, session)
    _walk(application, window, figures)
    window.close()
    return figures


def _keep_memory(window: MainWindow) -> None:
    """Give no memory back: what Today costs of itself would pay for it again, which unlocking did not."""
    assert window.shell is not None
    window.shell._later.remove(window.shell._give_back_memory)


def _own_cost(window: MainWindow, session: Session) -> dict[str, float]:
    """Give what Today costs where everything is built: its queries, and the painting of all that is seen.

    The queries go over a connection that is opened for them and has read nothing, as at unlocking.
    """
    begun = cpu()
    session.today.look(tell=frozenset())
    session.calendar.to_review()
    query = cpu() - begun
    paints = []
    for _time in range(5):
        begun = cpu()
        window.grab()
        paints.append(cpu() - begun)
    return {"query": query, "paint": sorted(paints)[len(paints) // 2]}


def idle(folder: Path, key: bytes) -> dict[str, float]:
    """Open a vault whose key is known, and leave the window alone; then again when every page was seen."""
    application, window, app = _started(folder)
    _until_loaded(application, window)
    _open(window, app, folder, key)
    _until_quiet(application, window)
    _rest(application)
    figures = {"memory": memory()}
    for page in _pages():
        _go(application, window, page)
    _rest(application)
    figures["memory after all pages"] = memory()
    window.close()
    return figures


def _walk(application: QApplication, window: MainWindow, figures: dict[str, float]) -> None:
    """Go to every page twice: the first time loads and builds it, the second time is what a switch costs."""
    for what in ("first visit of", "switch to"):
        for page in _pages():
            begun = cpu()
            _go(application, window, page)
            window.grab()
            figures[f"{what} {page}"] = cpu() - begun


def _pages() -> list[str]:
    from coterie.ui.pages import PAGES  # noqa: PLC0415

    return [page.id for page in PAGES]


def _go(application: QApplication, window: MainWindow, page: str) -> None:
    assert window.shell is not None
    window.shell.go(page)
    _until_quiet(application, window)


def _rest(application: QApplication) -> None:
    """Let a window be, as when nobody touches it: what it has put off is done meanwhile."""
    end = time.monotonic() + A_MOMENT
    while time.monotonic() < end:
        application.processEvents()
        time.sleep(0.01)


def _until_loaded(application: QApplication, window: MainWindow) -> None:
    """Let the window load and build what is behind the unlock screen, as it does while somebody types."""
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end and not window._next.is_ready:
        application.processEvents()
        time.sleep(0.01)
    application.processEvents()


def _until_painted(application: QApplication, window: MainWindow) -> None:
    """Handle events until the list of the day is on the screen with its rows."""
    from PySide6.QtCore import QEvent, QObject  # noqa: PLC0415

    from coterie.ui.pages.today.page import TodayPage  # noqa: PLC0415

    assert window.shell is not None
    page = window.shell.page
    assert isinstance(page, TodayPage)
    day_list = page.day_list
    seen: list[int] = []

    class Watcher(QObject):
        """Sees the rows being painted."""

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            """Note a painting with rows."""
            if event.type() == QEvent.Type.Paint and day_list.rows.lines:
                seen.append(len(day_list.rows.lines))
            return False

    watcher = Watcher()
    day_list.viewport().installEventFilter(watcher)
    end = time.monotonic() + DEADLINE
    while not seen and time.monotonic() < end:
        application.processEvents()
        time.sleep(0.002)
    day_list.viewport().removeEventFilter(watcher)


def _until_quiet(application: QApplication, window: MainWindow) -> None:
    """Handle events until every job has come home."""
    runner = window._runner
    assert runner is not None
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        application.processEvents()
        if not runner._all:
            break
        time.sleep(0.002)
    application.processEvents()


def _started(folder: Path) -> tuple[QApplication, MainWindow, App]:
    """Start as the program does, with a folder as its vault, and show the window."""
    from dataclasses import replace  # noqa: PLC0415

    from coterie.bootstrap import build  # noqa: PLC0415
    from coterie.ui.start import prepared  # noqa: PLC0415

    app = replace(build(DAY), default_vault=folder, preferences=folder.parent / "preferences.json")
    application, window = prepared(["coterie"], app)
    # Nobody is there to read a report of a fault: it ends the run.
    sys.excepthook = sys.__excepthook__
    window.broke.disconnect()
    window.broke.connect(_end)
    window.resize(*SIZE)
    window.show()
    return application, window, app


def _end(fault: BaseException) -> None:
    traceback.print_exception(fault)
    os._exit(1)


def _open(window: MainWindow, app: App, folder: Path, key: bytes) -> Session:
    """Open a vault as the unlock screen does once it has the key."""
    from coterie.services.app import Unlocked  # noqa: PLC0415
    from coterie.storage.opening.place import VaultPlace  # noqa: PLC0415
    from coterie.storage.vault import SqlVault  # noqa: PLC0415
    from coterie.ui.entry.wish import FirstWish  # noqa: PLC0415
    from tests.performance.unbacked import session_over  # noqa: PLC0415

    vault = SqlVault(VaultPlace(folder), key, app.clock)
    session = session_over(app, vault)
    window.open_shell(Unlocked(session, folder, vault.close), FirstWish())
    return session


def main(words: list[str]) -> None:
    """Do one run and print its figures."""
    what, *more = words
    if not what.startswith("bare"):
        gc.disable()  # as the program itself does until the window is shown
    if what == "bare":
        figures = bare()
    elif what == "bare-idle":
        figures = bare_idle()
    elif what == "start":
        figures = start(Path(more[0]))
    else:
        figures = {"today": today, "idle": idle}[what](Path(more[0]), bytes.fromhex(more[1]))
    print(json.dumps(figures))


if __name__ == "__main__":
    main(sys.argv[1:])
