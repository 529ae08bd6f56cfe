# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what the Privacy page shows, and does what it asks for. It knows no widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from coterie.domain.backups import Reason
from coterie.domain.errors import UserError, VaultDamaged
from coterie.domain.texts import _
from coterie.domain.written_numbers import file_size
from coterie.ui.pages.privacy.kind_words import kind_line
from coterie.ui.pages.privacy.shown import PrivacyText
from coterie.ui.pages.privacy.wording import amber_lines, backups_text, damage_lines, facts_of, keys_text, left_line
from coterie.ui.parts.covers import uncovered

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coterie.domain.backups import BackupSeen, Verdict
    from coterie.domain.export_ledger import LedgerEntry
    from coterie.services.jobs import JobContext
    from coterie.services.ports.keys import KeyState
    from coterie.services.stored_kinds import Stored
    from coterie.ui.desk import Desk

T = TypeVar("T")

#: So many lines of the ledger stand on the page; the full list is where exports are made.
LEFT = 4


class PrivacyView(Protocol):
    """What the presenter tells the page."""

    def show_vault(self, shown: PrivacyText) -> None:
        """Show how everything stands."""

    def show_working(self, text: str) -> None:
        """Say what is being done, "" = nothing."""


@dataclass(frozen=True)
class _Found:
    """What was read. stored, left: None where damage keeps them from being read; is_whole: everything could be."""

    stored: Stored | None
    left: tuple[LedgerEntry, ...] | None
    keys: KeyState
    backups: tuple[BackupSeen, ...]
    newest: BackupSeen | None
    place: Path | None
    place_words: str
    place_warning: str
    is_whole: bool


