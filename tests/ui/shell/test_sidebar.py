# SPDX-License-Identifier: GPL-3.0-or-later
"""The sidebar as a rail: everything in its middle, at every text size and in both directions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from coterie.ui.design.appearance import Appearance
from coterie.ui.pages import PAGES
from coterie.ui.shell.sidebar import Sidebar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def _direction(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(request.param)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.usefixtures("_direction")
@pytest.mark.parametrize("percent", [85, 100, 150, 200])
def test_all_of_the_rail_stands_in_its_middle(
    wear: Callable[..., None], show: Callable[..., QWidget], percent: int
) -> None:
    wear(Appearance(text_percent=percent))
    keys = dict.fromkeys([page.id for page in PAGES], "") | {"search": "", "sidebar": "", "lock": ""}
    sidebar = Sidebar([page for page in PAGES if page.in_sidebar], keys)
    sidebar.set_vault("Noor Vermeulen and friends")
    show(sidebar)
    sidebar.set_narrow(True)
    QApplication.processEvents()
    for part in (sidebar._toggle, sidebar._search, sidebar._lock_icon, *sidebar._rows.values()):
        middle = part.mapTo(sidebar, QPoint(part.width() // 2, 0)).x()
        assert abs(middle - sidebar.width() // 2) <= 1, part.accessibleName()
        assert part.width() <= sidebar.width()
    sidebar.set_narrow(False)
    QApplication.processEvents()
    gap = sidebar._lock.geometry().right() - sidebar._lock_icon.geometry().left()
    assert abs(gap) > sidebar.width() / 2, "wide again it has both ends"
