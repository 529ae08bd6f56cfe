# SPDX-License-Identifier: GPL-3.0-or-later
"""One start of the program as far as it asks for other windows of a vault: `instance_driver.py FOLDER HOW`.

It prints "first" when it stands for the vault, "raised" whenever another start asks for it, and "other" when it has
asked another one. HOW: stay = until the standard input ends; take = open the vault whoever stands for it; ask.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMetaObject, Qt

from coterie.ui.one_instance import OneInstance, raise_other


def say(what: str) -> None:
    """Say what happens, at once."""
    sys.stdout.write(what + "\n")
    sys.stdout.flush()


def main(folder: Path, how: str) -> None:
    """Start."""
    application = QCoreApplication(["coterie"])
    instance = OneInstance(application)
    instance.wanted.connect(lambda: say("raised"))
    if how == "ask":
        say("other" if raise_other(folder) else "nobody")
        return
    if how == "take":
        instance.take(folder)
        say("taken")
    else:
        say("first" if instance.come(folder) else "other")

    def wait() -> None:
        sys.stdin.read()
        QMetaObject.invokeMethod(application, "quit", Qt.ConnectionType.QueuedConnection)

    threading.Thread(target=wait, daemon=True).start()
    application.exec()
    instance.release()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
