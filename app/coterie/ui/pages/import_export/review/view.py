# SPDX-License-Identifier: GPL-3.0-or-later
"""The review of an import, as it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.pages.import_export.folding import Fold
from coterie.ui.pages.import_export.frame import Columns, Foot, TitleRow, page_around
from coterie.ui.pages.import_export.review.files_card import FilesCard
from coterie.ui.pages.import_export.review.side_card import WhatHappens
from coterie.ui.pages.import_export.review.words import tiles_line
from coterie.ui.pages.import_export.tables.view import TableView
from coterie.ui.pages.import_export.tiles import TileRow
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.banner import Banner
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.cards import Card
from coterie.ui.parts.chips import Pill
from coterie.ui.parts.fields import Field
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import ElidedLabel, Label
from coterie.ui.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from coterie.ui.pages.import_export.review.words import ReviewText

LEAST_TABLE, LEAST_FIELD, TILE = 260, 320, 40


class ReviewPane(QWidget):
    """A plan, and what is decided about it. Each signal is something a person did."""

    tile_chosen = Signal(str)
    field_ticked = Signal(int)
    field_turned = Signal(int)
    all_ticked = Signal(bool)
    fill_only_switched = Signal(bool)
    tags_switched = Signal(bool)
    file_ticked = Signal(str, bool)
    owner_named = Signal(str)
    owner_skipped = Signal()
    columns_wished = Signal()
    picking = Signal(str)
    other_file = Signal()
    cancelled = Signal()
    accepted = Signal()

    def __init__(self) -> None:
        """Build it once; `show_review` fills it."""
        super().__init__()
        self._head = _Head()
        self._warning = Banner("warn", "triangle-alert", "")
        self.choose_columns = Button(_("Choose columns"), icon="table-2")
        self._warning.add_action(self.choose_columns)
        self._owner = _OwnerCard()
        self.tiles = TileRow(filters=True)
        self.tiles_line = Label("", "caption", "text2", wrap=True)
        self.table = TableView(_("Changed fields"))
        self.table.setMinimumHeight(theme().px(LEAST_TABLE))
        self.happens = WhatHappens()
        self.files = FilesCard()
        self.button = Button("", kind="primary", key="Ctrl+Return")
        self._arrange()
        self._connect()

    def show_review(self, shown: ReviewText) -> None:
        """Show a plan, or what was decided about it."""
        self._head.show_file(shown)
        self._warning.setVisible(bool(shown.warning))
        self._warning.set_text(shown.warning)
        self.choose_columns.setVisible(shown.has_unknown)
        self._owner.setVisible(shown.asks_owner)
        self.tiles.show_tiles(shown.tiles, shown.chosen)
        self.tiles_line.setText(tiles_line(shown.tiles))
        self.table.show_table(shown.table)
        self.happens.show_review(shown)
        self.files.show_ticks(shown.ticks)
        self.button.setText(shown.button)
        self.button.setEnabled(shown.can_import)

    def show_refusal(self, text: str) -> None:
        """Say why the import was not done."""
        self._warning.set_text(text)
        self.choose_columns.hide()
        self._warning.show()
        announce(self, text, assertive=True)

    def show_owner_problem(self, text: str) -> None:
        """Say what is wrong with what was typed about the owner."""
        self._owner.show_problem(text)

    def _arrange(self) -> None:
        columns = Columns()
        for part in (self._head, self._warning, self._owner, self.tiles, self.tiles_line):
            columns.main.addWidget(part)
        columns.main.addWidget(self.table, 1)
        columns.side.addWidget(self.happens)
        columns.side.addWidget(self.files, 1)
        columns.side.addStretch(0)
        foot = Foot("undo-2", _("Nothing is saved yet. You can undo the whole import for 30 days."))
        cancel = Button(_("Cancel"), kind="ghost", height=38)
        cancel.clicked.connect(self.cancelled)
        foot.add(cancel)
        foot.add(self.button)
        self.setLayout(page_around(TitleRow(_("Import"), step=1), columns, foot))

    def _connect(self) -> None:
        self._head.other.clicked.connect(self.other_file)
        self.choose_columns.clicked.connect(self.columns_wished)
        self._owner.named.connect(self.owner_named)
        self._owner.skipped.connect(self.owner_skipped)
        self.tiles.chosen.connect(self.tile_chosen)
        self.table.ticked.connect(self.field_ticked)
        self.table.opened.connect(self.field_turned)
        self.table.clicked.connect(lambda row, _name: self.field_turned.emit(row))
        self.table.all_ticked.connect(self.all_ticked)
        self.happens.fill_only.connect(self.fill_only_switched)
        self.happens.tags.connect(self.tags_switched)
        self.files.ticked.connect(self.file_ticked)
        self.files.picking.connect(self.picking)
        self.button.clicked.connect(self.accepted)


class _Head(Card):
    """What was recognised, and where it is from."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("file-spreadsheet", 20, "accent")
        self._icon.stand_on_tile(TILE)
        self._pill = Pill(_("Recognised"), "ok", "circle-check")
        self._detail = ElidedLabel("", "label", "text2")
        self.other = Button(_("Other file"), kind="ghost")
        first = QHBoxLayout()
        first.setSpacing(10)
        self._title_label = Label("", "sub", wrap=True)
        first.addWidget(self._title_label)
        first.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addLayout(first)
        words.addWidget(self._detail)
        start = QWidget()
        row = QHBoxLayout(start)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        self.body.addWidget(_FieldAndButtons(start, self.other))
        self.body.setContentsMargins(14, 13, 14, 13)

    def show_file(self, shown: ReviewText) -> None:
        """Show what it is."""
        self._icon.show_icon(shown.icon, "accent")
        self._title_label.setText(shown.title)
        self._detail.setText(shown.detail)


class _FieldAndButtons(Fold):
    """A field with buttons that go below where room is short."""

    def least_main(self) -> int:
        """Give a width at which one can type."""
        return theme().px(LEAST_FIELD)


class _OwnerCard(Card):
    """Asks whose files these are, where they do not say."""

    named = Signal(str)
    skipped = Signal()

    def __init__(self) -> None:
        super().__init__()
        words = _("Your profile link or mail address")
        self._field = Field(words, name=words, icon="user-round")
        self._problem = Label("", "label", "danger", wrap=True)
        self._problem.hide()
        use, skip = Button(_("Use")), Button(_("Skip"), kind="ghost")
        use.clicked.connect(self._tell)
        self._field.returnPressed.connect(self._tell)
        skip.clicked.connect(self.skipped)
        buttons = WrapRow(gap=10)
        buttons.add(use)
        buttons.add(skip)
        why = _("The file does not say whose it is. With this, messages and meetings know their direction.")
        self.body.addWidget(Label(_("Which of these is you?"), "strong", wrap=True))
        self.body.addWidget(Label(why, "label", "text2", wrap=True))
        self.body.addWidget(_FieldAndButtons(self._field, buttons))
        self.body.addWidget(self._problem)

    def show_problem(self, text: str) -> None:
        """Say what is wrong; "" = nothing any more."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self._field.set_problem(text)
        if text:
            self._field.setFocus()

    def _tell(self) -> None:
        self.show_problem("")
        self.named.emit(self._field.text())
