# SPDX-License-Identifier: GPL-3.0-or-later
"""Blur over the whole window: nobody's name and nothing written about anybody is seen, heard or read in a tool tip."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from coterie.ui.pages.people.page import PeoplePage
from coterie.ui.parts.covers import is_marked
from tests.ui.clipping import painted_texts, shown_in
from tests.ui.scenes import PLACES, fill, go_to, scenes_of_the_sheets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.ui.window import DrivenWindow, Windows

ROLES = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.ToolTipRole,
)  # fmt: skip
PROPERTIES = ("text", "plainText", "title", "windowTitle", "toolTip", "accessibleName", "accessibleDescription")
#: Words that pages use by themselves, too.
USUAL = {"sample", "data", "women", "unknown", "research", "house"}
SHORTEST = 4
AMARA = "Amara Okafor"


@pytest.fixture
def blurred(ready: DrivenWindow) -> DrivenWindow:
    """Show the window with blur on, over the invented people, two of them in the bin."""
    fill(ready)
    ready.window._preferences.change(blur=True)
    ready.settle()
    return ready


def secrets_of(driven: DrivenWindow) -> set[str]:
    """Give the names of everybody in the vault, word by word, with what is written about them."""
    session = driven.window._unlocked.session  # type: ignore[union-attr] # a vault is open
    people = session.people_lists
    found: set[str] = set()
    for row in people.rows(people.ids("", "name", 0)):
        page = session.pages.look(row.id)
        found |= set(re.findall(r"[^\W\d_]+", row.name)) | {row.title or "", row.organisation or ""}
        found |= {note.text[:20] for note in page.notes} | {fact.value for fact in page.facts if len(fact.value) > 6}
        found |= {entry.title for entry in session.pages.timeline(row.id).entries if entry.kind in {"meeting", "event"}}
    return {word for word in found if len(word) >= SHORTEST and word.lower() not in USUAL}


def texts_in(top: QWidget) -> Iterator[str]:
    """Give everything there is to read or hear in a window, the hidden parts included."""
    for widget in [top, *top.findChildren(QWidget)]:
        if isinstance(widget, QLineEdit) and widget.hasFocus():
            continue
        for name in PROPERTIES:
            yield str(widget.property(name) or "")
        yield from (action.text() for action in widget.actions())
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            for row in range(model.rowCount()):
                yield from (str(model.index(row, 0).data(role) or "") for role in ROLES)


def painted_in(driven: DrivenWindow) -> list[str]:
    """Give what the widgets of the window paint."""
    with painted_texts() as painted:
        driven.window.grab()
    return [one.text for one in painted]


def told(driven: DrivenWindow, secrets: set[str]) -> list[str]:
    """List texts of the window in which something stands that blur covers, or a mark itself."""
    texts = {*texts_in(driven.window), *painted_in(driven)}
    return sorted(text for text in texts if is_marked(text) or any(word in text for word in secrets))


@pytest.mark.parametrize(("page", "shown"), PLACES)
def test_a_page_tells_nobody(blurred: DrivenWindow, page: str, shown: str) -> None:
    secrets = secrets_of(blurred)
    go_to(blurred, page, shown)
    assert len(secrets) > 100
    assert told(blurred, secrets) == []


def test_sheets_tell_nobody(blurred: DrivenWindow) -> None:
    secrets = secrets_of(blurred)
    for scene in scenes_of_the_sheets(blurred):
        if "understood" in scene.name or "toast" in scene.name:
            # What somebody types stays to be read, and a toast says what it is given.
            continue
        scene.show()
        blurred.settle()
        assert told(blurred, secrets) == [], scene.name
        scene.hide()


def test_the_same_words_are_there_while_blur_is_off(ready: DrivenWindow) -> None:
    secrets = secrets_of(ready)
    go_to(ready, "people", "person")
    assert len(told(ready, secrets)) > 50


def people_page(driven: DrivenWindow) -> PeoplePage:
    """Show Amara on the page of people, with the focus on her row."""
    page = driven.go("people", f"person:{driven.person(AMARA)}")
    assert isinstance(page, PeoplePage)
    page.pane.list.setFocus()
    return page


def spoken(page: PeoplePage) -> str:
    """Give what is said of the current row."""
    return str(page.pane.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def test_space_shows_one_person_in_the_list_and_beside_it(blurred: DrivenWindow) -> None:
    page = people_page(blurred)
    assert spoken(page).startswith("A. O., hidden, strength")
    blurred.press("Space")
    assert spoken(page).startswith(AMARA)
    assert page.content.front.header.name.text() == AMARA  # type: ignore[attr-defined] # it is the page of a person
    assert sum(AMARA.split()[1] in text for text in texts_in(page.pane)) == 1
    blurred.press("Space")
    assert spoken(page).startswith("A. O., hidden")
    assert page.content.front.header.name.text() == "A. O."  # type: ignore[attr-defined] # see above


def test_who_goes_on_covers_the_one_before(blurred: DrivenWindow) -> None:
    secrets, page = secrets_of(blurred), people_page(blurred)
    blurred.press("Space")
    assert told(blurred, secrets) != []
    blurred.press("Up")
    blurred.settle()
    page.presenter.move(page.pane.list.current_id)
    blurred.settle()
    assert told(blurred, secrets) == []


def test_the_row_under_the_pointer_is_shown(blurred: DrivenWindow) -> None:
    rows = people_page(blurred).pane.list
    rows.scrollTo(rows.currentIndex())
    place = rows.visualRect(rows.currentIndex()).center()
    point(rows, place)
    assert str(rows.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)).startswith(AMARA)
    assert AMARA in painted_in(blurred)
    point(rows, QPoint(place.x(), place.y() - rows.visualRect(rows.currentIndex()).height()))
    assert str(rows.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)).startswith("A. O.")
    assert AMARA not in painted_in(blurred)


def point(rows: QAbstractItemView, place: QPoint) -> None:
    """Move the pointer over a list."""
    none, at = Qt.MouseButton.NoButton, QPointF(place)
    event = QMouseEvent(QMouseEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)
    rows.mouseMoveEvent(event)


def test_a_sensitive_fact_stays_covered_until_it_is_pressed(ready: DrivenWindow) -> None:
    person = ready.person(AMARA)
    fact = next(one for one in ready.session.pages.look(person).facts if one.kind == "mail")
    ready.session.facts.mark(fact.key, 2)
    ready.window._preferences.change(blur=True)
    ready.settle()
    page = people_page(ready)
    ready.press("Space")
    row = next(one for key, one in page.content.front.facts.rows.items() if key == fact.key)  # type: ignore[attr-defined]
    assert row.words.text() != fact.value
    row.words.click()
    assert row.words.text() == fact.value
    assert row.form is None


def test_what_was_said_before_is_covered_and_comes_back(ready: DrivenWindow) -> None:
    fill(ready)
    ready.window._preferences.change(blur=True)
    assert all(is_marked(message.text) for message in ready.shell.notices.messages)
    ready.window._preferences.change(blur=False)
    assert ready.shell.notices.messages[-1].text == "Moved Bo Ek to the bin."


def test_it_is_remembered_without_a_word_about_anybody_and_comes_back_with_the_vault(blurred: DrivenWindow) -> None:
    kept = json.loads(blurred.app.preferences.read_text(encoding="utf-8"))
    assert kept["blur"] is True
    secrets = secrets_of(blurred)
    blurred.window.lock()
    blurred.unlock()
    assert told(blurred, secrets) == []
    assert blurred.shell._strips.blur.isVisible()


def test_the_strip_turns_it_off(blurred: DrivenWindow) -> None:
    page = people_page(blurred)
    blurred.shell._strips.blur.off.click()
    blurred.settle()
    assert blurred.page is not page
    assert not blurred.shell._strips.blur.isVisible()
    assert blurred.shell.place is not None
    assert blurred.shell.place.selection == f"person:{blurred.person(AMARA)}"
    assert any(AMARA in text for text in texts_in(blurred.window))


def test_it_is_in_the_menu_and_in_the_palette(windows: Windows, ready: DrivenWindow) -> None:
    del windows
    ready.window.register.run("window.blur")
    ready.settle()
    assert ready.window._preferences.now.blur
    assert "Turn off" in [str(widget.property("text")) for widget in shown_in(ready.middle)]


def test_work_goes_on_while_it_is_on(blurred: DrivenWindow) -> None:
    person = blurred.person(AMARA)
    page = people_page(blurred)
    header = page.content.front.header  # type: ignore[attr-defined] # it is the page of a person
    header.edit_name()
    assert header.form.name.text() == AMARA
    header.form.name.setText("Amara Obi")
    blurred.press("Return")
    blurred.settle()
    (row,) = blurred.window._unlocked.session.people_lists.rows([person])  # type: ignore[union-attr] # a vault is open
    assert (row.name, row.title) == ("Amara Obi", "Staff engineer")


def test_an_event_tells_nobody(blurred: DrivenWindow) -> None:
    secrets = secrets_of(blurred)
    session = blurred.window._unlocked.session  # type: ignore[union-attr] # a vault is open
    hit = next(hit for hit in session.searching.find("meetup").hits if hit.kind == "event")
    blurred.go("calendar", f"event:{hit.id}")
    assert told(blurred, secrets) == []


def test_a_glance_tells_nobody_but_who_was_asked_for(blurred: DrivenWindow) -> None:
    secrets, page = secrets_of(blurred), people_page(blurred)
    page.previewing.show()
    blurred.settle()
    assert blurred.sheet is not None
    assert told(blurred, secrets) == []


def test_the_review_of_an_import_and_its_report_tell_nobody(blurred: DrivenWindow, tmp_path: Path) -> None:
    cards = tmp_path / "cards.vcf"
    lines = ("BEGIN:VCARD", "VERSION:3.0", "FN:Zebulon Quackenbush", "N:Quackenbush;Zebulon;;;", "ORG:Wobblehouse",
             "TITLE:Tinker", "NOTE:Hums while working", "EMAIL:zeb@quackenbush.example", "END:VCARD", "")  # fmt: skip
    cards.write_text("\r\n".join(lines), encoding="utf-8")
    secrets = {"Zebulon", "Quackenbush", "Wobblehouse", "Tinker", "Hums", "quackenbush"}
    blurred.shell.bring_in([cards])
    blurred.settle()
    flow = blurred.page.flow  # type: ignore[attr-defined] # it is the page of imports
    assert flow.has_plan
    assert told(blurred, secrets) == []
