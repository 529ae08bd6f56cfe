# SPDX-License-Identifier: GPL-3.0-or-later
"""The composition root: the only file that knows every concrete class.

A locked window needs hardly any of them, and somebody waits for it: each is loaded when it is first asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cached_property, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from coterie import __version__
from coterie.hardening import Measures
from coterie.services.app import App, Formats, Versions
from coterie.storage.opening import place as vault_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coterie.domain.calendar_series import KeptSeries
    from coterie.domain.damage import DamageFacts
    from coterie.domain.foreign_files import Importer, Wishes
    from coterie.domain.moments import Moment
    from coterie.domain.reading import StagedItem
    from coterie.services.jobs import JobContext
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.login_keyring import Kept, LoginKeyring
    from coterie.services.ports.vault import OpenVault, VaultSeen
    from coterie.services.session import Session
    from coterie.storage.backups.files import SqlBackupFiles
    from coterie.storage.keys.secrets import Calibration, Cost
    from coterie.storage.vault import SqlVault

DEFAULT_NAME = "My network.coterie"


class SystemZone(tzinfo):
    """The zone of this computer, with the changes of its clock over the year: no moment keeps today's offset."""

    def utcoffset(self, at: datetime | None) -> timedelta | None:
        """Give how far the clock of the wall is ahead at a time on it."""
        return _on_this_clock(at).utcoffset() if at is not None else None

    def dst(self, _at: datetime | None) -> timedelta | None:
        """Say nothing of summer time: only the whole offset is known."""
        return None

    def tzname(self, at: datetime | None) -> str | None:
        """Give what the zone is called at a time on its clock."""
        return _on_this_clock(at).tzname() if at is not None else None

    def fromutc(self, at: datetime) -> datetime:
        """Give the time on the clock of the wall; of two that look the same, the right one."""
        there = at.replace(tzinfo=UTC).astimezone()
        shown = there.replace(tzinfo=self)
        return shown.replace(fold=int(shown.utcoffset() != there.utcoffset()))


def _on_this_clock(at: datetime) -> datetime:
    """Give a time of this computer's clock with the offset it has then; of years it knows nothing of, with today's."""
    try:
        return at.replace(tzinfo=None).astimezone()
    except (OSError, OverflowError, ValueError):
        return at.replace(tzinfo=datetime.now().astimezone().tzinfo)


@dataclass(frozen=True)
class SystemClock:
    """The computer's clock, or a day that was asked for: then every moment is noon of that day, in the local zone."""

    day: date | None = None

    def now(self) -> datetime:
        """Give the present moment."""
        now = datetime.now(SystemZone())
        if self.day is None:
            return now
        return now.replace(year=self.day.year, month=self.day.month, day=self.day.day)

    def today(self) -> date:
        """Give the present day."""
        return self.day or self.now().date()


@dataclass(frozen=True)
class SqlCipherVaults:
    """Vaults in SQLCipher files. cost: of deriving a key from a new passphrase, None = what this computer can bear."""

    clock: Clock
    cost: Cost | None = None

    def look(self, folder: Path) -> VaultSeen:
        """Say what can be seen of a vault without opening it."""
        return vault_place.look(vault_place.VaultPlace(folder))

    def get_ready(self) -> None:
        """Load what opening a vault takes, before somebody waits for it."""
        from coterie.storage.engine import warm_up

        import_module("coterie.storage.vault")
        warm_up()

    def seconds_of_a_guess(self) -> float:
        """Measure what one guess at a new passphrase costs on this computer."""
        return self._costs.seconds

    def create(self, folder: Path, passphrase: str, *, drawn: bool = False) -> str:
        """Make a vault and give its uuid; a passphrase that was drawn by lot needs no more than the usual cost."""
        from coterie.storage.opening.folder import create

        cost = self.cost if drawn else self._costs.cost
        return create(vault_place.VaultPlace(folder), passphrase, self.clock.now(), cost)

    def open(self, folder: Path, passphrase: str) -> SqlVault:
        """Open a vault."""
        from coterie.storage.vault import open_vault

        return open_vault(folder, passphrase, self.clock, self._costs)

    @cached_property
    def backups(self) -> SqlBackupFiles:
        """Backups, without a vault that is open."""
        from coterie.storage.backups.files import SqlBackupFiles

        return SqlBackupFiles(self.clock)

    def examine(self, folder: Path, secret: str) -> DamageFacts:
        """Look at every file of a vault and change none."""
        from coterie.storage.damage.examining import examine

        return examine(folder, secret)

    def open_readable(self, folder: Path, secret: str) -> SqlVault:
        """Open for viewing what can be read of a damaged vault."""
        from coterie.storage.damage.examining import open_readable

        return open_readable(folder, secret, self.clock)

    def open_by_code(self, folder: Path, secret: bytes, new_passphrase: str) -> SqlVault:
        """Open a vault by its recovery code, which is used up, and set a new passphrase."""
        from coterie.storage.keys.recovering import open_by_code

        return open_by_code(folder, secret, new_passphrase, self.clock, self._costs)

    def keyring_slot(self, folder: Path) -> str:
        """Give the uuid of a vault that the login keyring may open."""
        from coterie.storage.keys.recovering import keyring_slot

        return keyring_slot(folder)

    def open_by_wrapping_key(self, folder: Path, wrapping_key: bytes) -> SqlVault:
        """Open a vault by what the login keyring keeps."""
        from coterie.storage.keys.recovering import open_by_wrapping_key

        return open_by_wrapping_key(folder, wrapping_key, self.clock, self._costs)

    @cached_property
    def _costs(self) -> Calibration:
        from coterie.storage.keys.secrets import Calibration

        return Calibration(self.cost)


