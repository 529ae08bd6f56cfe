# SPDX-License-Identifier: GPL-3.0-or-later
"""The unlock screen waits for nothing behind it, and what comes behind it is there when it is needed."""

from __future__ import annotations

import json
import linecache
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.window import DrivenWindow, Windows

#: Shows the unlock screen without ever coming to the event loop, and says which modules that took, and those behind it.
SHOWN = """
import json, sys
from dataclasses import replace
from pathlib import Path
import PySide6.QtGui, PySide6.QtWidgets
from coterie.bootstrap import build
from coterie.ui.entry.unlock_view import UnlockView
from coterie.ui.start import prepared
vault = Path(sys.argv[1])
application, window = prepared(["coterie"], replace(build(), default_vault=vault, preferences=vault.parent / "p.json"))
window.show()
window.grab()
loaded = sorted(sys.modules)
classes = sorted({*vars(PySide6.QtGui), *vars(PySide6.QtWidgets)})
from coterie.ui.shell.loading import load_rest
load_rest(window._app, "today")
shown = window.findChild(UnlockView) is not None
print(json.dumps([shown, application.style().name(), loaded, classes, sorted(sys.modules)]))
"""
#: What is slow to load and not needed in front of a locked vault.
BEHIND = (
    *("coterie.cli", "coterie.exporters", "coterie.importers", "coterie.sandbox", "coterie.services.session"),
    *(
        "coterie.storage.vault",
        "coterie.storage.connections",
        "coterie.storage.keys.secrets",
        "cryptography",
        "sqlcipher3",
    ),
    *("coterie.ui.pages", "coterie.ui.settings", "coterie.ui.sheets", "coterie.ui.shell.shell"),
    *("coterie.ui.entry.first_run", "coterie.ui.parts.banner", "coterie.ui.parts.sheet", "coterie.ui.shell.verbs"),
    *("concurrent.futures", "html", "locale", "subprocess", "zoneinfo"),
)
#: Classes of Qt that PySide is slow to make, with every list of names inside them.
SLOW = {"QStyle", "QTextCharFormat"}
#: What somebody needs who brings foreign data in, and nobody else.
OF_IMPORTS = ("coterie.importers", "coterie.sandbox.reader", "coterie.storage.imports", "html.entities")


def of(rooms: tuple[str, ...], loaded: list[str]) -> list[str]:
    return [name for name in loaded if name in rooms or name.startswith(tuple(f"{part}." for part in rooms))]


def test_the_unlock_screen_loads_nothing_that_is_behind_it_and_a_day_nothing_of_imports(sample_vault: Path) -> None:
    done = subprocess.run([sys.executable, "-c", SHOWN, str(sample_vault)], capture_output=True, text=True, check=True)
    shown, style, loaded, classes, later = json.loads(done.stdout.splitlines()[-1])

    assert shown
    assert style == "fusion"
    assert of(BEHIND, loaded) == []
    assert SLOW.isdisjoint(classes)
    assert "coterie.ui.shell.shell" in later
    assert of(OF_IMPORTS, later) == []


def test_memory_that_nothing_holds_any_more_is_given_back_last(
    windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[int] = []
    driven = windows.locked(tmp_path)
    monkeypatch.setattr("coterie.ui.shell.shell.give_back_memory", lambda: left.append(len(driven.shell._later)))
    driven.unlock()
    driven.until(lambda: left)
    assert left == [0]


def test_the_list_of_pages_loads_no_page() -> None:
    code = "import sys, coterie.ui.pages; print([name for name in sys.modules if name.endswith('.page')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['coterie.ui.pages.page']"


def test_keys_and_menus_come_behind_the_unlock_screen_and_once(windows: Windows, tmp_path: Path) -> None:
    driven = windows.locked(tmp_path)
    driven.until(driven.window.register.of_window)
    offered = [action.id for action in driven.window.register.of_window()]
    assert "window.quit" in offered
    assert len(driven.window.menuBar().actions()) > 0
    assert not driven.window.menuBar().isVisible()

    driven.unlock()
    now = [action.id for action in driven.window.register.of_window() if action.id.startswith("window.")]
    assert now == offered


def test_a_menu_bar_that_is_wanted_is_seen(windows: Windows, tmp_path: Path) -> None:
    (tmp_path / "preferences.json").write_text(json.dumps({"menu_bar": True}), encoding="utf-8")
    driven = windows.locked(tmp_path)
    driven.until(driven.window.register.of_window)
    assert driven.window.menuBar().isVisible()
    assert len(driven.window.menuBar().actions()) > 0


@pytest.mark.parametrize("page", ["people", "bin"])
def test_lines_of_sources_are_not_kept_behind_a_visited_page(
    ready: DrivenWindow, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(linecache.cache, "loaded.py", (7, None, ["import x"], "loaded.py"))
    ready.shell.go(page)
    assert "loaded.py" not in linecache.cache


#: Looks into a folder by Qt's own file dialog, as the program does where the desktop has none.
LOOKED = """
import sys
from PySide6.QtWidgets import QFileDialog
from coterie.ui.start import application_of
application = application_of(["coterie"])
dialog = QFileDialog(None, "", sys.argv[1])
dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
dialog.setFileMode(QFileDialog.FileMode.Directory)
dialog.show()
dialog.accept()
del dialog
application.processEvents()
"""


def test_no_list_of_folders_is_left_behind_by_a_file_dialog(tmp_path: Path) -> None:
    looked_into, home = tmp_path / "Zyxquvortha", tmp_path / "home"
    looked_into.mkdir()
    home.mkdir()
    places = {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    subprocess.run([sys.executable, "-c", LOOKED, str(looked_into)], env={**os.environ, **places}, check=True)
    written = [file for file in home.rglob("*") if file.is_file()]
    assert [file for file in written if b"Zyxquvortha" in file.read_bytes()] == []
