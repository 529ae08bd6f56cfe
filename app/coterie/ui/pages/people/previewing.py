# SPDX-License-Identifier: GPL-3.0-or-later
"""The person of the current row at a glance; the arrow keys go on to the next row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from coterie.ui.pages.people.contact.glances import told
from coterie.ui.sheets.person_preview import PersonPreview

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coterie.ui.desk import Desk
    from coterie.ui.pages.people.people_list import PeopleList
    from coterie.ui.pages.people.presenter import PeoplePresenter


class Page(Protocol):
    """What this asks of the page."""

    presenter: PeoplePresenter

    def step(self, by: int) -> None:
        """Go some rows on, or back."""

    def open_current(self) -> None:
        """Open the current row."""


class Previewing:
    """Shows whom the current row is about, as long as it is a person."""

    def __init__(self, desk: Desk, page: Page, rows: PeopleList, host: QWidget) -> None:
        """Belong to a list. host: over what the sheet stands."""
        self._desk, self._page, self._rows, self._host = desk, page, rows, host
        self._sheet: PersonPreview | None = None

    @property
    def sheet(self) -> PersonPreview | None:
        """The sheet, once it was wanted."""
        return self._sheet

    def can_show(self) -> bool:
        """Tell whether the current row is a person."""
        return bool(self._rows.current_id) and not self._page.presenter.scope.organisations

    def show(self) -> None:
        """Open the sheet."""
        if self._sheet is None:
            self._sheet = PersonPreview(self._host, self._desk, told)
            self._sheet.opened.connect(lambda _person: self._page.open_current())
            self._sheet.logged.connect(self._desk.ways.log)
        if self.can_show():
            self._sheet.open_preview(self._rows.current_id, self._step)

    def _step(self, by: int) -> int:
        self._page.step(by)
        return self._rows.current_id
