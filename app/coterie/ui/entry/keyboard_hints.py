# SPDX-License-Identifier: GPL-3.0-or-later
"""What the keyboard is doing while a passphrase is typed blindly: Caps Lock, and which layout is on."""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication


def caps_lock_is_on() -> bool | None:
    """Tell whether Caps Lock is on, None where the system does not say."""
    if sys.platform == "win32":
        return _caps_lock_of_windows()
    if sys.platform == "linux" and QGuiApplication.platformName() == "xcb":
        return _caps_lock_of_x11()
    return None


def layout_name() -> str:
    """Name the language of the keyboard layout that is on, "" where it is the desktop's own or not known."""
    method = QGuiApplication.inputMethod()
    locale = method.locale()
    if locale.language() in {QLocale.Language.C, QLocale.system().language()}:
        return ""
    return locale.nativeLanguageName()


def _caps_lock_of_windows() -> bool:
    """Ask Windows for the state of the key."""
    import ctypes

    library: Any = getattr(ctypes, "windll")  # noqa: B009 - only there on Windows
    return bool(library.user32.GetKeyState(0x14) & 1)


def _caps_lock_of_x11() -> bool | None:
    """Ask the X server for its lock state."""
    import ctypes
    import ctypes.util

    name = ctypes.util.find_library("X11") or "libX11.so.6"
    try:
        x11 = ctypes.CDLL(name)
    except OSError:
        return None
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XOpenDisplay.argtypes = [ctypes.c_char_p]
    x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    x11.XkbGetIndicatorState.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.POINTER(ctypes.c_uint)]
    display = x11.XOpenDisplay(None)
    if not display:
        return None
    state = ctypes.c_uint()
    failed = x11.XkbGetIndicatorState(display, 0x0100, ctypes.byref(state))
    x11.XCloseDisplay(display)
    return None if failed else bool(state.value & 1)
