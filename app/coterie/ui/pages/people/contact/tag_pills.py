# SPDX-License-Identifier: GPL-3.0-or-later
"""The tags of somebody: pills that can be taken off, and a field to add one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from coterie.domain.texts import _
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.parts.buttons import IconButton, LinkButton
from coterie.ui.parts.chips import PILL, Pill
from coterie.ui.parts.controls import TARGET, PaintedButton, mirrored
from coterie.ui.parts.fields import Field
from coterie.ui.parts.suggestions import Suggestions
from coterie.ui.parts.tooltips import plain_tooltip
from coterie.ui.parts.wrap_row import WrapRow
from coterie.ui.parts.writing import writing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QPaintEvent

    from coterie.domain.errors import UserError
    from coterie.ui.pages.people.contact.shown import TagShown

_REMOVING = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
CROSS, CROSS_AT, FIELD_WIDTH, LONGEST = 11, 5, 150, 60
GAP = 6


class TagPill(PaintedButton, QAbstractButton):
    """A tag. removed: it is to be taken off; the cross is there while the pointer or the focus is on it."""

    removed = Signal(str)

    def __init__(self, tag: TagShown, parent: QWidget | None = None) -> None:
        """Make the pill of a tag."""
        super().__init__(parent)
        self._name, self._tone = tag.name, tag.tone
        self.setText(tag.name if len(tag.name) <= LONGEST else tag.name[:LONGEST] + "…")
        self.setAccessibleName(_("Tag {name}").format(name=tag.name))
        self.setAccessibleDescription(_("Press Delete to take it off"))
        self.setToolTip(plain_tooltip(tag.name) if len(tag.name) > LONGEST else "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)

    @property
    def name(self) -> str:
        """The tag."""
        return self._name

    def sizeHint(self) -> QSize:
        """Give the size of the pill, in a target that can be hit."""
        look = theme()
        height = look.height(PILL, "caption_strong", padding=5)
        return QSize(strokes.pill_width(self.text()) + 1, max(TARGET, height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the tag off by key."""
        if event.key() in _REMOVING and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.removed.emit(self._name)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the tag off where the cross was pressed; the rest of the pill does nothing."""
        super().mouseReleaseEvent(event)
        if self._cross().adjusted(-5, -5, 5, 5).contains(event.position()):
            self.removed.emit(self._name)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that the cross can be pressed."""
        super().mouseMoveEvent(event)
        on_cross = self._cross().adjusted(-5, -5, 5, 5).contains(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if on_cross else Qt.CursorShape.ArrowCursor)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the cross."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the cross away."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill, and the cross over its end while it is wanted."""
        del event
        painter = QPainter(self)
        look = theme()
        height = look.height(PILL, "caption_strong", padding=5)
        place = strokes.centred(QRectF(self.rect()), self.width(), height)
        if self.ringed:
            strokes.focus_ring(painter, QRectF(self.rect()), self.height() / 2 - 1)
            place = strokes.centred(place, place.width() - 6, height)
        tint = f"{self._tone}_bg" if self._tone in strokes.TONES else "hover"
        ink = self._tone if self._tone in strokes.TONES else "text2"
        border = look.colour(ink) if look.appearance.contrast else None
        strokes.box(painter, place, height / 2, look.colour(tint), border)
        painter.setFont(look.font("caption_strong"))
        painter.setPen(look.colour(ink))
        if self.hovered() or self.hasFocus():
            self._paint_with_cross(painter, place, ink)
        else:
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.text())

    def _paint_with_cross(self, painter: QPainter, place: QRectF, ink: str) -> None:
        look = theme()
        cross = self._cross()
        room = QRectF(place.left() + 5, place.top(), place.width() - cross.width() - CROSS_AT - 7, place.height())
        text = look.metrics("caption_strong").elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width() + 1)
        shown = mirrored(room, QRectF(self.rect()), self.layoutDirection())
        painter.drawText(shown, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), text)
        strokes.icon(painter, cross, "x", ink)

    def _cross(self) -> QRectF:
        side = theme().px(CROSS)
        outer = QRectF(self.rect())
        corner = QPointF(outer.right() - theme().px(CROSS_AT) - side, outer.center().y() - side / 2)
        return mirrored(QRectF(corner.x(), corner.y(), side, side), outer, self.layoutDirection())


class TagField(Field):
    """A field for a new tag. left: somebody went on without one; Esc does the same."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


