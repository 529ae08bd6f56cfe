# SPDX-License-Identifier: GPL-3.0-or-later
"""The mapping of the columns of one table, as it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.pages.import_export.folding import Fold
from coterie.ui.pages.import_export.frame import Columns, Foot, TitleRow, page_around
from coterie.ui.pages.import_export.mapping.column_rows import ColumnRows
from coterie.ui.pages.import_export.mapping.date_question import DateQuestionStrip
from coterie.ui.pages.import_export.mapping.every_row import EveryRow
from coterie.ui.pages.import_export.mapping.letters_card import LettersCard
from coterie.ui.pages.import_export.mapping.remember_card import RememberCard
from coterie.ui.pages.import_export.mapping.words import DOUBTFUL
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.banner import Banner
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.cards import Card
from coterie.ui.parts.chips import Pill
from coterie.ui.parts.choice_field import ComboField
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label
from coterie.ui.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from coterie.ui.pages.import_export.mapping.words import MappingText

TILE, LEAST_WORDS, INDENT = 40, 320, 13


class MappingPane(QWidget):
    """A table that nobody knows, and what its columns mean. Each signal is something a person did."""

    kind_chosen = Signal(str)
    field_chosen = Signal(int, str)
    dates_ordered = Signal(str)
    encoding_chosen = Signal(str)
    rows_added = Signal(list)
    remembered = Signal(bool)
    renamed = Signal(str)
    other_file = Signal()
    cancelled = Signal()
    went_back = Signal()
    accepted = Signal()

    def __init__(self) -> None:
        """Build it once; `show_mapping` fills it."""
        super().__init__()
        self._head = _Head()
        self._problem = Banner("warn", "triangle-alert", "")
        self._problem.hide()
        self.kind = ComboField(_("What each row is"))
        self.columns = ColumnRows()
        self.question = DateQuestionStrip()
        self.every_row = EveryRow()
        self.letters = LettersCard()
        self.remember = RememberCard()
        self._foot = Foot("undo-2", "")
        self.button = Button("", kind="primary", key="Ctrl+Return")
        self._foot_text = ""
        self._doubtful = 0
        self._arrange()
        self._connect()

    def show_mapping(self, shown: MappingText) -> None:
        """Show what the columns of a table mean so far."""
        self._problem.hide()
        self._head.show_file(shown.name, shown.detail)
        blocked = self.kind.blockSignals(True)
        if not self.kind.count():
            self.kind.set_options([(kind.key, kind.text) for kind in shown.kinds])
            self.kind.set_icons({kind.key: kind.icon for kind in shown.kinds})
        self.kind.set_key(shown.kind)
        self.kind.blockSignals(blocked)
        self.columns.show_lines(shown.headings, shown.lines, shown.fields)
        self.question.show_question(shown.question)
        self.every_row.show_constants(shown.constants, shown.fields)
        self.letters.show_letters(shown.letters, shown.encoding, shown.separator)
        self.remember.show_state(on=shown.remembers, name=shown.profile)
        self._foot.set_text(shown.foot)
        if self.isVisible() and shown.foot != self._foot_text:
            announce(self, shown.foot)
        self._foot_text = shown.foot
        self.button.setText(shown.button)
        self.button.setEnabled(shown.can_review)
        self._doubtful = next((at for at, line in enumerate(shown.lines) if line.mark == DOUBTFUL), 0)

    def show_problem(self, text: str) -> None:
        """Say why the table could not be read in other letters."""
        self._problem.set_text(text)
        self._problem.show()
        announce(self, text, assertive=True)

    def first(self) -> QWidget:
        """Give where work begins: at the column that asks something, else at the first one."""
        rows = self.columns.rows
        shown = [row for row in rows if not row.isHidden()]
        return shown[min(self._doubtful, len(shown) - 1)].chooser if shown else self.kind

    def _arrange(self) -> None:
        columns = Columns()
        for part in (self._head, self._problem):
            columns.main.addWidget(part)
        columns.main.addWidget(self._kind_line())
        columns.main.addWidget(self.columns)
        columns.main.addWidget(self.question)
        below = QHBoxLayout()
        below.setContentsMargins(INDENT, 0, INDENT, 0)
        below.addWidget(self.every_row, 1)
        columns.main.addLayout(below)
        columns.main.addStretch(1)
        columns.side.addWidget(self.letters)
        columns.side.addWidget(self.remember)
        columns.side.addStretch(1)
        cancel, back = Button(_("Cancel"), kind="ghost", height=38), Button(_("Back"), height=38)
        cancel.clicked.connect(self.cancelled)
        back.clicked.connect(self.went_back)
        for button in (cancel, back, self.button):
            self._foot.add(button)
        self.setLayout(page_around(TitleRow(_("Import"), step=0), columns, self._foot))

    def _kind_line(self) -> QWidget:
        line = WrapRow(gap=12)
        line.add(Label(_("Each row is"), "label_medium"))
        line.add(self.kind)
        holder = QWidget()
        row = QVBoxLayout(holder)
        row.setContentsMargins(INDENT, 2, INDENT, 0)
        row.addWidget(line)
        return holder

    def _connect(self) -> None:
        self._head.other.clicked.connect(self.other_file)
        self.kind.currentIndexChanged.connect(lambda _row: self.kind_chosen.emit(self.kind.key()))
        self.columns.chosen.connect(self.field_chosen)
        self.question.answered.connect(self.dates_ordered)
        self.every_row.changed.connect(self.rows_added)
        self.letters.chosen.connect(self.encoding_chosen)
        self.remember.switched.connect(self.remembered)
        self.remember.named.connect(self.renamed)
        self.button.clicked.connect(self.accepted)


class _Head(Card):
    """Which file it is."""

    def __init__(self) -> None:
        super().__init__()
        icon = IconLabel("file-question-mark", 20, "warn")
        icon.stand_on_tile(TILE)
        self._name = Label("", "sub", wrap=True)
        self._detail = Label("", "label", "text2", wrap=True)
        self.other = Button(_("Other file"), kind="ghost")
        first = WrapRow(gap=10)
        first.add(self._name)
        first.add(Pill(_("Not known yet"), "warn"))
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(first)
        words.addWidget(self._detail)
        start = QWidget()
        row = QHBoxLayout(start)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        self.body.addWidget(_WordsAndButton(start, self.other))

    def show_file(self, name: str, detail: str) -> None:
        """Show another file."""
        self._name.setText(name)
        self._detail.setText(detail)

    def _take_density(self) -> None:
        self.body.setContentsMargins(14, 13, 14, 13)


class _WordsAndButton(Fold):
    """What a file is, with a button that goes below where room is short."""

    def least_main(self) -> int:
        """Give a width at which words read well."""
        return theme().px(LEAST_WORDS)
