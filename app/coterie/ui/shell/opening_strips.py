# SPDX-License-Identifier: GPL-3.0-or-later
"""Strips above every page about how a vault was opened: for viewing only, with remarks, or in a risky place."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.services.place_notices import notices_about
from coterie.ui.parts.banner import Banner
from coterie.ui.parts.buttons import Button

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.services.app import Unlocked
    from coterie.ui.jobs import Jobs
    from coterie.ui.preferences import PreferencesStore

#: The notices of so many places are remembered as read.
MOST_PLACES = 20


class OpeningStrips(QWidget):
    """Shows nothing where a vault was opened as usual."""

    def __init__(self, jobs: Jobs, preferences: PreferencesStore) -> None:
        """Begin without a vault."""
        super().__init__()
        self._jobs, self._preferences = jobs, preferences
        self._folder: Path | None = None
        self._sum = 0
        self._remarks: tuple[str, ...] = ()
        self.viewing = Banner("warn", "book-open", "")
        self.notice = Banner("warn", "triangle-alert", "")
        self.read = Button(_("Got it"), kind="ghost", height=28)
        self.read.clicked.connect(self._put_away)
        self.notice.add_action(self.read)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        for banner in (self.viewing, self.notice):
            banner.hide()
            column.addWidget(banner)
        self.hide()

    def open(self, opened: Unlocked) -> None:
        """Say at once why a vault can only be read, and what was noticed while it was opened."""
        self._folder = opened.folder
        self.viewing.set_text(opened.viewing)
        self.viewing.setVisible(bool(opened.viewing))
        self._show_notice(opened.remarks)
        self._remarks = opened.remarks
        self.setVisible(bool(opened.viewing or opened.remarks))

    def look_at_the_place(self) -> None:
        """Look what is risky about the place; what was read before is not said again."""
        folder = self._folder
        if folder is not None:
            self._jobs.read(lambda _ctx: notices_about(folder), self._take, key="place")

    def _take(self, notices: list[str]) -> None:
        told = _sum_of(notices)
        if not notices or self._preferences.now.places.get(str(self._folder)) == told:
            return
        self._sum = told
        self._show_notice((*self._remarks, *notices))
        self.show()

    def _show_notice(self, sentences: tuple[str, ...]) -> None:
        self.notice.set_text(" ".join(sentences))
        self.notice.setVisible(bool(sentences))

    def _put_away(self) -> None:
        """Remember that it was read, by a sum: what it said stays here."""
        if self._sum:
            places = {**self._preferences.now.places, str(self._folder): self._sum}
            self._preferences.change(places=dict(list(places.items())[-MOST_PLACES:]))
        self.notice.hide()
        self.setVisible(not self.viewing.isHidden())


def _sum_of(notices: list[str]) -> int:
    return crc32("\n".join(notices).encode())
