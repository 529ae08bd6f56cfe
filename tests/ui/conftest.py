# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for every test of the window: the application object of Coterie, the bundled font, the light look."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from coterie.shipped import resources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from coterie.ui.design.appearance import Appearance
    from coterie.ui.design.theme import CoterieApplication
    from tests.ui.desks import TestDesk
    from tests.ui.window import DrivenWindow, Windows

POINTS = 10.5

#: Where Qt cannot load, no test of the window can be read in.
collect_ignore_glob = ["*.py"] if os.environ.get("COTERIE_NO_QT") else []


@pytest.fixture(scope="session")
def qapp_cls() -> type[CoterieApplication]:
    """Make pytest-qt start our application object."""
    from coterie.ui.design.theme import CoterieApplication  # noqa: PLC0415 - Qt may be missing where tests run

    return CoterieApplication


@pytest.fixture(scope="session")
def bundled_family(qapp: CoterieApplication) -> str:
    """Load the type face that is shipped, once, and give its name."""
    from PySide6.QtGui import QFontDatabase  # noqa: PLC0415 - see above

    number = QFontDatabase.addApplicationFont(str(resources() / "fonts" / "Inter-roman.var.ttf"))
    return QFontDatabase.applicationFontFamilies(number)[0]


@pytest.fixture
def wear(qapp: CoterieApplication, bundled_family: str) -> Callable[..., None]:
    """Give a way to put on another look: `wear(Appearance(text_percent=200), dark=True)`."""
    from coterie.ui.design.theme import Theme  # noqa: PLC0415 - see above
    from coterie.ui.design.tokens import DARK, LIGHT  # noqa: PLC0415 - see above

    def put_on(appearance: Appearance, dark: bool = False) -> None:
        qapp.wear(Theme(DARK if dark else LIGHT, appearance, bundled_family, POINTS))
        # Qt tells the widgets of a new palette through its queue.
        qapp.processEvents()

    return put_on


@pytest.fixture(autouse=True)
def _light_look(wear: Callable[..., None]) -> None:
    """Start every test in the light look at plain size."""
    from coterie.ui.design.appearance import Appearance  # noqa: PLC0415 - see above

    wear(Appearance())


@pytest.fixture(autouse=True)
def _without_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no window of a test hear the desktop of whoever runs it, whose screen may lock in the middle."""
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("coterie.ui.locking.buses._SESSION_SOCKET", "nowhere")
    monkeypatch.setattr("coterie.ui.locking.buses._SYSTEM_SOCKETS", ())


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Callable[..., QWidget]]:
    """Give a way to put widgets into an active window, one below the other, which stays until the test ends.

    No widget has the focus at first.
    """
    from PySide6.QtWidgets import QVBoxLayout, QWidget  # noqa: PLC0415 - see above

    kept: list[QWidget] = []

    def put_up(*parts: QWidget) -> QWidget:
        window = QWidget()
        kept.append(window)
        column = QVBoxLayout(window)
        for part in parts:
            column.addWidget(part)
        column.addStretch()
        with qtbot.waitActive(window):
            window.show()
        focused = window.focusWidget()
        if focused is not None:
            focused.clearFocus()
        return window

    yield put_up
    for window in kept:
        window.close()
        window.deleteLater()


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Callable[..., TestDesk]]:
    """Make desks over vaults of their own, and close those at the end."""
    from tests.ui.desks import make_desk  # noqa: PLC0415 - see above

    made: list[TestDesk] = []

    def make(name: str = "desk", changed: Callable[[], None] = lambda: None) -> TestDesk:
        made.append(make_desk(tmp_path / name, changed))
        return made[-1]

    yield make
    for one in made:
        one.opened.vault.close()


@pytest.fixture(scope="session")
def sample_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the vault with the invented people, once; a test works on a copy."""
    from tests.ui.window import make_sample_vault  # noqa: PLC0415 - see above

    return make_sample_vault(tmp_path_factory.mktemp("samples"))


@pytest.fixture
def windows(qtbot: QtBot, sample_vault: Path) -> Iterator[Windows]:
    """Make whole windows, and close them at the end."""
    from tests.ui.window import Windows  # noqa: PLC0415 - see above

    made = Windows(qtbot, sample_vault)
    yield made
    made.close()


@pytest.fixture
def ready(windows: Windows, tmp_path: Path) -> DrivenWindow:
    """Show the whole window over an open vault with the invented people."""
    return windows.ready(tmp_path)
