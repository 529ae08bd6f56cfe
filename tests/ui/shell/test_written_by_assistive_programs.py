# SPDX-License-Identifier: GPL-3.0-or-later
"""Text that a screen reader or an input method puts into a field counts as typed, on the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QWidget

if TYPE_CHECKING:
    from tests.ui.window import DrivenWindow


def write(field: QWidget, text: str) -> None:
    """Put a text in as assistive programs do."""
    interface = QAccessible.queryAccessibleInterface(field)
    interface.setText(QAccessible.Text.Value, text)


def test_the_filter_of_people_follows(ready: DrivenWindow) -> None:
    page = ready.go("people")
    field = page.main_filter()
    assert isinstance(field, QLineEdit)
    people = page.pane.list.people  # type: ignore[attr-defined] # the page of people has it
    everybody = len(people.ids)
    write(field, "amara okafor")
    assert field.text() == "amara okafor"
    ready.until(lambda: 0 < len(people.ids) < everybody)
    write(field, "")
    ready.until(lambda: len(people.ids) == everybody)


def test_the_filter_of_an_export_follows(ready: DrivenWindow) -> None:
    page = ready.go("import_export", "export")
    export = page.export  # type: ignore[attr-defined] # the page of imports has it
    told: list[str] = []
    export.searched.connect(told.append)
    write(export.query, "tag:mentor")
    ready.until(lambda: told == ["tag:mentor"])


def test_suggestions_follow_and_what_is_picked_asks_for_nothing_more(ready: DrivenWindow) -> None:
    page = ready.go("people", f"person:{ready.person()}")
    card = page.content._person.relations  # type: ignore[attr-defined] # the page of people has it
    asked: list[str] = []
    card.suggestions.wanted.connect(asked.append)
    card.begin()
    write(card.field, "mentor of Tom")
    ready.settle()
    assert asked == ["mentor of Tom"]
    assert card.suggestions.texts()
    card.suggestions.pick(0)
    assert asked == ["mentor of Tom"]
    assert "Tom" in card.field.text()
