# SPDX-License-Identifier: GPL-3.0-or-later
"""The columns of a table as rows: title, first cells, what becomes of it; the choice goes below where room is short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coterie.domain.texts import _, counted
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.pages.import_export.folding import Placing
from coterie.ui.pages.import_export.mapping.words import DOUBTFUL, OUT, SHOWN, WELL
from coterie.ui.parts.buttons import LinkButton
from coterie.ui.parts.choice_field import ComboField
from coterie.ui.parts.covers import said
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from coterie.ui.pages.import_export.mapping.field_titles import Choice
    from coterie.ui.pages.import_export.mapping.words import ColumnLine

PADDING, GAP, ARROW, MARK = 13, 12, 16, 20
CHOOSER, LEAST_WORDS, AROUND = 200, 330, 7
#: The title takes this share of the words, the cells share the rest.
TITLE_SHARE = 0.22
#: So many columns are shown at first; each has a field to choose from.
FIRST, MORE = 40, 60
_MARKS = {WELL: ("circle-check", "ok"), DOUBTFUL: ("triangle-alert", "warn"), OUT: ("minus", "text3")}


class _Line(Placing):
    """What headings and rows share: where words go, and what stands at the end."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[QWidget] = []
        self.behind: list[QWidget] = []

    def places(self, width: int, height: int) -> list[tuple[QWidget, QRect]]:
        """Give the words beside what becomes of them, or above it."""
        del height
        look = theme()
        padding, gap = look.px(PADDING), look.px(GAP)
        end = look.px(ARROW) + gap + look.px(CHOOSER) + gap + look.px(MARK) + padding
        top = look.px(AROUND)
        beside = width - padding - end >= look.px(LEAST_WORDS)
        room = width - padding - (end if beside else padding)
        first = self._heights(self.words)
        second = self._heights(self.behind)
        whole = max(first, second) if beside else first
        found = self._put_words(QRect(padding, top, room, whole))
        start = width - end if beside else padding
        found += self._put_behind(QRect(start, top if beside else top + first + gap // 2, width - padding - start,
                                        whole if beside else second))  # fmt: skip
        return found

    def heightForWidth(self, width: int) -> int:
        """Give the height with the room around."""
        return super().heightForWidth(width) + theme().px(AROUND) + 1

    def _put_words(self, room: QRect) -> list[tuple[QWidget, QRect]]:
        gap = theme().px(GAP)
        title = round(room.width() * TITLE_SHARE)
        cell = max(1, (room.width() - title) // max(1, len(self.words) - 1))
        found, left = [], room.left()
        for number, widget in enumerate(self.words):
            width = (cell if number else title) - gap
            found.append((widget, _middle(widget, QRect(left, room.top(), width, room.height()))))
            left += width + gap
        return found

    def _put_behind(self, room: QRect) -> list[tuple[QWidget, QRect]]:
        raise NotImplementedError

    @staticmethod
    def _heights(widgets: Sequence[QWidget]) -> int:
        return max((widget.sizeHint().height() for widget in widgets), default=0)

    def paint_line(self) -> None:
        """Paint the line below."""
        QPainter(self).fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme().colour("border"))


