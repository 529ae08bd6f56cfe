# SPDX-License-Identifier: GPL-3.0-or-later
"""What of ours lies on the clipboard: marked, so that histories leave it out, and taken off again while it is ours.

What a person copies or cuts in a field is marked, too, but stays until the vault is locked: cut words may be the only
copy there is. A clipboard manager may keep what it has seen; no program can take that back.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from coterie.domain.texts import _, counted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

USUAL_SECONDS, MOST_SECONDS = 30, 3_600
#: What password managers put beside a text on each system, and what histories of clipboards look for.
_MARKS = {
    "linux": ("x-kde-passwordManagerHint", b"secret"),
    "win32": ("ExcludeClipboardContentFromMonitorProcessing", b"1"),
    "darwin": ("application/x-nspasteboard-concealed-type", b"1"),
}


class ClipboardCare(QObject):
    """Looks after the clipboard for as long as the program runs. seconds: a copy stays so long; 0 = until a lock."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin with nothing of ours on it."""
        super().__init__(parent)
        self.seconds = USUAL_SECONDS
        self._ours = ""
        self._is_putting = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.forget)
        _clipboard().dataChanged.connect(self._changed)

    def copy(self, text: str) -> None:
        """Put a text on it for a while."""
        self._put(text)
        if self.seconds > 0:
            self._timer.start(min(self.seconds, MOST_SECONDS) * 1000)

    def forget(self) -> None:
        """Clear it, if what it holds is still ours."""
        self._timer.stop()
        text, self._ours = self._ours, ""
        if text and _clipboard().text() == text:
            _clipboard().clear()

    def words(self) -> str:
        """Say that something was copied, and for how long."""
        if self.seconds <= 0:
            return _("Copied. The clipboard is cleared when the vault is locked.")
        return counted(
            "Copied. The clipboard is cleared in {n} second.",
            "Copied. The clipboard is cleared in {n} seconds.",
            self.seconds,
        )

    def _put(self, text: str) -> None:
        data = QMimeData()
        data.setText(text)
        if (mark := _MARKS.get(sys.platform)) is not None:
            data.setData(*mark)
        self._timer.stop()
        self._ours = text
        self._is_putting = True
        try:
            _clipboard().setMimeData(data)
        finally:
            self._is_putting = False

    def _changed(self) -> None:
        """Mark what was copied by the keys of the toolkit; let go when another program copies something."""
        if self._is_putting:
            return
        if not self._is_own():
            self._timer.stop()
            self._ours = ""
            return
        text = _clipboard().text()
        if text and text != self._ours:
            is_typed = _takes_words(QApplication.focusWidget())
            self._put(text) if is_typed else self.copy(text)

    @staticmethod
    def _is_own() -> bool:
        """Tell whether a window of ours has put there what it holds."""
        return _clipboard().ownsClipboard()


def clipboard_care() -> ClipboardCare:
    """Give the one that looks after the clipboard, made with the first question and owned by the application."""
    application = QGuiApplication.instance()
    found = application.findChild(ClipboardCare) if application is not None else None
    return found if isinstance(found, ClipboardCare) else ClipboardCare(application)


def _takes_words(widget: QWidget | None) -> bool:
    """Tell whether a field can be written in: what is cut there is nowhere else."""
    return isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) and not widget.isReadOnly()


def _clipboard() -> QClipboard:
    return QGuiApplication.clipboard()
