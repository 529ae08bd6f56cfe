# SPDX-License-Identifier: GPL-3.0-or-later
"""What the damage window shows and does. It knows no widget, so that the plainest window can follow it, too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from coterie import __version__
from coterie.domain.errors import UserError, VaultMoved, VaultNotReadable, WrongPassphrase
from coterie.domain.texts import _
from coterie.ui.entry.damage_looking import Looked, look_at
from coterie.ui.entry.damage_wording import shown_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coterie.services.app import App, Unlocked
    from coterie.services.jobs import JobContext
    from coterie.ui.entry.damage_shown import DamageShown
    from coterie.ui.jobs import Jobs, Progress

T = TypeVar("T")


class DamageScreen(Protocol):
    """What the presenter tells a window."""

    def show_state(self, shown: DamageShown) -> None:
        """Show the state of things."""

    def show_busy(self, words: str) -> None:
        """Say what goes on, "" = nothing."""

    def show_progress(self, progress: Progress) -> None:
        """Show how far the work is."""

    def show_problem(self, text: str) -> None:
        """Say what did not work."""

    def ask_for_secret(self, text: str) -> None:
        """Ask for the passphrase, and say why."""

    def done(self, unlocked: Unlocked) -> None:
        """Hand over what is open."""

    def done_by_code(self, code: str) -> None:
        """Go on with the code that opened the backup: it takes a new passphrase to unlock what was restored."""

    def sound(self) -> None:
        """Leave for the unlock screen."""


class DamagePresenter:
    """Holds what was found in one vault, and the secret that opened it."""

    def __init__(self, app: App, jobs: Jobs, folder: Path, view: DamageScreen) -> None:
        """Begin with nothing looked at."""
        self.folder = folder
        self._app, self._jobs, self._view = app, jobs, view
        self._error = UserError("")
        self._looked = Looked(None, (), None, "", opens_vault=False, opens_backup=False)
        self._chosen: Path | None = None
        self._files: tuple[tuple[str, int, int], ...] | None = None
        self._is_busy = False

    def begin(self, error: UserError, secret: str = "") -> None:
        """Show what is known at once, then look at everything. secret: what was typed before the error came."""
        self._error = error
        self._looked = replace(self._looked, problem=error)
        self._view.show_state(self._shown())
        self._look(secret)

    def take_secret(self, secret: str) -> None:
        """Look again with a passphrase or a recovery code."""

        def told(looked: Looked) -> None:
            self._take(looked)
            if not looked.is_open:
                self._view.ask_for_secret(self._refusal())
            elif looked.opens_vault and looked.is_sound:
                self._view.sound()

        self._work(_("Looking at every page…"), self._looking(secret), told)

    def choose(self, file: Path) -> None:
        """Offer another backup first."""
        self._chosen = file
        self._look(self._looked.secret)

    def open_backup(self) -> None:
        """Put the backup that is offered in the place of the vault, and open it."""
        offered, secret = self._looked.offered, self._looked.secret
        if offered is None:
            return
        if not self._looked.opens_backup:
            self._view.ask_for_secret(_("This backup was made under another passphrase. Type that one."))
            return

        def work(ctx: JobContext) -> Unlocked | None:
            self._app.restore(offered.file, self.folder, secret, ctx)
            try:
                return self._app.open(self.folder, secret)
            except WrongPassphrase:
                return None

        def told(unlocked: Unlocked | None) -> None:
            if unlocked is None:
                self._view.done_by_code(secret)
            else:
                self._view.done(unlocked)

        self._work(_("Opening the backup…"), work, told)

    def open_for_reading(self) -> None:
        """Open what can be read of the damaged vault."""
        secret = self._looked.secret
        if not secret or self._looked.waits_for_the_vaults_own:
            self._view.ask_for_secret(_("Type the passphrase or the recovery code of this vault first."))
            return
        self._work(
            _("Opening what can be read…"),
            lambda _ctx: self._app.open_readable(self.folder, secret),
            self._view.done,
        )

    def look_again(self) -> None:
        """Look whether the vault was put right; then the unlock screen comes back."""

        def told(looked: Looked) -> None:
            self._take(looked)
            if looked.is_sound and (looked.is_open or isinstance(self._error, (VaultMoved, VaultNotReadable))):
                self._view.sound()
            elif looked.is_sound:
                self._view.ask_for_secret(_("Type the passphrase first: only then every page can be looked at."))
            else:
                self._view.show_problem(_("It still cannot be read. Nothing was changed."))

        self._work(_("Looking again…"), self._looking(self._looked.secret), told)

    def glance(self) -> None:
        """See whether somebody changed a file of the vault meanwhile, and only then look again."""
        if self._is_busy:
            return

        def told(seen: tuple[tuple[str, int, int], ...]) -> None:
            before, self._files = self._files, seen
            if before is not None and seen != before and not self._is_busy:
                self.look_again()

        self._jobs.read(lambda _ctx: files_of(self.folder), told, failed=lambda _error: None, key="damage.glance")

    def report(self) -> str:
        """Write what was found, as a text for whoever can help: no name, nothing that was ever typed."""
        shown = self._shown()
        lines = [f"Coterie {__version__}", shown.title, shown.about, ""]
        for line in shown.found:
            lines += [f"[{_('sound') if line.is_sound else _('damaged')}] {line.title}", f"    {line.detail}"]
        lines += ["", *(line for line, _file in shown.backups)]
        return "\n".join(lines)

    def _look(self, secret: str) -> None:
        words = _("Looking at every page…") if secret else _("Looking at the files…")
        self._work(words, self._looking(secret), self._take)

    def _looking(self, secret: str) -> Callable[[JobContext], Looked]:
        app, folder, wanted = self._app, self.folder, self._chosen
        return lambda _ctx: look_at(app, folder, secret, wanted)

    def _take(self, looked: Looked) -> None:
        if self._looked.is_open and not looked.is_open:
            # What once opened the vault stays known, whatever the present backup says to it.
            looked = replace(looked, secret=self._looked.secret, opens_vault=self._looked.opens_vault)
        self._looked = looked
        self._view.show_state(self._shown())
        self.glance()

    def _shown(self) -> DamageShown:
        return shown_of(self._app.clock, self.folder, self._error, self._looked)

    def _refusal(self) -> str:
        if isinstance(self._error, VaultNotReadable):
            return _("That did not open this backup. Check Caps Lock and the keyboard layout.")
        return _("That opened neither the vault nor this backup. Check Caps Lock and the keyboard layout.")

    def _work(self, words: str, work: Callable[[JobContext], T], told: Callable[[T], None]) -> None:
        """Do something that takes a moment, one thing at a time."""
        if self._is_busy:
            return
        self._is_busy = True
        self._view.show_busy(words)

        def done(answer: T) -> None:
            self._rest()
            told(answer)

        def failed(error: UserError) -> None:
            self._rest()
            self._view.show_problem(str(error))

        self._jobs.write(work, done, failed=failed, progress=self._view.show_progress)

    def _rest(self) -> None:
        self._is_busy = False
        self._view.show_busy("")


def files_of(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Give what changes when somebody puts a file of the vault back: names, sizes and times."""
    found = []
    for file in sorted(folder.glob("vault.*")):
        try:
            seen = file.stat()
        except OSError:
            continue
        if file.name != "vault.lock":
            found.append((file.name, seen.st_size, seen.st_mtime_ns))
    return tuple(found)
