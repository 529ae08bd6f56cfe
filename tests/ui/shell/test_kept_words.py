# SPDX-License-Identifier: GPL-3.0-or-later
"""No word that somebody typed is lost: not by a lock, not by closing the window, not by a press beside a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from coterie.ui.parts.typed_words import typed_in
from coterie.ui.sheets.form_sheet import FormSheet
from tests.ui.screen_reader import heard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.window import DrivenWindow, Windows

WORDS = "Coffee in the old harbour"


def come_in(driven: DrivenWindow) -> DrivenWindow:
    driven.unlock()
    driven.until(lambda: driven.shell.draft_keeper.is_loaded, "what was kept is not read")
    return driven


def lock_and_unlock(driven: DrivenWindow, _windows: Windows) -> DrivenWindow:
    driven.press("Ctrl+L")
    return come_in(driven)


def close_and_start(driven: DrivenWindow, windows: Windows) -> DrivenWindow:
    return come_in(windows.again(driven))


BOTH_WAYS = pytest.mark.parametrize("leave", [lock_and_unlock, close_and_start])


def field_texts(driven: DrivenWindow) -> str:
    """Give all that stands in the fields of the sheet that is open."""
    assert driven.sheet is not None, "no sheet is open"
    return "\n".join(typed_in(driven.sheet.panel).values())


def offered(driven: DrivenWindow) -> str:
    """Give the last sentence of a toast."""
    driven.until(lambda: driven.shell.notices.messages, "nothing is said")
    return driven.shell.notices.messages[-1].text


class TestSheetsOfTheWindow:
    @BOTH_WAYS
    @pytest.mark.parametrize("sheet", ["log", "follow-up", "quick add"])
    def test_what_is_typed_comes_back(
        self, windows: Windows, tmp_path: Path, leave: Callable[..., DrivenWindow], sheet: str
    ) -> None:
        driven = windows.ready(tmp_path)
        person = driven.person()
        ways = {
            "log": lambda: driven.shell.log(person),
            "follow-up": lambda: driven.shell.plan([person]),
            "quick add": lambda: driven.shell.quick_add(),  # noqa: PLW0108 - another shell after a lock
        }
        ways[sheet]()
        driven.type(WORDS)
        driven = leave(driven, windows)
        assert not driven.is_covered()
        driven.settle()
        assert "kept" in offered(driven)
        ways[sheet]()
        driven.settle()
        assert WORDS in field_texts(driven)

    def test_the_toast_leads_back_to_them(self, ready: DrivenWindow, windows: Windows) -> None:
        ready.shell.log(ready.person())
        ready.type(WORDS)
        lock_and_unlock(ready, windows)
        offered(ready)
        ready.shell.notices.run(len(ready.shell.notices.messages) - 1)
        ready.settle()
        assert WORDS in field_texts(ready)

    def test_they_are_told_of_once_and_stay(self, ready: DrivenWindow, windows: Windows) -> None:
        ready.shell.log(ready.person())
        ready.type(WORDS)
        lock_and_unlock(ready, windows)
        offered(ready)
        lock_and_unlock(ready, windows)
        ready.settle()
        assert not ready.shell.notices.messages
        ready.shell.log(ready.person())
        assert WORDS in field_texts(ready)

    def test_everything_in_the_form_comes_back_not_the_text_alone(self, ready: DrivenWindow, windows: Windows) -> None:
        ready.shell.log(ready.person())
        ready.type(WORDS)
        ready.tab_to("I promised something")
        ready.press("Space")
        ready.type("the outline")
        lock_and_unlock(ready, windows)
        ready.settle()
        ready.shell.log(ready.person())
        assert "the outline" in field_texts(ready)
        assert heard(ready.focus()).name == "What was said"

    def test_what_was_saved_is_not_offered_again(self, ready: DrivenWindow, windows: Windows) -> None:
        ready.shell.log(ready.person())
        ready.type(WORDS)
        ready.press("Ctrl+Return")
        # The lock comes before the window heard that the entry is saved.
        lock_and_unlock(ready, windows)
        ready.settle()
        texts = [entry.text for entry in ready.session.pages.timeline(ready.person()).entries]
        assert texts.count(WORDS) == 1
        ready.shell.log(ready.person())
        assert WORDS not in field_texts(ready)

    def test_what_was_emptied_is_not_offered_again(self, ready: DrivenWindow, windows: Windows) -> None:
        ready.shell.log(ready.person())
        ready.type(WORDS)
        ready.press("Ctrl+A")
        ready.press("Backspace")
        lock_and_unlock(ready, windows)
        ready.settle()
        assert not ready.session.drafts.all()

    def test_words_about_one_person_are_not_offered_about_another(self, ready: DrivenWindow) -> None:
        ready.shell.log(ready.person())
        ready.type(WORDS)
        ready.press("Escape")
        ready.shell.log(ready.person("Tomás Herrera"))
        assert WORDS not in field_texts(ready)
        ready.press("Escape")
        ready.shell.log(ready.person())
        assert WORDS in field_texts(ready)
        ready.type(" and more")
        assert f"{WORDS} and more" in field_texts(ready), "one goes on behind the last word"

    def test_a_cancelled_plan_is_gone_and_one_pressed_away_by_a_slip_is_there(self, ready: DrivenWindow) -> None:
        ready.shell.plan([ready.person()])
        ready.type(WORDS)
        ready.press("Escape")
        ready.shell.plan([ready.person()])
        assert WORDS not in field_texts(ready)
        ready.type(WORDS)
        sheet = ready.sheet
        assert isinstance(sheet, FormSheet)
        QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
        assert not ready.is_covered()
        ready.shell.plan([ready.person()])
        assert WORDS in field_texts(ready)

    def test_one_can_start_afresh(self, ready: DrivenWindow) -> None:
        ready.shell.log(ready.person())
        ready.type(WORDS)
        ready.press("Escape")
        ready.shell.log(ready.person())
        ready.tab_to("Start afresh")
        ready.press("Space")
        assert WORDS not in field_texts(ready)
        assert isinstance(ready.focus(), QPlainTextEdit | QLineEdit)
        ready.press("Escape")
        ready.shell.log(ready.person())
        assert WORDS not in field_texts(ready)

    def test_a_stopped_computer_costs_the_last_seconds_alone(self, ready: DrivenWindow) -> None:
        ready.shell.log(ready.person())
        ready.type(WORDS)
        ready.until(lambda: any(WORDS in words.values() for words in ready.session.drafts.all().values()))


class TestPages:
    @BOTH_WAYS
    def test_a_new_person_half_typed(
        self, windows: Windows, tmp_path: Path, leave: Callable[..., DrivenWindow]
    ) -> None:
        driven = windows.ready(tmp_path)
        driven.go("people")
        driven.press("N")
        driven.type("Ilse Brandt")
        driven = leave(driven, windows)
        driven.settle()
        assert "kept" in offered(driven)
        driven.go("people")
        driven.press("N")
        assert "Ilse Brandt" in field_texts(driven)

    @BOTH_WAYS
    def test_a_note_that_is_being_written_is_saved_as_a_note(
        self, windows: Windows, tmp_path: Path, leave: Callable[..., DrivenWindow]
    ) -> None:
        driven = windows.ready(tmp_path)
        driven.go("people", f"person:{driven.person()}")
        driven.shell._actions.run("contact.note")
        driven.settle()
        driven.type(WORDS)
        driven = leave(driven, windows)
        driven.settle()
        page = driven.session.pages.look(driven.person())
        assert any(note.text == WORDS for note in page.notes)

    @BOTH_WAYS
    def test_what_stands_in_a_form_on_the_page_of_a_person(
        self, windows: Windows, tmp_path: Path, leave: Callable[..., DrivenWindow]
    ) -> None:
        driven = windows.ready(tmp_path)
        amara = driven.person()
        driven.go("people", f"person:{amara}")
        driven.shell._actions.run("contact.edit")
        driven.type(WORDS)
        driven = leave(driven, windows)
        driven.go("people", f"person:{amara}")
        driven.shell._actions.run("contact.edit")
        assert WORDS in "\n".join(typed_in(driven.page).values())
        driven.press("Escape")
        driven.shell._actions.run("contact.edit")
        assert WORDS not in "\n".join(typed_in(driven.page).values())

    def test_looking_at_somebody_else_costs_no_word(self, ready: DrivenWindow) -> None:
        amara, tomas = ready.person(), ready.person("Tomás Herrera")
        ready.go("people", f"person:{amara}")
        ready.shell._actions.run("contact.edit")
        ready.type(WORDS)
        ready.go("people", f"person:{tomas}")
        ready.shell._actions.run("contact.edit")
        assert WORDS not in "\n".join(typed_in(ready.page).values())
        ready.go("people", f"person:{amara}")
        ready.shell._actions.run("contact.edit")
        assert WORDS in "\n".join(typed_in(ready.page).values())


class TestImports:
    @BOTH_WAYS
    def test_a_stopped_import_is_told_with_the_way_to_begin_again(
        self, windows: Windows, tmp_path: Path, leave: Callable[..., DrivenWindow]
    ) -> None:
        driven = windows.ready(tmp_path)
        before = driven.session.importing.past()
        file = many_cards(tmp_path, 4_000)
        driven.shell.bring_in([file])
        driven.settle()
        driven.press("Ctrl+Return")
        driven = leave(driven, windows)
        driven.settle()
        assert driven.session.importing.past() == before
        told = offered(driven)
        assert file.name in told
        assert "Nothing was changed" in told
        driven.shell.notices.run(len(driven.shell.notices.messages) - 1)
        driven.settle()
        driven.press("Ctrl+Return")
        driven.settle()
        assert len(driven.session.importing.past()) == len(before) + 1
        count = len(driven.shell.notices.messages)
        driven = leave(driven, windows)
        driven.settle()
        assert not [one for one in driven.shell.notices.messages[count:] if file.name in one.text]

    def test_a_review_that_was_open_is_offered_again(
        self, ready: DrivenWindow, windows: Windows, tmp_path: Path
    ) -> None:
        file = many_cards(tmp_path, 3)
        ready.shell.bring_in([file])
        ready.settle()
        lock_and_unlock(ready, windows)
        assert file.name in offered(ready)

    def test_an_import_that_somebody_cancelled_is_not_told_of_again(
        self, ready: DrivenWindow, windows: Windows, tmp_path: Path
    ) -> None:
        ready.shell.bring_in([many_cards(tmp_path, 4_000)])
        ready.settle()
        ready.press("Ctrl+Return")
        ready.page.flow.cancel()  # type: ignore[attr-defined] # the page of imports has it
        ready.settle()
        ready.page.flow.leave()  # type: ignore[attr-defined] # see above
        lock_and_unlock(ready, windows)
        ready.settle()
        assert ready.session.drafts.take_stopped() is None
        assert not ready.shell.notices.messages


def many_cards(folder: Path, number: int) -> Path:
    """Write a file of so many invented people."""
    file = folder / "colleagues.vcf"
    file.write_text(
        "".join(
            f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Invented Person {one}\r\nEMAIL:p{one}@example.org\r\nEND:VCARD\r\n"
            for one in range(number)
        ),
        encoding="utf-8",
    )
    return file
