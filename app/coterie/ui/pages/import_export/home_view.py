# SPDX-License-Identifier: GPL-3.0-or-later
"""Where files are chosen, as it is seen: a place to drop them, the past, and help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.pages.import_export.frame import Columns, TableCard, TitleRow, page_around
from coterie.ui.pages.import_export.home_presenter import UNDO
from coterie.ui.pages.import_export.mapping.kept_card import KeptCard, KeptLine
from coterie.ui.pages.import_export.tables.view import TableView
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.banner import Banner
from coterie.ui.parts.buttons import Button, LinkButton
from coterie.ui.parts.cards import Card, Separator, SideTitle
from coterie.ui.parts.empty_state import DropZone
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.labels import Label
from coterie.ui.sheets.file_guides import FileGuide, checked_on, guides

if TYPE_CHECKING:
    from coterie.ui.pages.import_export.home_presenter import HomeText
    from coterie.ui.pages.import_export.review.presenter import Trouble

ZONE, TILE = 280, 34


class HomePane(QWidget):
    """Where files are chosen. Each signal is something a person did."""

    dropped = Signal(list)
    choosing = Signal()
    exporting = Signal()
    comparing = Signal()
    import_opened = Signal(int)
    import_undone = Signal(int)
    guide_opened = Signal(str)
    columns_wished = Signal()
    mapping_forgotten = Signal(int)

    def __init__(self) -> None:
        """Build it once; `show_home` fills it."""
        super().__init__()
        self.zone = DropZone(
            _("Drop a file to bring your people in"),
            _(
                "Coterie knows LinkedIn archives, address books, calendars, job boards, badges, files of many networks "
                "and communities, and any table."
            ),
            _("Read on this device. You see every change before it is saved."),
            key=QKeySequence("Ctrl+O").toString(QKeySequence.SequenceFormat.NativeText),
        )
        self.zone.setMinimumHeight(theme().px(ZONE))
        self.zone.dropped.connect(self.dropped)
        self.zone.choose.connect(self.choosing)
        self._trouble = Banner("warn", "file-question-mark", "")
        self.choose_columns = Button(_("Choose columns"), icon="table-2")
        self.choose_columns.clicked.connect(self.columns_wished)
        self._trouble.add_action(self.choose_columns)
        self.what_can_come = Button(_("What can I bring in?"), icon="file-question-mark")
        self.what_can_come.clicked.connect(lambda: self.guide_opened.emit(""))
        self._trouble.add_action(self.what_can_come)
        self._trouble.hide()
        self.past = TableView(_("Past imports"), grows=True)
        self.past.opened.connect(self.import_opened)
        self.past.clicked.connect(self._clicked)
        self.exports = TableView(_("Past exports"), grows=True)
        self.kept = KeptCard()
        self.kept.forgotten.connect(self.mapping_forgotten)
        self._pairs = Label("", "label", "text2", wrap=True)
        self.compare = Button(_("Compare"), icon="git-merge")
        self.compare.clicked.connect(self.comparing)
        self._arrange()

    def show_home(self, shown: HomeText) -> None:
        """Show the past and what waits."""
        self.past.show_table(shown.past)
        self.exports.show_table(shown.exports)
        self._pairs.setText(shown.pairs)
        self.compare.setEnabled(shown.has_pairs)
        self.kept.show_lines([KeptLine(*line) for line in shown.kept])

    def show_trouble(self, trouble: Trouble | None) -> None:
        """Say what is wrong with files that were chosen, or nothing any more."""
        self._trouble.setVisible(trouble is not None)
        self.choose_columns.setVisible(trouble is not None and trouble.has_unknown)
        self.what_can_come.setVisible(trouble is not None and not trouble.has_unknown)
        if trouble is not None:
            text = _("{names} was not brought in").format(names=trouble.names)
            detail = " ".join(part for part in (trouble.text, trouble.hint) if part)
            self._trouble.set_text(text, detail)
            announce(self, f"{text}. {detail}", assertive=True)

    def _arrange(self) -> None:
        columns = Columns()
        columns.main.addWidget(self._trouble)
        columns.main.addWidget(self.zone)
        past = TableCard(self.past)
        past.head.addWidget(Label(_("Past imports"), "strong"))
        columns.main.addWidget(past)
        columns.main.addStretch(1)
        columns.side.addWidget(self._duplicates())
        columns.side.addWidget(self._guides())
        columns.side.addWidget(self.kept)
        columns.side.addWidget(self._exports())
        columns.side.addStretch(1)
        title = TitleRow(_("Import & export"))
        key = QKeySequence("Ctrl+E").toString(QKeySequence.SequenceFormat.NativeText)
        export = Button(_("Export people…"), icon="download", key=key)
        export.clicked.connect(self.exporting)
        title.add(export)
        self.setLayout(page_around(title, columns))

    def _duplicates(self) -> Card:
        card = Card()
        card.body.addWidget(SideTitle(_("Possible duplicates")))
        card.body.addWidget(self._pairs)
        card.body.addSpacing(2)
        card.body.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _guides(self) -> Card:
        card = Card()
        head = QHBoxLayout()
        head.addWidget(SideTitle(_("Where to get your file")), 1)
        card.body.addLayout(head)
        for number, guide in enumerate(guides()):
            if number:
                card.body.addWidget(Separator())
            card.body.addWidget(self._guide(guide))
        card.body.addWidget(Separator())
        every = LinkButton(_("What can I bring in?"), icon_after="chevron-right")
        every.clicked.connect(lambda: self.guide_opened.emit(""))
        card.body.addWidget(every, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(Label(checked_on(), "caption", "text3"))
        return card

    def _guide(self, guide: FileGuide) -> QWidget:
        row = QWidget()
        icon = IconLabel(guide.icon, 18, "accent")
        icon.stand_on_tile(TILE)
        link = LinkButton(guide.title, icon_after="chevron-right")
        link.clicked.connect(lambda _checked=False: self.guide_opened.emit(guide.key))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(Label(guide.time, "caption", "text2", wrap=True))
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 2, 0, 2)
        across.setSpacing(12)
        across.addWidget(icon, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addLayout(words, 1)
        return row

    def _exports(self) -> Card:
        card = TableCard(self.exports)
        card.head.addWidget(SideTitle(_("What left this vault")))
        return card

    def _clicked(self, row: int, name: str) -> None:
        if name == UNDO:
            self.import_undone.emit(row)
