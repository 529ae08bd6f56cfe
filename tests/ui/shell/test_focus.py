# SPDX-License-Identifier: GPL-3.0-or-later
"""The focus is never lost: after an act it is on what comes next, after a sheet on what opened it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from coterie.ui.pages import PAGES
from coterie.ui.shell.sidebar import Sidebar
from tests.ui.shell.test_kept_words import many_cards
from tests.ui.window import keyboard_stops

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.window import DrivenWindow

#: What page or sheet a person comes to, and how.
PLACES = [
    ("today", ""), ("people", ""), ("people", "person"), ("people", "organisation"), ("calendar", ""),
    ("import_export", ""), ("import_export", "export"), ("import_export", "duplicates"), ("bin", ""),
]  # fmt: skip


def come_to(driven: DrivenWindow, page: str, part: str) -> None:
    if part == "person":
        part = f"person:{driven.person()}"
    elif part == "organisation":
        part = f"organisation:{driven.session.pages.look(driven.person()).posts[0].organisation_id}"
    driven.go(page, part)


def in_page(driven: DrivenWindow) -> bool:
    """Tell whether the focus is inside the page in front, on something that is seen."""
    focused = QApplication.focusWidget()
    return focused is not None and focused.isVisible() and (focused is driven.page or driven.page.isAncestorOf(focused))


def in_sidebar(widget: QWidget | None) -> bool:
    while widget is not None and not isinstance(widget, Sidebar):
        widget = widget.parentWidget()
    return widget is not None


@pytest.mark.parametrize("page", [page.id for page in PAGES])
def test_a_page_that_comes_to_the_front_has_the_focus(ready: DrivenWindow, page: str) -> None:
    ready.go(page)
    assert in_page(ready)


@pytest.mark.parametrize("page", [page.id for page in PAGES])
@pytest.mark.parametrize("keys", ["F6", "Shift+F6"])
def test_f6_comes_round(ready: DrivenWindow, page: str, keys: str) -> None:
    ready.go(page)
    seen: list[QWidget] = []
    for _step in range(12):
        ready.press(keys)
        focused = ready.focus()
        assert focused.isVisible()
        if focused in seen:
            break
        seen.append(focused)
    assert any(in_sidebar(widget) for widget in seen)
    assert any(not in_sidebar(widget) for widget in seen)


@pytest.mark.parametrize("page", [page.id for page in PAGES])
@pytest.mark.parametrize("way", ["log", "plan", "quick_add", "search", "shortcuts"])
def test_after_a_sheet_it_is_where_it_was(ready: DrivenWindow, page: str, way: str) -> None:
    ready.go(page)
    before = ready.focus()
    person = ready.person()
    ways = {"log": lambda: ready.shell.log(person), "plan": lambda: ready.shell.plan([person])}
    ways.get(way, getattr(ready.shell, way))()
    ready.settle()
    assert ready.is_covered()
    inside = keyboard_stops(ready.window)
    sheet = ready.sheet
    assert sheet is not None
    assert all(sheet.isAncestorOf(widget) for widget in inside)
    ready.press("Escape")
    ready.settle()
    assert not ready.is_covered()
    assert ready.focus() is before


def test_after_an_import_it_is_in_the_report(ready: DrivenWindow, tmp_path: Path) -> None:
    ready.shell.bring_in([many_cards(tmp_path, 12)])
    ready.settle()
    assert in_page(ready)
    ready.press("Ctrl+Return")
    ready.settle()
    assert ready.page.report.isVisible()  # type: ignore[attr-defined] # the page of imports has it
    assert in_page(ready)
    assert ready.page.report.isAncestorOf(ready.focus())  # type: ignore[attr-defined] # see above


def test_an_import_that_is_cancelled_leaves_it_in_the_review(ready: DrivenWindow, tmp_path: Path) -> None:
    ready.shell.bring_in([many_cards(tmp_path, 3_000)])
    ready.settle()
    ready.press("Ctrl+Return")
    ready.press("Escape")
    ready.settle()
    assert in_page(ready)


@pytest.mark.parametrize("key", ["Del", "E", "S"])
def test_after_a_row_is_gone_it_is_on_the_next(ready: DrivenWindow, key: str) -> None:
    ready.go("people" if key == "Del" else "today")
    if key == "Del":
        ready.until(lambda: isinstance(QApplication.focusWidget(), QAbstractItemView))
    ready.press(key)
    ready.settle()
    if QApplication.activePopupWidget() is not None:
        ready.press("Return")
        ready.settle()
    view = ready.focus()
    assert isinstance(view, QAbstractItemView)
    assert view.currentIndex().isValid()


def test_the_last_thing_in_the_bin_leaves_the_focus_on_the_page(ready: DrivenWindow) -> None:
    ready.session.people.bin([ready.person()])
    ready.go("bin")
    ready.page.reload()
    ready.settle()
    ready.press("Return")
    ready.settle()
    assert in_page(ready)
