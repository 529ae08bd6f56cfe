# SPDX-License-Identifier: GPL-3.0-or-later
"""Fields of one line: for any text, and for a passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from coterie.domain.texts import _
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import MEASURES, RADII
from coterie.ui.parts.buttons import IconButton
from coterie.ui.parts.controls import RESTYLING, TARGET, mirrored, ringed_box
from coterie.ui.parts.covers import uncovered
from coterie.ui.parts.menus import Menu

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QMenu

PADDING, ICON, ICON_AT, TEXT_AFTER_ICON, CAP_AT, CAP = 9, 18, 10, 34, 7, 20
DOT_GAP = 3.5


def field_box(painter: QPainter, rect: QRectF, *, focused: bool, problem: bool, enabled: bool = True) -> None:
    """Paint the box of something to type into: outline, ring of focus, and red where there is a problem."""
    look = theme()
    border = "danger" if problem else "accent" if focused else "control" if enabled else "border"
    if focused and problem:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strokes.box(painter, rect, RADII.control + 2, look.colour("danger"))
        strokes.box(painter, rect.adjusted(2, 2, -2, -2), RADII.control, look.colour("surface"))
        rect = rect.adjusted(3, 3, -3, -3)
    else:
        rect = ringed_box(painter, rect, RADII.control, ringed=focused)
    radius = RADII.control - 1 if focused else RADII.control
    strokes.box(painter, rect, radius, look.colour("surface" if enabled else "sunken"), look.colour(border))


def see_through(widget: QWidget) -> None:
    """Let the painted box be the background of a widget that would fill its own."""
    palette = QPalette()
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
        palette.setColor(group, QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
    widget.setPalette(palette)


class Field(QLineEdit):
    """A field of one line. name: for screen readers; icon: in front; key: on a cap at the end.

    written: somebody changed the text, by typing or through an assistive program; what the program sets is not told.
    """

    written = Signal(str)

    def __init__(  # noqa: PLR0913 - a control has this many sides, each by name
        self,
        placeholder: str = "",
        *,
        name: str,
        icon: str = "",
        key: str = "",
        height: int = 34,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty field."""
        super().__init__(parent)
        self._icon, self._key, self._height = icon, key, height
        self._problem = ""
        self._trailing = 0.0
        self._is_set = False
        self.textChanged.connect(self._tell)
        self.setFrame(False)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        see_through(self)
        self._lay_out()

    @property
    def problem(self) -> str:
        """What is wrong with the text, or nothing."""
        return self._problem

    def setText(self, text: str | None) -> None:
        """Put a text into the field: its true words, since they are about to be changed."""
        self._is_set = True
        super().setText(uncovered(text or ""))
        self._is_set = False

    def clear(self) -> None:
        """Empty the field."""
        self.setText("")

    def set_problem(self, text: str) -> None:
        """Mark the field as wrong and say why to screen readers; an empty text clears the mark."""
        self._problem = text
        self.setAccessibleDescription(text)
        self.update()

    def set_key(self, key: str) -> None:
        """Show another key at the end, or none."""
        self._key = key
        self._lay_out()

    def sizeHint(self) -> QSize:
        """Give the size of a usual field."""
        return QSize(theme().px(240), theme().height(max(self._height, TARGET), padding=theme().px(14)))

    def minimumSizeHint(self) -> QSize:
        """Give the size of a field that still shows a word."""
        margins = self.textMargins()
        return QSize(margins.left() + margins.right() + theme().px(48), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew under a new look."""
        super().changeEvent(event)
        if event.type() in RESTYLING:
            self._lay_out()
            self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the usual menu in our own clothes."""
        edit_menu(self, self.createStandardContextMenu()).popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, icon and key; Qt paints the text."""
        painter = QPainter(self)
        outer = QRectF(self.rect())
        field_box(painter, outer, focused=self.hasFocus(), problem=bool(self._problem), enabled=self.isEnabled())
        look = theme()
        if self._icon:
            side = look.px(ICON)
            place = QRectF(look.px(ICON_AT), (outer.height() - side) / 2, side, side)
            strokes.icon(painter, mirrored(place, outer, self.layoutDirection()), self._icon, "text3")
        if self._key:
            width, height = strokes.key_cap_width(self._key) + 2, look.px(CAP)
            place = QRectF(outer.right() - look.px(CAP_AT) - width, (outer.height() - height) / 2, width, height)
            cap = mirrored(place, outer, self.layoutDirection())
            strokes.key_cap(painter, cap, self._key, fill="sunken")
        painter.end()
        super().paintEvent(event)

    def _tell(self, text: str) -> None:
        # Assistive programs go past `setText` of this class, and Qt does not say that they have edited anything.
        if not self._is_set:
            self.written.emit(text)

    def _reserve(self, width: float) -> None:
        """Keep room at the end for something of a child class."""
        self._trailing = width
        self._lay_out()

    def _lay_out(self) -> None:
        look = theme()
        front = look.px(TEXT_AFTER_ICON) if self._icon else look.px(PADDING)
        back = look.px(PADDING) + round(self._trailing)
        if self._key:
            back = look.px(CAP_AT) + strokes.key_cap_width(self._key) + look.px(8)
        side = Qt.AlignmentFlag.AlignLeft
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            front, back = back, front
            side = Qt.AlignmentFlag.AlignRight
        self.setAlignment(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
        self.setTextMargins(front, 0, back, 0)
        self.update()


def edit_menu(field: QWidget, standard: QMenu) -> Menu:
    """Give the entries of Qt's menu of a field in ours, which goes when it closes."""
    menu = Menu(field)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    standard.setParent(menu, standard.windowFlags())
    for action in standard.actions():
        menu.addAction(action)
    return menu


class PassphraseField(Field):
    """A field for a passphrase: hidden until the eye is pressed; nothing of it is kept, learnt or dragged away."""

    def __init__(
        self, placeholder: str = "", *, name: str, height: int = MEASURES.field, parent: QWidget | None = None
    ) -> None:
        """Make an empty, hidden field."""
        super().__init__(placeholder, name=name, height=height, parent=parent)
        self._eye = IconButton("eye", _("Show the passphrase"), size=TARGET, parent=self)
        self._eye.setCursor(Qt.CursorShape.ArrowCursor)
        self._eye.clicked.connect(self._turn)
        self.setDragEnabled(False)
        self.setAcceptDrops(False)
        self.textEdited.connect(self._forget_steps)
        self.set_shown(False)

    @property
    def shown(self) -> bool:
        """Whether the passphrase can be read."""
        return self.echoMode() == QLineEdit.EchoMode.Normal

    def set_shown(self, shown: bool) -> None:
        """Show or hide what is typed."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        # Qt gives its own hints with the way of showing, so ours come after it.
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._space_dots()
        self._eye.set_icon("eye-off" if shown else "eye")
        self._eye.set_name(_("Hide the passphrase") if shown else _("Show the passphrase"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave undo and redo to the window: here there is nothing to go back to."""
        if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            event.ignore()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the eye at the end."""
        super().resizeEvent(event)
        self._place_eye()

    def _lay_out(self) -> None:
        super()._lay_out()
        if hasattr(self, "_eye"):
            self._space_dots()
            self._place_eye()

    def _place_eye(self) -> None:
        side = self._eye.sizeHint().width()
        room = theme().px(6) + side
        if self._trailing != room:
            self._reserve(room)
        left = theme().px(6) if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - room
        self._eye.setGeometry(left, (self.height() - side) // 2, side, side)

    def _space_dots(self) -> None:
        font = QFont(theme().font("body"))
        if not self.shown:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, DOT_GAP)
        if font != self.font():
            self.setFont(font)

    def _turn(self) -> None:
        self.set_shown(not self.shown)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_steps(self, text: str) -> None:
        """Put the same text in anew, which is what empties Qt's list of steps."""
        place = self.cursorPosition()
        blocked = self.blockSignals(True)
        self.setText(text)
        self.setCursorPosition(place)
        self.blockSignals(blocked)
