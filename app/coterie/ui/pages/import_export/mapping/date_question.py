# SPDX-License-Identifier: GPL-3.0-or-later
"""The question which of two numbers of a date is the day, with both answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.pages.import_export.folding import Fold
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label
from coterie.ui.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from coterie.ui.pages.import_export.mapping.words import DateQuestion

DAY, MONTH = "day first", "month first"
LEAST_WORDS = 280


class _Words(Fold):
    """The question, with the answers below it where room is short."""

    def least_main(self) -> int:
        """Give a width at which the question reads well."""
        return theme().px(LEAST_WORDS)


class DateQuestionStrip(QFrame):
    """An amber strip. answered: which number is the day."""

    answered = Signal(str)

    def __init__(self) -> None:
        """Make a strip that asks nothing yet."""
        super().__init__()
        self._text = Label("", "label_strong", "text", wrap=True)
        self._detail = Label("", "label", "text2", wrap=True)
        self.day, self.month = Button("", kind="ghost"), Button("", kind="ghost")
        group = QButtonGroup(self)
        answers = WrapRow(gap=8)
        for key, button in ((DAY, self.day), (MONTH, self.month)):
            button.setCheckable(True)
            group.addButton(button)
            answers.add(button)
            button.clicked.connect(lambda _checked=False, key=key: self.answered.emit(key))
        self._group = group
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._text)
        column.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 11, 16, 11)
        row.setSpacing(12)
        row.addWidget(IconLabel("triangle-alert", 18, "warn"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(_Words(words, answers), 1)
        self.setAccessibleName(_("Order of the dates"))

    def show_question(self, question: DateQuestion | None) -> None:
        """Ask, or ask nothing any more."""
        self.setVisible(question is not None)
        if question is None:
            return
        self._text.setText(question.text)
        self._detail.setText(question.detail)
        self._group.setExclusive(False)
        for key, button, text in ((DAY, self.day, question.day_first), (MONTH, self.month, question.month_first)):
            button.setText(text)
            button.setChecked(key == question.chosen)
            button.set_kind("tint" if key == question.chosen else "ghost")
            button.setAccessibleDescription(question.text)
        self._group.setExclusive(True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the strip."""
        look = theme()
        line = look.colour("border") if look.appearance.contrast else None
        strokes.box(QPainter(self), QRectF(self.rect()), RADII.card, look.colour("warn_bg"), line)
