# SPDX-License-Identifier: GPL-3.0-or-later
"""The next shell, built while the passphrase is typed: in small steps, with nothing of any vault in it."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QStackedWidget

    from coterie.ui.shell.shell import Shell

#: So much time is left to the keyboard between two steps.
STEP_MS = 30


class ShellAhead(QObject):
    """Builds the shell that the next vault opens with, or gives one that is built at once."""

    def __init__(self, host: QStackedWidget, make: Callable[[], Shell]) -> None:
        """Put it into a host, behind what is shown there."""
        super().__init__(host)
        self._host = host
        self._make = make
        self._shell: Shell | None = None
        self._steps: deque[Callable[[], None]] = deque()

    def begin(self) -> None:
        """Build it in small steps, unless it is there already."""
        if self._shell is None and not self._steps:
            self._steps = deque((self._build, self._build_page, self._draw))
            self._step()

    @property
    def is_ready(self) -> bool:
        """Whether nothing is left to build."""
        return self._shell is not None and not self._steps

    def take(self) -> Shell:
        """Give the shell; what was not built yet is built as it is needed."""
        self._steps.clear()
        shell, self._shell = self._shell or self._make(), None
        return shell

    def _step(self) -> None:
        if self._steps:
            self._steps.popleft()()
            QTimer.singleShot(STEP_MS, self, self._step)

    def _build(self) -> None:
        self._shell = self._make()
        self._host.addWidget(self._shell)

    def _build_page(self) -> None:
        if self._shell is not None:
            self._shell.build_ahead()

    def _draw(self) -> None:
        if self._shell is not None:
            self._shell.resize(self._host.size())
            self._shell.draw_ahead()
