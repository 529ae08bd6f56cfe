# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet that prints in every size, language and direction: all of it can be seen, named and reached."""

from __future__ import annotations

import gettext
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coterie.domain.texts import speak
from coterie.ui.design.appearance import Appearance
from tests.ui.clipping import layout_faults, painted_faults
from tests.ui.pseudo_locale import Widened
from tests.ui.scenes import scenes_of_printing
from tests.ui.screen_reader import heard
from tests.ui.window import bury

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.ui.window import DrivenWindow

SIZES = (960, 600), (1440, 900)


VOICES = {
    "english": (gettext.NullTranslations, Qt.LayoutDirection.LeftToRight),
    "longer": (Widened, Qt.LayoutDirection.LeftToRight),
    "right to left": (gettext.NullTranslations, Qt.LayoutDirection.RightToLeft),
}


@pytest.fixture(params=VOICES)
def _voice(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    catalogue, direction = VOICES[request.param]
    speak(catalogue())
    qapp.setLayoutDirection(direction)
    yield
    speak(gettext.NullTranslations())
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.usefixtures("_voice")
@pytest.mark.parametrize("percent", [100, 200])
def test_everything_fits(ready: DrivenWindow, wear: Callable[..., None], percent: int) -> None:
    wear(Appearance(text_percent=percent, still=True))
    faults = []
    for scene in scenes_of_printing(ready):
        top = scene.show()
        for size in SIZES:
            scene.window.resize(*size)
            for _round in range(3):
                QApplication.processEvents()
                bury()
            faults += [f"{scene.name} in {size}: {fault}" for fault in [*layout_faults(top), *painted_faults(top)]]
        scene.hide()
    assert not faults, "\n".join(faults[:30])


def test_everything_has_a_name_and_the_focus_begins_where_nothing_leaves(ready: DrivenWindow) -> None:
    for scene in scenes_of_printing(ready):
        top = scene.show()
        for widget in top.findChildren(type(ready.middle)):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                assert heard(widget).name, widget
        focused = QApplication.focusWidget()
        assert focused is not None
        assert heard(focused).name == "Cancel"
        scene.hide()
