# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window on a bus of its own, beside a desktop that is played: each signal of it, and what the window does.

Run as a program under dbus-run-session: `desktop_driver.py FOLDER`, with a vault in the folder; prints JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
os.environ["XDG_SESSION_ID"] = "c7"

from PySide6.QtCore import ClassInfo, Property, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusObjectPath, QDBusUnixFileDescriptor

from coterie.ui.design.theme import CoterieApplication
from coterie.ui.entry.wish import FirstWish
from coterie.ui.locking.desktop_locks import LOGIN, MANAGER, MANAGER_PATH, PROPERTIES, SCREEN_SAVERS, SESSION
from coterie.ui.notifications.notifier import PORTAL
from coterie.ui.preferences import PreferencesStore
from coterie.ui.shell.window import MainWindow
from tests.builders import PASSPHRASE
from tests.ui.window import app_over

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.services.app import App
    from coterie.ui.restart import Manner

SESSION_PATH = "/org/freedesktop/login1/session/_c7"
OTHER_PATH = "/org/freedesktop/login1/session/_c8"
WAIT_S = 20.0


@ClassInfo({"D-Bus Interface": MANAGER})  # type: ignore[call-arg] # its stub knows no call
class Logins(QObject):  # type: ignore[operator] # as above
    """The service of logins, as far as it is asked for anything."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[list[str]] = []
        self.held, self._given = os.pipe()

    @Slot(str, result=QDBusObjectPath)
    def GetSession(self, name: str) -> QDBusObjectPath:
        return QDBusObjectPath(SESSION_PATH if name == "c7" else OTHER_PATH)

    @Slot(str, str, str, str, result=QDBusUnixFileDescriptor)
    def Inhibit(self, what: str, who: str, why: str, mode: str) -> QDBusUnixFileDescriptor:
        self.asked.append([what, who, why, mode])
        return QDBusUnixFileDescriptor(self._given)


@ClassInfo({"D-Bus Interface": PORTAL[2]})  # type: ignore[call-arg] # as above
class Portal(QObject):  # type: ignore[operator] # as above
    """The portal of notifications."""

    def __init__(self) -> None:
        super().__init__()
        self.withdrawn: list[str] = []

    @Slot(str)
    def RemoveNotification(self, name: str) -> None:
        self.withdrawn.append(name)


@ClassInfo({"D-Bus Interface": SESSION})  # type: ignore[call-arg] # as above
class Seat(QObject):  # type: ignore[operator] # as above
    """One session of the computer."""

    def __init__(self) -> None:
        super().__init__()
        self.is_active = True

    Active = Property(bool, lambda self: self.is_active)


class Kept:
    """Keeps how the program wants to begin anew, and does not."""

    def __init__(self) -> None:
        self.manners: list[Manner] = []

    def again(self, manner: Manner) -> None:
        self.manners.append(manner)


class Desktop:
    """Plays the desktop, and opens windows for it to lock."""

    def __init__(self, application: CoterieApplication, app: App) -> None:
        self._application, self.app = application, app
        self.bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "desktop")
        self.logins, self.seat, self.portal = Logins(), Seat(), Portal()
        every = QDBusConnection.RegisterOption.ExportAllContents
        self.bus.registerObject(MANAGER_PATH, self.logins, every)
        self.bus.registerObject(SESSION_PATH, self.seat, every)
        self.bus.registerObject(PORTAL[1], self.portal, every)
        for service in (LOGIN, PORTAL[0], *SCREEN_SAVERS):
            self.bus.registerService(service)

    def until(self, so: Callable[[], object], seconds: float = WAIT_S) -> bool:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._application.processEvents()
            if so():
                return True
            time.sleep(0.002)
        return False

    def tell(self, path: str, interface: str, name: str, *words: object) -> None:
        signal = QDBusMessage.createSignal(path, interface, name)
        signal.setArguments([*words])
        self.bus.send(signal)

    def reason(self, act: Callable[[], None], seconds: float = WAIT_S) -> str:
        """Open a window, do something, and give why it locks; "" = it does not."""
        kept = Kept()
        window = MainWindow(self.app, PreferencesStore(self.app.preferences), kept)
        why: list[str] = []
        window.locked.connect(why.append)
        window.show()
        window.open_shell(self.app.open(self.app.default_vault, PASSPHRASE), FirstWish())

        def is_listening() -> bool:
            watching = window.locking.watching if window.locking is not None else None
            return watching is not None and bool(watching.desktop._session) and not watching.desktop._asked

        assert self.until(is_listening), "nobody listens"
        act()
        self.until(lambda: kept.manners, seconds)
        assert bool(why) == bool(kept.manners) == (window.shell is None)
        window.close()
        window.deleteLater()
        return why[0] if why else ""

    def leave_the_seat(self) -> None:
        self.seat.is_active = False
        self.tell(SESSION_PATH, PROPERTIES, "PropertiesChanged", SESSION, {}, ["Active"])


def main() -> None:
    """Play every signal, and print what came of it."""
    application = CoterieApplication(["coterie"])
    desktop = Desktop(application, app_over(Path(sys.argv[1])))
    found: dict[str, str | list[str]] = {
        saver: desktop.reason(partial(desktop.tell, "/any", saver, "ActiveChanged", True)) for saver in SCREEN_SAVERS
    }
    found["sleep"] = desktop.reason(lambda: desktop.tell(MANAGER_PATH, MANAGER, "PrepareForSleep", True))
    found["lock"] = desktop.reason(lambda: desktop.tell(SESSION_PATH, SESSION, "Lock"))
    found["seat"] = desktop.reason(desktop.leave_the_seat)
    desktop.seat.is_active = True
    for name, act in (
        ("awake", lambda: desktop.tell(MANAGER_PATH, MANAGER, "PrepareForSleep", False)),
        ("shown again", lambda: desktop.tell("/any", SCREEN_SAVERS[0], "ActiveChanged", False)),
        ("another session", lambda: desktop.tell(OTHER_PATH, SESSION, "Lock")),
        ("another property", lambda: desktop.tell(SESSION_PATH, PROPERTIES, "PropertiesChanged", SESSION, {}, [])),
    ):
        found[name] = desktop.reason(act, 0.3)
    found["named nobody"] = desktop.portal.withdrawn[:]
    PreferencesStore(desktop.app.preferences).change(names_in_notifications=True)
    desktop.reason(lambda: desktop.tell(SESSION_PATH, SESSION, "Lock"))
    desktop.until(lambda: desktop.portal.withdrawn, 2)
    found["withdrawn"] = desktop.portal.withdrawn
    found["delay"] = desktop.logins.asked[0]
    print(json.dumps(found))  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
