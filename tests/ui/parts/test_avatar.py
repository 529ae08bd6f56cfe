# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of people and organisations: what is said of them and what is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QColor

from coterie.ui.design.appearance import Appearance
from coterie.ui.design.theme import theme
from coterie.ui.parts.avatar import Avatar
from coterie.ui.parts.avatar_pictures import AvatarPictures, Face
from tests.ui.screen_reader import heard

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


def avatar(qtbot: QtBot, size: int = 42) -> Avatar:
    made = Avatar(size)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    return made


def colour_at(shown: Avatar, x: float, y: float) -> QColor:
    picture = shown.grab().toImage()
    return picture.pixelColor(round(x * (picture.width() - 1)), round(y * (picture.height() - 1)))


def test_a_person_is_said_with_the_strength(qtbot: QtBot) -> None:
    shown = avatar(qtbot)
    shown.show_person(7, "Amara Okafor", 74)
    assert heard(shown)[:2] == (QAccessible.Role.StaticText, "Amara Okafor, strength 74, steady")

    shown.show_person(7, "Amara Okafor")
    assert heard(shown).name == "Amara Okafor"

    shown.show_person(7, "Amara Okafor", 74, ring=False)
    assert heard(shown).name == "Amara Okafor"


def test_an_organisation_is_said_by_its_name(qtbot: QtBot) -> None:
    shown = avatar(qtbot)
    shown.show_organisation(7, "<b>Fjordbank</b>")

    assert heard(shown).name == "<b>Fjordbank</b>"


def test_the_ring_grows_clockwise_from_the_top(qtbot: QtBot) -> None:
    shown = avatar(qtbot, 60)
    shown.show_person(7, "Amara Okafor", 50)
    accent = theme().colour("accent")

    assert colour_at(shown, 0.985, 0.5) == accent
    assert colour_at(shown, 0.02, 0.5) != accent

    shown.show_person(7, "Amara Okafor", 100)
    assert colour_at(shown, 0.02, 0.5) == accent


def test_a_person_is_round_and_an_organisation_is_not(qtbot: QtBot) -> None:
    shown = avatar(qtbot, 60)
    ground = theme().avatar_pair(7)[0]

    shown.show_person(7, "Amara Okafor", ring=False)
    assert colour_at(shown, 0.08, 0.08) != ground

    shown.show_organisation(7, "Fjordbank")
    assert colour_at(shown, 0.08, 0.08) == ground


def test_it_grows_with_the_text_up_to_a_point(qtbot: QtBot, wear: Callable[..., None]) -> None:
    shown = avatar(qtbot, 40)
    wear(Appearance(text_percent=120))
    assert shown.sizeHint().width() == 48

    wear(Appearance(text_percent=200))
    assert shown.sizeHint().width() == 56


def test_pictures_are_drawn_once_for_a_look(qtbot: QtBot, wear: Callable[..., None]) -> None:
    pictures = AvatarPictures()
    face = Face(7, "AO", 74, ringed=True)
    first = pictures.picture(face, 42, 1.0)

    assert pictures.picture(Face(7, "AO", 74, ringed=True), 42, 1.0) is first
    assert pictures.picture(Face(7, "AO", 75, ringed=True), 42, 1.0) is not first
    assert pictures.picture(face, 42, 2.0).width() == 84

    wear(Appearance(), dark=True)
    assert pictures.picture(face, 42, 1.0).toImage() != first.toImage()
