# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheet that is about one person, who is found by name while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.folding import fold
from coterie.domain.texts import _
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.covers import uncovered
from coterie.ui.parts.fields import Field
from coterie.ui.parts.labels import Label
from coterie.ui.parts.scrolling import FittingArea
from coterie.ui.parts.sheet import Sheet
from coterie.ui.parts.suggestions import Suggestions
from coterie.ui.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from coterie.domain.people import PersonRow
    from coterie.services.session import Session
    from coterie.ui.desk import Desk

SIDES, OFFERED = 24, 8


class PersonSheet(Sheet):
    """Asks for a person; a child says in `about` what happens when one is chosen."""

    def __init__(self, host: QWidget, desk: Desk, *, name: str, text: str, width: int) -> None:
        """Make a closed sheet."""
        super().__init__(host, name=name, width=width)
        self.desk = desk
        self.field = Field(_("Name of a person"), name=_("Person"), icon="search", height=42)
        self.suggestions = Suggestions(self.field)
        self._inside = QWidget()
        self._area = FittingArea(self._inside)
        self.result = QVBoxLayout()
        self.result.setSpacing(10)
        self.problem = Label("", "label", "danger", wrap=True)
        self.cancel = Button(_("Close"), kind="ghost")
        self.buttons = WrapRow(gap=8)
        self.buttons.add(self.cancel)
        self.cancel.clicked.connect(self.close_sheet)
        self.suggestions.wanted.connect(self._find)
        self.suggestions.picked.connect(lambda key, text: self._pick(int(key), text))
        self._lay_out(name, text)

    def about(self, person: int) -> None:
        """Do what the sheet is for."""
        raise NotImplementedError

    def begin(self) -> None:
        """Be about nobody."""
        raise NotImplementedError

    def ask(self) -> None:
        """Open it, with nobody chosen."""
        self.field.clear()
        self.show_problem("")
        self.begin()
        self.open(self.field)

    def place(self) -> None:
        """Be as high as everything needs; where the window is low it scrolls."""
        self._area.fit(self.wanted_width() - 2 * SIDES)
        super().place()

    def show_problem(self, text: str) -> None:
        """Say what went wrong, "" = nothing."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.place()

    def _find(self, text: str) -> None:
        session = self.desk.session
        if not text.strip():
            self.suggestions.close()
            return
        self.desk.jobs.read(
            lambda _ctx: _found(session, text), self._offer, failed=lambda _error: None, key="privacy.find"
        )

    def _offer(self, found: list[tuple[str, str]]) -> None:
        if self.isVisible():
            self.suggestions.offer(found)

    def _pick(self, person: int, text: str) -> None:
        self.field.setText(text)
        self.show_problem("")
        self.about(person)

    def _lay_out(self, name: str, text: str) -> None:
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.buttons)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(Label(name, "sub", wrap=True))
        inside.addSpacing(4)
        inside.addWidget(Label(text, "body", "text2", wrap=True))
        inside.addSpacing(14)
        inside.addWidget(self.field)
        inside.addSpacing(12)
        inside.addLayout(self.result, 1)
        inside.addWidget(self.problem)
        column = QVBoxLayout()
        column.setContentsMargins(SIDES, 20, SIDES, 20)
        column.setSpacing(16)
        column.addWidget(self._area, 1)
        column.addLayout(foot)
        self.body.addLayout(column)


def _found(session: Session, text: str) -> list[tuple[str, str]]:
    """Find people by a part of a name, those in the bin behind the others: they are kept, too."""
    found = [(str(row.id), _said(row)) for row in session.searching.best(text, OFFERED).rows]
    wanted = fold(text).split()
    for person in session.people.binned():
        words = fold(uncovered(person.name)).split()
        if all(any(word.startswith(want) for word in words) for want in wanted):
            found.append((str(person.id), _("{name}, in the bin").format(name=person.name)))
    return found[: 2 * OFFERED]


def _said(row: PersonRow) -> str:
    return ", ".join(part for part in (row.name, row.title or "", row.organisation or "") if part)
