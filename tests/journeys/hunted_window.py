# SPDX-License-Identifier: GPL-3.0-or-later
"""The window at work on somebody with an unusual name, until it is killed: pytest runs this file when it is told to."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

from coterie.ui.pages import PAGES
from coterie.ui.printing.sheet import PrintSheet
from tests.journeys.planted import NAME, NOTE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.window import Windows


def test_everything_then_the_end(windows: Windows, tmp_path: Path) -> None:
    driven = windows.ready(tmp_path)
    driven.press("Ctrl+N")
    driven.type(f"p: {NAME}")
    driven.settle()
    driven.press("Return")
    driven.settle()
    driven.press("Escape")
    driven.settle()
    person = driven.person(NAME)
    assert driven.session.people.show(person).name == NAME
    driven.press("Ctrl+K")
    driven.type(NAME[:12])
    driven.settle()
    driven.press("Escape")
    for page in PAGES:
        driven.go(page.id)
    driven.go("people", str(person))
    driven.press("Ctrl+P")
    driven.until(lambda: driven.window.findChildren(PrintSheet), "nothing is offered for printing")
    driven.settle()
    driven.press("Escape")
    driven.settle()
    driven.shell.log(person)
    driven.type(f"{NOTE}, as far as I got with {NAME}")
    driven.settle()
    driven.lock()
    driven.unlock()
    driven.until(lambda: driven.shell.draft_keeper.is_loaded, "what was kept is not read")
    driven.press("Escape")
    driven.press("Ctrl+Z")
    driven.settle()
    driven.press("Ctrl+Shift+Z")
    driven.settle()
    driven.shell.log(driven.person())
    driven.type(f"{NOTE} once more, with {NAME}")
    with (tmp_path / "came-to-the-end").open("w") as note:
        note.write("and is killed now")
    os.kill(os.getpid(), signal.SIGKILL)
