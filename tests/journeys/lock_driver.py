# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program over a vault in a folder, which unlocks itself, goes to somebody and locks, as often as it is told.

Run as a program of its own: `lock_driver.py FOLDER LOCKS PERSON`; a lock starts it again, with `--locked` behind that.
It writes a line for each thing it does into FOLDER/said, and waits for FOLDER/go before each lock if FOLDER/wait is
there.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from coterie.bootstrap import build
from coterie.hardening import harden
from coterie.ui import start
from coterie.ui.clipboard import clipboard_care
from coterie.ui.entry.unlock_view import UnlockView
from coterie.ui.shell.window_size import show_in
from tests.builders import PASSPHRASE

if TYPE_CHECKING:
    from coterie.ui.restart import Manner
    from coterie.ui.shell.window import MainWindow

NAME = "Noor.coterie"
LOOK_MS = 40


class Driver:
    """Looks at the window again and again, and does the next thing."""

    def __init__(self, folder: Path, locks: int, person: int) -> None:
        """Begin. locks: so many in all, then the window is closed; 0 = stay locked after the first one."""
        self._folder, self._locks, self._person = folder, locks, person
        self._timer = QTimer()
        self._step = "locked"

    def say(self, what: str, **facts: object) -> None:
        """Write down what is done."""
        line = {"what": what, "pid": os.getpid(), "files": len(list(Path("/proc/self/fd").iterdir())), **facts}
        with (self._folder / "said").open("a", encoding="utf-8") as said:
            said.write(json.dumps(line) + "\n")

    def drive(self, window: MainWindow, manner: Manner | None) -> None:
        """Show the window, and begin to look at it."""
        show_in(window, manner)
        self.say("shown", after_a_lock=manner is not None)
        if manner is not None and not self._locks:
            return
        self._timer.timeout.connect(partial(self._look, window))
        self._timer.start(LOOK_MS)

    def _look(self, window: MainWindow) -> None:
        step = getattr(self, f"_{self._step}")
        step(window)

    def _locked(self, window: MainWindow) -> None:
        view = window.findChild(UnlockView)
        if view is not None:
            self._step = "opening"
            view._passphrase.setText(PASSPHRASE)
            view._try()

    def _opening(self, window: MainWindow) -> None:
        if window.shell is not None and window.shell.place is not None and not window.shell.runner._all:
            self.say("open", place=[window.shell.place.page, window.shell.place.selection])
            window.shell.open_person(self._person)
            self._step = "reading"

    def _reading(self, window: MainWindow) -> None:
        if window.shell is None or window.shell.runner._all:
            return
        clipboard_care().copy(window.shell.desk.session.people.show(self._person).name)
        self.say("copied")
        self._step = "waiting"

    def _waiting(self, window: MainWindow) -> None:
        if (self._folder / "wait").exists() and not (self._folder / "go").exists():
            return
        done = sum('"lock"' in line for line in (self._folder / "said").read_text(encoding="utf-8").splitlines())
        self._timer.stop()
        if self._locks and done >= self._locks:
            self.say("closing")
            window.close()
            return
        self.say("lock")
        window.lock()


def main() -> int:
    """Run the program."""
    folder = Path(sys.argv[1])
    driver = Driver(folder, int(sys.argv[2]), int(sys.argv[3]))
    vars(start)["show_in"] = driver.drive
    app = replace(
        build(measures=harden(window=False)),
        default_vault=folder / NAME,
        preferences=folder / "preferences.json",
        logs=folder / "log",
    )
    return start.run(["coterie", *sys.argv[4:]], app)


if __name__ == "__main__":
    sys.exit(main())
