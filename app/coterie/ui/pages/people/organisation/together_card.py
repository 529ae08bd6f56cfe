# SPDX-License-Identifier: GPL-3.0-or-later
"""Who was at an organisation at the same time: a picture by years, and the finding in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from coterie.domain.texts import _
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.pages.people.organisation.together_chart import TogetherChart
from coterie.ui.parts.cards import Card, SideTitle
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from coterie.ui.pages.people.organisation.shown import TogetherShown

SWATCH = 9


class LegendSwatch(QLabel):
    """The look of a bar in small."""

    def __init__(self, *, current: bool) -> None:
        """Make one. current: of somebody who is there now."""
        super().__init__()
        self._current = current
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Give the side."""
        side = theme().px(SWATCH)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Give the same: a square is not cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the square."""
        del event
        look = theme()
        place = strokes.centred(QRectF(self.rect()), look.px(SWATCH), look.px(SWATCH))
        fill, line = ("accent", None) if self._current else ("hover", look.colour("control"))
        strokes.box(QPainter(self), place, 3, look.colour(fill), line)


class TogetherCard(Card):
    """Shows who was there at the same time."""

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__()
        self.chart = TogetherChart()
        self.sentence = Label("", "label", "text2", wrap=True)
        self._icon = IconLabel("route", 16, "warn")
        self._legend = QWidget()
        legend = QHBoxLayout(self._legend)
        legend.setContentsMargins(0, 0, 0, 0)
        legend.setSpacing(6)
        for text, current in ((_("Now"), True), (_("Before"), False)):
            if not current:
                legend.addSpacing(6)
            legend.addWidget(LegendSwatch(current=current), 0, Qt.AlignmentFlag.AlignVCenter)
            legend.addWidget(Label(text, "caption", "text2"))
        head = QHBoxLayout()
        head.addWidget(SideTitle(_("Who was there together")), 1)
        head.addWidget(self._legend)
        foot = QHBoxLayout()
        foot.setSpacing(9)
        foot.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.sentence, 1)
        self.body.setSpacing(12)
        self.body.addLayout(head)
        self.body.addWidget(self.chart)
        self.body.addLayout(foot)

    def show_together(self, shown: TogetherShown | None) -> None:
        """Show a picture, or how one comes about."""
        known = shown is not None
        for part in (self.chart, self._legend, self._icon):
            part.setVisible(known)
        if shown is None:
            self.sentence.setText(_("It is not known yet when people were here. Press a line above to say when."))
            return
        self.chart.show_together(shown)
        self.sentence.setText(shown.sentence)
        self._icon.show_icon("route" if shown.shared else "info", "warn" if shown.shared else "text3")
