# SPDX-License-Identifier: GPL-3.0-or-later
"""Fields: names, problems, passphrases that leave no trace, days."""

from __future__ import annotations

import gettext
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QWidget

from coterie.domain.texts import speak
from coterie.shipped import catalogue
from coterie.ui.design.appearance import Appearance
from coterie.ui.design.theme import theme
from coterie.ui.parts.buttons import IconButton
from coterie.ui.parts.fields import ComboField, DateField, Field, LabelledField, PassphraseField, TextArea
from coterie.ui.parts.menus import Menu
from tests.ui.screen_reader import heard

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

WHO = [("mentors", "Tag: mentors"), ("all", "Everybody"), ("none", "Nobody")]


def has_colour(picture: QImage, role: str) -> bool:
    wanted = theme().colour(role).rgb()
    return any(
        picture.pixel(x, y) == wanted for y in range(picture.height()) for x in (0, 1, 2, 3, picture.width() // 2)
    )


def test_roles_and_names(show: Callable[..., QWidget]) -> None:
    field, combo, day = Field("Filter", name="Filter people", key="Ctrl F"), ComboField("Who", WHO), DateField("Due")
    show(field, combo, day)

    assert heard(field)[:2] == (QAccessible.Role.EditableText, "Filter people")
    assert heard(combo).role == QAccessible.Role.ComboBox
    assert combo.accessibleName() == heard(combo).description == "Who"
    assert heard(day)[:2] == (QAccessible.Role.EditableText, "Due")


def test_a_problem_is_red_and_is_read_out(show: Callable[..., QWidget]) -> None:
    field = Field(name="Email")
    other = Field(name="Other")
    show(other, field)
    other.setFocus()

    assert not has_colour(field.grab().toImage(), "danger")
    field.set_problem("Write an address with an @")
    assert has_colour(field.grab().toImage(), "danger")
    assert heard(field).description == "Write an address with an @"
    field.set_problem("")
    assert not has_colour(field.grab().toImage(), "danger")
    assert heard(field).description == ""


def test_a_field_shows_the_ring_after_a_click_too(show: Callable[..., QWidget]) -> None:
    field, other = Field(name="Email"), Field(name="Other")
    show(other, field)
    other.setFocus()
    assert not has_colour(field.grab().toImage(), "accent")
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)

    assert has_colour(field.grab().toImage(), "accent")


@pytest.mark.parametrize("percent", [85, 100, 200])
def test_text_key_and_icon_have_room(qtbot: QtBot, wear: Callable[..., None], percent: int) -> None:
    wear(Appearance(text_percent=percent))
    field = Field("Filter", name="Filter", icon="calendar", key="Ctrl F")
    qtbot.addWidget(field)

    assert field.sizeHint().height() >= max(28, theme().metrics("body").height())
    assert field.textMargins().right() >= theme().metrics("micro").horizontalAdvance("Ctrl F")
    assert field.textMargins().left() >= theme().px(18)


def test_icon_and_key_change_sides_with_the_reading_direction(qtbot: QtBot) -> None:
    field = Field(name="Filter", icon="calendar", key="Ctrl F")
    qtbot.addWidget(field)
    before = (field.textMargins().left(), field.textMargins().right())
    field.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    assert (field.textMargins().right(), field.textMargins().left()) == before


def test_a_labelled_field_names_and_explains_its_field(show: Callable[..., QWidget]) -> None:
    field = Field(name="")
    whole = LabelledField("Email", field, "Where they read")
    show(whole)

    assert heard(field)[1:3] == ("Email", "Where they read")
    assert whole.label.buddy() is field
    whole.show_problem("Write an address with an @")
    assert whole.problem == "Write an address with an @"
    assert field.problem == "Write an address with an @"
    assert heard(field).description == "Write an address with an @"
    whole.clear_problem()
    assert whole.problem == field.problem == ""
    assert heard(field).description == "Where they read"


def test_a_passphrase_is_hidden_until_the_eye_is_pressed(show: Callable[..., QWidget]) -> None:
    field = PassphraseField(name="Passphrase")
    show(field)
    eye = field.findChild(IconButton)
    assert isinstance(eye, IconButton)

    assert field.echoMode() == QLineEdit.EchoMode.Password
    assert heard(eye).name == "Show the passphrase"
    QTest.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    assert heard(eye).name == "Hide the passphrase"


@pytest.mark.parametrize("visible", [False, True])
def test_a_passphrase_leaves_no_steps_and_is_not_learnt(show: Callable[..., QWidget], visible: bool) -> None:
    field = PassphraseField(name="Passphrase")
    show(field)
    field.set_shown(visible)
    field.setFocus()
    QTest.keyClicks(field, "correct horse")
    field.set_shown(True)

    assert field.text() == "correct horse"
    assert not field.isUndoAvailable()
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "correct horse"
    field.set_shown(visible)
    hints = field.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert not field.dragEnabled()


def test_typing_in_the_middle_of_a_passphrase_keeps_the_place(show: Callable[..., QWidget]) -> None:
    field = PassphraseField(name="Passphrase")
    show(field)
    field.setText("correct horse")
    field.setCursorPosition(7)
    seen: list[str] = []
    field.textChanged.connect(seen.append)
    QTest.keyClicks(field, "ly")

    assert field.text() == "correctly horse"
    assert field.cursorPosition() == 9
    assert seen == ["correctl horse", "correctly horse"]


def test_a_choice_is_made_by_key(show: Callable[..., QWidget]) -> None:
    combo = ComboField("Who", WHO)
    show(combo)

    assert combo.key() == "mentors"
    combo.set_key("none")
    assert combo.currentText() == "Nobody"
    combo.set_options([("all", "Everyone"), ("none", "Nobody at all")])
    assert combo.key() == "none"
    assert combo.sizeHint().width() >= theme().metrics("body").horizontalAdvance("Nobody at all")


