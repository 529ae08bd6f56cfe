# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets a fault with a name in it fall through one door of the program: `falling_driver.py DOOR FOLDER`."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from PySide6.QtCore import QTimer, qWarning

from coterie.ui.crash import CrashReports
from coterie.ui.design.theme import CoterieApplication
from coterie.ui.event_log import begin_log
from coterie.ui.qt_messages import note_qt_messages

NAME = "Zyxquvortha"


class NamedError(RuntimeError):
    """A fault that carries a name."""


def fail() -> None:
    """Raise it."""
    raise NamedError(f"{NAME} Blumquist")


def say_nothing(report: str) -> None:
    """Show nothing."""
    del report


class Falling:
    """Falls when it is let go."""

    def __init__(self) -> None:
        """Bear a name."""
        self.name = NAME

    def __repr__(self) -> str:
        return f"<{NAME}>"

    def __del__(self) -> None:
        fail()


def main(door: str, folder: Path) -> None:
    """Let it fall."""
    application = CoterieApplication(["coterie"])
    begin_log(folder)
    reports = CrashReports()
    reports.take_over()
    reports._ask = say_nothing  # type: ignore[method-assign] # nobody is there to press a button
    if door == "toolkit":
        note_qt_messages()
        qWarning(f"cannot find {NAME}.coterie")
    elif door == "slot":
        QTimer.singleShot(0, fail)
        QTimer.singleShot(50, application.quit)
        application.exec()
    elif door == "thread":
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    else:
        falling = Falling()
        del falling


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
