# SPDX-License-Identifier: GPL-3.0-or-later
"""The cards below the small month: how the last event was, and the calendars that were read from files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.parts.avatar import Avatar
from coterie.ui.parts.buttons import Button, IconButton, LinkButton
from coterie.ui.parts.cards import Card, SideTitle
from coterie.ui.parts.checks import AROUND, Check
from coterie.ui.parts.fields import Field
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import ElidedLabel, Label
from coterie.ui.parts.margins import Margins
from coterie.ui.parts.scrolling import ScrollArea

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coterie.ui.pages.calendar.lines import FileLine, ReviewCard, Who

FACE, MARK, CLOSE = 26, 18, 28
#: Of more people than this nobody is ticked at first: one meets hundreds and talks with a few. The list scrolls.
MANY, HIGHEST = 8, 232
#: The box of a tick stands so far inside of what can be clicked.
INDENT = AROUND + 1


class TickedRow(QWidget):
    """A tick and what it is about."""

    def __init__(self, check: Check, *parts: QWidget) -> None:
        """Put them beside each other; the last part takes the room that is left."""
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8 - INDENT // 2)
        line.addWidget(check)
        for part in parts:
            line.addWidget(part, int(part is parts[-1]))


class TickCard(Card):
    """A card of ticks: their boxes stand where the words begin, and the room of their focus rings before them."""

    #: How far other things than ticks are indented, and how far those give way that have such room at their end.
    _end, _above = 0, 0

    def indented(self, *parts: QWidget | QLayout, end: bool = True) -> QHBoxLayout:
        """Put things beside each other where words begin. end: they end where words do."""
        line = QHBoxLayout()
        line.setSpacing(8)
        direction = QApplication.layoutDirection()
        Margins(INDENT, 0, self._end if end else 0, 0).put_on(line, direction)
        for number, part in enumerate(parts):
            if isinstance(part, QLayout):
                line.addLayout(part, 1)
            else:
                line.addWidget(part, int(isinstance(part, SideTitle) or (len(parts) == 1 and number == 0)))
        return line

    def _take_density(self) -> None:
        across, down = theme().density.card_padding
        margins = Margins(across - INDENT, down - self._above, across - self._end, down)
        margins.put_on(self.body, QApplication.layoutDirection())


class WhoWasThere(QWidget):
    """People with a tick each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self._checks: dict[int, Check] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_people(self, people: Sequence[Who], there: Iterable[int]) -> None:
        """Show people, those ticked who were there."""
        ticked = frozenset(there)
        empty(self._column)
        self._checks = {}
        for who in people:
            check, face, name = Check(name=who.name), Avatar(FACE), ElidedLabel(who.name, "label_medium")
            check.setChecked(who.id in ticked)
            face.show_person(who.id, who.name, ring=False)
            self._column.addWidget(TickedRow(check, face, name))
            self._checks[who.id] = check

    def there(self) -> list[int]:
        """Give who is ticked."""
        return [person for person, check in self._checks.items() if check.isChecked()]


class _ShortArea(ScrollArea):
    """As high as its content, up to a height from which it scrolls."""

    def __init__(self, content: QWidget) -> None:
        self._content = content
        super().__init__(content)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        hint = self._content.sizeHint()
        return QSize(hint.width(), min(hint.height(), theme().px(HIGHEST)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._content.minimumSizeHint().width(), self.sizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        handled = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return handled


class ReviewCardView(TickCard):
    """Asks how the last event was. written: who was there and one line; waved: not now."""

    written = Signal(list, str)
    waved = Signal()

    _end, _above = 8, 5

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(parent)
        self._key = ""
        self._when = Label("", "caption", "text2")
        self._what = Label("", "label", "text2", wrap=True)
        self._hint = Label(_("Tick those you talked with."), "caption", "text2", wrap=True)
        self.people = WhoWasThere()
        self.line = Field(_("One line to remember…"), name=_("How was it?"))
        self._save, self._saving = Button(_("Write down"), kind="tint", height=28), QWidget()
        self._not_now = IconButton("x", _("Not now"), size=CLOSE)
        self.line.returnPressed.connect(self._write)
        self._save.clicked.connect(self._write)
        self._not_now.clicked.connect(self.waved)
        self.line.textChanged.connect(lambda text: self._saving.setVisible(bool(text.strip())))
        icon = IconLabel("message-circle", MARK, "accent")
        self.body.setSpacing(7)
        self.body.addLayout(self.indented(icon, SideTitle(_("How was it?")), self._when, self._not_now, end=False))
        self.body.addLayout(self.indented(self._what))
        self.body.addLayout(self.indented(self._hint))
        self.body.addWidget(_ShortArea(self.people))
        self.body.addLayout(self.indented(self.line))
        saving = QHBoxLayout(self._saving)
        saving.setContentsMargins(INDENT, 2, INDENT, 0)
        saving.addWidget(self._save)
        saving.addStretch(1)
        self.body.addWidget(self._saving)
        self.body.addStretch(1)
        self._saving.hide()

    def show_card(self, card: ReviewCard) -> None:
        """Ask about an event; what is typed about the same one stays."""
        self._what.setText(card.what)
        self._when.setText(card.when)
        if card.key != self._key:
            self._key = card.key
            self.line.clear()
            many = len(card.people) > MANY
            self._hint.setVisible(many)
            self.people.show_people(card.people, () if many else (who.id for who in card.people))

    @property
    def draft(self) -> str:
        """What is typed and not written down."""
        return "" if self.isHidden() else self.line.text().strip()

    def _write(self) -> None:
        self.written.emit(self.people.there(), self.line.text())


class FilesCardView(TickCard):
    """The calendars that were read from files. toggled: a name, and whether it is shown; wanted: another file."""

    toggled = Signal(str, bool)
    wanted = Signal()

    _end, _above = 12, 6

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(parent)
        self._told: tuple[FileLine, ...] = ()
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        update = LinkButton(_("Update"))
        update.clicked.connect(self.wanted)
        self.body.setSpacing(4)
        # A link is wider than its words, by the room of its focus ring.
        self.body.addLayout(self.indented(SideTitle(_("Calendar files")), update, end=False))
        self.body.addLayout(self._column)

    def show_files(self, files: Sequence[FileLine]) -> None:
        """Show the calendars; those that did not change stay, and so does the focus on them."""
        if tuple(files) == self._told:
            return
        self._told = tuple(files)
        empty(self._column)
        for file in files:
            self._column.addWidget(self._row(file))

    def _row(self, file: FileLine) -> QWidget:
        check = Check(name=_("Show {name}").format(name=file.name))
        check.setChecked(file.shown)
        check.toggled.connect(lambda on, name=file.name: self.toggled.emit(name, on))
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ElidedLabel(file.name, "label"))
        column.addWidget(ElidedLabel(file.detail, "caption", "text2"))
        return TickedRow(check, words)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
