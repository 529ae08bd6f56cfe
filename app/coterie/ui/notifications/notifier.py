# SPDX-License-Identifier: GPL-3.0-or-later
"""Hands a sentence to the desktop: through the tray where there is one, else through the desktop portal."""

from __future__ import annotations

import sys
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusInterface, QDBusMessage
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from coterie.ui.design.theme import theme
from coterie.ui.locking.buses import session_bus

PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Notification")
SHOWN_MS, WITHDRAWN_MS = 10_000, 300
DIGEST = "coterie-digest"


class Notifier(Protocol):
    """Shows a notification."""

    def notify(self, title: str, text: str) -> bool:
        """Show it; False where the desktop has no way."""


class DesktopNotifier(QObject):
    """Shows notifications on this desktop. The tray icon is there only while it has something to say."""

    def __init__(self, parent: QObject) -> None:
        """Begin silently."""
        super().__init__(parent)
        self._tray: QSystemTrayIcon | None = None

    def notify(self, title: str, text: str) -> bool:
        """Show it; False where the desktop has no way."""
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            self._by_tray(title, text)
            return True
        return sys.platform == "linux" and _by_portal(title, text)

    def _by_tray(self, title: str, text: str) -> None:
        if self._tray is None:
            self._tray = QSystemTrayIcon(QIcon(theme().icon("users", 22, "accent")), self)
            self._tray.messageClicked.connect(self._tray.hide)
        self._tray.show()
        self._tray.showMessage(title, for_the_tray(text), QSystemTrayIcon.MessageIcon.NoIcon, SHOWN_MS)


def for_the_tray(text: str) -> str:
    """Write a text as the tray of this desktop takes it: where notifications know mark-up, names are none."""
    if sys.platform != "linux":
        return text
    from html import escape  # noqa: PLC0415 - it knows every entity by name, and few days notify

    return escape(text, quote=False)


def _by_portal(title: str, text: str) -> bool:
    """Ask the desktop portal; the classic interface demands an unsigned number that this binding cannot write."""
    bus = session_bus()
    if bus is None:
        return False
    portal = QDBusInterface(*PORTAL, bus)
    if not portal.isValid():
        return False
    answer = portal.call("AddNotification", DIGEST, {"title": title, "body": text})
    return bool(answer.type() != QDBusMessage.MessageType.ErrorMessage)


def withdraw_note() -> None:
    """Take the day's note back from the desktop, where it may name somebody; a portal that is not there kept none."""
    bus = session_bus()
    if bus is None:
        return
    call = QDBusMessage.createMethodCall(*PORTAL, "RemoveNotification")
    call.setArguments([DIGEST])
    call.setAutoStartService(False)
    bus.call(call, timeout=WITHDRAWN_MS)
