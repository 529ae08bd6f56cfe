# SPDX-License-Identifier: GPL-3.0-or-later
"""Toasts: what they say, how long they stay, what can be taken back, and what was said before."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from coterie.ui.design.appearance import Appearance
from coterie.ui.design.tokens import MEASURES
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.toast import Message, Toasts
from coterie.ui.parts.toast_box import ToastAction, ToastBox
from tests.ui.screen_reader import heard

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

NOON = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)
MARKED_UP = '<img src="file:///x"><h1>Big</h1>'


@pytest.fixture(autouse=True)
def _still(wear: Callable[..., None]) -> None:
    """Let nothing fade, so that what is gone is gone at once."""
    wear(Appearance(still=True))


@pytest.fixture
def host(show: Callable[..., QWidget]) -> QWidget:
    window = show(QLineEdit())
    window.resize(900, 500)
    return window


@pytest.fixture
def toasts(host: QWidget) -> Toasts:
    return Toasts(host, lambda: NOON)


def box_of(host: QWidget) -> ToastBox:
    return host.findChildren(ToastBox)[0]


def action_of(host: QWidget) -> ToastAction:
    return host.findChildren(ToastAction)[0]


def is_fading(host: QWidget) -> bool:
    effect = box_of(host).graphicsEffect()
    return effect is not None and effect.isEnabled()


def timer_of(toasts: Toasts) -> QTimer:
    return toasts.findChildren(QTimer)[0]


def test_a_toast_stands_at_the_bottom_in_the_middle(host: QWidget, toasts: Toasts) -> None:
    toasts.show("Moved Jonas Weber to the bin", "Undo", lambda: None, key="Ctrl Z", icon="check")
    box = box_of(host)

    assert box.isVisible()
    assert abs(box.geometry().center().x() - host.rect().center().x()) <= 1
    host.resize(700, 400)
    assert abs(box.geometry().center().x() - host.rect().center().x()) <= 1
    assert host.height() - 80 < box.geometry().center().y() < host.height()


def test_one_at_a_time_and_for_eight_seconds(host: QWidget, toasts: Toasts, qtbot: QtBot) -> None:
    with qtbot.waitSignal(toasts.shown) as told:
        toasts.show("First")
    toasts.show("Second")

    assert told.args == ["First"]
    assert len(host.findChildren(ToastBox)) == 1
    assert heard(box_of(host)).name == "Second"
    assert timer_of(toasts).interval() == MEASURES.toast_ms == 8_000

    timer_of(toasts).timeout.emit()
    assert not box_of(host).isVisible()


def test_what_was_said_is_kept(host: QWidget, toasts: Toasts) -> None:
    undone: list[str] = []
    toasts.show("Snoozed Chidi Eze to Monday", "Undo", lambda: undone.append("snooze"))
    toasts.show("Vault checked, nothing wrong")
    toasts.dismiss()

    assert toasts.messages == (
        Message(NOON, "Snoozed Chidi Eze to Monday", "Undo", done=False),
        Message(NOON, "Vault checked, nothing wrong", "", done=False),
    )
    assert [toasts.can_run(place) for place in range(3)] == [True, False, False]

    toasts.run(0)
    toasts.run(0)
    assert undone == ["snooze"]
    assert toasts.messages[0].done
    assert not toasts.can_run(0)


def test_the_button_acts_once_and_takes_the_toast_away(host: QWidget, toasts: Toasts) -> None:
    undone: list[str] = []
    toasts.show("Moved Jonas Weber to the bin", "Undo", lambda: undone.append("bin"))
    action = action_of(host)
    assert heard(action).name == "Undo"

    QTest.mouseClick(action, Qt.MouseButton.LeftButton)
    assert undone == ["bin"]
    assert not box_of(host).isVisible()
    assert toasts.messages[0].done


def test_a_toast_without_an_act_has_no_button(host: QWidget, toasts: Toasts) -> None:
    toasts.show("Copied one phone number")

    assert not action_of(host).isVisible()


def test_an_act_may_say_something_itself(host: QWidget, toasts: Toasts) -> None:
    toasts.show("Merged Kenji Watanabe", "Undo", lambda: toasts.show("Undone"))
    QTest.mouseClick(action_of(host), Qt.MouseButton.LeftButton)

    assert box_of(host).isVisible()
    assert heard(box_of(host)).name == "Undone"


def test_the_time_stands_still_under_the_pointer(host: QWidget, toasts: Toasts) -> None:
    toasts.show("Done. Next: 23 April.")
    box, timer = box_of(host), timer_of(toasts)
    middle = QPointF(box.rect().center())

    box.enterEvent(QEnterEvent(middle, middle, middle))
    assert not timer.isActive()
    box.leaveEvent(QEvent(QEvent.Type.Leave))
    assert timer.isActive()
    assert 2_000 <= timer.interval() <= 8_000


def test_the_time_stands_still_while_the_button_has_the_focus(host: QWidget, toasts: Toasts, qtbot: QtBot) -> None:
    field = host.findChildren(QLineEdit)[0]
    field.setFocus()
    toasts.show("Moved Jonas Weber to the bin", "Undo", lambda: None)
    action_of(host).setFocus()
    assert not timer_of(toasts).isActive()

    toasts.dismiss()
    assert field.hasFocus()
    assert not box_of(host).isVisible()


def test_words_are_shown_letter_by_letter(host: QWidget, toasts: Toasts) -> None:
    toasts.show(MARKED_UP, MARKED_UP, lambda: None)
    labels = [label for label in box_of(host).findChildren(QLabel) if label.text()]

    assert [label.text() for label in labels] == [MARKED_UP]
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def test_endless_words_keep_their_beginning_and_their_end_inside_the_host(host: QWidget, toasts: Toasts) -> None:
    toasts.show(f"Added {'Maximiliana' * 800}. Put it back.", "Undo", lambda: None, key="Ctrl Z")
    said = next(label.text() for label in box_of(host).findChildren(QLabel) if label.text())

    assert said.startswith("Added Maximiliana")
    assert said.endswith(". Put it back.")
    assert host.rect().contains(box_of(host).geometry().adjusted(40, 40, -40, -40))


def test_words_alone_stand_as_far_from_the_end_as_from_the_beginning(host: QWidget, toasts: Toasts) -> None:
    toasts.show("Undone: Import 1 person from LinkedIn")
    box = box_of(host)
    words = next(label for label in box.findChildren(QLabel) if label.text())

    assert words.geometry().left() == box.rect().right() - words.geometry().right()


def test_long_words_break_into_lines_inside_the_host(host: QWidget, toasts: Toasts) -> None:
    toasts.show("Short")
    one_line = box_of(host).height()
    toasts.show("A very long sentence about a person. " * 12, "Undo", lambda: None, key="Ctrl Z")

    assert box_of(host).height() > one_line
    assert host.rect().contains(box_of(host).geometry().adjusted(40, 40, -40, -40))


def test_it_fades_only_where_things_may_move(
    host: QWidget, toasts: Toasts, wear: Callable[..., None], qtbot: QtBot
) -> None:
    toasts.show("Still")
    assert not is_fading(host)
    toasts.dismiss()
    assert not box_of(host).isVisible()

    wear(Appearance(still=False))
    toasts.show("Moving")
    assert is_fading(host)
    qtbot.waitUntil(lambda: not is_fading(host))
    toasts.dismiss()
    qtbot.waitUntil(lambda: not box_of(host).isVisible())


def test_it_is_read_out_politely(host: QWidget, toasts: Toasts, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[QAccessibleAnnouncementEvent] = []

    class Listening:
        AnnouncementPoliteness = QAccessible.AnnouncementPoliteness
        updateAccessibility = staticmethod(told.append)  # noqa: N815 - Qt's name

    monkeypatch.setattr("coterie.ui.parts.announcing.QAccessible", Listening)
    toasts.show("Moved Jonas Weber to the bin")
    announce(host, "No room to save", assertive=True)

    assert [event.message() for event in told] == ["Moved Jonas Weber to the bin", "No room to save"]
    assert [event.politeness().name for event in told] == ["Polite", "Assertive"]
