# SPDX-License-Identifier: GPL-3.0-or-later
"""Changing the passphrase: the present one, and the new one twice, with its strength in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coterie.domain.errors import UserError, WrongPassphrase
from coterie.domain.texts import _
from coterie.ui.entry.passphrase_fields import PassphraseFields
from coterie.ui.parts.fields import LabelledField, PassphraseField
from coterie.ui.sheets.keys.secret_sheet import SecretSheet

if TYPE_CHECKING:
    from coterie.ui.desk import Desk


class NewPassphrase(PassphraseFields, QWidget):
    """The fields for the new passphrase. ready: whether it can be taken; entered: Enter was pressed in the last one."""

    ready = Signal(bool)
    entered = Signal()

    def __init__(self) -> None:
        """Begin with nothing typed."""
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.make_fields(shown=False)
        self._labelled.label.setText(_("New passphrase"))
        self._first.setAccessibleName(_("New passphrase"))
        self._again.setAccessibleName(_("Repeat the new passphrase"))
        self._again.returnPressed.connect(self.entered)


class PassphraseSheet(SecretSheet):
    """Changes the passphrase."""

    def __init__(self, host: QWidget, desk: Desk) -> None:
        """Make it, closed."""
        super().__init__(
            host,
            name=_("Change the passphrase"),
            text=_("Backups made until now still open with the old one."),
            act=_("Change the passphrase"),
        )
        self._desk = desk
        self._present = PassphraseField(name=_("Present passphrase"))
        self._new = NewPassphrase()
        self.fields.addWidget(LabelledField(_("Present passphrase"), self._present))
        self.fields.addWidget(self._new)
        self._present.textChanged.connect(self._look)
        self._present.returnPressed.connect(self.submit)
        self._new.ready.connect(self._look)
        self._new.entered.connect(self.submit)
        self.submitted.connect(self._change)

    def ask(self) -> None:
        """Open it."""
        self._look()
        self.open(self._present)

    def show_working(self, text: str) -> None:
        """Say that it is being done; afterwards it may be tried again as far as everything is typed."""
        super().show_working(text)
        if not text:
            self._look()

    def _look(self) -> None:
        self._present.set_problem("")
        self.say_problem("")
        self.allow(bool(self._present.text()) and self._new.is_ready())

    def _change(self) -> None:
        keys, present, new = self._desk.session.keys, self._present.text(), self._new.passphrase
        self.show_working(_("Changing…"))
        self._desk.jobs.write(
            lambda _ctx: keys.change_passphrase(present, new), lambda _none: self._changed(), failed=self._failed
        )

    def _changed(self) -> None:
        self.close_sheet()
        self._desk.notices.say(_("The passphrase is changed. Older backups still open with the old one."))

    def _failed(self, error: UserError) -> None:
        if not isinstance(error, WrongPassphrase):
            self.show_problem(error)
            return
        self.show_problem(None)
        self._present.set_problem(_("That is not the present passphrase."))
        self.say_problem(_("That is not the present passphrase."))
        self._present.setFocus()
        self._present.selectAll()
