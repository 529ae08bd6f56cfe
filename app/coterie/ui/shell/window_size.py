# SPDX-License-Identifier: GPL-3.0-or-later
"""How large the window is, where and how it stands on the screen, and that it comes back so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coterie.ui.preferences import PreferencesStore
    from coterie.ui.restart import Manner

USUAL, LEAST = (1440, 900), (960, 600)
#: What a desktop's own frame and title take, about.
FRAME = (8, 40)
#: So high is the edge by which a window is moved, about.
GRIP = 40


def take_size(window: QWidget, preferences: PreferencesStore) -> None:
    """Give a window the size it had the last time, as far as the screen goes."""
    known = preferences.now
    room = window.screen().availableSize() - QSize(*FRAME)
    window.resize(QSize(known.width or USUAL[0], known.height or USUAL[1]).boundedTo(room))
    place = QPoint(known.left, known.top)
    if known.has_place and _tells_places() and _can_be_gripped(QRect(place, window.size())):
        window.move(place)
    if known.maximised:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def keep_size(window: QWidget, preferences: PreferencesStore) -> None:
    """Remember how large it is, and where it stands."""
    preferences.change(maximised=window.isMaximized())
    if not window.isMaximized():
        preferences.change(width=window.width(), height=window.height())
    if _tells_places() and window.isVisible() and not window.isMinimized():
        preferences.change(left=window.pos().x(), top=window.pos().y(), has_place=True)


def _tells_places() -> bool:
    """Tell whether a window may know where it stands: Wayland keeps that to itself."""
    return not QGuiApplication.platformName().startswith("wayland")


def _can_be_gripped(window: QRect) -> bool:
    """Tell whether enough of the upper edge lies on a screen to take hold of it: screens come and go."""
    edge = QRect(window.left(), window.top(), window.width(), GRIP)
    seen = (screen.availableGeometry().intersected(edge) for screen in QGuiApplication.screens())
    return any(part.width() >= 2 * GRIP and part.height() >= GRIP // 2 for part in seen)


def manner_of_window(window: QWidget) -> Manner:
    """Give how a window stands: nobody wants one in front that was not there before."""
    if window.isMinimized():
        return "minimised"
    return "front" if QApplication.activeWindow() is not None else "behind"


def show_in(window: QWidget, manner: Manner | None) -> None:
    """Show a window as the one before it stood."""
    if manner == "minimised":
        window.showMinimized()
        return
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, manner == "behind")
    window.show()
