# SPDX-License-Identifier: GPL-3.0-or-later
"""One window for each vault: who starts the program again brings the window to the front that is there already.

The session bus knows who is there, where there is one; else a file in the vault's folder does, which the system
holds for whoever has it open. Both go with the process, so nothing that a crash leaves behind stands in the way.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from coterie.ui.locking.buses import session_bus
from coterie.ui.window_file import WindowFile, ask_by_file, is_held

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtDBus import QDBusConnection

SERVICE, PATH = "org.coterie.Coterie", "/org/coterie/Coterie"
#: So long another window has to answer.
PATIENCE_MS = 2_000
#: What desktops give who starts a program, so that its window may come to the front.
_TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - the name of a variable


class OneInstance(QObject):
    """Says to others that this window shows a vault. wanted: another start asks for it."""

    wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin without a vault."""
        super().__init__(parent)
        self._bus = session_bus()
        self._names: set[str] = set()
        self._file = WindowFile(self)
        self._file.wanted.connect(self.wanted)
        if self._bus is not None:
            from PySide6.QtDBus import QDBusConnection

            self._bus.registerObject(PATH, self, QDBusConnection.RegisterOption.ExportAllSlots)

    def come(self, folder: Path) -> bool:
        """Stand for the vault in a folder; False where another window does already, and has come to the front."""
        if self._claim(folder):
            return True
        return not raise_other(folder)

    def take(self, folder: Path) -> None:
        """Stand for a vault that is open here, whoever did before."""
        self._claim(folder, replacing=True)

    def release(self) -> None:
        """Stand for none: the program ends, or begins anew."""
        for name in self._names:
            if self._bus is not None:
                self._bus.interface().unregisterService(name)
        self._names.clear()
        self._file.release()

    @Slot(str, result=bool)
    def Raise(self, token: str) -> bool:
        """Bring the window to the front, by the leave that the desktop gave whoever asks."""
        if token:
            os.environ[_TOKEN] = token
        self.wanted.emit()
        return True

    def _claim(self, folder: Path, *, replacing: bool = False) -> bool:
        name = service_of(folder)
        if self._bus is None or not name:
            return self._file.hold(folder)
        taken = _registered(self._bus, name, replacing=replacing)
        if taken:
            self._names.add(name)
        return taken


def _registered(bus: QDBusConnection, name: str, *, replacing: bool) -> bool:
    """Take a name on the bus, which others may take over; say whether it is ours. replacing: whoever has it now."""
    from PySide6.QtDBus import QDBusConnectionInterface

    queue = QDBusConnectionInterface.ServiceQueueOptions
    how = queue.ReplaceExistingService if replacing else queue.DontQueueService
    give = QDBusConnectionInterface.ServiceReplacementOptions.AllowReplacement
    reply = bus.interface().registerService(name, how, give)
    return reply.isValid() and reply.value() == QDBusConnectionInterface.RegisterServiceReply.ServiceRegistered


def service_of(folder: Path) -> str:
    """Give the name on the bus of the window of a vault: by its place on the disk, which has one name only; "" = none.

    A copy of a vault is another one, so the vault's own number would not do.
    """
    try:
        seen = folder.stat()
    except OSError:
        return ""
    return f"{SERVICE}.v{seen.st_dev:x}_{seen.st_ino:x}"


def is_elsewhere(folder: Path) -> bool:
    """Tell whether another window of the program shows the vault in a folder."""
    bus, name = session_bus(), service_of(folder)
    if bus is None or not name:
        return is_held(folder)
    return bus.interface().serviceOwner(name).value() not in {"", bus.baseService()}


def raise_other(folder: Path) -> bool:
    """Bring the window of a vault to the front that another process shows; False where none answers."""
    bus, name = session_bus(), service_of(folder)
    if bus is None or not name:
        return ask_by_file(folder)
    if not is_elsewhere(folder):
        return False
    from PySide6.QtDBus import QDBusMessage

    call = QDBusMessage.createMethodCall(name, PATH, "", "Raise")
    call.setArguments([os.environ.get(_TOKEN, "")])
    answer = bus.call(call, timeout=PATIENCE_MS)
    return answer.type() == QDBusMessage.MessageType.ReplyMessage
