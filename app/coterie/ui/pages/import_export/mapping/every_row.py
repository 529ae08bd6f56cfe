# SPDX-License-Identifier: GPL-3.0-or-later
"""What every row of a table gets beside its own cells: a field and a text, such as one organisation for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.column_maps.maps import DROP, KEEP
from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.pages.import_export.folding import Fold
from coterie.ui.pages.import_export.mapping.words import Constant
from coterie.ui.parts.buttons import IconButton, LinkButton
from coterie.ui.parts.choice_field import ComboField
from coterie.ui.parts.fields import Field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.ui.pages.import_export.mapping.field_titles import Choice

LEAST_FIELD = 190
#: What most rows of one list have in common, the likeliest first.
_LIKELY = ("tags", "organisation", "place", "notes", "text", "platform", "provider", "issuer")


class _Line(QWidget):
    """One field with its text."""

    changed = Signal()
    gone = Signal()

    def __init__(self, choices: Sequence[Choice], constant: Constant) -> None:
        super().__init__()
        self.field = ComboField(_("Field of every row"))
        self.text = Field(_("The same text in every row"), name=_("Text of every row"))
        self.text.setText(constant.text)
        remove = IconButton("x", _("Remove this line"), size=28)
        remove.clicked.connect(self.gone)
        end = QWidget()
        row = QHBoxLayout(end)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(_FieldAndText(end, self.field))
        self.offer(choices)
        self.field.set_key(constant.field)
        self.field.currentIndexChanged.connect(lambda _row: self.changed.emit())
        self.text.written.connect(lambda _text: self.changed.emit())

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer the fields of another kind."""
        self.field.set_options([(choice.key, choice.text) for choice in choices])
        self.field.set_icons({choice.key: choice.icon for choice in choices})

    def constant(self) -> Constant:
        """Give what stands in it."""
        return Constant(self.field.key(), self.text.text())


class _FieldAndText(Fold):
    """A field to choose at the end of a text, or below it where room is short."""

    def side_width(self, width: int) -> int:
        """Give the width of the choice of a column."""
        del width
        return theme().px(212)

    def least_main(self) -> int:
        """Give a width at which one can type."""
        return theme().px(LEAST_FIELD)


class EveryRow(QWidget):
    """The lines, and a link that adds one. changed: what every row gets."""

    changed = Signal(list)

    def __init__(self) -> None:
        """Make it without lines."""
        super().__init__()
        self.lines: list[_Line] = []
        self._choices: Sequence[Choice] = ()
        self.add = LinkButton(_("Add to every row…"))
        self.add.clicked.connect(self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_constants(self, constants: Sequence[Constant], choices: Sequence[Choice]) -> None:
        """Show what every row gets; what somebody types stays as they type it."""
        offered = [choice for choice in choices if choice.key not in {KEEP, DROP}]
        if offered != self._choices:
            self._choices = offered
            for line in self.lines:
                blocked = line.field.blockSignals(True)
                line.offer(offered)
                line.field.blockSignals(blocked)
        if [line.constant() for line in self.lines] != list(constants):
            self._write(constants)

    def _write(self, constants: Sequence[Constant]) -> None:
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = []
        for constant in constants:
            self._put(constant)

    def _put(self, constant: Constant) -> _Line:
        line = _Line(self._choices, constant)
        line.changed.connect(self._tell)
        line.gone.connect(lambda: self._remove(line))
        self._column.insertWidget(len(self.lines), line)
        self.lines.append(line)
        return line

    def _add(self) -> None:
        keys = [choice.key for choice in self._choices]
        taken = {line.field.key() for line in self.lines}
        field = next((key for key in (*_LIKELY, *keys) if key in keys and key not in taken), keys[0])
        line = self._put(Constant(field, ""))
        line.text.setFocus(Qt.FocusReason.TabFocusReason)
        self._tell()

    def _remove(self, line: _Line) -> None:
        self.lines.remove(line)
        self.add.setFocus(Qt.FocusReason.TabFocusReason)
        line.hide()
        line.deleteLater()
        self._tell()

    def _tell(self) -> None:
        self.changed.emit([line.constant() for line in self.lines])
