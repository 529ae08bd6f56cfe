# SPDX-License-Identifier: GPL-3.0-or-later
"""Something to do in a list: a round check, who or what it is about, the reason in words, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPointF, QRectF, Signal
from PySide6.QtWidgets import QStyle

from coterie.domain.initials import initials
from coterie.domain.texts import _
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.parts.avatar_pictures import AvatarPictures, Face, blends, side_for
from coterie.ui.parts.button_inks import ink_of, paint_box
from coterie.ui.parts.checks import ROUND, round_check
from coterie.ui.parts.controls import mirrored
from coterie.ui.parts.list_view import ListView
from coterie.ui.parts.row_delegate import RowDelegate, RowPen
from coterie.ui.parts.rows import ROW_ROLE, TaskLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from coterie.ui.parts.row_delegate import Index

AVATAR, PADDING, GAP, LINE_GAP, NAME_GAP = 36, 14, 12, 2, 9
PILL, BUTTON, BUTTON_PADDING, CAP_GAP, CAP = 21, 28, 12, 10, 18
DONE, LOG, SNOOZE = "done", "log", "snooze"
#: Below this a second text beside the name says nothing.
LEAST_DETAIL = 40
#: Below this the buttons give way to the words; their keys still work.
LEAST_WORDS = 180


class TaskRowDelegate(RowDelegate):
    """Paints tasks; the selected one offers Log and Snooze."""

    done_clicked = Signal(QModelIndex)
    log_clicked = Signal(QModelIndex)
    snooze_clicked = Signal(QModelIndex)

    def __init__(self, parent: QObject | None = None, *, inset: int = 0) -> None:
        """Make one for a view. inset: the room beside the ground of a row."""
        super().__init__(parent, inset=inset)
        self._pictures = AvatarPictures()

    def height_of(self) -> int:
        """Give the height of a task, or of two lines of text."""
        look = theme()
        words = look.metrics("strong").height() + look.metrics("label").height() + LINE_GAP
        return max(look.density.row + 1, round(words) + 10, side_for(AVATAR) + 8)

    def spot_at(self, option: QStyleOptionViewItem, index: Index, place: QPointF) -> str:
        """Find the round check, or a button of the selected row."""
        line: TaskLine | None = index.data(ROW_ROLE)
        if line is None:
            return ""
        box = self.box_of(option)
        check = self._check_place(box).adjusted(-8, -8, 8, 8)
        spots = {DONE: check}
        if self._offers(option, line):
            spots |= self._buttons(box, line)
        for name, rect in spots.items():
            if mirrored(rect, box, option.direction).contains(place):
                return name
        return ""

    def click(self, index: QModelIndex, spot: str) -> None:
        """Tell what was clicked."""
        {DONE: self.done_clicked, LOG: self.log_clicked, SNOOZE: self.snooze_clicked}[spot].emit(index)

    def paint_row(self, pen: RowPen, line: TaskLine, option: QStyleOptionViewItem) -> None:
        """Paint the check, the picture, the words, the buttons and the pill."""
        check = self._check_place(pen.box)
        hot = self._state_of(pen, option, DONE)[0]
        round_check(pen.painter, pen.place(check), checked=line.done, hovered=hot)
        side = side_for(AVATAR)
        place = QRectF(check.right() + PADDING, round(pen.box.center().y() - side / 2), side, side)
        face = Face(
            line.seed, "" if line.icon else initials(line.name), square=line.square or bool(line.icon), icon=line.icon
        )
        if self.is_chosen(option, line) and blends(face, "selected"):
            radius = strokes.RADIUS_OF_SQUARES if face.square else side / 2
            strokes.box(pen.painter, pen.place(place).adjusted(-2, -2, 2, 2), radius + 2, pen.look.colour("surface"))
        pen.painter.drawPixmap(pen.place(place).topLeft(), self._pictures.picture(face, side, pen.ratio()))
        right = self._paint_pill(pen, line)
        if self._offers(option, line):
            buttons = self._buttons(pen.box, line)
            for name, rect in buttons.items():
                self._paint_button(pen, rect, name, self._state_of(pen, option, name))
            right = min((rect.left() for rect in buttons.values()), default=right + GAP) - GAP
        self._write(pen, line, place.right() + GAP, right)

    def _write(self, pen: RowPen, line: TaskLine, left: float, right: float) -> None:
        strong, label = pen.look.metrics("strong").height(), pen.look.metrics("label").height()
        top = pen.box.center().y() - (strong + LINE_GAP + label) / 2
        room = max(0.0, right - left)
        taken = pen.write(QRectF(left, top, room, strong), line.name, "strong", "text2" if line.done else "text")
        rest = QRectF(left + taken + NAME_GAP, top, room - taken - NAME_GAP, strong)
        if line.detail and rest.width() > LEAST_DETAIL:
            pen.write(rest, line.detail, "label", "text3")
        pen.write(QRectF(left, top + strong + LINE_GAP, room, label), line.reason, "label", "text2")

    def _paint_pill(self, pen: RowPen, line: TaskLine) -> float:
        """Paint when it is, and give where the room before it ends."""
        pill = self._pill_place(pen.box, line)
        if pill is None:
            return pen.box.right() - PADDING
        strokes.pill(pen.painter, pen.place(pill), line.pill, line.tone, _pill_icon(line))
        return pill.left() - GAP

    def _pill_place(self, box: QRectF, line: TaskLine) -> QRectF | None:
        if not line.pill:
            return None
        look = theme()
        width = strokes.pill_width(line.pill, _pill_icon(line))
        height = max(PILL, look.metrics("caption_strong").height() + 6)
        return QRectF(box.right() - PADDING - width, box.center().y() - height / 2, width, height)

    def _buttons(self, box: QRectF, line: TaskLine) -> dict[str, QRectF]:
        """Give the places of the buttons, which end before the pill."""
        look = theme()
        pill = self._pill_place(box, line)
        right = pill.left() - 11 if pill is not None else box.right() - PADDING
        height = look.height(BUTTON, "label_medium", padding=8)
        places: dict[str, QRectF] = {}
        for name in (one for one in (SNOOZE, LOG) if one in line.offers):
            text, key = _words(name)
            width = look.metrics("label_medium").horizontalAdvance(text) + strokes.key_cap_width(key)
            width += 2 * BUTTON_PADDING + CAP_GAP
            places[name] = QRectF(round(right - width), round(box.center().y() - height / 2), round(width), height)
            right = places[name].left() - 7
        words = right - self._check_place(box).right() - side_for(AVATAR)
        return places if words > look.px(LEAST_WORDS) else {}

    def _paint_button(self, pen: RowPen, rect: QRectF, name: str, state: tuple[bool, bool]) -> None:
        hovered, pressed = state
        ink = ink_of("secondary", enabled=True, hovered=hovered, pressed=pressed, checked=False)
        paint_box(pen.painter, pen.place(rect), ink, lifted=not pressed)
        text, key = _words(name)
        cap = strokes.key_cap_width(key)
        place = QRectF(rect.right() - BUTTON_PADDING - cap, rect.center().y() - CAP / 2, cap, pen.look.px(CAP))
        place.moveTop(rect.center().y() - place.height() / 2)
        strokes.key_cap(pen.painter, pen.place(place), key, fill=ink.cap or pen.look.colour("hover"), ink=ink.text)
        words = QRectF(
            rect.left() + BUTTON_PADDING,
            rect.top(),
            place.left() - CAP_GAP - rect.left() - BUTTON_PADDING + 2,
            rect.height(),
        )
        pen.write(words, text, "label_medium", "text")

    def _check_place(self, box: QRectF) -> QRectF:
        side = theme().px(ROUND)
        return QRectF(box.left() + PADDING, box.center().y() - side / 2, side, side)

    def _offers(self, option: QStyleOptionViewItem, line: TaskLine) -> bool:
        """Tell whether a row shows its buttons."""
        return bool(option.state & QStyle.StateFlag.State_Selected) and not line.done

    def _state_of(self, pen: RowPen, option: QStyleOptionViewItem, name: str) -> tuple[bool, bool]:
        """Tell whether the pointer is on a place of a row, and whether it is held down there."""
        view = option.widget
        if not isinstance(view, ListView):
            return False, False
        hot, held = view.hot, view.held
        here = hot is not None and hot.name == name and hot.row == pen.index
        return here, here and held == hot


def _words(name: str) -> tuple[str, str]:
    """Give the words of a button and its key."""
    return {LOG: (_("Log"), "L"), SNOOZE: (_("Snooze"), "S")}[name]


def _pill_icon(line: TaskLine) -> str:
    """Give the icon that says "late" without colour."""
    return "clock" if line.tone == "danger" else ""
