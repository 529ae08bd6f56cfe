# SPDX-License-Identifier: GPL-3.0-or-later
"""One measured run of the window, in a process of its own: prints its figures as one line of JSON.

    python -m tests.performance.window_child bare                   a bare window with a table: the yardstick
    python -m tests.performance.window_child start FOLDER           to the painted unlock screen
    python -m tests.performance.window_child today FOLDER KEY       a vault opened, to the painted Today, and more

CPU times are of the whole process, its worker threads included, in milliseconds; memory is in MiB.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from coterie.services.app import App
    from coterie.ui.shell.window import MainWindow

DEADLINE = 30.0
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
    """Show a window with a table of a thousand plain rows."""
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

    application = QApplication([])
    window = QMainWindow()
    view = QTableView()
    rows = Rows()
    view.setModel(rows)
    window.setCentralWidget(view)
    window.resize(*SIZE)
    window.show()
    application.processEvents()
    window.grab()
    return {"cpu": cpu(), "memory": memory()}


def start(folder: Path) -> dict[str, float]:
    """Show the unlock screen of a vault."""
    application, app = _application(folder)
    window = _window(app, folder)
    window.show()
    application.processEvents()
    window.grab()
    return {"cpu": cpu(), "memory": memory()}


def today(folder: Path, key: bytes) -> dict[str, float]:
    """Open a vault whose key is known, wait for the painted Today, then go round the pages."""
    from coterie.services.app import Unlocked  # noqa: PLC0415
    from coterie.storage.vault import SqlVault  # noqa: PLC0415
    from coterie.storage.vault_place import VaultPlace  # noqa: PLC0415
    from coterie.ui.entry.wish import FirstWish  # noqa: PLC0415

    application, app = _application(folder)
    window = _window(app, folder)
    window.show()
    _until_loaded(application)
    window.grab()
    begun = cpu()
    vault = SqlVault(VaultPlace(folder), key, app.clock)
    session = app.session_over(vault, app.formats(), app.clock)
    window.open_shell(Unlocked(session, folder, vault.close), FirstWish())
    _until_quiet(application, window)
    window.grab()
    figures = {"to today": cpu() - begun}
    begun = cpu()
    session.today.look()
    figures["query"] = cpu() - begun
    begun = cpu()
    window.grab()
    figures["paint"] = cpu() - begun
    figures["memory"] = memory()
    _walk(application, window, figures)
    figures["memory after all pages"] = memory()
    window.close()
    return figures


def _walk(application: QApplication, window: MainWindow, figures: dict[str, float]) -> None:
    """Go to every page twice: the second time is what a switch costs."""
    from coterie.ui.pages import PAGES  # noqa: PLC0415

    for again in (False, True):
        for page in PAGES:
            begun = cpu()
            assert window.shell is not None
            window.shell.go(page.id)
            _until_quiet(application, window)
            window.grab()
            if again:
                figures[f"page {page.id}"] = cpu() - begun


def _until_loaded(application: QApplication) -> None:
    """Let the window load what is behind the unlock screen, as it does while somebody types."""
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end and "coterie.exporters" not in sys.modules:
        application.processEvents()
        time.sleep(0.01)
    time.sleep(0.3)
    application.processEvents()


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


def _application(folder: Path) -> tuple[QApplication, App]:
    from dataclasses import replace  # noqa: PLC0415

    from coterie.bootstrap import build  # noqa: PLC0415
    from coterie.ui.design.theme import CoterieApplication  # noqa: PLC0415

    application = CoterieApplication([])
    app = replace(build(DAY), default_vault=folder, preferences=folder.parent / "preferences.json")
    return application, app


def _window(app: App, folder: Path) -> MainWindow:
    from coterie.ui.preferences import PreferencesStore  # noqa: PLC0415
    from coterie.ui.shell.window import MainWindow  # noqa: PLC0415
    from coterie.ui.wearing import Wearing  # noqa: PLC0415

    del folder
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    preferences = PreferencesStore(app.preferences)
    Wearing(QApplication.instance(), preferences)  # type: ignore[arg-type]
    window = MainWindow(app, preferences)
    window.resize(*SIZE)
    return window


def main(words: list[str]) -> None:
    """Do one run and print its figures."""
    if words[0] != "bare":
        gc.disable()  # as the program itself does until the window is shown
    if words[0] == "bare":
        figures = bare()
    elif words[0] == "start":
        figures = start(Path(words[1]))
    else:
        figures = today(Path(words[1]), bytes.fromhex(words[2]))
    print(json.dumps(figures))


if __name__ == "__main__":
    main(sys.argv[1:])
