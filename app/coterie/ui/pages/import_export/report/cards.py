# SPDX-License-Identifier: GPL-3.0-or-later
"""The cards of a report: what came of it, who changed jobs, what did not come in, what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.design import strokes
from coterie.ui.design.theme import theme
from coterie.ui.design.tokens import RADII
from coterie.ui.pages.import_export.folding import Fold
from coterie.ui.pages.import_export.frame import TableCard
from coterie.ui.pages.import_export.tables.view import TableView
from coterie.ui.parts.buttons import Button, LinkButton
from coterie.ui.parts.cards import Card, Separator, SideTitle
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.icon_line import IconLine
from coterie.ui.parts.labels import ElidedLabel, Label
from coterie.ui.parts.margins import Margins

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from coterie.ui.pages.import_export.report.change_words import ChangesText
    from coterie.ui.pages.import_export.report.words import JobsText, NextStep, ProblemsText, ReportText
    from coterie.ui.pages.import_export.tables.lines import TableText

TILE, STEP_TILE, LEAST_WORDS = 40, 32, 330


class _WordsAndUndo(Fold):
    """Words that go above the button where room is short."""

    def least_main(self) -> int:
        """Give a width at which the words can be read."""
        return theme().px(LEAST_WORDS)


class Outcome(QFrame):
    """What came of an import, and the way to take it back. undone: somebody wants that."""

    undone = Signal()

    def __init__(self) -> None:
        """Make an empty strip."""
        super().__init__()
        self._role = "accent"
        self._icon = IconLabel("circle-check", 22, "accent")
        self._icon.setMinimumSize(TILE, TILE)
        self._title = Label("", "sub", wrap=True)
        self._detail = ElidedLabel("", "label", "text2")
        self.button = Button(_("Undo this import"), icon="undo-2")
        self.button.clicked.connect(self.undone)
        self._until = Label("", "label", "text2")
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        start, end = QWidget(), QWidget()
        first, second = QHBoxLayout(start), QHBoxLayout(end)
        for line in (first, second):
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(14)
        first.addWidget(self._icon)
        first.addLayout(words, 1)
        second.addWidget(self.button)
        second.addWidget(self._until)
        second.addStretch(1)
        whole = QVBoxLayout(self)
        Margins(14, 14, 18, 14).put_on(whole, self.layoutDirection())
        whole.addWidget(_WordsAndUndo(start, end, gap=14))

    def show_report(self, shown: ReportText) -> None:
        """Show what came of it."""
        self._role = "warn" if shown.undone else "accent"
        self._icon.show_icon("undo-2" if shown.undone else "circle-check", self._role)
        self._title.setText(shown.title)
        self._detail.setText(shown.detail)
        self.button.setVisible(shown.can_undo)
        self.button.setEnabled(True)
        self._until.setText(shown.until)
        self._until.setVisible(bool(shown.until))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the strip, and the ground of its icon."""
        painter = QPainter(self)
        look = theme()
        line = look.colour("border") if look.appearance.contrast else None
        strokes.box(painter, QRectF(self.rect()), RADII.card, look.colour(f"{self._role}_bg"), line)
        ground = QRectF(self._icon.rect())
        ground.moveTopLeft(self._icon.mapTo(self, ground.topLeft()))
        strokes.box(painter, ground, RADII.row, look.colour("surface"))


