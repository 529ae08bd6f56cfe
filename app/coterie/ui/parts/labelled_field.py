# SPDX-License-Identifier: GPL-3.0-or-later
"""A field with its label above and one line below: a hint, or what is wrong."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from coterie.ui.parts.labels import Label


class _CanBeWrong(Protocol):
    def set_problem(self, text: str) -> None: ...


class LabelledField(QWidget):
    """A label, a field and the line under it."""

    def __init__(self, label: str, field: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        """Put a label above a field; the field is named by it if it has no name yet."""
        super().__init__(parent)
        self.field = field
        self._hint = hint
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.label = Label(label, "label_medium", parent=self)
        self.label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(label)
        self._line = Label(wrap=True, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.label)
        column.addWidget(field)
        column.addWidget(self._line)
        self._show_line(hint, "text2")
        self._describe(hint)

    @property
    def problem(self) -> str:
        """What is wrong, as it is shown."""
        return self._line.text() if self._line.text() != self._hint else ""

    def show_problem(self, text: str) -> None:
        """Say under the field what is wrong with it."""
        self._show_line(text, "danger")
        if hasattr(self.field, "set_problem"):
            cast("_CanBeWrong", self.field).set_problem(text)
        self._describe(text)

    def clear_problem(self) -> None:
        """Show the hint again."""
        if hasattr(self.field, "set_problem"):
            cast("_CanBeWrong", self.field).set_problem("")
        self._show_line(self._hint, "text2")
        self._describe(self._hint)

    def set_hint(self, hint: str) -> None:
        """Show another hint; a problem that is shown goes."""
        self._hint = hint
        self.clear_problem()

    def _show_line(self, text: str, colour: str) -> None:
        self._line.restyle("label", colour)
        self._line.setText(text)
        self._line.setVisible(bool(text))

    def _describe(self, text: str) -> None:
        self.field.setAccessibleDescription(text)