class Inside:
    """Tells what runs underneath."""

    def versions(self) -> Versions:
        """Give the versions of what runs underneath."""
        import platform

        from coterie.storage import engine
        from coterie.storage.migrations import MIGRATIONS

        names = tuple(migration.name for migration in MIGRATIONS)
        return Versions(__version__, platform.python_version(), engine.version(), MIGRATIONS[-1].number, names)


def formats() -> Formats:
    """Give everything that is read and written."""
    from coterie.exporters import EXPORTERS

    return Formats(ReaderInChild(), _importers, EXPORTERS)


def _importers() -> tuple[Importer, ...]:
    from coterie.importers import IMPORTERS

    return IMPORTERS


class ReaderInChild:
    """Reads foreign files in a child process; what that takes is loaded with the first of them."""

    def read(self, paths: Sequence[Path], wishes: Wishes, ctx: JobContext) -> Iterator[StagedItem]:
        """Read these paths, each with what belongs to it."""
        from coterie.sandbox.reader import ChildReader

        return ChildReader().read(paths, wishes, ctx)


class SeriesByRule:
    """Works out dates of series; what that needs is loaded with the first of them."""

    def dates_of(self, series: KeptSeries, today: date) -> tuple[Moment, ...]:
        """Give the dates a year back and a year ahead of a day; none where the rule does not tell them for sure."""
        from coterie.importers.icalendar_file.kept_series import RuleDates

        return RuleDates().dates_of(series, today)


class LoginKeyringHere:
    """The login keyring of this computer; what asking it takes is loaded when it is first asked."""

    @cached_property
    def _asked(self) -> LoginKeyring:
        from coterie.storage.login_keyring.child_keyring import ChildKeyring

        return ChildKeyring()

    def read(self, vault: str, *, asked: bool = False) -> Kept:
        """Give the key that is kept for a vault."""
        return self._asked.read(vault, asked=asked)

    def write(self, vault: str, wrapping_key: bytes) -> Kept:
        """Keep a key for a vault."""
        return self._asked.write(vault, wrapping_key)

    def remove(self, vault: str) -> Kept:
        """Remove the key of a vault."""
        return self._asked.remove(vault)

    def give_up(self) -> None:
        """End what is under way; where nothing was asked there is nothing to load for that."""
        if "_asked" in vars(self):
            self._asked.give_up()


def session(vault: OpenVault, known: Formats, clock: Clock, keyring: LoginKeyring | None = None) -> Session:
    """Build the services of an open vault. keyring: the login keyring, None where it is left alone."""
    from coterie.services.session import session_over

    return session_over(vault, known.files, known.exporters, clock, SeriesByRule(), keyring=keyring)


def build(
    today: date | None = None,
    cost: Cost | None = None,
    measures: Measures | None = None,
    keyring: LoginKeyring | None = None,
) -> App:
    """Wire the program. today: the day to take for today; cost: of key derivation, keyring: another one, for tests.

    measures: what the process does against its own traces.
    """
    clock = SystemClock(today)
    keyring = keyring or LoginKeyringHere()
    return App(
        vaults=SqlCipherVaults(clock, cost),
        clock=clock,
        formats=formats,
        session_over=partial(session, keyring=keyring),
        inspector=Inside(),
        default_vault=Path(platformdirs.user_data_dir("coterie", appauthor=False)) / DEFAULT_NAME,
        preferences=Path(platformdirs.user_config_dir("coterie", appauthor=False)) / "preferences.json",
        keyring=keyring,
        measures=measures or Measures(),
        logs=Path(platformdirs.user_log_dir("coterie", appauthor=False)),
    )
