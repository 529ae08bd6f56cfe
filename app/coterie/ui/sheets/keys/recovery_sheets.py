# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a recovery code, and testing the one on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.errors import UserError, WrongPassphrase
from coterie.domain.texts import _
from coterie.ui.parts.fields import Field, LabelledField
from coterie.ui.parts.icon_line import IconLine
from coterie.ui.parts.labels import Label
from coterie.ui.parts.recovery_groups import RecoveryGroups
from coterie.ui.printing.code_keeping import CodeKeeping
from coterie.ui.sheets.keys.secret_sheet import SecretSheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coterie.domain.recovery_codes import RecoveryCode
    from coterie.ui.desk import Desk

MAKE_WIDTH = 640


class MakeCodeSheet(SecretSheet):
    """Shows a new code, and keeps it once two groups of it were typed back."""

    def __init__(self, host: QWidget, desk: Desk) -> None:
        """Make it, closed."""
        super().__init__(
            host,
            name=_("Keep a recovery code"),
            text=_(
                "It opens this vault if you forget the passphrase. Keep it on paper, away from this computer. Anyone "
                "who has it and the vault can open it."
            ),
            act=_("Keep this code"),
            width=MAKE_WIDTH,
        )
        self._desk = desk
        self._code: RecoveryCode | None = None
        self.groups = RecoveryGroups()
        self._keeping = CodeKeeping(self.groups, desk.jobs, desk.clock, said=self._said, failed=self.show_problem)
        replaced = _("The code you have now opens the vault no more once this one is kept.")
        self._replaces = IconLine("info", replaced, "text2")
        self._done = IconLine("circle-check", "", "ok")
        self.fields.addWidget(self._replaces)
        self.fields.addWidget(self.groups)
        self.fields.addWidget(self._done)
        self.groups.ready.connect(self.allow)
        self.groups.entered.connect(self.submit)
        self.submitted.connect(self._keep)

    def ask(self, *, replaces: bool, vault: str = "") -> None:
        """Open it with a new code. replaces: there is one already; vault: the name of what it opens."""
        self._replaces.setVisible(replaces)
        self._done.hide()
        keys = self._desk.session.keys
        self._desk.jobs.read(lambda _ctx: keys.new_recovery_code(), lambda code: self._show(code, vault))

    def close_sheet(self) -> None:
        """Close it; the code is gone where it was not kept."""
        self._keeping.end()
        self._code = None
        super().close_sheet()

    def _show(self, code: RecoveryCode, vault: str) -> None:
        self._code = code
        self._keeping.begin(code, vault)
        self.allow(ready=False)
        self.open(self.groups.print_button)

    def _said(self, text: str) -> None:
        self._done.set_text(text)
        self._done.show()
        self.place()

    def _keep(self) -> None:
        keys, code, typed = self._desk.session.keys, self._code, self.groups.typed
        if code is None:
            return
        self.show_working(_("Keeping…"))
        self._desk.jobs.write(
            lambda _ctx: keys.keep_recovery_code(code, typed), lambda _none: self._kept(), failed=self.show_problem
        )

    def _kept(self) -> None:
        self.close_sheet()
        self._desk.notices.say(_("The recovery code is kept. It opens the vault from now on."))


class TryCodeSheet(SecretSheet):
    """Tries the code on paper without using it up."""

    def __init__(self, host: QWidget, desk: Desk) -> None:
        """Make it, closed."""
        super().__init__(
            host,
            name=_("Test the recovery code"),
            text=_("Type the code from your copy. It is only tried, and stays as it is."),
            act=_("Test it"),
        )
        self._desk = desk
        self._code = Field("", name=_("Recovery code"), height=42)
        self.fields.addWidget(LabelledField(_("Recovery code"), self._code))
        hint = _("Nine groups. Capitals, blanks and dashes do not matter.")
        self.fields.addWidget(Label(hint, "label", "text2", wrap=True))
        self._code.textChanged.connect(self._look)
        self._code.returnPressed.connect(self.submit)
        self.submitted.connect(self._try)

    def ask(self) -> None:
        """Open it."""
        self._look()
        self.open(self._code)

    def _look(self) -> None:
        self._code.set_problem("")
        self.allow(bool(self._code.text().strip()))

    def _try(self) -> None:
        keys, text = self._desk.session.keys, self._code.text()
        if not text.strip():
            return
        self.show_working(_("Testing…"))
        self._desk.jobs.write(
            lambda _ctx: keys.test_recovery_code(text), lambda _none: self._right(), failed=self._failed
        )

    def _right(self) -> None:
        self.close_sheet()
        self._desk.notices.say(_("The recovery code is right. It opens this vault."))

    def _failed(self, error: UserError) -> None:
        self.show_problem(None)
        said = str(error)
        if isinstance(error, WrongPassphrase):
            said = _("This is a recovery code, but not the one of this vault. Compare it with your newest copy.")
        self._code.set_problem(said)
        self.say_problem(said)
        self._code.setFocus()
