# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole story of a list from elsewhere, by keyboard: its columns are told once, and known the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFileDialog

from coterie.ui.pages.import_export.page import ImportExportPage
from tests.ui.screen_reader import heard

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.ui.window import DrivenWindow

LIST = """Mitglied;Ruf;Seit
Jürgen Groß;;03.02.2020
Zoë Müller;+49 30 901820;
Änne Übel;;
"""


def names_of(driven: DrivenWindow) -> set[str]:
    """Give the names of everybody in the open vault."""
    return {row.name for row in driven.session.searching.people("", 500).rows}


def bring_in(driven: DrivenWindow) -> ImportExportPage:
    """Choose the file by its key."""
    driven.press("Ctrl+O")
    driven.settle()
    page = driven.page
    assert isinstance(page, ImportExportPage)
    return page


def choose(driven: DrivenWindow, column: str, field: str) -> None:
    """Go to the field of a column and step to what it is."""
    for _stop in range(100):
        chooser = driven.focus()
        if isinstance(chooser, QComboBox) and f"“{column}”" in chooser.accessibleDescription():
            break
        driven.press("Tab")
    else:
        raise AssertionError(f"Tab never comes to the column {column}")
    driven.press("Home")
    for _step in range(chooser.count()):
        if chooser.currentText() != field:
            driven.press("Down")
    assert chooser.currentText() == field


def test_a_german_list_is_told_once_and_known_from_then_on(
    ready: DrivenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "Ruderverein.csv"
    file.write_bytes(LIST.encode("cp1252"))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: ([str(file)], ""))
    before = names_of(ready)

    page = bring_in(ready)
    assert heard(ready.focus()).name == "Choose columns"
    ready.press("Return")
    ready.settle()
    assert page.is_in_front(page.mapping)
    choose(ready, "Mitglied", "Full name")
    choose(ready, "Ruf", "Phone")
    choose(ready, "Seit", "Met on")
    ready.press("Ctrl+Return")
    ready.settle()
    assert page.is_in_front(page.review)
    assert names_of(ready) == before
    ready.press("Ctrl+Return")
    ready.settle()
    assert page.is_in_front(page.report)
    assert names_of(ready) - before == {"Jürgen Groß", "Zoë Müller", "Änne Übel"}

    file.write_bytes((LIST + "Björn Ström;;\n").encode("cp1252"))
    bring_in(ready)
    assert page.is_in_front(page.review), "it is asked about once more"
    ready.press("Ctrl+Return")
    ready.settle()
    assert names_of(ready) - before == {"Jürgen Groß", "Zoë Müller", "Änne Übel", "Björn Ström"}
