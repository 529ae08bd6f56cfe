# SPDX-License-Identifier: GPL-3.0-or-later
"""Menus that look like the sheets: rounded, with icons at the front and keys at the end of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QAction, QKeySequence, QPainter
from PySide6.QtWidgets import QMenu, QWidget

from coterie.ui.design import strokes
from coterie.ui.design.key_names import key_name
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.parts.controls import hover_role, mirrored
from coterie.ui.parts.key_teaching import teacher_of

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

ICON_PROPERTY, TONE_PROPERTY = "icon_name", "tone"
INDENT, ICON, PADDING, ITEM = 38, 16, 12, 32

#: The sheet only makes room; the menu paints itself.
_SHEET = """
QMenu {{ background: transparent; border: none; padding: 6px; margin: 0; }}
QMenu::item {{ background: transparent; padding: {vertical}px {right}px {vertical}px {left}px; margin: 0; }}
QMenu::icon {{ width: 0; }}
QMenu::separator {{ height: 9px; background: transparent; }}
"""


class Menu(QMenu):
    """A menu. Actions of others may be added, too: the icon is the action's property `icon_name`."""

    _worn = ""

    def __init__(self, parent: QWidget | None = None, *, title: str = "") -> None:
        """Make an empty menu."""
        super().__init__(parent)
        self.setTitle(title)
        self.setWindowFlags(
            self.windowFlags() | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._renew()

    def entry(self, text: str, *, icon: str = "", key: str = "", tone: str = "") -> QAction:
        """Add a line, shown literally. icon: a shipped drawing; key: as in `Ctrl+N`; tone: `danger` or none."""
        action = self.addAction(text.replace("&", "&&"))
        action.setProperty(ICON_PROPERTY, icon)
        action.setProperty(TONE_PROPERTY, tone)
        if key:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return action

    def submenu(self, text: str, *, icon: str = "") -> Menu:
        """Add a line that opens another menu, and give that one."""
        child = Menu(self, title=text.replace("&", "&&"))
        self.addMenu(child)
        child.menuAction().setProperty(ICON_PROPERTY, icon)
        return child

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew under a new look."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._renew()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of what is done by mouse that has a key."""
        action = cast("QAction | None", self.actionAt(event.position().toPoint()))
        teacher = teacher_of(self)
        if action is not None and action.isEnabled() and action.menu() is None and teacher is not None:
            key = action.text().partition("\t")[2] or action.shortcut().toString()
            if key:
                teacher.done_by_mouse(key, _literal(action.text()))
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet and every line on it."""
        del event
        look = theme()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        strokes.box(painter, QRectF(self.rect()), RADII.card, look.colour("raised"), look.colour("border"))
        for action in self.actions():
            if action.isVisible():
                self._paint_line(painter, action)

    def _paint_line(self, painter: QPainter, action: QAction) -> None:
        look = theme()
        rect = QRectF(self.actionGeometry(action))
        if action.isSeparator():
            line = QRectF(rect.left() + 6, round(rect.center().y()), rect.width() - 12, 1)
            painter.fillRect(line, look.colour("border"))
            return
        active = action is self.activeAction() and action.isEnabled()
        if active:
            border = look.colour("border") if look.appearance.contrast else None
            strokes.box(painter, rect, 6, look.colour(hover_role()), border)
        danger = action.property(TONE_PROPERTY) == "danger"
        role = "disabled" if not action.isEnabled() else "danger" if danger else "text"
        self._paint_mark(painter, rect, action, "text2" if role == "text" else role)
        self._paint_words(painter, rect, action, role)

    def _paint_mark(self, painter: QPainter, rect: QRectF, action: QAction, role: str) -> None:
        look = theme()
        side = look.px(ICON)
        name = "check" if action.isCheckable() and action.isChecked() else action.property(ICON_PROPERTY)
        if name:
            place = QRectF(rect.left() + look.px(PADDING - 1), rect.center().y() - side / 2, side, side)
            mark = "accent" if action.isCheckable() and action.isEnabled() else role
            strokes.icon(painter, mirrored(place, rect, self.layoutDirection()), str(name), mark)
        if action.menu() is not None:
            place = QRectF(rect.right() - look.px(8) - side, rect.center().y() - side / 2, side, side)
            strokes.icon(painter, mirrored(place, rect, self.layoutDirection()), "chevron-right", role)

    def _paint_words(self, painter: QPainter, rect: QRectF, action: QAction, role: str) -> None:
        look = theme()
        left = look.px(INDENT) if self._has_marks() else look.px(PADDING)
        words = mirrored(rect.adjusted(left, 0, -look.px(PADDING), 0), rect, self.layoutDirection())
        painter.setFont(look.font("label"))
        painter.setPen(look.colour(role))
        line = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(words, int(line | Qt.AlignmentFlag.AlignLeading), _literal(action.text()))
        key = action.text().partition("\t")[2] or key_name(action.shortcut().toString())
        if key:
            painter.setFont(look.font("caption"))
            painter.setPen(look.colour("text3" if action.isEnabled() else "disabled"))
            painter.drawText(words, int(line | Qt.AlignmentFlag.AlignTrailing), key)

    def _has_marks(self) -> bool:
        return any(action.isCheckable() or action.property(ICON_PROPERTY) for action in self.actions())

    def _renew(self) -> None:
        look = theme()
        font = look.font("label")
        if self.font() != font:
            self.setFont(font)
        spare = look.height(ITEM, "label") - look.metrics("label").height()
        sheet = _SHEET.format(vertical=round(spare / 2), left=look.px(INDENT), right=look.px(28))
        if sheet != self._worn:
            self._worn = sheet
            self.setStyleSheet(sheet)


def _literal(text: str) -> str:
    return text.partition("\t")[0].replace("&&", "\0").replace("&", "").replace("\0", "&")
