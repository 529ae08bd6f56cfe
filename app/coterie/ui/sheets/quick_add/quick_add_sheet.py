# SPDX-License-Identifier: GPL-3.0-or-later
"""Quick add as a sheet: the line, what was understood of it, and the one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.spoken_dates import spoken_date
from coterie.domain.texts import _, speech
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.buttons import Button, LinkButton
from coterie.ui.parts.cards import Separator
from coterie.ui.parts.fields import ComboField, DateField
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import ElidedLabel, Label
from coterie.ui.parts.margins import Margins
from coterie.ui.parts.sheet import Sheet
from coterie.ui.parts.typed_words import TypedWords
from coterie.ui.sheets.quick_add.presenter import KINDS, QuickAddPresenter, Understood, other_kinds
from coterie.ui.sheets.quick_add.tinted_line import Tint, TintedLine

if TYPE_CHECKING:
    from coterie.domain.errors import UserError
    from coterie.ui.desk import Desk

_TONES = {
    "calendar": "info",
    "repeat": "info",
    "tag": "violet",
    "lock": "warn",
    "user": "accent",
    "user-plus": "accent",
}


class QuickAddSheet(Sheet):
    """Adds from one line."""

    def __init__(self, host: QWidget, desk: Desk) -> None:
        """Make it, closed."""
        super().__init__(host, name=_("Quick add"), width=640)
        self._presenter = QuickAddPresenter(desk, self)
        example = _("Coffee with Ana in 2 weeks #mentor") if speech().words else ""
        self._line = TintedLine(example, name=_("What to add"))
        self._kind = ComboField(_("What it is"), other_kinds(KINDS))
        self._day = DateField(_("Day"))
        self._day.read_from(desk.clock.today)
        self._other = LinkButton("")
        self._other_person = LinkButton("")
        self._new = LinkButton("")
        self._rows = QGridLayout()
        self._problem = Label("", "label", "danger", wrap=True)
        self._add = Button(_("Add"), kind="primary", key="↵")
        self._cancel = Button(_("Cancel"), kind="ghost", key=_("Esc"))
        self._words = TypedWords(self._line)
        self._is_left = False
        self._lay_out()
        self._connect()

    def ask(self, text: str) -> None:
        """Open it, with words that are typed already."""
        self._presenter.begin()
        self._day.set_day(None)
        self._problem.setVisible(False)
        self._line.setPlainText(text)
        self._presenter.type(text)
        self.open(self._line)
        if self._words.begin("quick add", offer=not text):
            self._line.selectAll()

    def show_understood(self, understood: Understood) -> None:
        """Tint the line and list what was understood."""
        self._line.set_tints([Tint(*tint) for tint in understood.tints])
        for field in (self._kind, self._day):
            field.blockSignals(True)
        self._kind.set_key(understood.kind)
        if not self._day.hasFocus():
            self._day.set_day(understood.day)
        for field in (self._kind, self._day):
            field.blockSignals(False)
        self._show_rows(understood)
        self._other.setVisible(understood.other_day is not None)
        if understood.other_day is not None:
            self._other.setText(_("or {0}?").format(spoken_date(understood.other_day)))
            self._other.setProperty("day", understood.other_day)
        self._other_person.setVisible(bool(understood.other_person))
        self._other_person.setText(_("or {0}?").format(understood.other_person))
        self._new.setVisible(bool(understood.new_name))
        self._new.setText(_("New person “{0}”").format(understood.new_name))
        self._problem.setVisible(False)
        if self.isVisible():
            self.place()

    def show_problem(self, error: UserError) -> None:
        """Say what is missing; nothing of what was typed is lost."""
        self._problem.setText(str(error))
        self._problem.setVisible(True)
        self.place()
        announce(self._line, str(error), assertive=True)
        self._line.setFocus()

    def close_sheet(self) -> None:
        """Close it; a press beside it may be a slip, so that what was typed is there the next time."""
        if self.isVisible():
            if self._is_left:
                self._words.leave()
            else:
                self._words.end()
        self._is_left = False
        super().close_sheet()

    def leave(self) -> None:
        """Close it for a press beside the box or a dropped file."""
        self._is_left = True
        self.close_sheet()

    def close_quick_add(self) -> None:
        """Close: it was added."""
        self.close_sheet()

    def _connect(self) -> None:
        self._line.textChanged.connect(lambda: self._presenter.type(self._line.text()))
        self._line.entered.connect(self._presenter.add)
        self._line.taken_back.connect(self._presenter.take_back)
        self._kind.currentIndexChanged.connect(lambda _index: self._presenter.choose_kind(self._kind.key()))
        self._day.day_changed.connect(self._presenter.choose_day)
        self._other.clicked.connect(lambda: self._presenter.choose_day(self._other.property("day")))
        self._other_person.clicked.connect(self._presenter.choose_other_person)
        self._new.clicked.connect(self._presenter.use_new_name)
        self._add.clicked.connect(self._presenter.add)
        self._cancel.clicked.connect(self.close_sheet)

    def _show_rows(self, understood: Understood) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for number, (icon, name, words) in enumerate(understood.rows):
            self._rows.addWidget(IconLabel(icon, 18, _TONES.get(icon, "text2")), number, 0)
            self._rows.addWidget(Label(name, "label", "text2"), number, 1)
            self._rows.addWidget(ElidedLabel(words, "label_strong"), number, 2)
        self._rows.setRowStretch(len(understood.rows), 1)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 20, 12)
        head.setSpacing(10)
        head.addWidget(IconLabel("plus", 20, "accent"))
        head.addWidget(self._line, 1)
        self.body.addLayout(head)
        self.body.addWidget(Separator())
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(9)
        self._rows.setColumnMinimumWidth(1, 78)
        self._rows.setColumnStretch(2, 1)
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self._kind)
        side.addWidget(self._day)
        side.addWidget(self._other)
        side.addStretch(1)
        middle = QHBoxLayout()
        Margins(22, 18, 18, 16).put_on(middle, self.layoutDirection())
        middle.setSpacing(18)
        understood = QVBoxLayout()
        understood.addLayout(self._rows)
        understood.addWidget(self._other_person)
        understood.addWidget(self._new)
        understood.addWidget(self._problem)
        understood.addStretch(1)
        middle.addLayout(understood, 1)
        middle.addLayout(side)
        self.body.addLayout(middle)
        self.body.addWidget(Separator())
        foot = QHBoxLayout()
        Margins(20, 12, 14, 12).put_on(foot, self.layoutDirection())
        foot.setSpacing(10)
        foot.addWidget(Label(_("Type p: person, n: note, l: log"), "caption", "text2", wrap=True), 1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._add)
        self.body.addLayout(foot)
