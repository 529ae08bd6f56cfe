# SPDX-License-Identifier: GPL-3.0-or-later
"""The question before a backup is put back: what happens to what is there now, and the passphrase of the backup."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coterie.domain.texts import _
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.fields import LabelledField, PassphraseField
from coterie.ui.parts.icon_line import IconLine
from coterie.ui.parts.labels import Label


class RestoreForm(QWidget):
    """Asks once. wanted: put it back, with the passphrase or recovery code that was typed.

    `back` and `act` are the buttons; whoever shows the form puts them into its foot.
    """

    wanted = Signal(str)

    def __init__(self) -> None:
        """Make it, about no backup."""
        super().__init__()
        self._title = Label("", "sub", wrap=True)
        self.passphrase = PassphraseField(name=_("Passphrase or recovery code of the backup"))
        self._line = Label("", "label", "text2", wrap=True)
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
        self.passphrase.set_problem(text)
        self._line.restyle("label", "danger")
        self._line.setText(text)
        announce(self.passphrase, text, assertive=True)
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def _look(self) -> None:
        self.passphrase.set_problem("")
        self._line.restyle("label", "text2")
        self._line.setText(_("The one that was in force when the backup was made."))
        self.act.setEnabled(bool(self.passphrase.text()))

    def _want(self) -> None:
        if self.act.isEnabled():
            self.act.setEnabled(False)
            self.wanted.emit(self.passphrase.text())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addSpacing(12)
        for icon, text in (
            ("lock", _("The vault closes, with everything you typed saved in it.")),
            ("archive", _("What it holds now is kept in a folder “replaced-…” inside it. Nothing is overwritten.")),
            ("key-round", _("The passphrase and the recovery code of that day open it from then on.")),
            ("trash-2", _("People you erased since then come back with it. You can erase them again afterwards.")),
            ("history", _("Old backups are not cleared away until you say that the restored vault is right.")),
        ):
            column.addWidget(IconLine(icon, text, "text2"))
            column.addSpacing(8)
        column.addSpacing(8)
        column.addWidget(LabelledField(_("Passphrase or recovery code"), self.passphrase))
        column.addSpacing(6)
        column.addWidget(self._line)
