# SPDX-License-Identifier: GPL-3.0-or-later
"""How a vault is left: what is typed goes into it, what runs is finished or goes back, a backup is made if one is due.

The window waits without showing anything new, as long as that is short; then it covers itself and says why.
"""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer

from coterie.domain.backups import Reason
from coterie.domain.errors import Cancelled, UserError
from coterie.ui.job_runner import Running

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.services.app import Unlocked
    from coterie.services.session import Session
    from coterie.ui.job_ending import Ending
    from coterie.ui.shell.shell import Shell

#: So long the window stands still before it says what it waits for, in seconds.
SILENT = 0.5
#: So long a lock without time may take, in seconds; what is not done then goes back with the process.
HURRY, GIVEN_UP = 5.0, 0.5
LOOK_MS = 20


class Leaving:
    """Leaves one vault, once. covered: shows what is waited for; told whether a backup is being made."""

    def __init__(self, covered: Callable[[bool], None]) -> None:
        """Begin with nothing to leave."""
        self._covered = covered
        self._job = Running(writes=True)
        self._deadline: float | None = None
        self._is_backing_up = False
        self._fault: BaseException | None = None

    def hurry(self) -> None:
        """Wait for nothing that can wait: the computer is about to sleep."""
        self._deadline = time.monotonic() + HURRY
        self._job.cancel()

    def run(self, shell: Shell, unlocked: Unlocked, *, hurry: bool) -> BaseException | None:
        """Leave, and give what went wrong; whatever it was, nothing that had been saved is lost."""
        if hurry:
            self.hurry()
        words: list[Callable[[], None]] = []
        quiet: list[bool] = []
        self._try(lambda: quiet.append(shell.runner.settle()))
        if quiet == [False]:
            self._give_up()
        self._try(shell.save_drafts)
        self._try(lambda: words.append(shell.last_words()))

        def last() -> None:
            for write in words:
                self._try(write)
            self._back_up(unlocked.session)

        ending = shell.runner.begin_to_close(last, unlocked.close)
        if not ending.wait(SILENT):
            self._wait(ending)
        return self._fault or ending.fault

    def _give_up(self) -> None:
        """Wait hardly any longer: what does not stop goes back with the process."""
        self._deadline = time.monotonic() + GIVEN_UP
        self._job.cancel()

    def _try(self, step: Callable[[], object]) -> None:
        """Take one step; whatever goes wrong in it, the vault is closed all the same."""
        try:
            step()
        except Exception as fault:  # noqa: BLE001 - a page that stumbles must not keep the vault open
            self._fault = self._fault or fault

    def _back_up(self, session: Session) -> None:
        """Make a backup if one is due; one that fails costs the lock nothing, and its age is shown in the window."""
        if self._job.stopped or not session.backups.due_at_closing():
            return
        self._is_backing_up = True
        try:
            session.backups.make(Reason.CLOSING, job=self._job)
        except (UserError, Cancelled) as error:
            logging.getLogger("coterie.locking").warning("no backup at the end", exc_info=error)

    def _wait(self, ending: Ending) -> None:
        """Keep the window alive, and deaf to keys, until the end is reached."""
        self._covered(self._is_backing_up)
        loop = QEventLoop()
        timer = QTimer()

        def look() -> None:
            is_late = self._deadline is not None and time.monotonic() > self._deadline
            if ending.is_over.is_set() or is_late:
                loop.quit()

        timer.timeout.connect(look)
        timer.start(LOOK_MS)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        timer.stop()
