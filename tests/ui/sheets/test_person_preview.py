# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody at a glance: who they are, what comes next, how they were met, what was last."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from coterie.domain.people import PersonEdit
from coterie.services.interactions import NewLog
from coterie.ui.pages.people.contact.glances import LONGEST_TEXT, told
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.labels import ElidedLabel, Label
from coterie.ui.sheets.person_preview import PersonPreview
from tests.builders import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from coterie.ui.sheets.person_glance import PersonGlance
    from tests.ui.desks import TestDesk

KEY = Qt.Key


@pytest.fixture
def made(desks: Callable[..., TestDesk]) -> TestDesk:
    return desks()


@pytest.fixture
def ana(made: TestDesk) -> int:
    """Add somebody of whom everything is known."""
    person = made.opened.add("Ana Lindqvist").id
    made.opened.people.edit(person, PersonEdit(title="Architect", organisation="Fjordbank", met_where="PyLisbon"))
    for day in range(1, 5):
        made.opened.interactions.log(person, NewLog(on=date(2026, 1, day), kind="call", text=f"Call {day}"))
    made.opened.follow_ups.add(person, TODAY - timedelta(days=3), "Send the deck")
    return person


class Opened:
    """A preview over an active window, and where it led."""

    def __init__(self, made: TestDesk, qtbot: QtBot, show: Callable[..., QWidget]) -> None:
        self.row = Button("Row")
        window = show(self.row)
        window.resize(900, 700)
        self.row.setFocus()
        self.qtbot = qtbot
        self.preview = PersonPreview(window, made.desk, told)
        self.went: list[tuple[str, int]] = []
        self.preview.opened.connect(lambda person: self.went.append(("open", person)))
        self.preview.logged.connect(lambda person: self.went.append(("log", person)))

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.preview.panel, key)

    def texts(self) -> list[str]:
        kinds: tuple[type[Label | ElidedLabel], ...] = (Label, ElidedLabel)
        return [one.text() for kind in kinds for one in self.preview.findChildren(kind) if one.isVisible()]


@pytest.fixture
def opened(made: TestDesk, qtbot: QtBot, show: Callable[..., QWidget]) -> Opened:
    return Opened(made, qtbot, show)


def glance(made: TestDesk, person: int) -> PersonGlance:
    pages = made.desk.session.pages
    return told(pages.look(person), pages.timeline(person, limit=3).entries, TODAY)


def test_it_says_who_what_is_next_how_met_and_what_was_last(made: TestDesk, ana: int) -> None:
    shown = glance(made, ana)
    assert (shown.name, shown.role) == ("Ana Lindqvist", "Architect, Fjordbank")
    assert shown.step is not None
    assert (shown.step.tone, shown.step.title) == ("danger", "Send the deck")
    assert (shown.known_title, shown.known) == ("How you know Ana", "You met at PyLisbon.")
    assert [entry.text for entry in shown.entries] == ["Call 4", "Call 3", "Call 2"]
    assert shown.spoken.startswith("Ana Lindqvist. Architect, Fjordbank. Send the deck. ")


def test_of_somebody_new_it_says_that_nothing_is_planned(made: TestDesk) -> None:
    shown = glance(made, made.opened.add("Bob Ray").id)
    assert shown.step is not None
    assert (shown.step.tone, shown.role, shown.known, shown.entries) == ("dashed", "", "", ())


def test_of_oneself_there_is_no_next_step(made: TestDesk) -> None:
    with made.opened.vault.read() as view:
        owner = view.people.owner_id()
    assert glance(made, owner).step is None


def test_long_texts_are_cut_and_kept_on_one_line(made: TestDesk) -> None:
    person = made.opened.add("Bob Ray").id
    made.opened.interactions.log(person, NewLog(text="Many\n\nwords " * 200))
    text = glance(made, person).entries[0].text
    assert text.startswith("Many words Many")
    assert text.endswith("…")
    assert len(text) <= LONGEST_TEXT + 1


def test_esc_closes_it_and_gives_the_focus_back(opened: Opened, ana: int) -> None:
    opened.preview.open_preview(ana)
    assert opened.preview.panel.hasFocus()
    assert "Send the deck" in opened.texts()
    opened.press(KEY.Key_Escape)
    assert not opened.preview.isVisible()
    assert opened.row.hasFocus()


def test_what_a_vault_says_is_plain_text(made: TestDesk, opened: Opened) -> None:
    person = made.opened.add("<b>Bo</b>").id
    made.opened.interactions.log(person, NewLog(text="<img src=x> & so on"))
    opened.preview.open_preview(person)
    assert {"<b>Bo</b>", "<img src=x> & so on"} <= set(opened.texts())
    assert all(one.textFormat() == Qt.TextFormat.PlainText for one in opened.preview.findChildren(Label))


def test_enter_and_l_lead_on_after_it_has_closed(opened: Opened, ana: int) -> None:
    for key, way in ((KEY.Key_Return, "open"), (KEY.Key_L, "log")):
        opened.preview.open_preview(ana)
        opened.press(key)
        assert opened.went[-1] == (way, ana)
        assert not opened.preview.isVisible()


def test_arrows_go_where_the_page_leads(made: TestDesk, opened: Opened, ana: int) -> None:
    bob = made.opened.add("Bob Ray").id
    asked: list[int] = []

    def step(by: int) -> int:
        asked.append(by)
        return bob if by > 0 else 0

    opened.preview.open_preview(ana, step)
    opened.press(KEY.Key_Down)
    assert opened.preview.panel.accessibleName() == "Bob Ray"
    assert "Send the deck" not in opened.texts()
    opened.press(KEY.Key_K)
    assert opened.preview.panel.accessibleName() == "Bob Ray"
    assert asked == [1, -1]


def test_somebody_who_is_gone_is_told(made: TestDesk, opened: Opened) -> None:
    opened.preview.open_preview(999)
    assert not opened.preview.isVisible()
    assert made.notices.problems[0].startswith("This person is not here any more.")
