# SPDX-License-Identifier: GPL-3.0-or-later
"""Painting a line of the agenda: the day where it begins, the time, the mark, the words, and who takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QStyle

from coterie.domain.initials import initials
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.pages.calendar import agenda_places
from coterie.ui.pages.calendar.agenda_places import AgendaPlaces, key_words
from coterie.ui.pages.calendar.kind_marks import paint_tile
from coterie.ui.pages.calendar.lines import DONE, LATE, MORE, NOTHING, PAST, EntryLine
from coterie.ui.parts.avatar_pictures import AvatarPictures, Face, blends
from coterie.ui.parts.button_inks import ink_of, paint_box
from coterie.ui.parts.controls import mirrored
from coterie.ui.parts.list_view import ListView
from coterie.ui.parts.row_delegate import RowDelegate
from coterie.ui.parts.rows import ROW_ROLE

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from coterie.ui.pages.calendar.lines import DayHead
    from coterie.ui.parts.row_delegate import Index, RowPen

MARK, OFFER, WHO = "mark", "offer", "who"
_STATE = QStyle.StateFlag


class AgendaDelegate(RowDelegate):
    """Paints lines of the agenda.

    done_clicked: the open circle; offer_clicked: the button; person_clicked: a picture, with the key of the person.
    """

    done_clicked = Signal(QModelIndex)
    offer_clicked = Signal(QModelIndex)
    person_clicked = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        """Make one for a view."""
        super().__init__(parent, inset=0)
        self._pictures = AvatarPictures()
        self.places = AgendaPlaces()

    def height_of(self) -> int:
        """Give the height of a line within a day."""
        return self.places.line_height()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the height; a line that begins a day is parted from the one before."""
        del option
        line: EntryLine = index.data(ROW_ROLE)
        return QSize(120, self.places.height(line, is_first=index.row() == 0))

    def box_of(self, option: QStyleOptionViewItem) -> QRectF:
        """Give the ground of a line, which leaves the day beside it alone."""
        row = QRectF(option.rect)
        return mirrored(self.places.ground(row), row, option.direction)

    def spot_at(self, option: QStyleOptionViewItem, index: Index, place: QPointF) -> str:
        """Find the mark of what can be done, the button, or a picture."""
        line: EntryLine = index.data(ROW_ROLE)
        self._below_head(option)
        box, places = self.box_of(option), self.places
        spots = {f"{WHO}:{number}": rect for number, rect in enumerate(places.faces(box, line))}
        if _can_be_done(line):
            spots[MARK] = places.tile(box)
        if self._offers(option, line):
            spots[OFFER] = places.button(box, line)
        for name, rect in spots.items():
            if mirrored(rect, box, option.direction).contains(place):
                return name
        return ""

    def click(self, index: QModelIndex, spot: str) -> None:
        """Tell what was clicked."""
        name, _colon, number = spot.partition(":")
        if name == WHO:
            line: EntryLine = index.data(ROW_ROLE)
            self.person_clicked.emit(line.people[int(number)].id)
        else:
            {MARK: self.done_clicked, OFFER: self.offer_clicked}[name].emit(index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the day where it begins, then the line."""
        line: EntryLine | None = index.data(ROW_ROLE)
        if line is None:
            return
        if line.head is not None:
            painter.save()
            if index.row():
                self._paint_border(painter, option)
            self._below_head(option)
            self._paint_head(painter, option, line.head)
            painter.restore()
        if line.kind == NOTHING:
            option.state &= ~_STATE.State_MouseOver
        super().paint(painter, option, index)

    def paint_row(self, pen: RowPen, line: EntryLine, option: QStyleOptionViewItem) -> None:
        """Paint what is on the ground of a line."""
        places, quiet = self.places, line.kind in {MORE, NOTHING}
        timed = line.time[:1].isdigit()
        pen.write(places.time(pen.box), line.time, "label_medium" if timed else "label", "text2")
        if not quiet:
            hot = _can_be_done(line) and self._state_of(pen, option, MARK)[0]
            paint_tile(pen.painter, pen.place(places.tile(pen.box)), line.kind, line.state, hovered=hot)
        right = self._paint_end(pen, line, option)
        left = places.words_from(pen.box)
        strong, label = pen.look.metrics("strong").height(), pen.look.metrics("label").height()
        top = pen.box.center().y() - (strong + 1 + label if line.detail else strong) / 2
        faded = quiet or line.state in {DONE, PAST}
        role = "label_medium" if quiet else "strong"
        pen.write(QRectF(left, top, right - left, strong), line.title, role, "text2" if faded else "text")
        if line.detail:
            pen.write(QRectF(left, top + strong + 1, right - left, label), line.detail, "label", "text2")

    def _paint_end(self, pen: RowPen, line: EntryLine, option: QStyleOptionViewItem) -> float:
        """Paint who takes part, or how late it is, and the button; give where the room for words ends."""
        places = self.places
        if line.pill:
            icon = "clock" if line.state == LATE else ""
            strokes.pill(pen.painter, pen.place(places.pill(pen.box, line)), line.pill, line.tone, icon)
        for who, rect in zip(line.people, places.faces(pen.box, line), strict=False):
            self._paint_face(pen, Face(who.id, initials(who.name)), rect, chosen=self.is_chosen(option, line))
        beyond = places.beyond(pen.box, line)
        if beyond is not None:
            pen.write(beyond, places.beyond_words(line), "label", "text2")
        if line.repeats:
            strokes.icon(pen.painter, pen.place(places.repeat(pen.box, line)), "repeat", "text3")
        if not self._offers(option, line):
            return places.end(pen.box, line) - agenda_places.GAP
        button = places.button(pen.box, line)
        self._paint_button(pen, button, line, option)
        return button.left() - agenda_places.GAP

    def _paint_face(self, pen: RowPen, face: Face, rect: QRectF, *, chosen: bool) -> None:
        if chosen and blends(face, "selected"):
            around = pen.place(rect).adjusted(-1.5, -1.5, 1.5, 1.5)
            strokes.box(pen.painter, around, around.height() / 2, pen.look.colour("surface"))
        picture = self._pictures.picture(face, round(rect.width()), pen.ratio())
        pen.painter.drawPixmap(pen.place(rect).topLeft(), picture)

    def _paint_button(self, pen: RowPen, rect: QRectF, line: EntryLine, option: QStyleOptionViewItem) -> None:
        hovered, pressed = self._state_of(pen, option, OFFER)
        ink = ink_of("secondary", enabled=True, hovered=hovered, pressed=pressed, checked=False)
        paint_box(pen.painter, pen.place(rect), ink, lifted=not pressed)
        key = key_words(line)
        cap = self.places.cap(rect, key)
        strokes.key_cap(pen.painter, pen.place(cap), key, fill=ink.cap or pen.look.colour("hover"), ink=ink.text)
        left = rect.left() + pen.look.px(agenda_places.BUTTON_PADDING)
        words = QRectF(left, rect.top(), cap.left() - left - 2, rect.height())
        pen.write(words, line.offer, "label_medium", "text")

    def _paint_border(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Paint the line that parts a day from the one before."""
        top = option.rect.top() + agenda_places.DAY_GAP // 2
        painter.fillRect(QRectF(option.rect.left(), top, option.rect.width(), 1), theme().colour("border"))

    def _paint_head(self, painter: QPainter, option: QStyleOptionViewItem, head: DayHead) -> None:
        """Paint the number of a day, its name and its month."""
        look, row = theme(), QRectF(option.rect)
        number, weekday, below = (mirrored(rect, row, option.direction) for rect in self.places.head(row))
        if head.is_today:
            strokes.box(painter, number, number.height() / 2, look.colour("accent"))
        painter.setFont(look.font("sub", tabular=True))
        painter.setPen(look.colour("on_accent" if head.is_today else "text"))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, head.number)
        side = Qt.AlignmentFlag.AlignRight if option.direction == Qt.LayoutDirection.RightToLeft else _LEFT
        for rect, text, role, colour in (
            (weekday, head.weekday, "label_strong" if head.is_today else "label_medium", "text"),
            (below, head.below, "caption", "accent" if head.is_today else "text2"),
        ):
            painter.setFont(look.font(role))
            painter.setPen(look.colour(colour))
            shown = look.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute), shown)

    def _below_head(self, option: QStyleOptionViewItem) -> None:
        """Take the room above a line that begins a day away from its ground."""
        rect = option.rect
        rect.setTop(rect.bottom() + 1 - self.places.line_height())
        option.rect = rect

    def _offers(self, option: QStyleOptionViewItem, line: EntryLine) -> bool:
        """Tell whether a line shows its button, and has room for it."""
        wanted = line.offers_always or bool(option.state & _STATE.State_Selected)
        return bool(line.offer) and wanted and self.places.has_room(self.box_of(option))

    def _state_of(self, pen: RowPen, option: QStyleOptionViewItem, name: str) -> tuple[bool, bool]:
        """Tell whether the pointer is on a place of a line, and whether it is held down there."""
        view = option.widget
        if not isinstance(view, ListView):
            return False, False
        hot, held = view.hot, view.held
        here = hot is not None and hot.name == name and hot.row == pen.index
        return here, here and held == hot


_LEFT = Qt.AlignmentFlag.AlignLeft


def _can_be_done(line: EntryLine) -> bool:
    return line.offer_key == "E" and bool(line.offer)
