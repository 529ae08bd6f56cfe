# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything on the Privacy page is done by keyboard alone, in the whole window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from coterie.domain.recovery_codes import new_code
from coterie.ui.pages.privacy.report_sheet import ReportSheet
from coterie.ui.parts.buttons import LinkButton
from coterie.ui.printing.recovery_paper import recovery_paper
from coterie.ui.sheets.backups.backups_sheet import BackupsSheet
from coterie.ui.sheets.keys.passphrase_sheet import PassphraseSheet
from coterie.ui.sheets.keys.recovery_sheets import MakeCodeSheet
from tests.builders import PASSPHRASE
from tests.ui.window import DAY

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.window import DrivenWindow

NEW = "lantern brackwater fig orchard"


def chosen(driven: DrivenWindow, words: str) -> None:
    """Find an action in the palette and do it."""
    driven.press("Ctrl+K")
    driven.type(f">{words}")
    driven.settle()
    driven.press("Return")
    driven.settle()


def test_a_recovery_code_is_made(ready: DrivenWindow) -> None:
    ready.press("G, V")
    ready.settle()
    chosen(ready, "make a recovery")
    sheet = ready.sheet
    assert isinstance(sheet, MakeCodeSheet)
    for field in sheet.groups._fields:
        ready.tab_to(f"Group {sheet.groups.asked[sheet.groups._fields.index(field)]}")
        ready.type(field._group.lower())
    ready.press("Ctrl+Return")
    ready.settle()
    assert not ready.is_covered()
    assert ready.session.keys.state().recovery_made is not None


def test_the_passphrase_is_changed_and_opens_the_vault(ready: DrivenWindow) -> None:
    ready.press("Ctrl+0")
    ready.settle()
    chosen(ready, "change the passphrase")
    assert isinstance(ready.sheet, PassphraseSheet)
    for name, text in (("Present passphrase", PASSPHRASE), ("New passphrase", NEW), ("Repeat the new", NEW)):
        ready.tab_to(name)
        ready.type(text)
    sheet = ready.sheet
    ready.until(sheet._main.isEnabled, "it is not ready")
    ready.press("Return")
    ready.settle()
    assert not ready.is_covered()
    ready.lock()
    ready.until(ready.focus)
    ready.type(NEW)
    ready.press("Return")
    ready.until(lambda: ready.window.shell is not None, "the new passphrase does not open it")


def test_a_press_beside_it_costs_no_secret_and_enter_in_the_first_field_sends_it(
    ready: DrivenWindow, qtbot: QtBot
) -> None:
    ready.press("Ctrl+0")
    ready.settle()
    chosen(ready, "change the passphrase")
    sheet = ready.sheet
    assert isinstance(sheet, PassphraseSheet)
    for name, text in (("New passphrase", NEW), ("Repeat the new", NEW), ("Present passphrase", "not the present one")):
        ready.tab_to(name)
        ready.type(text)
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert sheet.isVisible()
    ready.until(sheet._main.isEnabled, "it is not ready")
    ready.press("Return")
    ready.until(lambda: sheet._problem.text() == "That is not the present passphrase.", "nothing is said")
    ready.type("x")
    assert not sheet._problem.isVisible()
    ready.press("Esc")
    assert not sheet.isVisible()


def test_somebody_is_found_and_read_about(ready: DrivenWindow) -> None:
    ready.press("Ctrl+0")
    ready.settle()
    ready.tab_to("Show everything about one person")
    ready.press("Return")
    sheet = ready.sheet
    assert isinstance(sheet, ReportSheet)
    ready.type("amara")
    ready.settle()
    ready.until(sheet.suggestions.texts, "nobody is offered")
    ready.press("Down")
    ready.press("Return")
    ready.settle()
    assert "Everything about Amara Okafor" in sheet.area.toPlainText()
    ready.press("Esc")
    assert not ready.is_covered()
    assert ready.focus().text() == "Show everything about one person"  # type: ignore[attr-defined]


def test_backups_are_walked_through(ready: DrivenWindow) -> None:
    ready.press("Ctrl+0")
    ready.settle()
    ready.tab_to("See all backups")
    ready.press("Return")
    ready.settle()
    sheet = ready.sheet
    assert isinstance(sheet, BackupsSheet)
    first = sheet._title.text()
    ready.press("Down")
    assert sheet.list.currentIndex().row() == 1
    assert sheet.list.hasFocus()
    ready.press("Return")
    assert sheet.form.passphrase.hasFocus()
    ready.tab_to("Back")
    ready.press("Return")
    assert sheet.list.hasFocus()
    ready.press("Up")
    assert sheet._title.text() == first
    ready.press("Esc")
    assert not ready.is_covered()


def test_the_paper_names_the_way_that_the_unlock_screen_has(ready: DrivenWindow) -> None:
    paper = str(recovery_paper(new_code(), "Noor", DAY).parts)
    ready.lock()
    links = [link.text() for link in ready.way_in.findChildren(LinkButton)]
    assert [text for text in links if f"“{text}”" in paper]
