# SPDX-License-Identifier: GPL-3.0-or-later
"""Encrypting the vault anew under a new data key: what that does, and the passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.errors import UserError, WrongPassphrase
from coterie.domain.texts import _
from coterie.ui.parts.fields import LabelledField, PassphraseField
from coterie.ui.parts.icon_line import IconLine
from coterie.ui.sheets.keys.secret_sheet import SecretSheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coterie.ui.desk import Desk


class DataKeySheet(SecretSheet):
    """Encrypts everything under a new key."""

    def __init__(self, host: QWidget, desk: Desk) -> None:
        """Make it, closed."""
        super().__init__(
            host,
            name=_("Use a new data key"),
            text=_(
                "The data key encrypts the vault; the passphrase only locks the key away. A new one helps if somebody "
                "may have copied the key file and learnt an old passphrase."
            ),
            act=_("Encrypt anew"),
        )
        self._desk = desk
        self._passphrase = PassphraseField(name=_("Passphrase"))
        for icon, text in (
            ("archive", _("A backup is made first. Backups made until now open as before.")),
            ("life-buoy", _("The recovery code opens the vault no more: make a new one afterwards.")),
            ("hard-drive", _("It takes about as long as a backup, and as much room on the disk.")),
        ):
            self.fields.addWidget(IconLine(icon, text, "text2"))
        self.fields.addWidget(LabelledField(_("Passphrase"), self._passphrase))
        self._passphrase.textChanged.connect(self._look)
        self._passphrase.returnPressed.connect(self.submit)
        self.submitted.connect(self._renew)

    def ask(self) -> None:
        """Open it."""
        self._look()
        self.open(self._passphrase)

    def _look(self) -> None:
        self._passphrase.set_problem("")
        self.allow(bool(self._passphrase.text()))

    def _renew(self) -> None:
        keys, passphrase = self._desk.session.keys, self._passphrase.text()
        if not passphrase:
            return
        self.show_working(_("Encrypting…"))
        self._desk.jobs.write(
            lambda _ctx: keys.renew_data_key(passphrase), lambda _none: self._renewed(), failed=self._failed
        )

    def _renewed(self) -> None:
        self.close_sheet()
        self._desk.notices.say(_("The vault is encrypted under a new key. Make a new recovery code now."))

    def _failed(self, error: UserError) -> None:
        if not isinstance(error, WrongPassphrase):
            self.show_problem(error)
            return
        self.show_problem(None)
        self._passphrase.set_problem(_("That passphrase does not open the vault."))
        self.say_problem(_("That passphrase does not open the vault."))
        self._passphrase.setFocus()
        self._passphrase.selectAll()
