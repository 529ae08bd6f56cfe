# SPDX-License-Identifier: GPL-3.0-or-later
"""A toast that is up when another page comes lies above that page, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.ui.pages import PAGES
from coterie.ui.parts.toast_box import ToastBox

if TYPE_CHECKING:
    from tests.ui.window import DrivenWindow


def test_it_stays_above_every_page_that_comes(ready: DrivenWindow) -> None:
    ready.shell.notices.say("Moved Bo Ek to the bin.", undo=True)
    (box,) = ready.window.findChildren(ToastBox)
    for page in (*PAGES, *reversed(PAGES)):
        ready.go(page.id)
        beneath = box.parentWidget().childAt(box.geometry().center())
        assert beneath is box or box.isAncestorOf(beneath), page.id
