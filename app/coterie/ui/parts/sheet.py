# SPDX-License-Identifier: GPL-3.0-or-later
"""Sheets: the only thing that lies over a page. They keep the focus, close with Esc and give the focus back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import shiboken6
from PySide6.QtCore import QEvent, QMargins, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QRegion
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import MEASURES, RADII
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.labels import Label
from coterie.ui.parts.reading_order import bring_into_sight
from coterie.ui.parts.shadows import SHADOW_ROOM, Shadow

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

#: Where the upper edge of a sheet lies, as a share of the host's height.
UPPER_SHARE = 0.13
MARGIN = 24
ASK_WIDTH, ASK_MARGIN = 460, 24
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class SheetPanel(QDialog):
    """The box of a sheet: a dialog for screen readers, a plain child for the window system."""

    def __init__(self, sheet: Sheet, name: str) -> None:
        """Make an empty box. name: what the dialog is called."""
        super().__init__(sheet)
        self._sheet = sheet
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setAttribute(Qt.WidgetAttribute.WA_Moved)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setAccessibleName(name)
        self.setSizeGripEnabled(False)

    def reject(self) -> None:
        """Close the whole sheet."""
        self._sheet.close_sheet()

    def event(self, event: QEvent) -> bool:
        """Keep keys of the page below from acting, and follow another size of the content."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_plain(event):
            event.accept()
            return True
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._sheet.place()
        return handled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press a button only where one was made the default by hand."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
            return
        super().keyPressEvent(event)
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box."""
        look = theme()
        box = QRectF(self.rect())
        strokes.box(QPainter(self), box, RADII.sheet, look.colour("raised"), look.colour("border"))


class Sheet(QWidget):
    """A box over a widget, with the rest of it dimmed. Put things into `body`."""

    closed = Signal()

    def __init__(self, host: QWidget, *, name: str, width: int = MEASURES.sheet_width) -> None:
        """Make a closed sheet. name: what a screen reader calls it; width: at 100 % text, at most the host's."""
        super().__init__(host)
        self._host = host
        self._application = cast("QApplication", QApplication.instance())
        self._width = width
        self._opener: QWidget | None = None
        self._shadow = Shadow(RADII.sheet)
        self.panel = SheetPanel(self, name)
        self.body = QVBoxLayout(self.panel)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.hide()
        host.installEventFilter(self)

    def open(self, first: QWidget | None = None) -> None:
        """Open it. first: what gets the focus, else the first that takes it."""
        if self.isVisible():
            return
        self._opener = QApplication.focusWidget()
        self.place()
        self.show()
        self.raise_()
        self.panel.show()
        start = first or self._next_inside(self.panel, forward=True)
        (start or self.panel).setFocus(Qt.FocusReason.PopupFocusReason)
        self._application.focusChanged.connect(self._hold_focus)

    def close_sheet(self) -> None:
        """Close it and give the focus back to where it was."""
        if not self.isVisible():
            return
        self._application.focusChanged.disconnect(self._hold_focus)
        opener, self._opener = self._opener, None
        self.hide()
        if opener is not None and shiboken6.isValid(opener) and opener.isVisible():
            opener.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            self._focus_the_page()
        self.closed.emit()

    def leave(self) -> None:
        """Close it for something that is no answer, such as a press beside it."""
        self.close_sheet()

    def wanted_width(self) -> int:
        """Give the width the box takes in its host."""
        return max(1, min(theme().px(self._width), self._host.width() - 2 * MARGIN))

    def place(self) -> None:
        """Take the place in the upper third of the host, as large as the content needs."""
        host = self._host
        self.setGeometry(host.rect())
        width = self.wanted_width()
        self.panel.ensurePolished()
        needed = (
            self.body.totalHeightForWidth(width)
            if self.body.hasHeightForWidth()
            else self.body.totalSizeHint().height()
        )
        most = max(1, host.height() - 2 * MARGIN)
        height = min(needed, most)
        top = max(MARGIN, min(round(host.height() * UPPER_SHARE), host.height() - MARGIN - height))
        self._put(QRect((host.width() - width) // 2, top, width, height))

    def _put(self, box: QRect) -> None:
        """Put the box somewhere; the page below is painted anew only where the box and its shadow were and are."""
        before = self.panel.geometry()
        if box != before:
            self.panel.setGeometry(box)
            room = QMargins(SHADOW_ROOM, SHADOW_ROOM, SHADOW_ROOM, SHADOW_ROOM)
            self.update(QRegion(before.marginsAdded(room)) | QRegion(box.marginsAdded(room)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow another size of the host."""
        if event.type() == QEvent.Type.Resize and watched is self.parent() and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab inside."""
        current = QApplication.focusWidget()
        target = self._next_inside(self.panel if current is None else current, forward=forward)
        if target is not None:
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            target.setFocus(reason)
            bring_into_sight(target)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close on a press beside the box."""
        event.accept()
        self.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc; no other key reaches the page below."""
        event.accept()
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim what lies below and paint the shadow."""
        painter = QPainter(self)
        look = theme()
        scrim = QColor(look.colour("scrim"))
        scrim.setAlpha(look.colours.scrim_strength)
        painter.fillRect(self.rect(), scrim)
        self._shadow.paint(painter, QRectF(self.panel.geometry()))

    def _next_inside(self, current: QWidget, *, forward: bool) -> QWidget | None:
        """Find the next widget in the box that Tab stops at, round and round."""
        step = QWidget.nextInFocusChain if forward else QWidget.previousInFocusChain
        widget = step(current)
        while widget is not None and widget is not current:
            stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus.value
            if stops and self.panel.isAncestorOf(widget) and widget.isVisibleTo(self) and widget.isEnabled():
                return widget
            widget = step(widget)
        return None

    def _hold_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Bring the focus back that went to the page below; another sheet above may have it."""
        if new is None or new.window() is not self.window() or self._lies_in_a_sheet(new):
            return
        target = self._next_inside(self.panel, forward=True) or self.panel
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_the_page(self) -> None:
        """Put the focus where work begins below: what opened the sheet is gone."""
        for below in (self._host, getattr(self._host, "page", None)):
            focus_main = getattr(below, "focus_main", None)
            if callable(focus_main):
                focus_main()
                return
        self._host.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lies_in_a_sheet(self, widget: QWidget) -> bool:
        above: QWidget | None = widget
        while above is not None and not isinstance(above, Sheet):
            above = above.parentWidget()
        return above is not None


class AskSheet(Sheet):
    """A title, a text and two buttons that say what happens. The focus begins on the one that keeps everything."""

    acted = Signal()

    def __init__(  # noqa: PLR0913 - a question has four texts
        self, host: QWidget, *, title: str, text: str, keep: str, act: str, danger: bool = True
    ) -> None:
        """Make a question. keep: the button that changes nothing; act: the one that does it."""
        super().__init__(host, name=title, width=ASK_WIDTH)
        self.panel.setAccessibleDescription(text)
        self.keep_button = Button(keep)
        self.act_button = Button(act, kind="danger" if danger else "primary")
        self.keep_button.clicked.connect(self.close_sheet)
        self.act_button.clicked.connect(self._act)
        content = QVBoxLayout()
        content.setContentsMargins(ASK_MARGIN, ASK_MARGIN - 2, ASK_MARGIN, ASK_MARGIN - 4)
        content.setSpacing(8)
        content.addWidget(Label(title, "sub", wrap=True))
        content.addWidget(Label(text, "body", "text2", wrap=True))
        content.addSpacing(12)
        content.addWidget(self._buttons())
        self.body.addLayout(content)

    def open(self, first: QWidget | None = None) -> None:
        """Ask."""
        super().open(first or self.keep_button)

    def _buttons(self) -> QDialogButtonBox:
        """Put the buttons in the order of the platform."""
        box = QDialogButtonBox()
        row = box.layout()
        if row is not None:
            row.setSpacing(10)
        box.addButton(self.keep_button, QDialogButtonBox.ButtonRole.RejectRole)
        box.addButton(self.act_button, QDialogButtonBox.ButtonRole.AcceptRole)
        return box

    def _act(self) -> None:
        self.close_sheet()
        self.acted.emit()


def _is_plain(event: QKeyEvent) -> bool:
    """Tell whether a key is pressed without one of those that make it a command."""
    return not event.modifiers() & _COMMANDS
