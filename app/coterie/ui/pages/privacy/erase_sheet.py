# SPDX-License-Identifier: GPL-3.0-or-later
"""Erasing somebody for good: says what goes, what stays of them, and asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _, counted
from coterie.ui.pages.privacy.person_sheet import PersonSheet
from coterie.ui.parts.banner import Banner
from coterie.ui.parts.buttons import Button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coterie.domain.errors import UserError
    from coterie.domain.person_links import PersonLink
    from coterie.ui.desk import Desk

WIDTH = 520


class EraseSheet(PersonSheet):
    """Erases a person who is chosen by name."""

    def __init__(self, host: QWidget, desk: Desk) -> None:
        """Make it, closed."""
        super().__init__(
            host,
            desk,
            name=_("Erase a person"),
            text=_(
                "Everything about them goes: from people, timelines, rows of imported files and from the steps you can "
                "undo. What stays is a fingerprint under a secret key, which names nobody: an import that meets them "
                "again leaves them out."
            ),
            width=WIDTH,
        )
        self._person: PersonLink | None = None
        self._asked_about = 0
        #: How much goes, in the words of the question.
        self._entries = ""
        self._asked = Banner("danger", "triangle-alert", "")
        self.result.addWidget(self._asked)
        self.act = Button(_("Erase"), kind="danger")
        self.buttons.add(self.act)
        self.act.clicked.connect(self._erase)

    def begin(self) -> None:
        """Be about nobody."""
        self._person, self._asked_about = None, 0
        self._asked.hide()
        self.act.setEnabled(False)
        self.cancel.setText(_("Keep"))

    def about(self, person: int) -> None:
        """Say what would go."""
        people = self.desk.session.people
        self.begin()
        self._asked_about = person
        self.desk.jobs.read(
            lambda _ctx: people.entries_about(person), self._show, failed=self._failed, key="privacy.erase"
        )

    def _show(self, found: tuple[PersonLink, int]) -> None:
        link, entries = found
        # Whoever was chosen before somebody else, or before the sheet was closed, is not meant any more.
        if not self.isVisible() or link.id != self._asked_about:
            return
        self._person = link
        self._entries = counted("{n} entry", "{n} entries", entries)
        self._asked.set_text(
            _("Erase {name} and {entries} about this person?").format(name=link.name, entries=self._entries),
            _("This cannot be undone. Backups made until now, and what a restore set aside, still contain them."),
        )
        self._asked.show()
        self.act.setEnabled(True)
        self.place()
        self.cancel.setFocus()

    def _erase(self) -> None:
        person, people = self._person, self.desk.session.people
        if person is None:
            return
        self.act.setEnabled(False)
        self.desk.jobs.write(lambda _ctx: people.erase(person.id), self._erased, failed=self._failed)

    def _erased(self, _erased: object) -> None:
        self.close_sheet()
        # The name is gone, so the message does not keep it either; the number is the one that was asked about.
        gone = _("Erased 1 person and {entries}. A keyed fingerprint stays.").format(entries=self._entries)
        self.desk.notices.say(gone)

    def _failed(self, error: UserError) -> None:
        self.show_problem(str(error))
