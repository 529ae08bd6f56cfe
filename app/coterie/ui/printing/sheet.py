# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet that prints: a page as it will be, what goes along, what stays off, and the two ways out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.errors import UserError
from coterie.domain.spoken_dates import spoken_date
from coterie.domain.texts import _
from coterie.ui.file_places import outgoing
from coterie.ui.parts.buttons import Button, IconButton
from coterie.ui.parts.labels import ElidedLabel, Label
from coterie.ui.parts.progress import Bar
from coterie.ui.parts.scrolling import FittingArea
from coterie.ui.parts.sheet import Sheet
from coterie.ui.parts.wrap_row import WrapRow
from coterie.ui.printing.choices import Choices
from coterie.ui.printing.page_picture import WIDE, PagePicture
from coterie.ui.printing.presenter import PrintPresenter
from coterie.ui.printing.press import Press

if TYPE_CHECKING:
    from coterie.ui.desk import Desk
    from coterie.ui.jobs import Progress
    from coterie.ui.printing.manuscript import Story
    from coterie.ui.printing.presenter import AskedText

WIDTH, SIDES, GAP = 660, 24, 24
KEYS = ("Ctrl+Return", "Ctrl+Enter")
#: A picture of a page has so many times the points of its place on the screen, so that small type stays readable.
FINENESS = 2


class PrintSheet(Sheet):
    """Prints a story."""

    def __init__(self, host: QWidget, desk: Desk, story: Story) -> None:
        """Make a closed sheet about a story."""
        super().__init__(host, name=story.title(), width=WIDTH)
        today = spoken_date(desk.clock.today())
        self.press = Press(_("Printed on {date} from Coterie").format(date=today))
        self.presenter = PrintPresenter(desk, self.press, self, story, round(WIDE * FINENESS))
        self.picture, self.choices = PagePicture(), Choices()
        self._area = FittingArea(self.choices)
        self.title, self.place_label = ElidedLabel(story.title(), "sub"), Label("", "label", "text2")
        self.before, self.after = (
            IconButton("chevron-left", _("Page before")),
            IconButton("chevron-right", _("Next page")),
        )
        self._working, self._bar = Label("", "label", "text2"), Bar(_("Printing"))
        self.problem = Label("", "label", "danger", wrap=True)
        self.cancel, self.save = Button(_("Cancel"), kind="ghost"), Button(_("Save as PDF…"), icon="download")
        key = QKeySequence(KEYS[0]).toString(QKeySequence.SequenceFormat.NativeText)
        self.print_button = Button(_("Print…"), kind="primary", icon="printer", key=key)
        self._lay_out()
        self._listen()
        self.show_working(None, "")
        self.show_problem("")

    def ask(self) -> None:
        """Open it, and read what would be printed."""
        self.open(self.cancel)
        self.presenter.begin()

    def close_sheet(self) -> None:
        """Close it and stop what is at work."""
        self.presenter.stop()
        super().close_sheet()

    def place(self) -> None:
        """Be as high as the choices need; where the window is low they scroll."""
        self._area.fit(self.wanted_width() - 2 * SIDES - GAP - WIDE)
        super().place()

    # What the presenter tells.

    def show_asked(self, shown: AskedText) -> None:
        """Show what would be printed."""
        self.choices.show_asked(shown)
        self._let(shown.can_print)
        self.place()

    def show_picture(self, picture: object, place: str, *, back: bool, on: bool) -> None:
        """Show a page."""
        if isinstance(picture, QImage):
            self.picture.show_page(picture, place)
        self.place_label.setText(place)
        self.before.setEnabled(back)
        self.after.setEnabled(on)

    def show_covered(self, text: str) -> None:
        """Say in the place of the page why it is not shown."""
        self.picture.show_words(text)

    def show_working(self, now: Progress | None, text: str) -> None:
        """Show how far the work is."""
        self._working.setText(text)
        for part in (self._working, self._bar):
            part.setVisible(bool(text))
        self._bar.setRange(0, now.total if now else 0)
        self._bar.setValue(now.done if now else 0)
        self._let(not text and self.presenter.manuscript is not None)
        self.place()

    def show_problem(self, text: str) -> None:
        """Say what went wrong."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.place()

    def leave(self) -> None:
        """Close the sheet: everything is done."""
        self.close_sheet()

    # The two ways out.

    def choose_place(self) -> None:
        """Choose where the pages are written; the dialog asks before anything is replaced."""
        name, _kind = QFileDialog.getSaveFileName(
            self.window(), _("Save as PDF"), outgoing(self.presenter.file_name), _("PDF files (*.pdf)")
        )
        if name:
            self.presenter.save(Path(name))

    def choose_printer(self) -> None:
        """Choose a printer in the dialog of the desktop."""
        from coterie.ui.printing.printers import chosen_printer, pages_of

        manuscript = self.presenter.manuscript
        if manuscript is None or not self.print_button.isEnabled():
            return
        try:
            printer = chosen_printer(self.window(), manuscript, self.press.size)
        except UserError as error:
            self.show_problem(str(error))
            return
        if printer is not None:
            self.presenter.print_on(printer, pages_of(printer))

    def _let(self, can_print: bool) -> None:
        for button in (self.save, self.print_button):
            button.setEnabled(can_print)

    def _lay_out(self) -> None:
        nav = QHBoxLayout()
        nav.setSpacing(4)
        for part in (self.before, self.place_label, self.after):
            nav.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        nav.insertStretch(0, 1)
        nav.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.picture, 1)
        left.addLayout(nav)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.title)
        right.addWidget(self._area)
        right.addStretch(1)
        for below in (self._working, self._bar, self.problem):
            right.addWidget(below)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addLayout(left)
        columns.addLayout(right, 1)
        inside = QVBoxLayout()
        inside.setContentsMargins(SIDES, 22, SIDES, 20)
        inside.setSpacing(18)
        inside.addLayout(columns, 1)
        inside.addLayout(self._foot())
        self.body.addLayout(inside)

    def _foot(self) -> QHBoxLayout:
        buttons = WrapRow(gap=8)
        for button in (self.cancel, self.save, self.print_button):
            buttons.add(button)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(buttons)
        return foot

    def _listen(self) -> None:
        self.before.clicked.connect(lambda: self.presenter.turn(-1))
        self.after.clicked.connect(lambda: self.presenter.turn(1))
        self.choices.section_chosen.connect(lambda key, on: self.presenter.want_section(key, wanted=on))
        self.choices.held_named.connect(lambda key, on: self.presenter.name_held(key, named=on))
        self.cancel.clicked.connect(self.close_sheet)
        self.save.clicked.connect(self.choose_place)
        self.print_button.clicked.connect(self.choose_printer)
        for keys in KEYS:
            shortcut = QShortcut(QKeySequence(keys), self.panel)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.choose_printer)
