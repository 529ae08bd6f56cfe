# SPDX-License-Identifier: GPL-3.0-or-later
"""Who takes part: names are found while they are typed, and those chosen stand above the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.fields import Field
from coterie.ui.parts.suggestions import Suggestions
from coterie.ui.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.ui.pages.calendar.lines import Who

CHIP = 28


class PeopleField(QWidget):
    """A field for people. wanted: a part of a name, of which people are to be offered."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make one without anybody."""
        super().__init__(parent)
        self._people: dict[int, Who] = {}
        self._offered: dict[int, Who] = {}
        self.field = Field(_("Name of a person"), name=_("People"))
        self.suggestions = Suggestions(self.field)
        self._chips = WrapRow(self)
        self._chips.hide()
        self.suggestions.wanted.connect(self.wanted)
        self.suggestions.picked.connect(lambda key, _text: self._add(int(key)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._chips)
        column.addWidget(self.field)
        self.setFocusProxy(self.field)

    def people(self) -> tuple[int, ...]:
        """Give who is chosen."""
        return tuple(self._people)

    def show_people(self, people: Sequence[Who]) -> None:
        """Show who is chosen, and an empty field."""
        self._people = {who.id: who for who in people}
        self.field.clear()
        self._renew()

    def offer(self, people: Sequence[Who]) -> None:
        """Offer people who may be meant."""
        self._offered = {who.id: who for who in people if who.id not in self._people}
        self.suggestions.offer([(str(who.id), who.name) for who in self._offered.values()])

    def _add(self, person: int) -> None:
        who = self._offered.get(person)
        if who is not None:
            self._people[person] = who
        self.field.clear()
        self._renew()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, person: int) -> None:
        self._people.pop(person, None)
        self._renew()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _renew(self) -> None:
        chips = []
        for who in self._people.values():
            chip = Button(who.name, icon="x", height=CHIP)
            chip.setAccessibleName(_("Take {name} out").format(name=who.name))
            chip.clicked.connect(lambda _checked=False, person=who.id: self._remove(person))
            chips.append(chip)
        self._chips.show_widgets(chips)
        self._chips.setVisible(bool(chips))
