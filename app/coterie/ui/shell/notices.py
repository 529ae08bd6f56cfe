# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window tells for a moment: one toast at a time, kept to be read again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QStackedWidget

from coterie.domain.texts import _
from coterie.ui.pages.page import PageView
from coterie.ui.parts.covers import text_marked, uncovered
from coterie.ui.parts.key_teaching import teacher_of
from coterie.ui.parts.toast import Toasts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from coterie.domain.errors import UserError
    from coterie.services.ports.clock import Clock
    from coterie.ui.parts.toast import Message


class Undoer(Protocol):
    """Takes back the newest step."""

    def undo(self) -> None:
        """Take it back."""


class WindowNotices:
    """Tells a person something for a moment, at the bottom of the page."""

    def __init__(self, host: QWidget, undoer: Undoer, clock: Clock) -> None:
        """Show toasts over a widget."""
        self._toasts = Toasts(host, clock.now, lambda: _bar_of_the_page(host))
        if isinstance(host, QStackedWidget):
            # The page that comes is put before everything that lay on the one before.
            host.currentChanged.connect(lambda _page: self._toasts.stay_above())
        self._host = host
        self._undoer = undoer
        self._covered_before: int | None = None

    @property
    def messages(self) -> Sequence[Message]:
        """What was said in this session, the oldest first; what was said before blur came on is covered."""
        said, before = self._toasts.messages, self._covered_before
        if before is None:
            return [replace(message, text=uncovered(message.text)) for message in said]
        return [replace(message, text=text_marked(message.text)) for message in said[:before]] + list(said[before:])

    def blur(self, on: bool) -> None:
        """Cover what was said until now, or show it again."""
        self._toasts.dismiss()
        self._covered_before = len(self._toasts.messages) if on else None

    def can_run(self, place: int) -> bool:
        """Tell whether the button of a message still does something. place: in `messages`."""
        return self._toasts.can_run(place)

    def run(self, place: int) -> None:
        """Press the button of a message. place: in `messages`."""
        self._toasts.run(place)

    def say(self, text: str, *, undo: bool = False) -> None:
        """Show a sentence; undo: with a button that takes back the newest step."""
        teacher = teacher_of(self._host)
        text = " ".join(filter(None, (text, teacher.take_lesson() if teacher is not None else "")))
        if undo:
            self._toasts.show(text, _("Undo"), self._undoer.undo, key="Ctrl+Z")
        else:
            self._toasts.show(text)

    def offer(self, text: str, button: str, act: Callable[[], None]) -> None:
        """Show a sentence with a button of its own."""
        self._toasts.show(text, button, act)

    def problem(self, error: UserError) -> None:
        """Show what went wrong and what to do."""
        self._toasts.show(str(error))


def _bar_of_the_page(host: QWidget) -> int:
    """Give the height of what the page in front has at its bottom: a toast does not lie over it."""
    page = host.currentWidget() if isinstance(host, QStackedWidget) else None
    return page.bottom_bar() if isinstance(page, PageView) else 0
