# SPDX-License-Identifier: GPL-3.0-or-later
"""The question before a backup is put back: what happens to what is there now, and the passphrase of the backup."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.fields import LabelledField, PassphraseField
from coterie.ui.parts.icon_line import IconLine
from coterie.ui.parts.labels import Label
from coterie.ui.parts.wrap_row import WrapRow


class RestoreForm(QWidget):
    """Asks once. wanted: put it back, with the passphrase or recovery code that was typed."""

    wanted = Signal(str)

    def __init__(self) -> None:
        """Make it, about no backup."""
        super().__init__()
        self._title = Label("", "sub", wrap=True)
        self.passphrase = PassphraseField(name=_("Passphrase or recovery code of the backup"))
        self._labelled = LabelledField(
            _("Passphrase or recovery code"), self.passphrase, _("The one that was in force when the backup was made.")
        )
        self.back = Button(_("Back"), kind="ghost")
        self.act = Button(_("Close the vault and put it back"), kind="primary")
        self.passphrase.textChanged.connect(self._look)
        self.passphrase.returnPressed.connect(self._want)
        self.act.clicked.connect(self._want)
        self._lay_out()

    def begin(self, title: str) -> None:
        """Ask about a backup."""
        self._title.setText(title)
        self.forget()

    def forget(self) -> None:
        """Take what was typed out of the field."""
        self.passphrase.clear()
        self._look()

    def show_problem(self, text: str) -> None:
        """Say why it does not begin; it may be tried again."""
        self.act.setEnabled(True)
        self._labelled.show_problem(text)
        announce(self.passphrase, text, assertive=True)
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def _look(self) -> None:
        self._labelled.clear_problem()
        self.act.setEnabled(bool(self.passphrase.text()))

    def _want(self) -> None:
        if self.act.isEnabled():
            self.act.setEnabled(False)
            self.wanted.emit(self.passphrase.text())

    def _lay_out(self) -> None:
        buttons = WrapRow(gap=8)
        buttons.add(self.back)
        buttons.add(self.act)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addSpacing(12)
        for icon, text in (
            ("lock", _("The vault closes, with everything you typed saved in it.")),
            ("archive", _("What it holds now moves into a folder “replaced” beside it. Nothing is overwritten.")),
            ("history", _("Old backups are not cleared away until you say that the restored vault is right.")),
        ):
            column.addWidget(IconLine(icon, text, "text2"))
            column.addSpacing(8)
        column.addSpacing(8)
        column.addWidget(self._labelled)
        column.addSpacing(18)
        column.addLayout(foot)
