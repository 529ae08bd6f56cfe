# SPDX-License-Identifier: GPL-3.0-or-later
"""All backups: what each holds beside what is there now, and the way back to one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.backup_rotation import DAYS, LATEST, MONTHS, WEEKS
from coterie.domain.texts import _
from coterie.ui.design.theme import theme
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.cards import Separator
from coterie.ui.parts.labels import Label
from coterie.ui.parts.list_view import ListView
from coterie.ui.parts.row_model import RowModel
from coterie.ui.parts.scrolling import FittingArea
from coterie.ui.parts.sheet import Sheet
from coterie.ui.parts.wrap_row import WrapRow
from coterie.ui.sheets.backups.presenter import BackupsPresenter
from coterie.ui.sheets.backups.restore_form import RestoreForm
from coterie.ui.sheets.backups.row_delegate import BackupRowDelegate

if TYPE_CHECKING:
    from coterie.ui.desk import Desk
    from coterie.ui.sheets.backups.lines import BackupLine, CountLine
    from coterie.ui.sheets.backups.presenter import ChosenText

SIDES, LIST, LEAST_LIST = 24, 240, 96


class BackupsSheet(Sheet):
    """Lists backups, and asks before one is put back."""

    def __init__(self, host: QWidget, desk: Desk) -> None:
        """Make it, closed."""
        super().__init__(host, name=_("Backups"))
        self.presenter = BackupsPresenter(desk, self)
        self._model = RowModel(self, hint=_("Press Enter to put it back"))
        self.list = ListView(_("Backups"))
        self.list.setItemDelegate(BackupRowDelegate(self, inset=4))
        self.list.setModel(self._model)
        self._empty = Label("", "label", "text2", wrap=True)
        self._title, self._note = Label("", "label_strong", wrap=True), Label("", "label", "text2", wrap=True)
        self._counts = WrapRow(gap=16)
        self._said = Label("", "label", "text2", wrap=True)
        self.close_button, self.check = Button(_("Close"), kind="ghost"), Button(_("Check this one"))
        self.restore = Button(_("Put it back…"), kind="primary", icon="archive-restore")
        self.form = RestoreForm()
        self._listing, self._inside = QWidget(), QWidget()
        self._area = FittingArea(self._inside)
        self._asks, self._has_lines = False, False
        self._lay_out()
        self._listen()

    def ask(self) -> None:
        """Open it."""
        self._show_form(asks=False)
        self.open(self.list)
        self.presenter.begin()

    def close_sheet(self) -> None:
        """Close it; a passphrase that was typed is gone."""
        super().close_sheet()
        self.form.forget()

    def place(self) -> None:
        """Give the list the room that is there."""
        rows = max(1, self._model.rowCount()) * (self.list.sizeHintForRow(0) if self._model.rowCount() else 0)
        self.list.setFixedHeight(max(theme().px(LEAST_LIST), min(theme().px(LIST), rows + 4)))
        self._area.fit(self.wanted_width() - 2 * SIDES)
        super().place()

    # What the presenter tells.

    def show_lines(self, lines: tuple[BackupLine, ...], empty: str) -> None:
        """Show the backups."""
        self._model.set_rows(lines)
        self._empty.setText(empty)
        self._empty.setVisible(not lines)
        self.list.setVisible(bool(lines))
        self._has_lines = bool(lines)
        for part in (self._title, self._counts, self._note):
            part.setVisible(self._has_lines)
        self._show_form(asks=self._asks)
        if lines:
            self.list.setCurrentIndex(self._model.index(0))
            # While they were read there was nothing to work on but the way out.
            self.list.setFocus(Qt.FocusReason.PopupFocusReason)
        self.place()

    def show_chosen(self, chosen: ChosenText) -> None:
        """Show what the chosen one holds."""
        self._title.setText(_("What the backup of {moment} holds").format(moment=chosen.title))
        self._counts.show_widgets(_count(line) for line in chosen.counts)
        self._counts.setVisible(bool(chosen.counts))
        self._note.setText(chosen.note)
        self._note.setVisible(bool(chosen.note))
        for button in (self.check, self.restore):
            button.setEnabled(chosen.can_restore)
        self.place()

    def show_said(self, text: str, tone: str) -> None:
        """Say what a check found."""
        self._said.restyle("label", tone)
        self._said.setText(text)
        self._said.setVisible(bool(text))
        if text:
            announce(self, text, assertive=tone == "danger")
        self.place()

    def show_asked(self, title: str) -> None:
        """Ask before a backup is put back."""
        self.form.begin(title)
        self._show_form(asks=True)
        self.form.passphrase.setFocus()

    def show_refused(self, text: str) -> None:
        """Say why it is not put back."""
        self.form.show_problem(text)
        self.place()

    def _show_form(self, asks: bool) -> None:
        """Ask about the chosen one, or list all of them."""
        self._asks = asks
        self._listing.setVisible(not asks)
        for part in (self.form, self.form.back, self.form.act):
            part.setVisible(asks)
        self.close_button.setVisible(not asks)
        for button in (self.check, self.restore):
            button.setVisible(self._has_lines and not asks)
        self.place()

    def _chosen_row(self) -> None:
        self.presenter.choose(self.list.currentIndex().row())

    def _listen(self) -> None:
        self.list.selectionModel().currentRowChanged.connect(lambda _new, _old: self._chosen_row())
        self.list.opened.connect(lambda _index: self.presenter.ask_to_restore())
        self.close_button.clicked.connect(self.close_sheet)
        self.check.clicked.connect(self.presenter.check)
        self.restore.clicked.connect(self.presenter.ask_to_restore)
        self.form.back.clicked.connect(self._go_back)
        self.form.wanted.connect(self.presenter.restore)

    def _go_back(self) -> None:
        self.form.forget()
        self._show_form(asks=False)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._listing)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(Label(_("Backups"), "sub", wrap=True))
        inside.addSpacing(4)
        about = _(
            "Kept are the {latest} newest, and one of each of {days} days, {weeks} weeks and {months} months. Each "
            "opens by itself on another computer, with the passphrase or recovery code of its day."
        ).format(latest=LATEST, days=DAYS, weeks=WEEKS, months=MONTHS)
        inside.addWidget(Label(about, "body", "text2", wrap=True))
        inside.addSpacing(12)
        inside.addWidget(self._empty)
        inside.addWidget(self.list)
        inside.addSpacing(10)
        inside.addWidget(Separator())
        inside.addSpacing(12)
        told: tuple[QWidget, ...] = (self._title, self._counts, self._note, self._said)
        for part in told:
            inside.addWidget(part)
            inside.addSpacing(6)
        pages = QVBoxLayout(self._inside)
        pages.setContentsMargins(0, 0, 0, 0)
        pages.addWidget(self._listing)
        pages.addWidget(self.form)
        buttons = WrapRow(gap=8)
        for button in (self.close_button, self.check, self.restore, self.form.back, self.form.act):
            buttons.add(button)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(buttons)
        column = QVBoxLayout()
        column.setContentsMargins(SIDES, 20, SIDES, 20)
        column.setSpacing(14)
        column.addWidget(self._area, 1)
        column.addLayout(foot)
        self.body.addLayout(column)


def _count(line: CountLine) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Label(line.number, "label_medium"))
    column.addWidget(Label(line.beside, "caption", line.tone))
    return part
