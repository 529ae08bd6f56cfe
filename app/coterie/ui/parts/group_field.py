# SPDX-License-Identifier: GPL-3.0-or-later
"""A field for one group of a code, which says at once whether what is typed is right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.recovery_codes import folded
from coterie.domain.texts import _, counted
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import MEASURES
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.controls import RESTYLING
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label
from coterie.ui.parts.line_fields import Field


class GroupField(QWidget):
    """Asks for one group. entered: the focus came into the field; changed: what is typed is another."""

    entered = Signal()
    changed = Signal()

    def __init__(self) -> None:
        """Begin without a group to ask for."""
        super().__init__()
        self._group = ""
        self._label = Label("", "label_medium")
        self.field = Field(name=_("Group"), height=MEASURES.field)
        self.field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._label.setBuddy(self.field)
        self._mark = IconLabel("circle-check", 16, "ok")
        self._line = Label("", "label", "text2", wrap=True)
        self.field.textChanged.connect(self._judge)
        self.field.installEventFilter(self)
        self._arrange()
        self._wear()

    @property
    def text(self) -> str:
        """What is typed."""
        return self.field.text()

    @property
    def is_right(self) -> bool:
        """Whether the group is typed as it is."""
        return bool(self._group) and folded(self.text) == self._group

    def ask_for(self, number: int, group: str) -> None:
        """Ask for a group, by its number."""
        self._group = group
        text = _("Group {n}").format(n=number) if number else ""
        self._label.setText(text)
        self.field.setAccessibleName(text or _("Group"))
        self.clear()

    def clear(self) -> None:
        """Empty the field."""
        self.field.clear()
        self._judge()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when somebody comes to type."""
        if event.type() == QEvent.Type.FocusIn and watched is self.field:
            self.entered.emit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the letters of a new look."""
        super().changeEvent(event)
        if event.type() in RESTYLING:
            self._wear()

    def _judge(self) -> None:
        """Say below the field how it stands."""
        missing = len(self._group) - len(folded(self.text))
        said, colour = "", "text2"
        if self.is_right:
            said, colour = _("Correct"), "ok"
        elif self.text and missing > 0:
            said = counted("{n} more character", "{n} more characters", missing)
        elif self.text:
            said, colour = _("This differs from the code. Compare it with your copy."), "danger"
        self._mark.setVisible(self.is_right)
        self._line.restyle("label", colour)
        self._line.setText(said)
        self.field.set_problem(said if colour == "danger" else "")
        self.field.setAccessibleDescription(said)
        if colour != "text2" and self.field.hasFocus():
            announce(self.field, said)
        self.changed.emit()

    def _wear(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(theme().font("body").pointSizeF())
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
        if self.field.font() != font:
            self.field.setFont(font)
        # The line keeps its room while it is empty: nothing below moves with the first letter.
        self._line.setMinimumHeight(round(theme().metrics("label").height()))

    def _arrange(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._label)
        column.addWidget(self.field)
        column.addLayout(below)
        column.addStretch(1)
