# SPDX-License-Identifier: GPL-3.0-or-later
"""Hears from the desktop that the computer sleeps, the screen is locked, or another person takes the seat.

Where there is no bus, or nobody on it who tells, nothing is heard, and the clock of the idle time is all there is.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import SLOT, QObject, Qt, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant
from PySide6.QtGui import QGuiApplication

from coterie.domain.texts import _
from coterie.ui.locking.buses import session_bus, system_bus

if TYPE_CHECKING:
    from collections.abc import Callable

Reason = Literal["sleep", "screen", "session", "seat"]

LOGIN, MANAGER_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER, SESSION = "org.freedesktop.login1.Manager", "org.freedesktop.login1.Session"
#: The session of whoever asks, in a name that answers questions but sends no signals.
OWN_SESSION = "/org/freedesktop/login1/session/auto"
PROPERTIES = "org.freedesktop.DBus.Properties"
#: Each desktop names it after itself: service and interface are the same.
SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)


class Told(NamedTuple):
    """A signal on a bus: who tells it, where, and what it is called."""

    service: str
    path: str
    interface: str
    name: str


class DesktopLocks(QObject):
    """Listens for as long as a vault is open. wanted: the vault should be locked, and why."""

    wanted = Signal(str)

    def __init__(self, parent: QObject) -> None:
        """Begin to listen."""
        super().__init__(parent)
        #: While it is held, the computer waits for us a few seconds before it sleeps.
        self._delay: object = None
        self._session = ""
        self._asked: set[QDBusPendingCallWatcher] = set()
        self._system = system_bus()
        bus = session_bus()
        if bus is not None:
            for saver in SCREEN_SAVERS:
                self._listen(bus, Told(saver, "", saver, "ActiveChanged"), "screen(bool)")
        if self._system is not None:
            self._listen_to_logins(self._system)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._state)

    @Slot(bool)
    def sleep(self, begins: bool) -> None:
        """Hear that the computer goes to sleep, or woke up."""
        if begins:
            self.wanted.emit("sleep")

    @Slot(bool)
    def screen(self, is_locked: bool) -> None:
        """Hear that the screen is locked or dark, or shown again."""
        if is_locked:
            self.wanted.emit("screen")

    @Slot()
    def session(self) -> None:
        """Hear that the session is to be locked."""
        self.wanted.emit("session")

    @Slot(QDBusMessage)
    def changed(self, _message: QDBusMessage) -> None:
        """Hear that something about the session changed, and ask whether this seat is still ours."""
        self._ask(self._session, PROPERTIES, "Get", [SESSION, "Active"], self._take_seat)

    def stop(self) -> None:
        """Let the computer sleep when it likes."""
        self._delay = None

    def _listen_to_logins(self, bus: QDBusConnection) -> None:
        self._listen(bus, Told(LOGIN, MANAGER_PATH, MANAGER, "PrepareForSleep"), "sleep(bool)")
        why = ["sleep", _("Coterie"), _("The vault is locked first."), "delay"]
        self._ask(MANAGER_PATH, MANAGER, "Inhibit", why, self._hold)
        known = os.environ.get("XDG_SESSION_ID", "")
        if known:
            self._find_session(known)
        else:
            self._ask(OWN_SESSION, PROPERTIES, "Get", [SESSION, "Id"], self._find_session)

    def _hold(self, delay: object) -> None:
        self._delay = delay

    def _find_session(self, name: object) -> None:
        """Ask where the session lies: only there it tells of itself."""
        self._ask(MANAGER_PATH, MANAGER, "GetSession", [str(name)], self._listen_to_session)

    def _listen_to_session(self, place: object) -> None:
        path = getattr(place, "path", None)
        if self._system is None or path is None:
            return
        self._session = str(path())
        self._listen(self._system, Told(LOGIN, self._session, SESSION, "Lock"), "session()")
        changed = Told(LOGIN, self._session, PROPERTIES, "PropertiesChanged")
        self._listen(self._system, changed, "changed(QDBusMessage)")

    def _listen(self, bus: QDBusConnection, told: Told, slot: str) -> None:
        """Have a signal of the bus come to a slot of this."""
        # The stubs say bytes; the binding takes text.
        bus.connect(*told, self, SLOT(slot))  # type: ignore[call-overload]

    def _take_seat(self, is_active: object) -> None:
        if is_active is False:
            self.wanted.emit("seat")

    def _state(self, state: Qt.ApplicationState) -> None:
        """Hear what Qt itself tells where a system has no bus."""
        if state == Qt.ApplicationState.ApplicationSuspended:
            self.wanted.emit("sleep")

    def _ask(self, path: str, interface: str, name: str, words: list[str], told: Callable[[object], None]) -> None:
        """Ask the service of logins something without waiting; no answer is none."""
        if self._system is None:
            return
        call = QDBusMessage.createMethodCall(LOGIN, path, interface, name)
        call.setArguments(words)
        asked = QDBusPendingCallWatcher(self._system.asyncCall(call), self)
        self._asked.add(asked)

        def answer() -> None:
            self._asked.discard(asked)
            reply = asked.reply()
            found = reply.arguments()
            asked.deleteLater()
            if reply.type() == QDBusMessage.MessageType.ReplyMessage and found:
                told(found[0].variant() if isinstance(found[0], QDBusVariant) else found[0])

        asked.finished.connect(answer)
