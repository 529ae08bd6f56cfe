# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for every control: it can be painted in each look, both reading directions and all sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from coterie.ui.design.appearance import Appearance
from coterie.ui.parts.buttons import Button, IconButton, LinkButton
from coterie.ui.parts.checks import Check, Radio, RoundCheck, Switch
from coterie.ui.parts.chips import FilterChip, KeyCap, Pill
from coterie.ui.parts.fields import ComboField, DateField, Field, LabelledField, PassphraseField, TextArea
from coterie.ui.parts.labels import ElidedLabel, Label
from coterie.ui.parts.progress import Bar, Meter, SharesBar, StepList, Steps
from coterie.ui.parts.tabs import Segmented, Tabs
from tests.ui.screen_reader import heard

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


def tabs() -> Tabs:
    made = Tabs("Views")
    made.add("Timeline")
    made.add("Notes")
    return made


TWO = [("a", "First"), ("b", "Second")]
CONTROLS: dict[str, Callable[[], QWidget]] = {
    "label": lambda: Label("Amara Okafor", "strong"),
    "paragraph": lambda: Label("It encrypts everything. " * 9, wrap=True),
    "elided": lambda: ElidedLabel("Epidemiologist, Public Health Laboratory"),
    "primary": lambda: Button("Quick add", kind="primary", icon="check", key="Ctrl N"),
    "secondary": lambda: Button("Follow-up", icon="x", key="F"),
    "ghost": lambda: Button("Cancel", kind="ghost", key="Esc"),
    "danger": lambda: Button("Delete for good", kind="danger"),
    "tint": lambda: Button("Follow-up", kind="tint"),
    "icon": lambda: IconButton("x", "Close"),
    "link": lambda: LinkButton("See the balance", icon_after="chevron-right"),
    "field": lambda: Field("Filter", name="Filter", icon="calendar", key="Ctrl F"),
    "passphrase": lambda: PassphraseField(name="Passphrase"),
    "labelled": lambda: LabelledField("Email", Field(name="Email"), "Where they read"),
    "area": lambda: TextArea("What did you talk about?", name="Note"),
    "combo": lambda: ComboField("Who", TWO),
    "day": lambda: DateField("Due"),
    "check": lambda: Check("Birthday"),
    "round": lambda: RoundCheck("Call Amara"),
    "radio": lambda: Radio("Light"),
    "switch": lambda: Switch("Reduce motion"),
    "segmented": lambda: Segmented(TWO, "Density"),
    "tabs": tabs,
    "pill": lambda: Pill("3 days late", "danger", "calendar"),
    "cap": lambda: KeyCap("Esc"),
    "chip": lambda: FilterChip("Due", count=3),
    "bar": lambda: Bar("Reading"),
    "meter": lambda: Meter(4, "Strength"),
    "shares": lambda: SharesBar("Strength 74"),
    "steps": lambda: Steps(["Choose file", "Review"]),
    "step list": lambda: StepList(TWO),
}
LOOKS = {
    "light": (Appearance(), False),
    "dark": (Appearance(), True),
    "contrast": (Appearance(contrast=True), False),
    "large": (Appearance(text_percent=200), True),
}


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("name", CONTROLS)
def test_it_is_painted_anew_in_every_look(
    qtbot: QtBot, wear: Callable[..., None], name: str, direction: Qt.LayoutDirection
) -> None:
    window = QWidget()
    window.setLayoutDirection(direction)
    qtbot.addWidget(window)
    control = CONTROLS[name]()
    control.setParent(window)
    window.show()
    pictures = []
    for appearance, dark in LOOKS.values():
        wear(appearance, dark=dark)
        control.resize(control.sizeHint())
        pictures.append(control.grab().toImage())
        control.setEnabled(False)
        assert not control.grab().isNull()
        control.setEnabled(True)

    assert pictures[0] != pictures[1], "the dark look changes nothing"
    assert pictures[1] != pictures[3], "larger text changes nothing"


@pytest.mark.parametrize("name", CONTROLS)
def test_what_takes_the_focus_has_a_name_and_a_role(qtbot: QtBot, name: str) -> None:
    control = CONTROLS[name]()
    qtbot.addWidget(control)
    control.show()
    for widget in [control, *control.findChildren(QWidget)]:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            told = heard(widget)
            assert told.name, f"{type(widget).__name__} has no name"
            assert told.role != QAccessible.Role.Client


@pytest.mark.parametrize("name", CONTROLS)
def test_larger_text_needs_more_room(show: Callable[..., QWidget], wear: Callable[..., None], name: str) -> None:
    control = CONTROLS[name]()
    show(control)
    before = control.sizeHint()
    wear(Appearance(text_percent=200))
    after = control.sizeHint()

    assert after.height() > before.height()
    assert after.width() > before.width()
