# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheets of the page: a new person, tags, and the name of a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from coterie.domain.errors import BadValue
from coterie.domain.texts import _
from coterie.ui.pages.people.adding import TypedPerson
from coterie.ui.parts.chips import FilterChip
from coterie.ui.parts.fields import Field, LabelledField
from coterie.ui.parts.labels import Label
from coterie.ui.parts.wrap_row import WrapRow
from coterie.ui.sheets.form_sheet import FormSheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.chosen_people import TagShare

#: So many of the most worn tags are offered.
OFFERED = 12


class NewPersonSheet(FormSheet):
    """Asks for a new person. typed: what was typed."""

    typed = Signal(TypedPerson)

    def __init__(self, host: QWidget) -> None:
        """Make it, closed."""
        super().__init__(host, name=_("New person"), act=_("Add person"))
        self.name = _field(_("Ana Lindqvist"))
        self.organisation, self.role = _field(""), _field("")
        self.mail, self.phone = _field(_("name@example.org")), _field(_("+44 20 7946 0000"))
        self.tags = _field(_("mentor, berlin"))
        self._all = (self.name, self.organisation, self.role, self.mail, self.phone, self.tags)
        self.fields.addWidget(LabelledField(_("Name"), self.name))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(14)
        for place, (label, field) in enumerate((
            (_("Organisation"), self.organisation), (_("What they do"), self.role),
            (_("Mail"), self.mail), (_("Phone"), self.phone),
        )):  # fmt: skip
            grid.addWidget(LabelledField(label, field), place // 2, place % 2)
        self.fields.addLayout(grid)
        self.fields.addWidget(LabelledField(_("Tags"), self.tags, _("Several stand behind each other with commas.")))
        for field in self._all:
            field.returnPressed.connect(self.submitted)
        self.submitted.connect(self._submit)

    def ask(self, organisation: str = "") -> None:
        """Open it, empty. organisation: where they are, if that is known."""
        for field in self._all:
            field.clear()
        self.organisation.setText(organisation)
        self.clear_problem()
        self.open(self.name)

    def _submit(self) -> None:
        self.clear_problem()
        self.typed.emit(TypedPerson(*(field.text() for field in self._all)))


class TagSheet(FormSheet):
    """Asks for tags. picked: their names."""

    picked = Signal(list)

    def __init__(self, host: QWidget) -> None:
        """Make it, closed."""
        super().__init__(host, name=_("Tag"), act=_("Tag"), width=460)
        self.names = _field(_("mentor, berlin"))
        self.fields.addWidget(LabelledField(_("Tags"), self.names, _("Several stand behind each other with commas.")))
        self.known = WrapRow()
        self._known_label = Label(_("Or choose"), "label_medium")
        self.fields.addWidget(self._known_label)
        self.fields.addWidget(self.known)
        self._chips: list[FilterChip] = []
        self.names.returnPressed.connect(self.submitted)
        self.submitted.connect(self._submit)

    def ask(self, title: str, known: Sequence[TagShare]) -> None:
        """Open it. known: the tags that are worn already, the most worn first."""
        self.title.setText(title)
        self.names.clear()
        self._chips = [FilterChip(one.tag, count=one.people) for one in known[:OFFERED]]
        self.known.show_widgets(self._chips)
        for widget in (self.known, self._known_label):
            widget.setVisible(bool(self._chips))
        self.clear_problem()
        self.open(self.names)

    def _submit(self) -> None:
        typed = [part.strip() for part in self.names.text().split(",")]
        names = [*(part for part in typed if part), *(chip.text() for chip in self._chips if chip.isChecked())]
        if not names:
            self.show_problem(BadValue(_("A tag needs a name."), _("Write a word, such as mentor, or choose one.")))
            return
        self.close_sheet()
        self.picked.emit(names)


class FilterNameSheet(FormSheet):
    """Asks what a filter is called. named: its name."""

    named = Signal(str)

    def __init__(self, host: QWidget) -> None:
        """Make it, closed."""
        super().__init__(host, name=_("Save this filter"), act=_("Save"), width=460)
        self.name = _field(_("Mentors"))
        self.fields.addWidget(LabelledField(_("Name"), self.name))
        self.name.returnPressed.connect(self.submitted)
        self.submitted.connect(self._submit)

    def ask(self, title: str, name: str = "") -> None:
        """Open it. name: what the filter is called so far."""
        self.title.setText(title)
        self.name.setText(name)
        self.name.selectAll()
        self.clear_problem()
        self.open(self.name)

    def _submit(self) -> None:
        if not self.name.text().strip():
            self.show_problem(BadValue(_("A filter needs a name."), _("Write a word, such as Mentors.")))
            return
        self.close_sheet()
        self.named.emit(self.name.text())


def _field(example: str) -> Field:
    return Field(example, name="", height=38)