class TagPills(WrapRow):
    """Shows tags and what belongs behind them. added, removed: a tag by its name; wanted: what is being typed."""

    added = Signal(str)
    removed = Signal(str)
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a row without tags."""
        super().__init__(parent, gap=GAP)
        self._tags: tuple[TagShown, ...] = ()
        self._pills: list[TagPill] = []
        self._editable = True
        self.clock = Pill("", "plain", "clock")
        self.hidden = Pill("", "plain", "eye-off")
        self.hidden.hide()
        self.plus = writing(IconButton("plus", _("Add a tag"), size=TARGET))
        self.first = writing(LinkButton(_("Add a tag")))
        self.field = TagField(_("Tag"), name=_("New tag"), height=TARGET)
        self.field.setFixedWidth(theme().px(FIELD_WIDTH))
        self.suggestions = Suggestions(self.field)
        for widget in (self.hidden, self.clock, self.first, self.plus, self.field):
            self.add(widget)
        self.field.hide()
        self.plus.clicked.connect(self.begin)
        self.first.clicked.connect(self.begin)
        self.field.returnPressed.connect(self._add)
        self.field.left.connect(self.end)
        self.suggestions.wanted.connect(self.wanted)
        self.suggestions.picked.connect(lambda _key, text: self._take(text))
        self._fill()

    def show_tags(self, tags: Sequence[TagShown], clock: str, *, editable: bool) -> None:
        """Show tags. clock: what stands behind them, "" = nothing."""
        self.show_clock(clock)
        self._editable = editable
        self._show_adder()
        if tuple(tags) == self._tags:
            return
        at = next((number for number, pill in enumerate(self._pills) if pill.hasFocus()), -1)
        self._tags = tuple(tags)
        for pill in self._pills:
            pill.hide()
            pill.deleteLater()
        self._pills = [TagPill(tag, self) for tag in self._tags]
        for pill in self._pills:
            pill.removed.connect(self.removed)
            pill.setEnabled(editable)
        self._show_adder()
        self._fill()
        if at >= 0:
            # The focus stays in the row: on the next tag, or on what adds one.
            following: QWidget = self._pills[min(at, len(self._pills) - 1)] if self._pills else self.first
            following.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_hidden(self, text: str) -> None:
        """Say how many tags are covered."""
        self.hidden.setText(text)
        self.hidden.setVisible(bool(text))
        self.hidden.updateGeometry()

    def show_clock(self, clock: str) -> None:
        """Show another time."""
        self.clock.setText(clock)
        self.clock.setVisible(bool(clock))
        self.clock.updateGeometry()

    def begin(self) -> None:
        """Let somebody type a tag."""
        self.field.clear()
        self.field.set_problem("")
        self.field.show()
        self._show_adder()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    def end(self) -> None:
        """Close the field."""
        had = self.field.hasFocus()
        self.suggestions.close()
        self.field.hide()
        self._show_adder()
        if had:
            (self.plus if self._tags else self.first).setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    def begin_again(self, name: str, error: UserError) -> None:
        """Let somebody type on from a tag that was refused, and say why it was."""
        self.begin()
        self.field.setText(name)
        self.field.set_problem(str(error))
        self.field.setToolTip(plain_tooltip(str(error)))

    def _show_adder(self) -> None:
        """Show what adds a tag: in words where there is none yet."""
        wanted = self._editable and self.field.isHidden()
        self.plus.setVisible(wanted and bool(self._tags))
        self.first.setVisible(wanted and not self._tags)

    def _fill(self) -> None:
        self._widgets = [*self._pills, self.hidden, self.clock, self.first, self.plus, self.field]
        for pill in self._pills:
            pill.show()
        before: QWidget = self
        for widget in (*self._pills, self.first, self.plus, self.field):
            if before is not self:
                QWidget.setTabOrder(before, widget)
            before = widget
        self._measure()

    def _add(self) -> None:
        if self.field.text().strip():
            self._take(self.field.text())
        else:
            self.end()

    def _take(self, name: str) -> None:
        self.end()
        self.added.emit(name)
