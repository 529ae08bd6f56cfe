# SPDX-License-Identifier: GPL-3.0-or-later
"""Restore a backup: a file, its passphrase or recovery code, what it holds, and the place of the new vault."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.entry.backdrop import EntryCard
from coterie.ui.entry.damage_parts import TintedCard, count_words
from coterie.ui.entry.restore_presenter import RestorePresenter, RestoreShown
from coterie.ui.file_places import incoming
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.icon_label import IconLabel
from coterie.ui.parts.icon_line import IconLine
from coterie.ui.parts.labelled_field import LabelledField
from coterie.ui.parts.labels import ElidedLabel, Label
from coterie.ui.parts.line_fields import PassphraseField
from coterie.ui.parts.progress import Bar
from coterie.ui.parts.wrap_row import WrapRow

if TYPE_CHECKING:
    from coterie.services.app import App, Unlocked
    from coterie.ui.jobs import Jobs, Progress

WIDTH = 640


class RestoreView(EntryCard):
    """Makes a vault of a backup. opened: it is open; by_code: it is there, and this code opens it; back: not now."""

    opened = Signal(object)
    by_code = Signal(object, str)
    back = Signal()

    def __init__(self, app: App, jobs: Jobs, beside: Path | None = None) -> None:
        """Begin without a file. beside: the vault on the screen before."""
        super().__init__(WIDTH)
        self._beside = beside
        self.presenter = RestorePresenter(app, jobs, self, beside)
        self.choose_file = Button(_("Choose a file…"), icon="folder-open")
        self._file_problem = Label("", "label", "danger", wrap=True)
        self._found = TintedCard()
        self._title = Label("", "strong", wrap=True)
        self._facts = Label("", "label", "text2", wrap=True)
        self._counts = WrapRow(gap=8)
        self.secret = PassphraseField(name=_("Passphrase or recovery code of the backup"))
        self._labelled = LabelledField(
            _("Passphrase or recovery code"), self.secret, _("As it was when the backup was made.")
        )
        self._place = QWidget()
        self._where = ElidedLabel("", "label", "text2")
        self.change = Button(_("Change…"))
        self._busy = Label("", "label", "text2", wrap=True)
        self._bar = Bar(_("How far the restore is"))
        self._problem = Label("", "label", "danger", wrap=True)
        self.leave = Button(_("Back"), kind="ghost", height=38)
        self.go_on = Button(_("Show what is in it"), kind="primary", key="↵", height=38)
        self._is_open = False
        self._arrange()
        self.choose_file.clicked.connect(self._choose_file)
        self.change.clicked.connect(self._choose_folder)
        self.secret.textChanged.connect(self._look)
        self.secret.returnPressed.connect(self._go_on)
        self.go_on.clicked.connect(self._go_on)
        self.leave.clicked.connect(self.back)
        self.show_state(RestoreShown())
        self.show_busy("")
        self.setFocusProxy(self.choose_file)

    def show_state(self, shown: RestoreShown) -> None:
        """Show the state of things."""
        self._is_open = shown.is_open
        self._file_problem.hide()
        self._problem.hide()
        self._found.setVisible(bool(shown.title))
        self._title.setText(shown.title)
        self._facts.setText(shown.facts)
        self._counts.show_widgets([count_words(count) for count in shown.counts])
        self._counts.setVisible(bool(shown.counts))
        self._labelled.setVisible(bool(shown.title) and not shown.is_open)
        self._labelled.clear_problem()
        if shown.is_open:
            self.secret.clear()
        self._place.setVisible(shown.is_open)
        self._where.setText(str(shown.place or ""))
        self.go_on.setText(_("Restore and open it") if shown.is_open else _("Show what is in it"))
        self._look()
        if shown.title and self.isVisible():
            (self.go_on if shown.is_open else self.secret).setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, ". ".join([shown.title, *(count.number for count in shown.counts)]))

    def show_busy(self, words: str) -> None:
        """Say what goes on."""
        self._busy.setText(words)
        for part in (self._busy, self._bar):
            part.setVisible(bool(words))
        self._bar.setRange(0, 0)
        for button in (self.choose_file, self.leave, self.change):
            button.setEnabled(not words)
        self._look()
        if words:
            announce(self, words)

    def show_progress(self, progress: Progress) -> None:
        """Show how far the work is."""
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)

    def show_file_problem(self, text: str) -> None:
        """Say what is wrong with the file."""
        self._file_problem.setText(text)
        self._file_problem.show()
        announce(self, text, assertive=True)
        self.choose_file.setFocus()

    def show_secret_problem(self, text: str) -> None:
        """Say what is wrong with what was typed."""
        self._labelled.show_problem(text)
        announce(self.secret, text, assertive=True)
        self.secret.setFocus()
        self.secret.selectAll()

    def show_problem(self, text: str) -> None:
        """Say what did not work."""
        self._problem.setText(text)
        self._problem.show()
        announce(self, text, assertive=True)
        self.go_on.setFocus()

    def done(self, unlocked: Unlocked) -> None:
        """Hand over the vault."""
        self.opened.emit(unlocked)

    def done_by_code(self, folder: Path, code: str) -> None:
        """Lead to a new passphrase."""
        self.by_code.emit(folder, code)

    def _arrange(self) -> None:
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(44, 38, 44, 28)
        column.setSpacing(0)
        column.addWidget(Label(_("Restore a backup"), "display", wrap=True))
        column.addSpacing(6)
        text = _("A backup is one file that ends in .coterie-backup. A new vault is made of it; nothing is replaced.")
        column.addWidget(Label(text, "body", "text2", wrap=True))
        column.addSpacing(20)
        first = QHBoxLayout()
        first.addWidget(self.choose_file)
        first.addStretch(1)
        column.addLayout(first)
        column.addWidget(self._file_problem)
        column.addSpacing(16)
        self._arrange_found()
        column.addWidget(self._found)
        column.addSpacing(16)
        column.addWidget(self._labelled)
        column.addWidget(self._place)
        column.addSpacing(16)
        for part in (self._busy, self._bar, self._problem):
            column.addWidget(part)
        column.addSpacing(12)
        foot = QHBoxLayout()
        foot.addWidget(self.leave)
        foot.addStretch(1)
        foot.addWidget(self.go_on)
        column.addLayout(foot)

    def _arrange_found(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._facts)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconLabel("archive-restore", 20, "accent"), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self._found.body.addLayout(head)
        self._found.body.addWidget(self._counts)
        column = QVBoxLayout(self._place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(_("Where the vault will lie"), "label_strong", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._where, 1)
        row.addWidget(self.change)
        column.addLayout(row)
        column.addSpacing(4)
        column.addWidget(IconLine("shield-check", _("The backup stays where it is."), "text2"))

    def _choose_file(self) -> None:
        beside = str(self._beside / "backups") if self._beside is not None else incoming()
        kinds = _("Backups of Coterie (*.coterie-backup);;All files (*)")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Choose a backup"), beside, kinds)
        if chosen:
            self.presenter.choose(Path(chosen))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Where to keep the vault"), str(Path.home()))
        if chosen:
            self.presenter.choose_folder(Path(chosen))

    def _look(self) -> None:
        self._labelled.clear_problem()
        shown = not self._found.isHidden()
        ready = shown and (self._is_open or bool(self.secret.text()))
        self.go_on.setEnabled(ready and self._busy.isHidden())

    def _go_on(self) -> None:
        if not self.go_on.isEnabled():
            return
        if self._is_open:
            self.presenter.restore()
        else:
            self.presenter.take_secret(self.secret.text())
