# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of an import, with a tick on each that comes in; what is off by default is not ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from coterie.domain.texts import _, counted
from coterie.ui.design.theme import theme
from coterie.ui.pages.import_export.frame import TableCard
from coterie.ui.pages.import_export.tables.lines import Cell, Column, TableLine, TableText
from coterie.ui.pages.import_export.tables.view import TableView
from coterie.ui.parts.cards import SideTitle
from coterie.ui.parts.labels import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.ui.pages.import_export.review.source_words import FileTick

LEAST = 190
#: What a click on the end of a row is called, where single people can come in.
PICK = "pick"


class FilesCard(TableCard):
    """The files. ticked: one was ticked or not, by its key; picking: single people of a kind of list are wished."""

    ticked = Signal(str, bool)
    picking = Signal(str)

    def __init__(self) -> None:
        """Make an empty card."""
        self.table = TableView(_("Files in it"))
        super().__init__(self.table, stretch=1)
        self._ticks: tuple[FileTick, ...] = ()
        self._count = Label("", "label", "text2", wrap=True)
        self.table.setMinimumHeight(theme().px(LEAST))
        self.table.ticked.connect(self._toggle)
        self.table.clicked.connect(lambda row, _name: self._pick(row))
        self.table.opened.connect(self._pick)
        self.head.addWidget(SideTitle(_("Files in it")))
        self.head.addWidget(self._count)

    def show_ticks(self, ticks: Sequence[FileTick]) -> None:
        """Show the files."""
        self._ticks = tuple(ticks)
        self.setVisible(bool(ticks))
        coming = sum(1 for tick in ticks if tick.ticked)
        files = counted("{n} comes in.", "{n} come in.", coming)
        self._count.setText(
            _("{files} What is about others or private stays out until you tick it.").format(files=files)
        )
        self.table.show_table(
            TableText(
                (Column("", 0.74), Column("", 0.26, at_end=True)),
                tuple(map(_line, self._ticks)),
                checks=True,
                two_lines=any(tick.picks for tick in self._ticks),
                headed=False,
                name=_("Files in it"),
            )
        )

    def _toggle(self, row: int) -> None:
        tick = self._ticks[row]
        if tick.ticked is not None:
            self.ticked.emit(tick.key, not tick.ticked)

    def _pick(self, row: int) -> None:
        if self._ticks[row].picks:
            self.picking.emit(self._ticks[row].picks)


def _line(tick: FileTick) -> TableLine:
    detail = tick.detail if tick.ticked is not None else _("not read")
    colour = "text" if tick.ticked else "text2"
    hint = _("Press Enter to pick people") if tick.picks else ""
    cells = (Cell(tick.text, colour=colour), Cell(detail, role="caption", colour="text2"))
    if tick.picks:
        pick = Cell(_("Pick people…"), role="label_medium", colour="accent", name=PICK)
        cells = (Cell(tick.text, detail, colour=colour), pick)
    spoken = ", ".join(part for part in (tick.text, tick.detail or detail, hint) if part)
    return TableLine(tick.key, cells, spoken, checked=tick.ticked)