class JobsCard(TableCard):
    """Who changed jobs. ticked: a row; opened: somebody's page is wanted; planned, more: the buttons."""

    ticked = Signal(int)
    opened = Signal(int)
    planned = Signal()
    more = Signal()

    def __init__(self) -> None:
        """Make an empty card."""
        self._table = TableView(_("People who changed jobs"), grows=True)
        super().__init__(self._table)
        self._title = Label("", "strong", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(IconLabel("briefcase", 18, "accent"))
        head.addWidget(self._title, 1)
        kept = ElidedLabel(_("Old jobs are kept in each history"), "label", "text2")
        kept.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(kept, 1)
        self._table.ticked.connect(self.ticked)
        self._table.opened.connect(self.opened)
        self._more = LinkButton("")
        self._more.clicked.connect(self.more)
        self._note = Label("", "label", "text2", wrap=True)
        self.button = Button("", kind="primary", icon="bell")
        self.button.clicked.connect(self.planned)
        self.head.addLayout(head)
        self.foot.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.foot.addSpacing(4)
        self.foot.addWidget(_WordsAndUndo(self._note, self.button))

    @property
    def rows(self) -> QWidget:
        """The list of people."""
        return self._table.rows

    def show_jobs(self, shown: JobsText | None) -> None:
        """Show them, or nothing."""
        self.setVisible(shown is not None)
        if shown is None:
            return
        self._title.setText(shown.title)
        self._table.show_table(shown.table)
        self._more.setText(shown.more)
        self._more.setVisible(bool(shown.more))
        self._note.setText(shown.note)
        self.button.setText(shown.button)
        self.button.setEnabled(shown.can_plan)


class ProblemsCard(TableCard):
    """Rows that did not come in. saved, more: the buttons."""

    saved = Signal()
    more = Signal()

    def __init__(self) -> None:
        """Make an empty card."""
        self._table = TableView(_("Problem rows"), grows=True)
        super().__init__(self._table)
        self._title = Label("", "strong", wrap=True)
        self.button = Button(_("Save as CSV"), kind="ghost", icon="download", height=28)
        self.button.clicked.connect(self.saved)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.button)
        self._more = LinkButton("")
        self._more.clicked.connect(self.more)
        self.head.addLayout(head)
        self.foot.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_problems(self, shown: ProblemsText | None) -> None:
        """Show them, or nothing."""
        self.setVisible(shown is not None)
        if shown is None:
            return
        self._title.setText(shown.title)
        self._table.show_table(shown.table)
        self._more.setText(shown.more)
        self._more.setVisible(bool(shown.more))


class ChangesCard(TableCard):
    """What a newer export says of people who were there. opened: somebody's page is wanted; more: the button."""

    opened = Signal(int)
    more = Signal()

    def __init__(self) -> None:
        """Make an empty card."""
        self._table = TableView(_("What else changed"), grows=True)
        super().__init__(self._table)
        self._title = Label("", "strong", wrap=True)
        self._line = Label("", "label", "text2", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(IconLabel("refresh-cw", 18, "accent"))
        head.addWidget(self._title, 1)
        self.head.addLayout(head)
        self.head.addWidget(self._line)
        self._table.opened.connect(self.opened)
        self._more = LinkButton("")
        self._more.clicked.connect(self.more)
        self.foot.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_changes(self, shown: ChangesText | None) -> None:
        """Show it, or nothing."""
        self.setVisible(shown is not None)
        if shown is None:
            return
        self._title.setText(shown.title)
        self._line.setText(shown.line)
        self._line.setVisible(bool(shown.line))
        self._table.show_table(shown.table)
        self._more.setText(shown.more)
        self._more.setVisible(bool(shown.more))


class LeftOutCard(TableCard):
    """What was left out, and why."""

    def __init__(self) -> None:
        """Make an empty card."""
        self._table = TableView(_("Left out"), grows=True)
        super().__init__(self._table)
        self.head.addWidget(Label(_("Left out, and why"), "strong"))

    def show_left_out(self, table: TableText | None) -> None:
        """Show it, or nothing."""
        self.setVisible(table is not None)
        if table is not None:
            self._table.show_table(table)


class StayedCard(Card):
    """What an undo left, and why."""

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__()
        self._words = Label("", "label", "text2", wrap=True)
        self.body.addWidget(Label(_("What stayed, and why"), "strong"))
        self.body.addWidget(self._words)

    def show_stayed(self, lines: Sequence[str]) -> None:
        """Show it, or nothing."""
        self.setVisible(bool(lines))
        self._words.setText("\n".join(lines))


class NextSteps(Card):
    """What is worth doing next. gone: somebody wants to, by its key."""

    gone = Signal(str)

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__()
        self._steps: tuple[NextStep, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(14)
        self.body.addWidget(SideTitle(_("Next steps")))
        self.body.addSpacing(6)
        self.body.addLayout(self._rows)

    def show_steps(self, steps: tuple[NextStep, ...]) -> None:
        """Show them."""
        if steps == self._steps:
            return
        self._steps = steps
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for step in steps:
            self._rows.addWidget(self._row(step))
            self._rows.addWidget(Separator())
        line = _("The file itself holds other people’s data. Delete it when you no longer need it.")
        self._rows.addWidget(IconLine("shield-check", line, "text2"))

    def _row(self, step: NextStep) -> QWidget:
        row = QWidget()
        icon = IconLabel(step.icon, 18, "accent")
        icon.stand_on_tile(STEP_TILE)
        button = Button(step.button)
        button.clicked.connect(lambda _checked=False: self.gone.emit(step.key))
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(Label(step.title, "label_strong", wrap=True))
        words.addWidget(Label(step.text, "label", "text2", wrap=True))
        words.addSpacing(4)
        words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(13)
        across.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(words, 1)
        return row
