# SPDX-License-Identifier: GPL-3.0-or-later
"""The buses of this desktop, where there are any: nothing is started to have one, and none is waited for."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

_SESSION_SOCKET = "bus"
_SYSTEM_SOCKETS = ("/run/dbus/system_bus_socket", "/var/run/dbus/system_bus_socket")


def session_bus() -> QDBusConnection | None:
    """Give the bus of this session; None where there is none."""
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    # Without an address the library would start a bus of its own.
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS") and not (folder and Path(folder, _SESSION_SOCKET).exists()):
        return None
    from PySide6.QtDBus import QDBusConnection

    bus = QDBusConnection.sessionBus()
    return bus if bus.isConnected() else None


def system_bus() -> QDBusConnection | None:
    """Give the bus of this computer; None where there is none."""
    named = os.environ.get("DBUS_SYSTEM_BUS_ADDRESS")
    if sys.platform != "linux" or not (named or any(Path(place).exists() for place in _SYSTEM_SOCKETS)):
        return None
    from PySide6.QtDBus import QDBusConnection

    bus = QDBusConnection.systemBus()
    return bus if bus.isConnected() else None
