# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things stand on the page of an organisation: two columns while there is room, else one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from coterie.ui.design.theme import theme
from coterie.ui.parts.controls import RESTYLING
from coterie.ui.parts.margins import Margins

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from coterie.ui.pages.people.organisation.header import OrganisationHeader

WIDE = 760
SIDE, GAP, CARD_GAP, TOP, END, BOTTOM = 282, 18, 12, 24, 14, 28


class OrganisationContent(QWidget):
    """Lays out what the page gives it for the width it has."""

    def __init__(self, header: OrganisationHeader, main: Sequence[QWidget], side: Sequence[QWidget]) -> None:
        """Take the parts; main and side: one below the other."""
        super().__init__()
        self._wide: bool | None = None
        self._header = header
        self.main, self.side = _column(main), _column(side)
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(CARD_GAP)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(header, 0, 0, 1, 2)
        self._grid.setRowMinimumHeight(1, 7)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the page: everything breaks."""
        return QSize(280, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the look."""
        super().changeEvent(event)
        if event.type() in RESTYLING and hasattr(self, "_grid"):
            self._wide = None
            self._fit()

    def _fit(self) -> None:
        look = theme()
        margin = look.density.page_margin
        end = min(margin, END)
        Margins(margin, TOP, end, BOTTOM).put_on(self._grid, self.layoutDirection())
        # Told from here, before anything is placed: a header that turned by itself would be measured a moment late.
        self._header.fit(self.width() - margin - end)
        wide = self.width() >= look.px(WIDE)
        if wide != self._wide:
            self._wide = wide
            self._arrange(wide=wide)

    def _arrange(self, *, wide: bool) -> None:
        for widget in (self.main, self.side):
            self._grid.removeWidget(widget)
        top = Qt.AlignmentFlag.AlignTop
        if wide:
            self._grid.addWidget(self.main, 2, 0, top)
            self._grid.addWidget(self.side, 2, 1, top)
            self.side.setFixedWidth(theme().px(SIDE))
        else:
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(16_777_215)
            self._grid.addWidget(self.main, 2, 0, 1, 2)
            self._grid.addWidget(self.side, 3, 0, 1, 2)
        self._grid.setRowStretch(4, 1)


def _column(widgets: Sequence[QWidget]) -> QWidget:
    """Put widgets one below the other."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(CARD_GAP)
    for widget in widgets:
        column.addWidget(widget)
    return made
