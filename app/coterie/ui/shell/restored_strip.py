# SPDX-License-Identifier: GPL-3.0-or-later
"""The strip above every page after an older backup was put back: what opens the vault now, and who is back with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coterie.domain.joined_words import joined
from coterie.domain.spoken_dates import spoken_date
from coterie.domain.texts import _, counted
from coterie.ui.parts.banner import Banner
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.sheet import AskSheet
from coterie.ui.parts.writing import writing

if TYPE_CHECKING:
    from coterie.domain.errors import UserError
    from coterie.services.came_back import PutBack
    from coterie.ui.desk import Desk

#: So many of those who would be erased are named in the question.
NAMED = 6


class RestoredStrip(QWidget):
    """Shows nothing where no backup was put back, or where the person said that it is right."""

    def __init__(self, desk: Desk) -> None:
        """Begin hidden."""
        super().__init__()
        self._desk = desk
        self._seen: PutBack | None = None
        self._ask: AskSheet | None = None
        self.banner = Banner("warn", "archive-restore", "")
        self.erase, self.right = Button(_("Erase again…"), height=28), Button(_("It is right"), height=28)
        for button in (self.erase, self.right):
            self.banner.add_action(writing(button))
        self.erase.clicked.connect(self._ask_first)
        self.right.clicked.connect(self._is_right)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.addWidget(self.banner)
        self.hide()

    def reload(self) -> None:
        """Look again."""
        came_back = self._desk.session.came_back
        self._desk.jobs.read(
            lambda _ctx: came_back.look(), self._show, failed=lambda _error: None, key="restored strip"
        )

    def _show(self, seen: PutBack | None) -> None:
        self._seen = seen
        if seen is not None:
            self.banner.set_text(restored_title(seen), restored_detail(seen))
            self.erase.setVisible(bool(seen.erased))
        self.setVisible(seen is not None)

    def _ask_first(self) -> None:
        """Name who would be erased: their names are in the vault again."""
        if self._seen is None or not self._seen.erased:
            return
        people = self._seen.erased
        names = [link.name for link in people[:NAMED]]
        more = len(people) - len(names)
        if more:
            names.append(counted("{n} more", "{n} more", more))
        title = counted("Erase {n} person again?", "Erase {n} people again?", len(people))
        text = _(
            "{names}: you erased them after this backup was made. This cannot be undone; the backups made until now "
            "still contain them."
        ).format(names=joined(names))
        if self._ask is not None:
            self._ask.deleteLater()
        self._ask = AskSheet(self.window(), title=title, text=text, keep=_("Keep"), act=_("Erase"))
        self._ask.acted.connect(self._erase)
        self._ask.open()

    def _erase(self) -> None:
        if self._seen is None or not self._seen.erased:
            return
        came_back, people = self._desk.session.came_back, [link.id for link in self._seen.erased]
        self._desk.jobs.write(lambda ctx: came_back.erase_again(people, ctx), self._erased, failed=self._failed)

    def _erased(self, number: int) -> None:
        self._desk.notices.say(counted("Erased {n} person again.", "Erased {n} people again.", number))
        self.reload()

    def _is_right(self) -> None:
        came_back = self._desk.session.came_back

        def told(_none: None) -> None:
            self._desk.notices.say(_("Older backups are cleared away again when their time comes."))
            self.reload()

        self._desk.jobs.write(lambda _ctx: came_back.is_right(), told, failed=self._failed)

    def _failed(self, error: UserError) -> None:
        self._desk.notices.problem(error)
        self.reload()


def restored_title(seen: PutBack) -> str:
    """Say what was put back."""
    if seen.made_at is None:
        return _("A backup was put back")
    return _("The backup of {date} was put back").format(date=spoken_date(seen.made_at.astimezone().date()))


def restored_detail(seen: PutBack) -> str:
    """Say what counts since then, and who is back."""
    said = [_("The passphrase and the recovery code of that day open it now.")]
    if seen.erased is None:
        said.append(_("Anybody you erased since then is back and can be erased again."))
    elif seen.erased:
        number = len(seen.erased)
        said.append(
            counted("{n} person you erased since then is back.", "{n} people you erased since then are back.", number)
        )
    said.append(_("Until you say that it is right, no older backup is cleared away."))
    return " ".join(said)
