# SPDX-License-Identifier: GPL-3.0-or-later
"""The composition root: the only file that knows every concrete class."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from coterie import __version__
from coterie.exporters import EXPORTERS
from coterie.importers import IMPORTERS
from coterie.sandbox.reader import ChildReader
from coterie.services.app import App, Versions
from coterie.storage import engine, keys, vault_folder
from coterie.storage.migrations import MIGRATIONS
from coterie.storage.vault import SqlVault, open_vault

if TYPE_CHECKING:
    from coterie.services.ports.clock import Clock

DEFAULT_NAME = "My network.coterie"


@dataclass(frozen=True)
class SystemClock:
    """The computer's clock, or a day that was asked for: then every moment is noon of that day, in the local zone."""

    day: date | None = None

    def now(self) -> datetime:
        """Give the present moment."""
        now = datetime.now().astimezone()
        if self.day is None:
            return now
        return now.replace(year=self.day.year, month=self.day.month, day=self.day.day)

    def today(self) -> date:
        """Give the present day."""
        return self.day or self.now().date()


@dataclass(frozen=True)
class SqlCipherVaults:
    """Vaults in SQLCipher files. cost: of deriving a key from a passphrase."""

    clock: Clock
    cost: keys.Cost

    def create(self, folder: Path, passphrase: str) -> str:
        """Make a vault and give its uuid."""
        return vault_folder.create(vault_folder.VaultPlace(folder), passphrase, self.clock.now(), self.cost)

    def open(self, folder: Path, passphrase: str) -> SqlVault:
        """Open a vault."""
        return open_vault(folder, passphrase, self.clock)


class Inside:
    """Tells what runs underneath."""

    def versions(self) -> Versions:
        """Give the versions of what runs underneath."""
        names = tuple(migration.name for migration in MIGRATIONS)
        return Versions(__version__, platform.python_version(), engine.version(), MIGRATIONS[-1].number, names)


def build(today: date | None = None, cost: keys.Cost | None = None) -> App:
    """Wire the program. today: the day to take for today; cost: of key derivation, for tests."""
    clock = SystemClock(today)
    return App(
        vaults=SqlCipherVaults(clock, cost or keys.Cost()),
        files=ChildReader(),
        clock=clock,
        importers=IMPORTERS,
        exporters=EXPORTERS,
        inspector=Inside(),
        default_vault=Path(platformdirs.user_data_dir("coterie", appauthor=False)) / DEFAULT_NAME,
    )
