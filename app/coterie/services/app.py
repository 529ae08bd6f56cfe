# SPDX-License-Identifier: GPL-3.0-or-later
"""The locked program: it can make a vault, open one, and say what it knows how to read and write."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from coterie.domain.foreign_files import Importer
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.exporting import Exporter
    from coterie.services.ports.importing import ForeignFiles
    from coterie.services.ports.vault import OpenVault, Vaults
    from coterie.services.session import Session


@dataclass(frozen=True)
class Versions:
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


@dataclass(frozen=True)
class Formats:
    """What is read and written, and the way foreign files are read."""

    files: ForeignFiles
    importers: tuple[Importer, ...]
    exporters: tuple[Exporter, ...]


@dataclass(frozen=True)
class Unlocked:
    """An open vault in the hands of a window. name: of its folder; close: whoever holds it calls this once."""

    session: Session
    folder: Path
    close: Callable[[], None]

    @property
    def name(self) -> str:
        """The name of the vault, as its folder bears it."""
        return self.folder.name.removesuffix(".coterie")


@dataclass(frozen=True)
class App:
    """The program before a vault is open. default_vault: where a vault lies when nobody says otherwise.

    preferences: the file of what is remembered outside the vault.
    """

    vaults: Vaults
    clock: Clock
    formats: Callable[[], Formats]
    session_over: Callable[[OpenVault, Formats, Clock], Session]
    inspector: Inspector
    default_vault: Path
    preferences: Path

    @property
    def importers(self) -> tuple[Importer, ...]:
        """What can be read."""
        return self.formats().importers

    @property
    def exporters(self) -> tuple[Exporter, ...]:
        """What can be written."""
        return self.formats().exporters

    def create(self, folder: Path, passphrase: str) -> str:
        """Make a vault and give its uuid; raises what stands in the way."""
        return self.vaults.create(folder, passphrase)

    def open(self, folder: Path, passphrase: str) -> Unlocked:
        """Open a vault for as long as nobody closes it; where that is long, `searching.begin_day` comes next."""
        vault = self.vaults.open(folder, passphrase)
        return Unlocked(self.session_over(vault, self.formats(), self.clock), folder, vault.close)

    @contextmanager
    def unlock(self, folder: Path, passphrase: str) -> Iterator[Session]:
        """Open a vault for as long as the block lasts."""
        opened = self.open(folder, passphrase)
        try:
            yield opened.session
        finally:
            opened.close()
