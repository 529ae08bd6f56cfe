# SPDX-License-Identifier: GPL-3.0-or-later
"""How strong a tie is: the number, its four parts, how it will change, and the user's own word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from coterie.domain.query import BANDS
from coterie.domain.texts import _
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.pages.people.contact.side_card import SideCard
from coterie.ui.pages.people.contact.wording import band_word
from coterie.ui.parts.buttons import LinkButton
from coterie.ui.parts.cards import SideTitle
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label
from coterie.ui.parts.menus import Menu
from coterie.ui.parts.progress import SharesBar
from coterie.ui.parts.writing import writing

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from coterie.ui.pages.people.contact.shown import StrengthShown

SWATCH, SWATCH_GAP, LINE_GAP = 9, 8, 5
PARTS = 4


class Swatch(QLabel):
    """A small square in a colour of charts."""

    def __init__(self, colour: int) -> None:
        """Make one. colour: its number in the colours of charts."""
        super().__init__()
        self._colour = colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Give the side, which grows with the text."""
        side = theme().px(SWATCH)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Give the same: a square is not cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the square."""
        del event
        look = theme()
        chart = look.colours.chart
        side = theme().px(SWATCH)
        place = strokes.centred(QRectF(self.rect()), side, side)
        strokes.box(QPainter(self), place, 3, look.colour(chart[self._colour % len(chart)]))


class StrengthCard(SideCard):
    """Shows a strength. band_chosen: a word by hand, "" = worked out."""

    band_chosen = Signal(str)

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__()
        self._by_hand = ""
        self._menu: Menu | None = None
        self.number = Label("", "sub", "accent")
        self.of = Label(_("/100"), "label", "text3")
        self.band = Label("", "label", "text2")
        self.pin = IconLabel("pin", 14, "accent")
        self.bar = SharesBar(_("Strength"))
        self._lines = QGridLayout()
        self._rows: list[tuple[Label, Label]] = []
        self.outlook = Label("", "caption", "text3", wrap=True)
        self.by_hand = writing(LinkButton(_("Not what you think?")))
        self.by_hand.clicked.connect(self._ask)
        self._arrange()

    def show_strength(self, shown: StrengthShown) -> None:
        """Show a strength."""
        self._by_hand = shown.by_hand
        known = bool(shown.number)
        self.number.setText(shown.number or "–")
        self.of.setVisible(known)
        self.bar.set_shares([(part.share, part.colour) for part in shown.parts])
        self.bar.setAccessibleName(shown.spoken)
        for (label, points), part in zip(self._rows, shown.parts, strict=True):
            label.setText(part.label)
            points.setText(part.points)
            points.restyle("label", "text" if part.share else "text3")
        self.outlook.setText(shown.outlook)
        self._show_band(shown)

    def _show_band(self, shown: StrengthShown) -> None:
        hand = bool(shown.by_hand)
        self.pin.setVisible(hand)
        self.pin.setAccessibleName(_("set by you") if hand else "")
        self.band.setText(band_word(shown.by_hand) if hand else "")
        self.band.setVisible(hand)
        self.by_hand.setText(_("Set by you. Change it") if hand else _("Not what you think?"))

    def _ask(self) -> None:
        """Open the list of words."""
        menu = Menu(self, title=_("How close are you?"))
        for band in BANDS:
            entry = menu.entry(band_word(band))
            entry.setCheckable(True)
            entry.setChecked(band == self._by_hand)
            entry.triggered.connect(lambda _checked=False, band=band: self.band_chosen.emit(band))
        if self._by_hand:
            menu.addSeparator()
            menu.entry(_("Work it out again"), icon="undo-2").triggered.connect(lambda: self.band_chosen.emit(""))
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu
        menu.popup(self.by_hand.mapToGlobal(QPoint(0, self.by_hand.height())))

    def _figure(self) -> QWidget:
        """Put the number before what it is out of: figures run from left to right in every script."""
        figure = QWidget()
        figure.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        row = QHBoxLayout(figure)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        row.addWidget(self.number)
        row.addWidget(self.of, 0, Qt.AlignmentFlag.AlignVCenter)
        return figure

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(SideTitle(_("Strength")), 1)
        head.addWidget(self.pin, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addSpacing(4)
        head.addWidget(self.band, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addSpacing(8)
        head.addWidget(self._figure())
        self._lines.setHorizontalSpacing(SWATCH_GAP)
        self._lines.setVerticalSpacing(LINE_GAP)
        self._lines.setColumnStretch(1, 1)
        for row, colour in enumerate((0, 2, 3, 1)):
            label, points = Label("", "label", "text2", wrap=True), Label("", "label", "text")
            self._lines.addWidget(Swatch(colour), row, 0, Qt.AlignmentFlag.AlignVCenter)
            self._lines.addWidget(label, row, 1)
            self._lines.addWidget(points, row, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._rows.append((label, points))
        self.body.setSpacing(11)
        self.body.addLayout(head)
        self.body.addWidget(self.bar)
        self.body.addLayout(self._lines)
        foot = QWidget()
        column = QGridLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setVerticalSpacing(0)
        column.addWidget(self.outlook, 0, 0)
        column.addWidget(self.by_hand, 1, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(foot)
