# SPDX-License-Identifier: GPL-3.0-or-later
"""How the backups stand, and what can be done about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from coterie.domain.texts import _
from coterie.ui.pages.privacy.choice_row import ChoiceRow
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.cards import Card, Separator
from coterie.ui.parts.icon_line import IconLine
from coterie.ui.parts.labels import Label
from coterie.ui.parts.writing import writing

if TYPE_CHECKING:
    from coterie.ui.pages.privacy.shown import BackupsText


class BackupsCard(Card):
    """The newest backup, how many there are, and the second place."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__()
        self.check, self.show_all = Button(_("Check now")), Button(_("See them…"))
        self.place = writing(Button(_("Choose…")))
        self.check.setAccessibleName(_("Check the vault and its newest backup now"))
        self.show_all.setAccessibleName(_("See all backups"))
        self._newest = ChoiceRow("archive", "", "", (self.check,))
        self._number = ChoiceRow("archive-restore", "", "", (self.show_all,))
        self.place_off = writing(Button(_("Turn off"), kind="ghost"))
        self.place_off.setAccessibleName(_("Turn off the second place"))
        self._place = ChoiceRow("hard-drive", "", "", (self.place, self.place_off))
        self._warning = IconLine("triangle-alert", "", "warn")
        self._warning.hide()
        head = QHBoxLayout()
        head.addWidget(Label(_("Backups"), "strong", wrap=True), 1)
        head.addWidget(Label(_("Automatic, from the first day"), "label", "text2", wrap=True))
        self.body.setSpacing(0)
        self.body.addLayout(head)
        self.body.addSpacing(4)
        for number, row in enumerate((self._newest, self._number, self._place)):
            if number:
                self.body.addWidget(Separator())
            self.body.addWidget(row)
        self.body.addWidget(self._warning)

    def show_backups(self, shown: BackupsText) -> None:
        """Show how they stand."""
        self._newest.show_words(shown.newest, shown.detail)
        self._number.show_words(shown.number, shown.size)
        self._place.show_words(shown.place, shown.place_detail)
        self.place_off.setVisible(shown.has_place)
        self._warning.set_text(shown.warning)
        self._warning.setVisible(bool(shown.warning))
        self.place.setText(_("Change…") if shown.has_place else _("Choose…"))
        self.place.setAccessibleName(_("Change the second place") if shown.has_place else _("Choose a second place"))
