# SPDX-License-Identifier: GPL-3.0-or-later
"""Encodings to choose from, each with the same few words as they look in it; and what stands between two cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from coterie.domain.texts import _, counted
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.parts.bars import write_line
from coterie.ui.parts.buttons import LinkButton
from coterie.ui.parts.cards import Card, Separator, SideTitle
from coterie.ui.parts.checks import radio_mark
from coterie.ui.parts.controls import PaintedButton, mirrored, sides_of
from coterie.ui.parts.labels import Label
from coterie.ui.parts.runs import displayed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPaintEvent

    from coterie.ui.pages.import_export.mapping.letters import LettersLine

PADDING, MARK, GAP, BETWEEN, SELECTED = 12, 18, 10, 4, 1.5
#: So many encodings are seen before somebody asks for the others.
FIRST = 3


class LettersChoice(PaintedButton, QRadioButton):
    """One encoding: its name, a word about it, and words of the table as it reads them."""

    def __init__(self, line: LettersLine) -> None:
        """Make a choice."""
        super().__init__()
        self.key = line.key
        self._line = line
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_line(line)

    def show_line(self, line: LettersLine) -> None:
        """Say something else about it."""
        self._line = line
        self.setText(line.name)
        self.setAccessibleName(f"{line.name}, {line.note}: {line.sample}")
        self.update()

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Give the room of two lines, or three where name and word do not stand beside each other."""
        look = theme()
        lines = look.metrics("label_strong").height() + look.metrics("label").height() + BETWEEN
        if not self._beside():
            lines += look.metrics("caption").height()
        return QSize(look.px(220), round(lines + 2 * look.px(PADDING - 2)))

    def minimumSizeHint(self) -> QSize:
        """Give the room below which nothing can be read."""
        return QSize(theme().px(120), self.sizeHint().height())

    def resizeEvent(self, event: object) -> None:
        """Take a third line where there is no room for the word beside the name."""
        super().resizeEvent(event)  # type: ignore[arg-type] # it is Qt's own event
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, the mark and the words."""
        del event
        look = theme()
        painter = QPainter(self)
        outer = QRectF(self.rect())
        self._paint_box(painter, outer)
        side = look.px(MARK)
        top = look.px(PADDING - 2)
        name = look.metrics("label_strong").height()
        mark = QRectF(look.px(PADDING), top + (name - side) / 2, side, side)
        radio_mark(painter, mirrored(mark, outer, self.layoutDirection()), checked=self.isChecked())
        left, width = self._words_left(), self._words_room()
        self._write(painter, QRectF(left, top, width, name), self._line.name, ("label_strong", "text"))
        colour = "ok" if self.isChecked() and self._line.fits else "text2"
        high = look.metrics("caption").height()
        at_end = self._beside()
        note = QRectF(left, top + (name - high) / 2 if at_end else top + name, width, high)
        self._write(painter, note, self._line.note, ("caption", colour), at_end=at_end)
        below = top + name + BETWEEN + (0 if at_end else high)
        words = QRectF(left, below, width, look.metrics("label").height())
        self._write(painter, words, self._line.sample, ("label", "text"))

    def _beside(self) -> bool:
        look = theme()
        name = look.metrics("label_strong").horizontalAdvance(self._line.name)
        note = look.metrics("caption").horizontalAdvance(self._line.note)
        return name + note + look.px(GAP) + 2 <= self._words_room()

    def _words_left(self) -> float:
        look = theme()
        return look.px(PADDING) + look.px(MARK) + look.px(GAP)

    def _words_room(self) -> float:
        return max(1.0, self.width() - self._words_left() - theme().px(PADDING))

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        look = theme()
        if self.isChecked():
            strokes.box(painter, box, RADII.row, look.colour("accent"))
            line = SELECTED * (2 if look.appearance.contrast else 1)
            strokes.box(painter, box.adjusted(line, line, -line, -line), RADII.row - line, look.colour("accent_bg"))
        else:
            strokes.box(painter, box, RADII.row, look.colour("hover" if self.hovered() else "surface"),
                        look.colour("border"))  # fmt: skip
        if self.ringed:
            strokes.focus_ring(painter, box, RADII.row - 1)

    def _write(
        self, painter: QPainter, place: QRectF, text: str, style: tuple[str, str], *, at_end: bool = False
    ) -> None:
        role, colour = style
        look = theme()
        painter.setFont(look.font(role))
        painter.setPen(look.colour(colour))
        shown = look.metrics(role).elidedText(displayed(text), Qt.TextElideMode.ElideRight, place.width())
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        side = Qt.AlignmentFlag.AlignTrailing if at_end else Qt.AlignmentFlag.AlignLeading
        sides = sides_of(side | Qt.AlignmentFlag.AlignVCenter, self.layoutDirection())
        write_line(painter, mirrored(place, QRectF(self.rect()), self.layoutDirection()), sides, shown)


class LettersCard(Card):
    """The encodings. chosen: one of them, by its key."""

    chosen = Signal(str)

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__()
        self.choices: list[LettersChoice] = []
        self._keys: tuple[str, ...] = ()
        self._all = False
        self._top = QWidget()
        self._box = QVBoxLayout()
        self._box.setSpacing(8)
        self.more = LinkButton("", icon_after="chevron-down")
        self.more.clicked.connect(self._show_all)
        top = QVBoxLayout(self._top)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(8)
        top.addWidget(SideTitle(_("Encoding")))
        top.addWidget(Label(_("Pick the one where the names look right."), "label", "text2", wrap=True))
        top.addLayout(self._box)
        top.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._line = Separator()
        top.addWidget(self._line)
        self.body.addWidget(self._top)
        row = QHBoxLayout()
        self._separator = Label("", "label_strong", "text")
        row.addWidget(Label(_("Separator"), "label", "text2"), 1)
        row.addWidget(self._separator)
        self.body.addLayout(row)

    def show_letters(self, lines: Sequence[LettersLine], encoding: str, separator: str) -> None:
        """Show encodings; none of them where all letters are the same in each."""
        keys = tuple(line.key for line in lines)
        if keys != self._keys:
            self._keys, self._all = keys, False
            self._write(lines)
        for choice, line in zip(self.choices, lines, strict=True):
            choice.show_line(line)
            blocked = choice.blockSignals(True)
            choice.setChecked(line.key == encoding)
            choice.blockSignals(blocked)
        self._top.setVisible(bool(lines))
        self._separator.setText(separator)
        self._reveal(encoding)

    def _write(self, lines: Sequence[LettersLine]) -> None:
        for old in self.choices:
            old.hide()
            old.deleteLater()
        self.choices = []
        for line in lines:
            choice = LettersChoice(line)
            choice.toggled.connect(lambda on, key=line.key: self.chosen.emit(key) if on else None)
            self._box.addWidget(choice)
            self.choices.append(choice)

    def _reveal(self, encoding: str) -> None:
        hidden = 0
        for number, choice in enumerate(self.choices):
            seen = self._all or number < FIRST or choice.key == encoding
            choice.setVisible(seen)
            hidden += not seen
        self.more.setVisible(hidden > 0)
        self.more.setText(counted("{n} other", "{n} others", hidden))

    def _show_all(self) -> None:
        self._all = True
        checked = next((choice.key for choice in self.choices if choice.isChecked()), "")
        first = next((choice for choice in self.choices if choice.isHidden()), None)
        self._reveal(checked)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
