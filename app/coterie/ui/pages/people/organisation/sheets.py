# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheets of the page of an organisation: somebody new there, when somebody was there, and other spellings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.pages.people.contact.side_card import empty_layout
from coterie.ui.parts.buttons import IconButton
from coterie.ui.parts.fields import Field, LabelledField
from coterie.ui.parts.labels import Label
from coterie.ui.sheets.form_sheet import FormSheet

if TYPE_CHECKING:
    from coterie.ui.pages.people.organisation.shown import OrganisationShown, StayShown

WIDTH = 460


class PersonSheet(FormSheet):
    """Adds somebody. typed: name and title."""

    typed = Signal(str, str)

    def __init__(self, host: QWidget) -> None:
        """Make it, closed."""
        super().__init__(host, name=_("Add a person"), act=_("Add"), width=WIDTH)
        self.person = Field(_("Ana Lindqvist"), name=_("Name"))
        self.what = Field(_("Data engineer"), name=_("Title"))
        self.fields.addWidget(LabelledField(_("Name"), self.person))
        self.fields.addWidget(LabelledField(_("What they do there"), self.what))
        self.submitted.connect(lambda: self.typed.emit(self.person.text(), self.what.text()))
        for field in (self.person, self.what):
            field.returnPressed.connect(self.submitted)

    def ask(self, organisation: str) -> None:
        """Open it."""
        self.title.setText(_("Add a person at {name}").format(name=organisation))
        self.person.clear()
        self.what.clear()
        self.clear_problem()
        self.open(self.person)


class StaySheet(FormSheet):
    """Says when somebody was there. typed: the stay, from when, until when."""

    typed = Signal(int, str, str)

    def __init__(self, host: QWidget) -> None:
        """Make it, closed."""
        super().__init__(host, name=_("When were they there?"), act=_("Save"), width=WIDTH)
        self._stay = 0
        self.begin = Field(_("2019, or May 2019"), name=_("Since"))
        self.end = Field(_("2021, or late: December 2021"), name=_("Until"))
        self._until = LabelledField(_("Until"), self.end)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(LabelledField(_("Since"), self.begin), 1)
        row.addWidget(self._until, 1)
        self.fields.addLayout(row)
        self.submitted.connect(lambda: self.typed.emit(self._stay, self.begin.text(), self.end.text()))
        for field in (self.begin, self.end):
            field.returnPressed.connect(self.submitted)

    def ask(self, stay: StayShown) -> None:
        """Open it for a stay."""
        self._stay = stay.id
        self.title.setText(_("When was {name} there?").format(name=stay.name))
        self.begin.setText(stay.from_)
        self.end.setText(stay.to)
        self._until.setVisible(not stay.current)
        self.clear_problem()
        self.open(self.begin)


class SpellingsSheet(FormSheet):
    """Lists other spellings. added: another one; dropped: one of them."""

    added = Signal(str)
    dropped = Signal(int)

    def __init__(self, host: QWidget) -> None:
        """Make it, closed."""
        super().__init__(host, name=_("Other spellings"), act=_("Add"), width=WIDTH)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.field = Field(_("Fjordbank AS"), name=_("Another spelling"))
        why = _("What comes with a file under one of these names is found to be the same place.")
        self.fields.addWidget(Label(why, "label", "text2", wrap=True))
        self.fields.addLayout(self._rows)
        self.fields.addWidget(LabelledField(_("Another spelling"), self.field))
        self.submitted.connect(self._add)
        self.field.returnPressed.connect(self.submitted)

    def ask(self, shown: OrganisationShown) -> None:
        """Open it."""
        self.show_spellings(shown)
        self.field.clear()
        self.clear_problem()
        self.open(self.field)

    def show_spellings(self, shown: OrganisationShown) -> None:
        """Show the spellings there are."""
        empty_layout(self._rows)
        for spelling in shown.spellings:
            made = QWidget()
            row = QHBoxLayout(made)
            row.setContentsMargins(0, 0, 0, 0)
            cross = IconButton("x", _("Remove {name}").format(name=spelling.name), size=28)
            cross.clicked.connect(lambda _checked=False, key=spelling.id: self.dropped.emit(key))
            row.addWidget(Label(spelling.name, "body", wrap=True), 1)
            row.addWidget(cross, 0, Qt.AlignmentFlag.AlignVCenter)
            self._rows.addWidget(made)
        self.place()

    def _add(self) -> None:
        if self.field.text().strip():
            self.added.emit(self.field.text())
        else:
            self.close_sheet()
