# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of everything the window can show, for review: light and dark, over the invented people.

python3 run.py pictures FOLDER [NAMES...]     NAMES: beginnings of names, such as "page today"
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from coterie.ui.design.appearance import Appearance
from coterie.ui.design.faces import shipped_family
from coterie.ui.design.theme import BASE_POINTS, CoterieApplication, Theme
from coterie.ui.design.tokens import DARK, LIGHT
from tests.ui.scenes import (
    scenes_of_printing,
    scenes_of_the_pages,
    scenes_of_the_settings,
    scenes_of_the_sheets,
    scenes_of_the_way_in,
)
from tests.ui.window import Windows, make_sample_vault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from tests.ui.scenes import Scene

PATIENCE = 30.0
TIMES = ("light", LIGHT), ("dark", DARK)


class Patient:
    """Waits as the tests do."""

    def waitUntil(self, so: Callable[[], None], timeout: int = 0) -> None:
        """Handle events until a check passes."""
        del timeout
        end = time.monotonic() + PATIENCE
        while True:
            QApplication.processEvents()
            try:
                so()
            except AssertionError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.005)
            else:
                return

    @contextmanager
    def waitActive(self, window: object) -> Iterator[None]:
        """Let a window come up."""
        del window
        yield
        QApplication.processEvents()


def main(arguments: list[str]) -> int:
    """Paint everything, or what is named, into a folder."""
    if not arguments:
        sys.stderr.write("Give a folder for the pictures.\n")
        return 2
    folder, names = Path(arguments[0]), tuple(arguments[1:]) or ("",)
    folder.mkdir(parents=True, exist_ok=True)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    application = CoterieApplication(sys.argv[:1])
    family = shipped_family()
    with tempfile.TemporaryDirectory() as place:
        samples = make_sample_vault(Path(place) / "samples")
        for scheme, colours in TIMES:
            application.wear(Theme(colours, Appearance(still=True), family, BASE_POINTS))
            windows = Windows(cast("QtBot", Patient()), samples)
            for scene in _scenes(windows, Path(place) / scheme):
                if scene.name.startswith(names):
                    _paint(scene, folder / f"{_file_name(scene.name)}-{scheme}.png")
            windows.close()
    return 0


def _scenes(windows: Windows, folder: Path) -> Iterator[Scene]:
    yield from scenes_of_the_way_in(windows, folder)
    driven = windows.ready(folder / "open")
    yield from scenes_of_the_pages(driven)
    yield from scenes_of_the_sheets(driven)
    yield from scenes_of_printing(driven)
    yield from scenes_of_the_settings(driven)


def _paint(scene: Scene, file: Path) -> None:
    scene.show()
    for _round in range(30):
        QApplication.processEvents()
        time.sleep(0.01)
    scene.window.grab().save(str(file))
    scene.hide()


def _file_name(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
