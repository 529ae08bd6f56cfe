# SPDX-License-Identifier: GPL-3.0-or-later
"""The controls in the gallery, each as it stands, under the pointer, pressed, with the focus, switched on and off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coterie.ui.design.tokens import TYPE
from coterie.ui.parts.buttons import Button, IconButton, LinkButton
from coterie.ui.parts.checks import Check, Radio, RoundCheck, Switch
from coterie.ui.parts.chips import FilterChip, KeyCap, Pill
from coterie.ui.parts.choice_field import ComboField
from coterie.ui.parts.date_field import DateField
from coterie.ui.parts.labelled_field import LabelledField
from coterie.ui.parts.labels import Label
from coterie.ui.parts.line_fields import Field, PassphraseField
from coterie.ui.parts.progress import Bar, Meter, SharesBar
from coterie.ui.parts.steps import Steps
from coterie.ui.parts.tabs import Segmented, Tabs
from coterie.ui.parts.text_area import TextArea

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS = ("primary", "secondary", "ghost", "tint", "danger")
STATES = ("As it stands", "Pointer", "Pressed", "Focus", "Switched off")


def controls() -> QWidget:
    """Build the section."""
    section = QWidget()
    column = QVBoxLayout(section)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(24)
    for part in (_type(), _buttons(), _chips(), _switches(), _choices(), _fields(), _progress()):
        column.addWidget(part)
    return section


def put_in_state(control: QWidget, state: str) -> QWidget:
    """Make a control look as it does in a state, without a pointer or a keyboard."""
    if state == "Pointer":
        control.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    elif state == "Pressed" and isinstance(control, QAbstractButton):
        control.setDown(True)
    elif state == "Focus":
        # Only one control can have the focus, and all are to be seen with it.
        control.hasFocus = lambda: True  # type: ignore[method-assign] # asked by nothing but the painting
        QCoreApplication.sendEvent(control, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    elif state == "Switched off":
        control.setEnabled(False)
    return control


def _line(*parts: QWidget, spacing: int = 14) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    for part in parts:
        row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    return holder


def _type() -> QWidget:
    return _line(*(Label(role, role) for role in TYPE), spacing=22)


def _buttons() -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(10)
    makers: list[Callable[[], QWidget]] = [
        lambda kind=kind: Button(kind.capitalize(), kind=kind, icon="check", key="L")  # type: ignore[misc]
        for kind in KINDS
    ]
    makers += [
        lambda: Button("Small", height=28),
        lambda: LinkButton("See the balance", icon_after="chevron-right"),
        lambda: IconButton("x", "Close"),
        lambda: IconButton("plus", "Add", kind="tint"),
    ]
    for row, state in enumerate(STATES):
        grid.addWidget(Label(state, "caption", "text3"), row, 0)
        for column, make in enumerate(makers, 1):
            grid.addWidget(put_in_state(make(), state), row, column)
    grid.setColumnStretch(len(makers) + 1, 1)
    return holder


def _chips() -> QWidget:
    chosen = FilterChip("All", count=412)
    chosen.setChecked(True)
    pills = [Pill(tone.capitalize(), tone) for tone in ("plain", "accent", "ok", "warn", "danger", "info", "violet")]
    late = Pill("3 days late", "danger", "clock")
    return _line(chosen, FilterChip("Due"), FilterChip("Mentors"), *pills, late, KeyCap("Ctrl+K"), KeyCap("L"))


def _switches() -> QWidget:
    parts: list[QWidget] = []
    for state in (Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked):
        check = Check("Tag new people")
        check.setTristate(state == Qt.CheckState.PartiallyChecked)
        check.setCheckState(state)
        parts.append(check)
    off = Check("Switched off")
    off.setEnabled(False)
    radio, other = Radio("Newest first"), Radio("Oldest first")
    radio.setChecked(True)
    done, open_task = RoundCheck("Done"), RoundCheck("Open")
    done.setChecked(True)
    lit, unlit = Switch("Rings"), Switch("Rings")
    lit.setChecked(True)
    return _line(*parts, off, radio, other, done, open_task, lit, unlit)


def _choices() -> QWidget:
    tabs = Tabs("Parts of the page")
    for text in ("Timeline", "Notes", "Introductions", "Files"):
        tabs.add(text)
    segments = Segmented((("board", "Board"), ("table", "Table"), ("next", "Upcoming")), "View")
    steps = Steps(("Choose file", "Review", "Import", "Report"))
    steps.set_current(2)
    return _line(tabs, segments, steps, spacing=40)


def _fields() -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(14)
    wrong = LabelledField("Email", Field("name@example.org", name="Email"))
    wrong.show_problem("The email has two @ signs")
    named = LabelledField("Name", Field(name="Name"), "As you say it")
    focused = put_in_state(Field("With the focus", name="Focus"), "Focus")
    kinds = ComboField("Kind", (("call", "Call"), ("meeting", "Meeting")))
    fields = (
        Field("Filter", name="Filter", icon="search", key="Ctrl+F"),
        focused,
        PassphraseField("Passphrase", name="Passphrase"),
        DateField("Date", placeholder="12 March"),
        kinds,
        put_in_state(Field("Switched off", name="Off"), "Switched off"),
        named,
        wrong,
        TextArea("What did you talk about?", name="Note"),
    )
    for place, field in enumerate(fields):
        grid.addWidget(field, place // 3, place % 3, Qt.AlignmentFlag.AlignTop)
    return holder


def _progress() -> QWidget:
    bar = Bar("Import")
    bar.setRange(0, 100)
    bar.setValue(62)
    meter = Meter(4, "Passphrase")
    meter.set_level(3, "Good")
    shares = SharesBar("Strength")
    shares.set_shares(((0.30, 0), (0.22, 2), (0.14, 3), (0.08, 1)))
    for part in (bar, meter, shares):
        part.setFixedWidth(280)
    return _line(bar, meter, shares, spacing=40)
