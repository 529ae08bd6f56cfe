# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done about a vault part of which cannot be read, while it is open: check it, restore, look closer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coterie.domain.errors import VaultDamaged
from coterie.domain.texts import _
from coterie.ui.pages.privacy.choice_row import ChoiceRow
from coterie.ui.parts.announcing import announce
from coterie.ui.parts.buttons import Button
from coterie.ui.parts.cards import Separator
from coterie.ui.parts.covers import uncovered
from coterie.ui.parts.icon_line import IconLine
from coterie.ui.parts.labels import Label
from coterie.ui.parts.sheet import Sheet
from coterie.ui.sheets.backups.backups_sheet import BackupsSheet

if TYPE_CHECKING:
    from coterie.domain.backups import BackupSeen, Verdict
    from coterie.domain.errors import UserError
    from coterie.services.jobs import JobContext
    from coterie.ui.desk import Desk

WIDTH, SIDES = 600, 24


class DamageSheet(Sheet):
    """Says what was found, and leads to each way out of it."""

    def __init__(self, host: QWidget, desk: Desk) -> None:
        """Make it, closed."""
        super().__init__(host, name=_("Part of this vault cannot be read"), width=WIDTH)
        self._desk = desk
        self._is_checking = False
        self.backups = BackupsSheet(host, desk)
        self._found = Label("", "body", "text2", wrap=True)
        self.said = IconLine("shield-check", "", "text2")
        self.check, self.restore = Button(_("Check now"), kind="primary"), Button(_("See backups…"))
        self.closer, self.close_button = Button(_("Lock and look closer")), Button(_("Close"), kind="ghost")
        self._newest = ChoiceRow("archive-restore", _("Put a backup back"), "", (self.restore,))
        self._lay_out()
        self.check.clicked.connect(self._check)
        self.restore.clicked.connect(self._see_backups)
        self.closer.clicked.connect(self._look_closer)
        self.close_button.clicked.connect(self.close_sheet)

    def ask(self) -> None:
        """Open it."""
        self._say("")
        self._show_found()
        self._newest.show_detail(_("The vault of now is kept beside it, in a folder “damaged-…”."))
        self.open(self.check)
        backups = self._desk.session.backups
        self._desk.jobs.read(
            lambda _ctx: backups.newest(), self._show_newest, failed=lambda _error: None, key="damage.newest"
        )

    def _show_found(self) -> None:
        damage = self._desk.damage
        found = damage.words or _("Something could not be read. Nobody has looked at all of it yet.")
        kept = _("Nothing was changed, and nothing is repaired by itself.")
        sound = _("The last check found every page of this vault sound.")
        self._found.setText(f"{found} {kept}" if damage.is_known else sound)
        self.place()

    def _show_newest(self, newest: BackupSeen | None) -> None:
        if newest is None:
            self._newest.show_detail(_("There is no checked backup yet. Export what can be read."))
        self.place()

    def _check(self) -> None:
        if self._is_checking:
            return
        self._is_checking = True
        self._say(_("Checking…"))
        backups = self._desk.session.backups

        def work(ctx: JobContext) -> Verdict:
            return backups.verify(None, ctx)

        self._desk.jobs.read(work, self._checked, failed=self._failed, key="damage.check")

    def _checked(self, verdict: Verdict) -> None:
        self._is_checking = False
        self._desk.damage.take_verdict(verdict)
        self._say(_("The vault is sound.") if verdict.is_sound else _("Checked just now: the damage is still there."))
        self._show_found()

    def _failed(self, error: UserError) -> None:
        self._is_checking = False
        if isinstance(error, VaultDamaged):
            self._desk.damage.met(uncovered(error.message))
        self._say(uncovered(str(error)))
        self._show_found()

    def _see_backups(self) -> None:
        self.close_sheet()
        self.backups.ask()

    def _look_closer(self) -> None:
        """Lock: what comes then is the window about the damage, since it is known."""
        self.close_sheet()
        self._desk.ways.lock()

    def _say(self, text: str) -> None:
        self.said.set_text(text)
        self.said.setVisible(bool(text))
        if text:
            announce(self, text)
        self.place()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(SIDES, 20, SIDES, 18)
        column.setSpacing(0)
        column.addWidget(Label(_("Part of this vault cannot be read"), "sub", wrap=True))
        column.addSpacing(4)
        column.addWidget(self._found)
        column.addSpacing(10)
        rows = (
            ChoiceRow(
                "shield-check",
                _("Check the vault"),
                _("Looks at every page. The warning goes when all are sound."),
                (self.check,),
            ),
            self._newest,
            ChoiceRow(
                "book-open",
                _("See what is lost, and open what can be read"),
                _("Locks the vault, and shows page by page what is left of it."),
                (self.closer,),
            ),
        )
        for number, row in enumerate(rows):
            if number:
                column.addWidget(Separator())
            column.addWidget(row)
        column.addSpacing(8)
        column.addWidget(self.said)
        column.addSpacing(8)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column.addLayout(foot)
        self.body.addLayout(column)
