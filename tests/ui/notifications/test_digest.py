# SPDX-License-Identifier: GPL-3.0-or-later
"""The note of the day comes once, at its time, and names nobody unless that is wanted."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from coterie.ui.notifications.digest import Digest

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.desks import TestDesk


class Heard:
    """Takes notes instead of a desktop."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def notify(self, title: str, text: str) -> bool:
        self.texts.append(text)
        return True


@pytest.fixture
def desk(desks: Callable[..., TestDesk], qtbot: QtBot) -> TestDesk:
    made = desks()
    for name in ("Ana Lindqvist", "Jonas Weber"):
        person = made.opened.add(name).id
        made.desk.session.follow_ups.add(person, made.opened.clock.today())
    return made


def look(desk: TestDesk, heard: Heard) -> Digest:
    digest = Digest(desk.desk, heard, QObject())
    digest.look()
    return digest


def test_nothing_is_said_unless_it_is_wanted(desk: TestDesk) -> None:
    heard = Heard()
    look(desk, heard)
    assert heard.texts == []


def test_it_comes_once_a_day_and_without_names(desk: TestDesk) -> None:
    heard = Heard()
    desk.desk.preferences.change(digest=True, digest_at="09:00")
    digest = look(desk, heard)
    digest.look()
    assert heard.texts == ["2 follow-ups today"]
    desk.opened.clock.go(1)
    digest.look()
    assert heard.texts == ["2 follow-ups today", "2 follow-ups today"]


def test_it_waits_for_its_time(desk: TestDesk) -> None:
    heard = Heard()
    desk.desk.preferences.change(digest=True, digest_at="10:30")
    digest = look(desk, heard)
    assert isinstance(desk.opened.clock.now(), datetime)
    assert heard.texts == []
    desk.opened.clock.seconds = 31 * 60
    digest.look()
    assert heard.texts == ["2 follow-ups today"]


def test_names_come_when_they_are_wanted(desk: TestDesk) -> None:
    heard = Heard()
    desk.desk.preferences.change(digest=True, names_in_notifications=True)
    look(desk, heard)
    assert heard.texts == ["2 follow-ups today: Ana Lindqvist, Jonas Weber"]


def test_a_day_with_nothing_stays_silent(desks: Callable[..., TestDesk]) -> None:
    heard = Heard()
    empty = desks("empty")
    empty.desk.preferences.change(digest=True)
    look(empty, heard)
    assert heard.texts == []
