# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things stand on a line of the agenda, worked out left to right at the text size in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QKeySequence

from coterie.domain.texts import _
from coterie.domain.written_numbers import whole
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.parts.avatar_pictures import side_for

if TYPE_CHECKING:
    from coterie.ui.pages.calendar.lines import EntryLine

#: The day beside its lines, and the room between two days with the line in its middle.
DAY, DISC, DISC_GAP, DAY_GAP = 126, 36, 9, 13
#: A line: its ground, the time on it, the mark, and the words.
LINE, PADDING, TIME, TILE, TILE_GAP, END = 48, 12, 64, 30, 13, 18
TIME_GAP, LONGEST_TIME = 10, 132
FACE, FACE_GAP, MOST_FACES, PILL = 26, 6, 3, 21
BUTTON, BUTTON_PADDING, CAP, CAP_GAP, GAP = 28, 12, 18, 10, 7
REPEAT = 15
#: Below this the day stands above its lines, and below that a line has no button: its key still works.
NARROW, LEAST_FOR_BUTTON = 620, 420
RETURN_SIGN = "↵"


class AgendaPlaces:
    """Measures lines. width: of the view, which decides whether the day stands beside its lines."""

    width = 10_000.0

    @property
    def is_narrow(self) -> bool:
        """Whether the day stands above its lines."""
        return self.width < theme().px(NARROW)

    def line_height(self) -> int:
        """Give the height of a line without the room above a day."""
        look = theme()
        words = look.metrics("strong").height() + look.metrics("label").height() + 1
        return max(LINE, round(words) + 12, look.px(TILE) + 14)

    def height(self, line: EntryLine, *, is_first: bool) -> int:
        """Give the height of a line; is_first: nothing stands above it."""
        above = 0
        if line.head is not None:
            above = (0 if is_first else DAY_GAP) + self.head_height()
        return self.line_height() + above

    def head_height(self) -> int:
        """Give the height of a day that stands above its lines."""
        return self.line_height() if self.is_narrow else 0

    def ground(self, row: QRectF) -> QRectF:
        """Give the ground of a line."""
        return row.adjusted(0 if self.is_narrow else theme().px(DAY), 0.5, 0, -0.5)

    def head(self, row: QRectF) -> tuple[QRectF, QRectF, QRectF]:
        """Give the places of number, weekday and month of a day."""
        look = theme()
        middle = row.center().y() - self.head_height()
        side = look.px(DISC)
        number = QRectF(row.left(), round(middle - side / 2), side, side)
        left = number.right() + look.px(DISC_GAP)
        room = row.left() + look.px(DAY) - left - 2 if not self.is_narrow else row.right() - left
        name, below = look.metrics("label_strong").height(), look.metrics("caption").height()
        top = middle - (name + below) / 2
        return number, QRectF(left, top, room, name), QRectF(left, top + name, room, below)

    def time_room(self) -> float:
        """Give the width of the column of times, which some languages fill with longer words than a time."""
        look = theme()
        words = max(look.metrics("label").horizontalAdvance(text) for text in (_("All day"), _("Any time")))
        return min(max(look.px(TIME), words + look.px(TIME_GAP)), look.px(LONGEST_TIME))

    def time(self, ground: QRectF) -> QRectF:
        """Give the place of the time."""
        look = theme()
        room = self.time_room() - look.px(TIME_GAP)
        return QRectF(ground.left() + PADDING, ground.top(), room, ground.height())

    def tile(self, ground: QRectF) -> QRectF:
        """Give the place of the mark."""
        look = theme()
        side = look.px(TILE)
        return QRectF(ground.left() + PADDING + self.time_room(), round(ground.center().y() - side / 2), side, side)

    def words_from(self, ground: QRectF) -> float:
        """Give where the words begin."""
        return self.tile(ground).right() + theme().px(TILE_GAP)

    def pill(self, ground: QRectF, line: EntryLine) -> QRectF:
        """Give the place of the word that says how late a thing is."""
        look = theme()
        width = strokes.pill_width(line.pill, "clock" if line.tone == "danger" else "")
        height = max(PILL, look.metrics("caption_strong").height() + 6)
        return QRectF(ground.right() - END - width, ground.center().y() - height / 2, width, height)

    def faces(self, ground: QRectF, line: EntryLine) -> list[QRectF]:
        """Give the places of the pictures, the first one first; none where a word stands instead."""
        if line.pill:
            return []
        side = side_for(FACE)
        number = min(MOST_FACES, len(line.people))
        right = ground.right() - END - (self._beyond_width(line) + FACE_GAP if len(line.people) > MOST_FACES else 0)
        left = right - number * side - max(0, number - 1) * FACE_GAP
        top = round(ground.center().y() - side / 2)
        return [QRectF(round(left) + place * (side + FACE_GAP), top, side, side) for place in range(number)]

    def beyond(self, ground: QRectF, line: EntryLine) -> QRectF | None:
        """Give the place of the number of those without a picture."""
        if line.pill or len(line.people) <= MOST_FACES:
            return None
        width = self._beyond_width(line)
        return QRectF(ground.right() - END - width, ground.top(), width + 1, ground.height())

    @staticmethod
    def beyond_words(line: EntryLine) -> str:
        """Say how many take part without a picture."""
        return f"+{whole(len(line.people) - MOST_FACES)}"

    def repeat(self, ground: QRectF, line: EntryLine) -> QRectF:
        """Give the place of the mark of a series."""
        side = theme().px(REPEAT)
        right = self._end_of_people(ground, line)
        return QRectF(right - side, ground.center().y() - side / 2, side, side)

    def end(self, ground: QRectF, line: EntryLine) -> float:
        """Give where the room of words and button ends."""
        if line.repeats:
            return self.repeat(ground, line).left() - GAP
        return self._end_of_people(ground, line)

    def button(self, ground: QRectF, line: EntryLine) -> QRectF:
        """Give the place of the button."""
        look = theme()
        width = look.metrics("label_medium").horizontalAdvance(line.offer) + 2 * look.px(BUTTON_PADDING) + 2
        width += strokes.key_cap_width(key_words(line)) + look.px(CAP_GAP)
        height = look.height(BUTTON, "label_medium", padding=8)
        right = self.end(ground, line)
        return QRectF(round(right - width), round(ground.center().y() - height / 2), round(width), height)

    def cap(self, button: QRectF, key: str) -> QRectF:
        """Give the place of the name of the key on a button."""
        look = theme()
        width, height = strokes.key_cap_width(key), look.px(CAP)
        right = button.right() - look.px(BUTTON_PADDING)
        return QRectF(right - width, button.center().y() - height / 2, width, height)

    def has_room(self, ground: QRectF) -> bool:
        """Tell whether a line has room for a button beside its words."""
        return ground.width() >= theme().px(LEAST_FOR_BUTTON)

    def _end_of_people(self, ground: QRectF, line: EntryLine) -> float:
        if line.pill:
            return self.pill(ground, line).left() - GAP
        faces = self.faces(ground, line)
        return faces[0].left() - FACE_GAP if faces else ground.right() - END

    def _beyond_width(self, line: EntryLine) -> float:
        return theme().metrics("label").horizontalAdvance(self.beyond_words(line)) + 1


def key_words(line: EntryLine) -> str:
    """Give the name of the key that does what the button does."""
    if line.offer_key == "Return":
        return RETURN_SIGN
    return QKeySequence(line.offer_key).toString(QKeySequence.SequenceFormat.NativeText)
