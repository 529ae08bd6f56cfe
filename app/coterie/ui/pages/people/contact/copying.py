# SPDX-License-Identifier: GPL-3.0-or-later
"""Copying a fact: the clipboard forgets it after half a minute, if it still holds it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_MS = 30_000
#: What password managers put beside a text, so that clipboard histories leave it out.
_SENSITIVE = ("x-kde-passwordManagerHint", b"secret")


class Copying(QObject):
    """Puts texts on the clipboard for a while."""

    def __init__(self, parent: QObject) -> None:
        """Begin with nothing of ours on it."""
        super().__init__(parent)
        self._text = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_MS)
        self._timer.timeout.connect(self.forget)

    def copy(self, text: str) -> None:
        """Copy a text."""
        self._text = text
        data = QMimeData()
        data.setText(text)
        data.setData(*_SENSITIVE)
        _clipboard().setMimeData(data)
        self._timer.start()

    def forget(self) -> None:
        """Clear the clipboard, if what it holds is still ours."""
        self._timer.stop()
        text, self._text = self._text, ""
        if text and _clipboard().text() == text:
            _clipboard().clear()


def _clipboard() -> QClipboard:
    return QGuiApplication.clipboard()
