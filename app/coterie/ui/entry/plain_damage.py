# SPDX-License-Identifier: GPL-3.0-or-later
"""The damage window of the last resort: the toolkit's own labels and buttons, no theme, no icon, no font of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coterie.domain.texts import _
from coterie.ui.clipboard import clipboard_care
from coterie.ui.entry.folders import show_folder

if TYPE_CHECKING:
    from coterie.services.app import Unlocked
    from coterie.ui.entry.damage_presenter import DamagePresenter
    from coterie.ui.entry.damage_shown import DamageShown
    from coterie.ui.jobs import Progress


class PlainDamage(QScrollArea):
    """Says and does what the damage window does; its signals are the same."""

    opened = Signal(object)
    restored_by_code = Signal(str)
    mended = Signal()
    other_file = Signal()
    another = Signal()
    quit_wanted = Signal()

    def __init__(self) -> None:
        """Build it from plain parts."""
        super().__init__()
        self._presenter: DamagePresenter | None = None
        self.text = _label()
        self._said = _label()
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setAccessibleName(_("Passphrase or recovery code"))
        self.secret.setPlaceholderText(_("Passphrase or recovery code"))
        self._show_contents = QPushButton(_("Show what is in it"))
        self.open = QPushButton(_("Open this backup"))
        self.read = QPushButton(_("Open for reading"))
        self._file = QPushButton(_("Choose a file…"))
        self._folder = QPushButton(_("Show the folder"))
        self._again = QPushButton(_("Check again"))
        self._copy = QPushButton(_("Copy report"))
        self._elsewhere = QPushButton(_("Another vault"))
        self._quit = QPushButton(_("Quit"))
        self._buttons = (
            self._show_contents, self.open, self.read, self._file, self._folder, self._again,
            self._elsewhere, self._copy, self._quit,
        )  # fmt: skip
        inside = QWidget()
        column = QVBoxLayout(inside)
        for part in (self.text, self.secret, self._said):
            column.addWidget(part)
        for button in self._buttons:
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusProxy(self.secret)
        self._quit.clicked.connect(self.quit_wanted)
        self._file.clicked.connect(self.other_file)
        self._elsewhere.clicked.connect(self.another)

    def follow(self, presenter: DamagePresenter) -> None:
        """Do what the buttons promise, by a presenter."""
        self._presenter = presenter
        self._show_contents.clicked.connect(lambda: presenter.take_secret(self.secret.text()))
        self.secret.returnPressed.connect(lambda: presenter.take_secret(self.secret.text()))
        self.open.clicked.connect(presenter.open_backup)
        self.read.clicked.connect(presenter.open_for_reading)
        self._folder.clicked.connect(lambda: show_folder(presenter.folder))
        self._again.clicked.connect(presenter.look_again)
        self._copy.clicked.connect(lambda: clipboard_care().copy(presenter.report()))

    def show_state(self, shown: DamageShown) -> None:
        """Show the state of things."""
        lines = [shown.title, shown.about, ""]
        lines += [f"{'+' if line.is_sound else '!'} {line.title}. {line.detail}" for line in shown.found]
        if shown.backup is not None:
            counts = ", ".join(count.number for count in shown.backup.counts)
            lines += ["", shown.backup.title, shown.backup.about, counts]
        self.text.setText("\n".join([*lines, "", shown.reading, shown.keeping]))
        self.open.setEnabled(shown.is_open and shown.backup is not None)
        self.read.setEnabled(shown.can_read)
        self._said.setText("")
        if shown.is_open:
            self.secret.clear()

    def show_busy(self, words: str) -> None:
        """Say what goes on."""
        self._said.setText(words)

    def show_progress(self, progress: Progress) -> None:
        """Say how far the work is."""
        if progress.note:
            self._said.setText(progress.note)

    def show_problem(self, text: str) -> None:
        """Say what did not work."""
        self._said.setText(text)

    def ask_for_secret(self, text: str) -> None:
        """Ask for the passphrase, and say why."""
        self._said.setText(text)
        self.secret.setFocus()

    def done(self, unlocked: Unlocked) -> None:
        """Hand over what is open."""
        self.opened.emit(unlocked)

    def done_by_code(self, code: str) -> None:
        """Lead to a new passphrase."""
        self.restored_by_code.emit(code)

    def sound(self) -> None:
        """Leave for the unlock screen."""
        self.mended.emit()


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
