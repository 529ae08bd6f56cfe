# SPDX-License-Identifier: GPL-3.0-or-later
"""A toast that is up when another page comes lies above that page, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.ui.pages import PAGES
from coterie.ui.parts.toast_box import ToastBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.ui.window import DrivenWindow


def test_it_stays_above_every_page_that_comes(ready: DrivenWindow) -> None:
    ready.shell.notices.say("Moved Bo Ek to the bin.", undo=True)
    (box,) = ready.window.findChildren(ToastBox)
    for page in (*PAGES, *reversed(PAGES)):
        ready.go(page.id)
        found = pressed_at(box)
        assert found is box or (found is not None and box.isAncestorOf(found)), page.id


def pressed_at(box: ToastBox) -> QWidget | None:
    """Give what the pointer would press in the middle of the toast."""
    host = box.parentWidget()
    assert host is not None
    return host.childAt(box.geometry().center())
