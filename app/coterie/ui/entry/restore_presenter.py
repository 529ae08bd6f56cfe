# SPDX-License-Identifier: GPL-3.0-or-later
"""Restoring a backup before any vault is open: its file facts, what it holds, where it goes. It knows no widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from coterie.domain.errors import UserError, WrongPassphrase
from coterie.domain.texts import _
from coterie.ui.entry.backup_words import backup_age, backup_facts, backup_title, counts_shown
from coterie.ui.entry.folder_names import free_folder

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.domain.backups import BackupSeen
    from coterie.services.app import App, Unlocked
    from coterie.services.jobs import JobContext
    from coterie.ui.entry.damage_shown import CountShown
    from coterie.ui.jobs import Jobs, Progress


@dataclass(frozen=True)
class RestoreShown:
    """What the screen shows. title: "" before a file is chosen; counts: empty before the passphrase.

    place: where the vault will lie.
    """

    title: str = ""
    facts: str = ""
    counts: tuple[CountShown, ...] = ()
    is_open: bool = False
    place: Path | None = None


class RestoreScreen(Protocol):
    """What the presenter tells the screen."""

    def show_state(self, shown: RestoreShown) -> None:
        """Show the state of things."""

    def show_busy(self, words: str) -> None:
        """Say what goes on, "" = nothing."""

    def show_progress(self, progress: Progress) -> None:
        """Show how far the work is."""

    def show_file_problem(self, text: str) -> None:
        """Say what is wrong with the file that was chosen."""

    def show_secret_problem(self, text: str) -> None:
        """Say what is wrong with what was typed."""

    def show_problem(self, text: str) -> None:
        """Say what did not work."""

    def done(self, unlocked: Unlocked) -> None:
        """Hand over the vault that was restored."""

    def done_by_code(self, folder: Path, code: str) -> None:
        """Go on with the code: it takes a new passphrase to unlock what was restored."""


class RestorePresenter:
    """Holds the file that was chosen, and what opened it."""

    def __init__(self, app: App, jobs: Jobs, view: RestoreScreen, beside: Path | None = None) -> None:
        """Begin without a file. beside: the vault that is on the screen, whose backups are likely meant."""
        self._app, self._jobs, self._view = app, jobs, view
        self._beside = beside
        self._seen: BackupSeen | None = None
        self._secret = ""
        self._folder = (beside or app.default_vault).parent

    def choose(self, file: Path) -> None:
        """Look at a file: what anybody can see of it."""
        self._seen, self._secret = None, ""
        self._jobs.read(
            lambda _ctx: self._app.look_at_backup(file), self._take, failed=self._refuse_file, key="restore.file"
        )

    def take_secret(self, secret: str) -> None:
        """Look into the file with its passphrase or recovery code."""
        seen = self._seen
        if seen is None:
            return

        def told(opened: BackupSeen) -> None:
            self._secret = secret
            self._view.show_busy("")
            self._take(opened)

        def failed(error: UserError) -> None:
            self._view.show_busy("")
            wrong = _("That did not open this backup. It opens with what was in force when it was made.")
            self._view.show_secret_problem(wrong if isinstance(error, WrongPassphrase) else str(error))

        self._view.show_busy(_("Looking into the backup…"))
        self._jobs.read(lambda _ctx: self._app.preview(seen.file, secret), told, failed=failed, key="restore.secret")

    def choose_folder(self, folder: Path) -> None:
        """Take another folder to put the vault into."""
        self._folder = folder
        self._show()

    def restore(self) -> None:
        """Make a vault of the backup, and open it."""
        seen, secret, place = self._seen, self._secret, self._place()
        if seen is None or not secret or place is None:
            return

        def work(ctx: JobContext) -> Unlocked | None:
            self._app.restore(seen.file, place, secret, ctx)
            try:
                return self._app.open(place, secret)
            except WrongPassphrase:
                return None

        def told(unlocked: Unlocked | None) -> None:
            self._view.show_busy("")
            if unlocked is None:
                self._view.done_by_code(place, secret)
            else:
                self._view.done(unlocked)

        def failed(error: UserError) -> None:
            self._view.show_busy("")
            self._show()
            self._view.show_problem(str(error))

        self._view.show_busy(_("Restoring…"))
        self._jobs.write(work, told, failed=failed, progress=self._view.show_progress)

    def _take(self, seen: BackupSeen) -> None:
        self._seen = seen
        self._show()

    def _refuse_file(self, error: UserError) -> None:
        self._view.show_state(RestoreShown())
        self._view.show_file_problem(str(error))

    def _place(self) -> Path | None:
        """Give where the vault goes: a folder of its name that is free, so that nothing is replaced."""
        return free_folder(self._folder, self._seen.name) if self._seen is not None else None

    def _show(self) -> None:
        seen, clock = self._seen, self._app.clock
        if seen is None:
            self._view.show_state(RestoreShown())
            return
        is_open = bool(self._secret)
        self._view.show_state(
            RestoreShown(
                title=backup_title(seen, clock),
                facts=_("{name}. {about}").format(
                    name=seen.name, about=f"{backup_facts(seen)} {backup_age(seen, clock)}"
                ),
                counts=counts_shown(seen, None) if is_open else (),
                is_open=is_open,
                place=self._place(),
            )
        )
