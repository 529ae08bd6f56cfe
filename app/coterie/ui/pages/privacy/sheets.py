# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheets that the Privacy page opens, each made when it is first wanted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QFileDialog, QWidget

from coterie.domain.errors import UserError
from coterie.domain.texts import _
from coterie.ui.file_places import second_place
from coterie.ui.pages.privacy.erase_sheet import EraseSheet
from coterie.ui.pages.privacy.report_sheet import ReportSheet
from coterie.ui.parts.covers import uncovered
from coterie.ui.sheets.backups.backups_sheet import BackupsSheet
from coterie.ui.sheets.keys.data_key_sheet import DataKeySheet
from coterie.ui.sheets.keys.passphrase_sheet import PassphraseSheet
from coterie.ui.sheets.keys.recovery_sheets import MakeCodeSheet, TryCodeSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.services.jobs import JobContext
    from coterie.ui.desk import Desk
    from coterie.ui.parts.sheet import Sheet

Made = TypeVar("Made", bound="Sheet")


class PrivacySheets:
    """Opens sheets over a page."""

    def __init__(self, host: QWidget, desk: Desk) -> None:
        """Belong to a page."""
        self._host, self._desk = host, desk
        self._made: dict[type[Sheet], Sheet] = {}

    def change_passphrase(self) -> None:
        """Change the passphrase."""
        self._sheet(PassphraseSheet).ask()

    def make_code(self, *, replaces: bool) -> None:
        """Make a recovery code. replaces: there is one already."""
        name = Path(self._desk.preferences.now.vault).name.removesuffix(".coterie")
        self._sheet(MakeCodeSheet).ask(replaces=replaces, vault=name)

    def test_code(self) -> None:
        """Test the recovery code on paper."""
        self._sheet(TryCodeSheet).ask()

    def renew_data_key(self) -> None:
        """Encrypt the vault anew."""
        self._sheet(DataKeySheet).ask()

    def show_backups(self) -> None:
        """Show all backups."""
        self._sheet(BackupsSheet).ask()

    def report(self) -> None:
        """Show everything about one person."""
        self._sheet(ReportSheet).ask()

    def erase(self) -> None:
        """Erase a person for good."""
        self._sheet(EraseSheet).ask()

    def choose_place(self, present: Path | None = None) -> None:
        """Choose the folder for copies of backups, best on a drive that is kept elsewhere. present: the one now."""
        chosen = QFileDialog.getExistingDirectory(
            self._host.window(), _("Choose a folder, best on another drive"), second_place(present)
        )
        if chosen:
            self.take_place(Path(chosen))

    def take_place(self, folder: Path) -> None:
        """Remember a second place and put a copy there at once."""
        backups, notices = self._desk.session.backups, self._desk.notices

        def work(ctx: JobContext) -> str:
            before = backups.second_place()
            backups.set_second_place(folder)
            try:
                backups.copy_to_second_place(ctx)
            except UserError:
                # A place that takes no copy is none.
                backups.set_second_place(before)
                raise
            return uncovered(backups.second_place_warning())

        said = _("A checked copy lies in {folder}. The next backups you make by hand are copied there, too.")

        def told(warning: str) -> None:
            notices.say(" ".join(filter(None, (said.format(folder=folder.name or str(folder)), warning))))

        self._desk.jobs.write(work, told, failed=notices.problem)

    def _sheet(self, kind: Callable[[QWidget, Desk], Made]) -> Made:
        found = self._made.get(kind)  # type: ignore[call-overload] # the class of a sheet is what makes it
        if found is None:
            ways = self._desk.ways
            # The whole window is still while one is open, and dimmed.
            found = kind(ways if isinstance(ways, QWidget) else self._host, self._desk)
            self._made[kind] = found  # type: ignore[index]
        return found  # type: ignore[no-any-return]
