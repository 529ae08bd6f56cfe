# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar in the whole window with its real jobs: a week of the invented people, worked by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.ui.pages.calendar.lines import EntryLine
from coterie.ui.pages.calendar.page import CalendarPage

if TYPE_CHECKING:
    from tests.ui.window import DrivenWindow


def calendar(ready: DrivenWindow) -> CalendarPage:
    ready.press("Ctrl+4")
    ready.settle()
    page = ready.page
    assert isinstance(page, CalendarPage)
    return page


def titles(page: CalendarPage) -> list[str]:
    return [line.title for line in page.agenda.rows.lines if isinstance(line, EntryLine)]


def test_a_week_of_the_invented_people_stands_in_the_agenda(ready: DrivenWindow) -> None:
    page = calendar(ready)
    assert page.agenda.hasFocus()
    kinds = {line.kind for line in page.agenda.rows.lines if isinstance(line, EntryLine)}
    assert {"event", "follow_up", "birthday"} <= kinds
    assert page.head.days.text() == "12 to 25 March 2026"


def test_an_event_is_added_opened_removed_and_brought_back(ready: DrivenWindow) -> None:
    page = calendar(ready)
    ready.press("N")
    assert ready.is_covered()
    ready.type("Walk with nobody")
    ready.press("Ctrl+Return")
    ready.settle()
    assert not ready.is_covered()
    assert "Walk with nobody" in titles(page)
    row = page.agenda.rows.row_of(
        next(line.key for line in page.agenda.rows.lines if "Walk with nobody" in line.spoken)
    )
    page.agenda.setCurrentIndex(page.agenda.rows.index(row))
    page.agenda.setFocus()
    ready.press("Return")
    ready.settle()
    assert page.event_view.isVisible()
    ready.press("Del")
    ready.settle()
    assert not page.event_view.isVisible()
    assert "Walk with nobody" not in titles(page)
    ready.press("Ctrl+Z")
    ready.settle()
    assert "Walk with nobody" in titles(page)


def test_back_leads_from_an_event_to_the_calendar_and_forward_again(ready: DrivenWindow) -> None:
    page = calendar(ready)
    ready.press("Home")
    ready.settle()
    row = next(
        row
        for row, line in enumerate(page.agenda.rows.lines)
        if isinstance(line, EntryLine) and line.kind == "event" and line.day >= page.calendar.day
    )
    page.agenda.setCurrentIndex(page.agenda.rows.index(row))
    ready.press("Return")
    ready.settle()
    title = page.event_view.title.text()
    assert page.event_view.isVisible()
    ready.press("Alt+Left")
    ready.settle()
    assert not page.event_view.isVisible()
    ready.press("Alt+Right")
    ready.settle()
    assert (page.event_view.isVisible(), page.event_view.title.text()) == (True, title)


def test_the_keys_of_the_period_turn_the_week(ready: DrivenWindow) -> None:
    page = calendar(ready)
    page.calendar.choose_view("week")
    ready.settle()
    for keys, days in (
        ("PgDown", "16 to 22 March 2026"),
        ("Home", "9 to 15 March 2026"),
        ("PgUp", "2 to 8 March 2026"),
    ):
        ready.press(keys)
        ready.settle()
        assert page.head.days.text() == days
