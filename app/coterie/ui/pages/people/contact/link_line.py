# SPDX-License-Identifier: GPL-3.0-or-later
"""A link before it is opened: its whole address, and a button that hands it to the browser or the mail program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from coterie.domain.note_markup import is_safe_link
from coterie.domain.texts import _
from coterie.ui.parts.banner import Banner
from coterie.ui.parts.buttons import Button, IconButton
from coterie.ui.parts.covers import uncovered

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

HEIGHT = 30


class LinkLine(Banner):
    """Shows an address before it is opened. opened: it was handed over."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it, hidden."""
        super().__init__("info", "external-link", "", parent)
        self._address = ""
        self.open = Button(_("Open"), height=HEIGHT)
        self.leave = IconButton("x", _("Not now"), size=HEIGHT)
        self.add_action(self.open)
        self.add_action(self.leave)
        self.open.clicked.connect(self._hand_over)
        self.leave.clicked.connect(self.hide)
        self.hide()

    @property
    def address(self) -> str:
        """The address that would be opened, written so that no letter looks like another."""
        return self._address

    def ask(self, link: str) -> bool:
        """Show the address of a link; an address that may not be opened is shown nowhere."""
        link = uncovered(link)
        url = QUrl(link, QUrl.ParsingMode.StrictMode)
        written = bytes(url.toEncoded().data()).decode("ascii", "replace") if url.isValid() else ""
        if not is_safe_link(link) or not is_safe_link(written):
            return False
        self._address = written
        self.set_text(_told(url.scheme()), written)
        self.show()
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _hand_over(self) -> None:
        self.hide()
        if is_safe_link(self._address):
            QDesktopServices.openUrl(QUrl(self._address, QUrl.ParsingMode.StrictMode))
            self.opened.emit(self._address)


def _told(scheme: str) -> str:
    """Say what would be opened where."""
    if scheme == "mailto":
        return _("This opens your mail program:")
    if scheme == "tel":
        return _("This opens your telephone program:")
    return _("This opens in your browser:")
