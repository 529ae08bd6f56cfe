# SPDX-License-Identifier: GPL-3.0-or-later
"""Tells when nobody has touched keyboard, mouse or screen for a while.

It listens to the windows of the system, where real input arrives, and not to every widget: what the program does by
itself is no sign of life, and nothing that is built pays for the listening.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPointF

LOOK_MS = 5_000
#: So long without a touch, in seconds, and the vault is brought to rest.
REST_SECONDS = 30.0
_KINDS = QEvent.Type
_TOUCHES = {
    _KINDS.KeyPress, _KINDS.KeyRelease, _KINDS.MouseButtonPress, _KINDS.MouseButtonRelease, _KINDS.MouseMove,
    _KINDS.Wheel, _KINDS.TouchBegin, _KINDS.TouchUpdate, _KINDS.TabletPress, _KINDS.TabletMove, _KINDS.NativeGesture,
    _KINDS.InputMethod,
}  # fmt: skip


def since_start() -> float:
    """Give seconds that go on while the computer sleeps: who comes back in the morning was away the whole night."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(boot) if boot is not None else time.monotonic()


class IdleWatch(QObject):
    """Looks at its clock every few seconds. rested: once in every half minute's pause; left: nobody is there.

    `left` is told with every look for as long as it is so: whoever locks may have a reason to wait.
    """

    rested = Signal()
    left = Signal()

    def __init__(self, seconds: Callable[[], float], now: Callable[[], float], parent: QObject) -> None:
        """Begin. seconds: how long nobody may be there, 0 = for ever; now: the seconds of a clock that never stops."""
        super().__init__(parent)
        self._seconds, self._now = seconds, now
        self._touched = now()
        self._is_resting = False
        self._pointer: QPointF | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._listen)
            # Words that an input method puts together come to the field alone, without a key that a window could see.
            application.focusObjectChanged.connect(self._listen_to_field)
        self._listen()
        self._listen_to_field(QGuiApplication.focusObject())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See a touch, and let it go on its way."""
        if event.type() in _TOUCHES and self._is_real(event):
            self.touch()
        return super().eventFilter(watched, event)

    def touch(self) -> None:
        """Note that somebody is there."""
        self._touched = self._now()
        self._is_resting = False

    def look(self) -> None:
        """Tell what is due, and listen to windows that came in the meantime."""
        self._listen()
        away, most = self._now() - self._touched, self._seconds()
        if 0 < most <= away:
            self.left.emit()
        elif away >= REST_SECONDS and not self._is_resting:
            self._is_resting = True
            self.rested.emit()

    def stop(self) -> None:
        """Listen no more."""
        self._timer.stop()
        for window in QGuiApplication.allWindows():
            window.removeEventFilter(self)

    def _listen_to_field(self, field: QObject | None) -> None:
        if field is not None:
            field.installEventFilter(self)

    def _listen(self, _window: object = None) -> None:
        for window in QGuiApplication.allWindows():
            window.installEventFilter(self)

    def _is_real(self, event: QEvent) -> bool:
        """Tell whether the pointer really moved: Qt says so, too, when something moves under it."""
        if event.type() != _KINDS.MouseMove or not isinstance(event, QMouseEvent):
            return True
        before, self._pointer = self._pointer, event.globalPosition()
        return before != self._pointer
