# SPDX-License-Identifier: GPL-3.0-or-later
"""Beside a review: what will happen, in the numbers of the button, and what can be switched about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.parts.cards import Card, Separator, SideTitle
from coterie.ui.parts.checks import Switch
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.icon_line import IconLine
from coterie.ui.parts.labels import ElidedLabel, Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.ui.pages.import_export.review.words import Happening, ReviewText


class SwitchRow(QWidget):
    """A switch with what it switches, and a line about it."""

    toggled = Signal(bool)

    def __init__(self, title: str, detail: str = "") -> None:
        """Make a row."""
        super().__init__()
        self.switch = Switch(title)
        self.switch.clicked.connect(self.toggled)
        self._detail = ElidedLabel(detail, "caption", "text2")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(title, "label_medium", wrap=True))
        words.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.addLayout(words, 1)
        row.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_state(self, *, on: bool, detail: str = "") -> None:
        """Show whether it is on."""
        self.switch.setChecked(on)
        if detail:
            self._detail.setText(detail)


class WhatHappens(Card):
    """What the button will do. fill_only, tags: somebody switched."""

    fill_only = Signal(bool)
    tags = Signal(bool)

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(9)
        self._shown: tuple[Happening, ...] = ()
        self._fill = SwitchRow(_("Fill empty fields only"), _("Never overwrite what is here"))
        self._tag = SwitchRow(_("Tag new people"))
        self._fill.toggled.connect(self.fill_only)
        self._tag.toggled.connect(self.tags)
        self.body.addWidget(SideTitle(_("What will happen")))
        self.body.addSpacing(4)
        self.body.addLayout(self._lines)
        self._line = Separator()
        self.body.addSpacing(4)
        self.body.addWidget(self._line)
        self.body.addWidget(self._fill)
        self.body.addWidget(self._tag)
        self.body.addWidget(Separator())
        self.body.addSpacing(4)
        self.body.addWidget(
            IconLine(
                "shield-check",
                _("Read on this device. Coterie keeps the rows it uses, encrypted, and no copy of the file."),
                "text2",
            )
        )

    def show_review(self, shown: ReviewText) -> None:
        """Show another plan, or what was decided about it."""
        if shown.happens != self._shown:
            self._shown = shown.happens
            self._write(shown.happens)
        self._fill.show_state(on=shown.fill_only)
        self._tag.show_state(on=shown.tags, detail=shown.tag)
        self._tag.setVisible(bool(shown.tag))

    def _write(self, happens: Sequence[Happening]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        for one in happens:
            self._lines.addWidget(_line(one))


def _line(one: Happening) -> QWidget:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(10)
    across.addWidget(IconLabel(one.icon, 18, one.tone), 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(Label(one.text, "label", wrap=True), 1)
    return row
