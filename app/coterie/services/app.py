# SPDX-License-Identifier: GPL-3.0-or-later
"""The locked program: it can make a vault, open one, and say what it knows how to read and write."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

from coterie.domain.errors import CannotBeDone, WrongPassphrase
from coterie.domain.passphrases import check_passphrase
from coterie.domain.texts import _
from coterie.hardening import Measures
from coterie.services.jobs import QuietJob

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from coterie.domain.backups import BackupSeen, Restored, Verdict
    from coterie.domain.damage import DamageReport
    from coterie.domain.foreign_files import Importer
    from coterie.services.jobs import JobContext
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.exporting import Exporter
    from coterie.services.ports.importing import ForeignFiles
    from coterie.services.ports.login_keyring import LoginKeyring
    from coterie.services.ports.vault import OpenVault, Vaults
    from coterie.services.session import Session


class Versions(NamedTuple):
    """What runs underneath, by name; every value is text to show."""

    program: str
    python: str
    engine: str
    schema: int
    migrations: tuple[str, ...]


class Inspector(Protocol):
    """Tells about the program itself, without a vault."""

    def versions(self) -> Versions:
        """Give the versions of what runs underneath."""


class Formats(NamedTuple):
    """What is read and written, and the way foreign files are read: in a child, so that importers are not needed here.

    importers: loads them.
    """

    files: ForeignFiles
    importers: Callable[[], tuple[Importer, ...]]
    exporters: tuple[Exporter, ...]


def _nothing() -> None:
    """Do nothing."""


class Unlocked(NamedTuple):
    """An open vault in the hands of a window. name: of its folder; close: whoever holds it calls this once.

    viewing: "" where it may be written, else the sentence why not. remarks: what was noticed while it was opened.
    still_there: "" while the vault is the one that was opened, else the sentence what became of it; quick enough for
    every time the window gets the focus. rest: writes the journal into the main file, for when nobody works.
    """

    session: Session
    folder: Path
    close: Callable[[], None]
    viewing: str = ""
    remarks: tuple[str, ...] = ()
    still_there: Callable[[], str] = str
    rest: Callable[[], None] = _nothing

    @property
    def name(self) -> str:
        """The name of the vault, as its folder bears it."""
        return self.folder.name.removesuffix(".coterie")

    @contextmanager
    def held(self, note: Callable[[str], None] | None = None) -> Iterator[Session]:
        """Use it for as long as the block lasts, then close it. note: told why it can only be read, and the remarks."""
        try:
            if note is not None:
                for sentence in (self.viewing, *self.remarks):
                    if sentence:
                        note(sentence)
            yield self.session
        finally:
            self.close()


@dataclass(frozen=True)
class App:
    """The program before a vault is open. default_vault: where a vault lies when nobody says otherwise.

    preferences: the file of what is remembered outside the vault. measures: what the process does against its own
    traces, and whether it holds. logs: the folder of what happened, without a name of anybody; None = nothing is kept.
    """

    vaults: Vaults
    clock: Clock
    formats: Callable[[], Formats]
    session_over: Callable[[OpenVault, Formats, Clock], Session]
    inspector: Inspector
    default_vault: Path
    preferences: Path
    keyring: LoginKeyring | None = None
    measures: Measures = field(default_factory=Measures)
    logs: Path | None = None
    _keyring_said: list[str] = field(default_factory=list, repr=False, compare=False)

    @property
    def importers(self) -> tuple[Importer, ...]:
        """What can be read."""
        return self.formats().importers()

    @property
    def exporters(self) -> tuple[Exporter, ...]:
        """What can be written."""
        return self.formats().exporters

    def create(self, folder: Path, passphrase: str, *, drawn: bool = False) -> str:
        """Make a vault and give its uuid; raises what stands in the way.

        drawn: the passphrase was drawn by lot, and long; it needs no guess to cost more than the usual.
        """
        return self.vaults.create(folder, passphrase, drawn=drawn)

    def open(self, folder: Path, passphrase: str) -> Unlocked:
        """Open a vault for as long as nobody closes it; where that is long, `searching.begin_day` comes next."""
        return self._unlocked(folder, self.vaults.open(folder, passphrase))

    def open_readable(self, folder: Path, secret: str) -> Unlocked:
        """Open what can be read of a damaged vault, for reading and exporting only; its files stay as they are.

        secret: the passphrase or the recovery code.
        """
        return self._unlocked(folder, self.vaults.open_readable(folder, secret))

    def examine(self, folder: Path, secret: str = "") -> DamageReport:
        """Say what is sound in a vault and what is not, and change nothing. secret: "" before it is known."""
        from coterie.services.damage import report_of  # noqa: PLC0415 - a vault is rarely damaged

        return report_of(self.vaults.examine(folder, secret), self.clock.now())

    def open_by_code(self, folder: Path, code: str, new_passphrase: str) -> Unlocked:
        """Open a vault by its recovery code and set a new passphrase; the code is used up, so a new one comes next."""
        from coterie.domain.recovery_codes import read_code  # noqa: PLC0415 - hardly any start needs it

        check_passphrase(new_passphrase)
        return self._unlocked(folder, self.vaults.open_by_code(folder, read_code(code).secret, new_passphrase))

    def open_by_keyring(self, folder: Path, *, asked: bool = False) -> Unlocked | None:
        """Open a vault by the login keyring; None where that is off or did not answer: `keyring_words` says why.

        asked: the person pressed a button for it, so that the keyring may ask for its own password.
        """
        self._keyring_said.clear()
        vault = self.vaults.keyring_slot(folder) if self.keyring is not None else ""
        if not vault or self.keyring is None:
            return None
        kept = self.keyring.read(vault, asked=asked)
        if kept.key is None:
            self._keyring_said.append(kept.words or _("The login keyring no longer knows this vault."))
            return None
        try:
            return self._unlocked(folder, self.vaults.open_by_wrapping_key(folder, kept.key))
        except (WrongPassphrase, CannotBeDone) as error:
            self._keyring_said.append(error.message)
            return None

    def keyring_words(self) -> str:
        """Say why the login keyring did not open the vault when it was last asked; "" where it did, or is off."""
        return self._keyring_said[-1] if self._keyring_said else ""

    def backups_of(self, folder: Path) -> list[BackupSeen]:
        """List the backups in a vault's folder, newest first: what anybody can see of them."""
        return self.vaults.backups.all(folder)

    def look_at_backup(self, file: Path) -> BackupSeen:
        """Say what anybody can see of a file; raises VaultDamaged for one that is no whole backup."""
        return self.vaults.backups.look(file)

    def preview(self, file: Path, secret: str) -> BackupSeen:
        """Look at a backup, with its counts. secret: its passphrase or recovery code.

        Raises WrongPassphrase, and VaultDamaged for a file that is no whole backup.
        """
        return self.vaults.backups.preview(file, secret)

    def verify_backup(self, file: Path, secret: str, job: JobContext | None = None) -> Verdict:
        """Check a backup by every check there is; raises WrongPassphrase."""
        return self.vaults.backups.verify(file, secret, job or QuietJob())

    def restore(self, file: Path, to: Path, secret: str, job: JobContext | None = None) -> Restored:
        """Make a vault of a backup: in a new folder, or in that of a vault, which is kept in it then.

        Nothing is overwritten, and a restore that fails changes nothing. secret: passphrase or recovery code of then.
        """
        return self.vaults.backups.restore(file, to, secret, job or QuietJob())

    def _unlocked(self, folder: Path, vault: OpenVault) -> Unlocked:
        session = self.session_over(vault, self.formats(), self.clock)
        return Unlocked(session, folder, vault.close, vault.viewing, vault.remarks, vault.still_there, vault.rest)

    @contextmanager
    def unlock(self, folder: Path, passphrase: str, note: Callable[[str], None] | None = None) -> Iterator[Session]:
        """Open a vault for as long as the block lasts. note: told why it can only be read, and what was noticed."""
        with self.open(folder, passphrase).held(note) as session:
            yield session
