# SPDX-License-Identifier: GPL-3.0-or-later
"""Toasts: what has just been done, with a way to take it back; and the list of what was said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible

from coterie.ui.design.tokens import MEASURES
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.toast_box import ToastBox

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

#: Somebody who listens needs longer to get to the button.
LISTENING_MS = 20_000
#: What is left at least when the pointer goes away.
LAST_MS = 2_000
ABOVE_THE_EDGE = 20


@dataclass(frozen=True)
class Message:
    """Something that was said. action_text: what can be done about it, "" = nothing; done: it was done."""

    at: datetime
    text: str
    action_text: str
    done: bool


class Toasts(QObject):
    """Shows one toast at a time at the bottom of a widget and keeps what was said in this session."""

    shown = Signal(str)
    changed = Signal()

    def __init__(self, host: QWidget, now: Callable[[], datetime], lifted: Callable[[], int] = lambda: 0) -> None:
        """Begin with nothing said. now: gives the present time; lifted: the room to leave free at the bottom."""
        super().__init__(host)
        self._host, self._now, self._lifted = host, now, lifted
        self._said: list[Message] = []
        self._actions: dict[int, Callable[[], None]] = {}
        self._box = ToastBox(host)
        self._box.acted.connect(self._act_on_the_last)
        self._box.attended.connect(self._wait_or_go_on)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self._left_ms = 0
        host.installEventFilter(self)

    @property
    def messages(self) -> tuple[Message, ...]:
        """What was said in this session, the oldest first."""
        return tuple(self._said)

    def show(
        self,
        text: str,
        action_text: str = "",
        action: Callable[[], None] | None = None,
        *,
        key: str = "",
        icon: str = "",
    ) -> None:
        """Say something. action_text and action: a way to take it back; key: the key that does the same."""
        self._said.append(Message(self._now(), text, action_text, done=False))
        if action is not None:
            self._actions[len(self._said) - 1] = action
        self._box.say(text, action_text if action is not None else "", key, icon)
        self._place()
        self._box.appear()
        self._left_ms = 0
        self._timer.start(LISTENING_MS if QAccessible.isActive() else MEASURES.toast_ms)
        self._wait_or_go_on(attended=self._box.is_attended())
        announce(self._host, text)
        self.shown.emit(text)
        self.changed.emit()

    def stay_above(self) -> None:
        """Lie above everything on the widget; to be called when something else came to its front."""
        if self._box.isVisible():
            self._place()
            self._box.raise_()

    def dismiss(self) -> None:
        """Take the toast away; what it said stays in the list."""
        self._timer.stop()
        self._left_ms = 0
        self._box.disappear()

    def can_run(self, place: int) -> bool:
        """Tell whether the action of a message can still be run. place: in `messages`."""
        return place in self._actions and not self._said[place].done

    def run(self, place: int) -> None:
        """Run the action of a message once. place: in `messages`."""
        if not self.can_run(place):
            return
        self._said[place] = replace(self._said[place], done=True)
        if place == len(self._said) - 1:
            self.dismiss()
        self._actions.pop(place)()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom when the host changes its size."""
        if watched is self._host and event.type() == QEvent.Type.Resize and self._box.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self._box.arrange(self._host.size(), ABOVE_THE_EDGE + self._lifted())

    def _act_on_the_last(self) -> None:
        self.run(len(self._said) - 1)

    def _wait_or_go_on(self, attended: bool) -> None:
        """Stop the time while the pointer or the focus is on the toast."""
        if attended and self._timer.isActive():
            self._left_ms = min(self._timer.remainingTime(), self._timer.interval())
            self._timer.stop()
        elif not attended and self._left_ms:
            self._timer.start(max(LAST_MS, self._left_ms))
            self._left_ms = 0