class PrivacyPresenter:
    """Holds what was read last, and what the last check found."""

    def __init__(self, desk: Desk, view: PrivacyView) -> None:
        """Begin with nothing read."""
        self._desk, self._view = desk, view
        #: What the last check found of the newest backup; of the vault itself the desk knows.
        self._backup_damage = ""
        self._is_working = False
        self._found: _Found | None = None
        #: Asking for a login keyring takes a moment, so it is asked once.
        self._has_keyring: bool | None = None

    def reload(self) -> None:
        """Read everything anew."""
        self._desk.jobs.read(lambda _ctx: self._read(), self._take, key="privacy")

    def back_up(self) -> None:
        """Make a backup now, and a copy in the second place where there is one."""
        if self._is_working:
            return
        backups = self._desk.session.backups

        def work(ctx: JobContext) -> tuple[BackupSeen, str]:
            made = backups.make(Reason.ASKED, None, ctx)
            if backups.second_place() is None:
                return made, ""
            try:
                backups.copy_to_second_place(ctx)
            except UserError as error:
                return made, uncovered(str(error))
            return made, _("A copy is in the second place.")

        self._work(_("Backing up…"))
        self._desk.jobs.write(work, self._backed_up, failed=self._failed)

    def check(self) -> None:
        """Check the vault and its newest backup, by every check there is."""
        if self._is_working:
            return
        backups = self._desk.session.backups

        def work(ctx: JobContext) -> tuple[Verdict, Verdict | None]:
            newest = backups.newest()
            return backups.verify(None, ctx), backups.verify(newest.file, ctx) if newest else None

        self._work(_("Checking…"))
        self._desk.jobs.read(work, self._checked, failed=self._failed, key="privacy.check")

    def remember(self, wanted: bool) -> None:
        """Let the login keyring of this computer open the vault, or no longer."""
        keys = self._desk.session.keys
        if wanted:
            self._desk.jobs.write(
                lambda _ctx: keys.remember_here(),
                lambda _none: self._desk.notices.say(_("This computer opens the vault from now on.")),
                failed=self._refused,
            )
            return

        def forgotten(words: str) -> None:
            said = _("Only the passphrase and the recovery code open the vault now.")
            self._desk.notices.say(" ".join(filter(None, (said, uncovered(words)))))

        self._desk.jobs.write(lambda _ctx: keys.forget_here(), forgotten, failed=self._refused)

    def forget_place(self) -> None:
        """Put no more copies into a second place."""
        backups = self._desk.session.backups
        said = _("No more copies are put in a second place. Those that lie there stay.")
        self._desk.jobs.write(
            lambda _ctx: backups.set_second_place(None),
            lambda _none: self._desk.notices.say(said),
            failed=self._refused,
        )

    @property
    def place(self) -> Path | None:
        """The second place, as it was read last."""
        return self._found.place if self._found is not None else None

    def see_the_full_list(self) -> None:
        """Lead to everything that left."""
        self._desk.ways.go("import_export")

    def _read(self) -> _Found:
        """Read everything; what damage keeps from being read is left out, and the rest is there all the same."""
        session = self._desk.session
        backups, lost = session.backups, list[VaultDamaged]()

        def of(look: Callable[[], T], instead: T) -> T:
            try:
                return look()
            except VaultDamaged as error:
                lost.append(error)
                return instead

        return _Found(
            of(session.stored_kinds.look, None),
            of(lambda: tuple(session.exporting.ledger(LEFT)), None),
            session.keys.state(),
            tuple(of(backups.all, [])),
            of(backups.newest, None),
            of(backups.second_place, None),
            uncovered(of(backups.second_place_words, "")),
            uncovered(of(backups.second_place_warning, "")),
            not lost,
        )

    def _take(self, found: _Found) -> None:
        self._found = found
        if not found.is_whole:
            self._desk.damage.met()
        if self._has_keyring is None:
            self._has_keyring, keys = False, self._desk.session.keys
            self._desk.jobs.read(lambda _ctx: keys.can_remember(), self._know_keyring, failed=lambda _error: None)
        self._show(found)

    def _know_keyring(self, has_one: bool) -> None:
        self._has_keyring = has_one
        if self._found is not None:
            self._show(self._found)

    def _show(self, found: _Found) -> None:
        clock, stored = self._desk.clock, found.stored
        self._view.show_vault(
            PrivacyText(
                facts_of(stored, found.newest, clock.today()),
                None if stored is None else tuple(kind_line(kind) for kind in stored.kinds),
                None if found.left is None else tuple(left_line(entry, clock) for entry in found.left),
                keys_text(found.keys, can_remember=bool(self._has_keyring)),
                backups_text(found.backups, found.newest, (found.place, found.place_warning), clock),
                (
                    *damage_lines(self._desk.damage, self._backup_damage),
                    *amber_lines(found.keys, found.place_words, has_place=found.place is not None),
                ),
            )
        )

    def damage_changed(self) -> None:
        """Show what is known of damage by now."""
        if self._found is not None:
            self._show(self._found)

    def _backed_up(self, made: tuple[BackupSeen, str]) -> None:
        seen, copied = made
        self._work("")
        said = _("Backed up and checked: {size}.").format(size=file_size(seen.size))
        self._desk.notices.say(" ".join(filter(None, (said, copied))))

    def _checked(self, verdicts: tuple[Verdict, Verdict | None]) -> None:
        self._work("")
        vault, backup = verdicts
        self._desk.damage.take_verdict(vault)
        others = backup.checks.values() if backup else ()
        self._backup_damage = " ".join(uncovered(reason) for reason in others if reason)
        if vault.is_sound and not self._backup_damage:
            sound = _("The vault and its newest backup are sound.") if backup else _("The vault is sound.")
            self._desk.notices.say(sound)
        self.reload()

    def _refused(self, error: UserError) -> None:
        """Say what went wrong, and let switches stand as they did."""
        self._desk.notices.problem(error)
        self.reload()

    def _failed(self, error: UserError) -> None:
        self._work("")
        if type(error) is VaultDamaged:  # a damaged backup is another kind
            self._desk.damage.met(uncovered(error.message))
        self._desk.notices.problem(error)

    def _work(self, text: str) -> None:
        """Say what is being done, "" = nothing; one thing at a time."""
        self._is_working = bool(text)
        self._view.show_working(text)