def _middle(widget: QWidget, room: QRect) -> QRect:
    """Give a line of words its height, in the middle of its room."""
    height = widget.sizeHint().height()
    return QRect(room.left(), room.top() + (room.height() - height) // 2, room.width(), height)


class ColumnHeadings(_Line):
    """What stands above the rows."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Name the columns; the last one is that of the choices."""
        super().__init__()
        labels = [ElidedLabel(text, "caption", "text2", parent=self) for text in texts]
        self.words, self.behind = list(labels[:-1]), [labels[-1]]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line below."""
        self.paint_line()

    def _put_behind(self, room: QRect) -> list[tuple[QWidget, QRect]]:
        look = theme()
        indent = look.px(ARROW) + look.px(GAP)
        return [(self.behind[0], _middle(self.behind[0], room.adjusted(indent, 0, 0, 0)))]


class ColumnRow(_Line):
    """One column. chosen: another field was chosen for it, by its key."""

    chosen = Signal(str)

    def __init__(self) -> None:
        """Make an empty row."""
        super().__init__()
        self._title = ElidedLabel("", "label_strong", parent=self)
        self._cells = [ElidedLabel("", "label", "text2", parent=self) for _number in range(SHOWN)]
        self._arrow = IconLabel("arrow-right", ARROW, "text2", parent=self)
        self.chooser = ComboField(_("Field in Coterie"), parent=self)
        self._mark = IconLabel("circle-check", MARK, "ok", parent=self)
        self.words = [self._title, *self._cells]
        self.behind = [self._arrow, self.chooser, self._mark]
        self._choices: Sequence[Choice] = ()
        self.chooser.currentIndexChanged.connect(lambda _row: self.chosen.emit(self.chooser.key()))
        self.chooser.installEventFilter(self)

    def show_line(self, line: ColumnLine, choices: Sequence[Choice]) -> None:
        """Show a column and what it can be."""
        self._title.setText(line.title)
        for number, label in enumerate(self._cells):
            cell = line.cells[number] if number < len(line.cells) else ""
            label.setText(cell or (_("empty") if number < len(line.cells) else ""))
            label.restyle(colour="text2" if cell else "text3")
        blocked = self.chooser.blockSignals(True)
        if choices != self._choices:
            self._choices = choices
            self.chooser.set_options([(choice.key, choice.text) for choice in choices])
            self.chooser.set_icons({choice.key: choice.icon for choice in choices})
        self.chooser.set_key(line.target)
        self.chooser.blockSignals(blocked)
        self.chooser.set_quiet(line.mark == OUT)
        self._mark.show_icon(*_MARKS[line.mark])
        self._mark.setAccessibleName(line.spoken_mark)
        name = _("Field for the column “{0}”").format(line.title)
        self.chooser.setAccessibleName(name)
        cells = ", ".join(cell for cell in line.cells if cell)
        self.chooser.setAccessibleDescription(
            said(_("{name}: {cells}; {mark}").format(name=name, cells=cells, mark=line.spoken_mark))
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paint the row anew where its choice gets or loses the focus."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return bool(super().eventFilter(watched, event))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the row that is worked on, and the line below."""
        self.paint_line()
        if self.chooser.hasFocus():
            room = QRectF(self.rect()).adjusted(0, 0, 0, -1)
            look = theme()
            line = look.colour("accent") if look.appearance.contrast else None
            strokes.box(QPainter(self), room, RADII.row, look.colour("selected"), line)

    def _put_behind(self, room: QRect) -> list[tuple[QWidget, QRect]]:
        look = theme()
        arrow, mark, gap = look.px(ARROW), look.px(MARK), look.px(GAP)
        middle = room.center().y() + 1
        wanted = max(look.px(CHOOSER), self.chooser.minimumSizeHint().width())
        width = min(room.width() - arrow - mark - 2 * gap, wanted)
        height = self.chooser.sizeHint().height()
        return [
            (self._arrow, QRect(room.left(), middle - arrow // 2, arrow, arrow)),
            (self.chooser, QRect(room.left() + arrow + gap, middle - height // 2, width, height)),
            (self._mark, QRect(room.left() + arrow + gap + width + gap, middle - mark // 2, mark, mark)),
        ]


class ColumnRows(QWidget):
    """All columns of a table. chosen: a field was chosen, by the number of the column and the key of the field."""

    chosen = Signal(int, str)

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__()
        self.rows: list[ColumnRow] = []
        self._lines: Sequence[ColumnLine] = ()
        self._choices: Sequence[Choice] = ()
        self._titles: tuple[str, ...] = ()
        self._shown = FIRST
        self._head: ColumnHeadings | None = None
        self.more = LinkButton("", icon_after="chevron-down")
        self.more.clicked.connect(self._show_more)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.more)

    def show_lines(self, headings: Sequence[str], lines: Sequence[ColumnLine], choices: Sequence[Choice]) -> None:
        """Show columns; those that stand there keep their places and the focus."""
        if self._head is None:
            self._head = ColumnHeadings(headings)
            self._column.insertWidget(0, self._head)
        titles = tuple(line.title for line in lines)
        if titles != self._titles:
            self._titles, self._shown = titles, FIRST
        self._lines, self._choices = lines, choices
        self._fill()

    def _fill(self) -> None:
        shown = self._lines[: self._shown]
        while len(self.rows) < len(shown):
            self._add()
        for number, row in enumerate(self.rows):
            row.setVisible(number < len(shown))
            if number < len(shown):
                row.show_line(shown[number], self._choices)
        left = len(self._lines) - len(shown)
        self.more.setVisible(left > 0)
        self.more.setText(counted("{n} more column", "{n} more columns", left))

    def _add(self) -> None:
        row, number = ColumnRow(), len(self.rows)
        row.chosen.connect(lambda key: self.chosen.emit(number, key))
        self.rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)

    def _show_more(self) -> None:
        first = self._shown
        self._shown += MORE
        self._fill()
        self.rows[first].chooser.setFocus()
