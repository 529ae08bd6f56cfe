# SPDX-License-Identifier: GPL-3.0-or-later
"""Small rounded words: pills that tell a state, chips that filter, caps that name a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from coterie.domain.written_numbers import whole
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.parts.controls import RESTYLING, TARGET, PaintedButton, mirrored, ringed_box
from coterie.ui.parts.runs import displayed

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

PILL, CAP, CHIP, CHIP_PADDING = 20, 20, 26, 9
CHIP_ICON, CHIP_ICON_GAP = 14, 5


class _Small(QLabel):
    """A painted word with one size: its own."""

    def __init__(self, text: str, role: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._role = role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(theme().font(role))
        self.setText(displayed(text))

    def minimumSizeHint(self) -> QSize:
        """Give the size below which the text would be cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew under a new look."""
        super().changeEvent(event)
        if event.type() in RESTYLING:
            font = theme().font(self._role)
            if self.font() != font:
                self.setFont(font)
            self.updateGeometry()


class Pill(_Small):
    """A short word on its tint. tone: danger, warn, ok, info, violet, accent or plain."""

    def __init__(self, text: str = "", tone: str = "plain", icon: str = "", *, parent: QWidget | None = None) -> None:
        """Show a word; icon: a shipped drawing before it."""
        super().__init__(text, "caption_strong", parent)
        self._tone, self._icon = tone, icon

    def set_tone(self, tone: str, icon: str | None = None) -> None:
        """Take another tone, and another icon if one is given."""
        self._tone = tone
        self._icon = self._icon if icon is None else icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size of the pill."""
        width = strokes.pill_width(self.text(), self._icon)
        return QSize(width, theme().height(PILL, "caption_strong", padding=5))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill."""
        del event
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        strokes.pill(painter, QRectF(self.rect()), self.text(), self._tone, self._icon)


class KeyCap(_Small):
    """The name of a key in its small box."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        """Show a key."""
        super().__init__(text, "micro", parent)

    def sizeHint(self) -> QSize:
        """Give the size of the cap."""
        return QSize(strokes.key_cap_width(self.text()), theme().height(CAP, "micro", padding=5))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cap."""
        del event
        strokes.key_cap(QPainter(self), QRectF(self.rect()), self.text(), fill="surface")


class FilterChip(PaintedButton, QAbstractButton):
    """A pill that narrows a list while it is pressed in. count: how many it would show.

    icon: a shipped drawing before the words; tone: of what it stands for, instead of the colour of a selection.
    """

    def __init__(
        self, text: str, *, count: int | None = None, icon: str = "", tone: str = "", parent: QWidget | None = None
    ) -> None:
        """Make a chip."""
        super().__init__(parent)
        self._count, self._icon, self._tone = count, icon, tone
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setText(text)
        self.set_count(count)

    def set_count(self, count: int | None) -> None:
        """Show another number, or none."""
        self._count = count
        self.setAccessibleName(self._words())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size of words and number."""
        look = theme()
        width = look.metrics("caption_strong").horizontalAdvance(self._words()) + 2 * look.px(CHIP_PADDING) + 1
        width += self._icon_room()
        height = look.height(CHIP, "caption_strong", padding=9)
        return QSize(max(TARGET, round(width + 0.5)), max(TARGET, height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip; pressed in it is tinted."""
        del event
        look = theme()
        painter = QPainter(self)
        outer = QRectF(self.rect())
        height = look.height(CHIP, "caption_strong", padding=9)
        rect = strokes.centred(outer, outer.width(), height)
        if self.ringed:
            rect = ringed_box(painter, outer, outer.height() / 2, ringed=True)
        fill, border, ink = "", "border", "text2"
        if self.isChecked():
            tone = self._tone or "accent"
            fill, border = f"{tone}_bg" if self._tone else "selected", tone if look.appearance.contrast else ""
            ink = tone
        elif self.isDown() or self.hovered():
            fill = "pressed" if self.isDown() else "hover"
        strokes.box(
            painter,
            rect,
            rect.height() / 2,
            look.colour(fill) if fill else None,
            look.colour(border) if border else None,
        )
        ink = ink if self.isEnabled() else "disabled"
        words = outer.adjusted(self._icon_room(), 0, 0, 0)
        if self._icon:
            side = look.px(CHIP_ICON)
            mark = QRectF(look.px(CHIP_PADDING), outer.center().y() - side / 2, side, side)
            strokes.icon(painter, mirrored(mark, outer, self.layoutDirection()), self._icon, ink)
        painter.setFont(look.font("caption_strong"))
        painter.setPen(look.colour(ink))
        painter.drawText(mirrored(words, outer, self.layoutDirection()), Qt.AlignmentFlag.AlignCenter, self._words())

    def _icon_room(self) -> int:
        return theme().px(CHIP_ICON) + theme().px(CHIP_ICON_GAP) if self._icon else 0

    def _words(self) -> str:
        return self.text() if self._count is None else f"{self.text()} {whole(self._count)}"
