# SPDX-License-Identifier: GPL-3.0-or-later
"""Back and forward lead to places, not to every step of the way."""

from __future__ import annotations

from coterie.ui.shell.history import LONGEST, History, Place


def test_back_and_forward_over_pages_and_selections() -> None:
    history = History()
    for place in (Place("today"), Place("people"), Place("people", "person:1"), Place("people", "person:2")):
        history.visit(place)
    assert history.back() == Place("people", "person:1")
    assert history.back() == Place("today")
    assert history.back() is None
    assert not history.can_go_back
    assert history.forward() == Place("people", "person:1")
    assert history.can_go_forward


def test_going_somewhere_forgets_what_lay_ahead() -> None:
    history = History()
    for page in ("today", "people", "calendar"):
        history.visit(Place(page, "x"))
    history.back()
    history.visit(Place("privacy"))
    assert history.forward() is None
    assert history.back() == Place("people", "x")


def test_the_same_place_twice_is_once() -> None:
    history = History()
    history.visit(Place("today"))
    history.visit(Place("today"))
    assert not history.can_go_back


def test_it_does_not_grow_without_end() -> None:
    history = History()
    for number in range(LONGEST * 3):
        history.visit(Place("people", f"person:{number}"))
    steps = 0
    while history.back():
        steps += 1
    assert steps == LONGEST - 1