def test_the_list_of_a_choice_opens_and_closes(show: Callable[..., QWidget]) -> None:
    combo = ComboField("Who", WHO)
    show(combo)
    combo.showPopup()

    assert combo.view().isVisible()
    assert not combo.view().grab().isNull()
    combo.hidePopup()


@pytest.mark.parametrize("text", ["12 March 2026", "12 Mar 2026", "2026-03-12", "12.3.2026", "12/3/2026"])
def test_a_day_is_read_in_the_usual_ways(qtbot: QtBot, show: Callable[..., QWidget], text: str) -> None:
    field = DateField("Due")
    show(field)
    field.setFocus()
    QTest.keyClicks(field, text)
    with qtbot.waitSignal(field.day_changed) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)

    assert told.args == [date(2026, 3, 12)]
    assert field.day() == date(2026, 3, 12)
    assert field.text() == "12 March 2026"


@pytest.mark.parametrize(
    ("language", "text", "day", "shown"),
    [
        ("en", "in 2 weeks", date(2026, 3, 26), "26 March 2026"), ("en", "friday", date(2026, 3, 13), "13 March 2026"),
        ("de", "übermorgen", date(2026, 3, 14), "14. März 2026"), ("de", "12.5.", date(2026, 5, 12), "12. Mai 2026"),
        ("es", "el próximo viernes", date(2026, 3, 13), "13 de marzo de 2026"),
        ("fr", "le 1er avril", date(2026, 4, 1), "1 avril 2026"),
        ("pt", "daqui a 3 semanas", date(2026, 4, 2), "2 de abril de 2026"),
    ],
)  # fmt: skip
def test_a_day_is_typed_as_people_say_it_and_shown_whole(
    show: Callable[..., QWidget], language: str, text: str, day: date, shown: str
) -> None:
    speak(catalogue(language))
    try:
        field = DateField("Due")
        field.read_from(lambda: date(2026, 3, 12))
        show(field)
        field.setFocus()
        field.insert(text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert (field.day(), field.text(), field.problem) == (day, shown, "")
    finally:
        speak(catalogue("en"))


def test_no_english_is_read_in_german_and_in_a_language_without_a_grammar_a_picked_day_stands(
    show: Callable[..., QWidget],
) -> None:
    try:
        speak(catalogue("de"))
        field = DateField("Due")
        show(field)
        field.insert("tomorrow")
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert field.day() is None
        assert field.problem
        speak(Unknown())
        field.set_day(date(2026, 3, 12))
        assert field.day() == date(2026, 3, 12)
        field.setText("tomorrow")
        assert field.day() is None
    finally:
        speak(catalogue("en"))


def test_figures_that_are_two_days_tell_the_other_one(show: Callable[..., QWidget]) -> None:
    field = DateField("Due")
    field.read_from(lambda: date(2026, 3, 1))
    show(field)
    field.insert("3/4")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.day(), field.toolTip()) == (date(2026, 4, 3), "or 4 March 2026? Write the month in words.")
    field.setText("13/4")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.day(), field.toolTip()) == (date(2026, 4, 13), "")


def test_a_weekday_lies_behind_where_the_past_is_asked_for(show: Callable[..., QWidget]) -> None:
    field = DateField("When")
    field.read_from(lambda: date(2026, 3, 12), past=True)
    show(field)
    field.insert("friday")
    assert field.day() == date(2026, 3, 6)


class Unknown(gettext.NullTranslations):
    """A language the program has words for and no grammar."""

    def info(self) -> dict[str, str]:
        return {"language": "xx"}

    def gettext(self, message: str) -> str:
        return f"¤{message}"


def test_what_is_no_day_is_a_problem(show: Callable[..., QWidget]) -> None:
    field = DateField("Due")
    show(field)
    field.setFocus()
    QTest.keyClicks(field, "whenever")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert field.day() is None
    assert "12 March 2026" in field.problem
    field.set_day(None)
    assert field.problem == ""


def test_a_day_is_picked_from_the_calendar(qtbot: QtBot, show: Callable[..., QWidget]) -> None:
    field = DateField("Due")
    show(field)
    field.set_day(date(2026, 3, 12))
    field.open_calendar()
    month = field.findChild(QCalendarWidget)
    assert isinstance(month, QCalendarWidget)
    assert month.selectedDate() == QDate(2026, 3, 12)
    assert not month.grab().isNull()
    with qtbot.waitSignal(field.day_changed) as told:
        month.clicked.emit(QDate(2026, 3, 26))

    assert told.args == [date(2026, 3, 26)]
    assert field.day() == date(2026, 3, 26)


@pytest.mark.parametrize("make", [lambda: Field(name="Email"), lambda: TextArea(name="Note")], ids=["line", "area"])
def test_the_menu_of_a_field_offers_what_can_be_done(
    show: Callable[..., QWidget], make: Callable[[], Field | TextArea]
) -> None:
    field = make()
    show(field)
    field.insert("Amara") if isinstance(field, Field) else field.insertPlainText("Amara")
    field.setFocus()
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    point = field.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, field.mapToGlobal(point))
    field.contextMenuEvent(event)
    menu = field.findChild(Menu)
    assert isinstance(menu, Menu)
    assert menu.isVisible()
    assert not menu.grab().isNull()
    next(action for action in menu.actions() if action.text().partition("\t")[0].endswith("Undo")).trigger()
    menu.close()

    assert (field.text() if isinstance(field, Field) else field.toPlainText()) == ""
