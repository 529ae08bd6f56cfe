# SPDX-License-Identifier: GPL-3.0-or-later
"""Widgets that lay themselves out anew where the room, the text size or their content becomes another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    _Widget = QWidget
else:
    _Widget = object


class Fitting(_Widget):
    """A mixin before the Qt class: `fit` is called whenever what it decides could come out otherwise."""

    def fit(self) -> None:
        """Lay out for the room there is; the same answer twice must change nothing."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into another room."""
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        """Fit where something inside wants another size."""
        # An event that takes the widget away may be gone itself afterwards.
        kind = event.type()
        done = super().event(event)
        if kind == QEvent.Type.LayoutRequest:
            self.fit()
        return done
