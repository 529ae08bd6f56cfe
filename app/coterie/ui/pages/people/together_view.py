# SPDX-License-Identifier: GPL-3.0-or-later
"""What chosen people have in common and where they differ, with what can be done about each of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.pages.people.bulk_bar import BulkBar
from coterie.ui.pages.people.bulk_menus import cadence_menu, spread_menu
from coterie.ui.pages.people.fact_line import FactLine
from coterie.ui.parts.avatar import Avatar
from coterie.ui.parts.banner import Banner
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.cards import Card, Separator
from coterie.ui.parts.chips import Pill
from coterie.ui.parts.controls import RESTYLING
from coterie.ui.parts.icon_line import IconLine
from coterie.ui.parts.labels import Label
from coterie.ui.parts.scrolling import ScrollArea
from coterie.ui.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from coterie.ui.pages.people.shown import TogetherShown

FACE, TOP = 50, 24


class TogetherView(QWidget):
    """Shows chosen people.

    cadence_chosen: days, 0 = none; spread_chosen: over so many days; review_wanted: what stays behind in an export.
    """

    cadence_chosen = Signal(int)
    spread_chosen = Signal(int)
    plan_wanted = Signal()
    tag_wanted = Signal()
    review_wanted = Signal()

    def __init__(self) -> None:
        """Make an empty view."""
        super().__init__()
        self.title, self.names = Label("", "display", wrap=True), Label("", "body", "text2", wrap=True)
        self.cadence, self.follow_ups = FactLine("repeat", _("Cadence")), FactLine("bell", _("Follow-ups"))
        self.tags, self.last = FactLine("tag", _("Tags")), FactLine("clock", _("Last contact"))
        self.private = FactLine("lock", _("Private marks"))
        self.hint = Banner("info", "info", "")
        self._set_all, self._plan = Button(_("Set for all"), height=30), Button("", height=30)
        self._add, self._review = (
            Button(_("Add"), kind="ghost", icon="plus", height=30),
            Button(_("Review"), kind="ghost", height=30),
        )
        self._span = Label("", "label")
        self._worn = WrapRow()
        self._faces = QHBoxLayout()
        self._faces.setSpacing(6)
        self.bar = BulkBar()
        #: What is shown: what stays the same is not made anew.
        self._last: TogetherShown | None = None
        self._fill_lines()
        self._arrange()

    def show_together(self, shown: TogetherShown) -> None:
        """Show what people have in common."""
        self.title.setText(shown.title)
        self.names.setText(shown.names)
        self._show_faces(shown)
        for line, text in (
            (self.cadence, shown.cadence), (self.follow_ups, shown.follow_ups), (self.tags, shown.tags),
            (self.last, shown.last), (self.private, shown.private or _("Nothing is marked as private")),
        ):  # fmt: skip
            line.show_detail(text)
        self._plan.setText(shown.plan)
        self.follow_ups.show_end(bool(shown.plan))
        self.private.show_end(bool(shown.private))
        self._span.setText(shown.span)
        self.last.show_end(bool(shown.span))
        if self._last is None or self._last.worn != shown.worn:
            self._worn.show_widgets([Pill(tag) for tag in shown.worn])
        self._last = shown
        self.hint.set_text(shown.hint)
        self.hint.setVisible(bool(shown.hint))
        self.bar.show_number(shown.selected)

    def changeEvent(self, event: QEvent) -> None:
        """Follow another density."""
        super().changeEvent(event)
        if event.type() in RESTYLING:
            self._put_margins()

    def _show_faces(self, shown: TogetherShown) -> None:
        if self._last is not None and self._last.faces == shown.faces:
            return
        _empty(self._faces)
        for one in shown.faces:
            face = Avatar(FACE)
            face.show_person(one.id, one.name, ring=False)
            self._faces.addWidget(face)
        self._faces.addStretch(1)

    def _fill_lines(self) -> None:
        self._set_all.setMenu(cadence_menu(self, self.cadence_chosen.emit))
        self._plan.setMenu(spread_menu(self, self.spread_chosen.emit, self.plan_wanted.emit))
        self._add.clicked.connect(self.tag_wanted)
        self._review.clicked.connect(self.review_wanted)
        self.cadence.end.addWidget(self._set_all)
        self.follow_ups.end.addWidget(self._plan)
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._worn)
        middle.addStretch(1)
        self.tags.end.addLayout(middle)
        self.tags.end.addWidget(self._add)
        self.last.end.addWidget(self._span)
        self.private.end.addWidget(self._review)

    def _arrange(self) -> None:
        card = Card()
        card.body.setSpacing(0)
        lines = (self.cadence, self.follow_ups, self.tags, self.last, self.private)
        for line in lines:
            card.body.addWidget(line)
            if line is not lines[-1]:
                card.body.addWidget(Separator())
        self._card = card
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setSpacing(0)
        self._column.addWidget(self.title)
        self._column.addSpacing(4)
        self._column.addWidget(self.names)
        self._column.addSpacing(14)
        self._column.addLayout(self._faces)
        self._column.addSpacing(20)
        self._column.addWidget(card)
        self._column.addSpacing(14)
        self._column.addWidget(self.hint)
        self._column.addSpacing(14)
        self._column.addWidget(IconLine("undo-2", _("Anything you do here is one step to undo."), "text2"))
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(ScrollArea(content), 1)
        outer.addWidget(self.bar)
        self._put_margins()

    def _put_margins(self) -> None:
        margin = theme().density.page_margin
        self._column.setContentsMargins(margin, TOP, margin, margin)
        across = theme().density.card_padding[0]
        self._card.body.setContentsMargins(across, 6, across, 6)


def _empty(row: QHBoxLayout) -> None:
    """Take everything out of a row."""
    while (item := row.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
