# SPDX-License-Identifier: GPL-3.0-or-later
"""The locked program: it can make a vault, open one, and say what it knows how to read and write."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from coterie.services.session import Session, session_over

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coterie.domain.foreign_files import Importer
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.exporting import Exporter
    from coterie.services.ports.importing import ForeignFiles
    from coterie.services.ports.vault import Vaults


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
class App:
    """The program before a vault is open. default_vault: where a vault lies when nobody says otherwise."""

    vaults: Vaults
    files: ForeignFiles
    clock: Clock
    importers: tuple[Importer, ...]
    exporters: tuple[Exporter, ...]
    inspector: Inspector
    default_vault: Path

    def create(self, folder: Path, passphrase: str) -> str:
        """Make a vault and give its uuid; raises what stands in the way."""
        return self.vaults.create(folder, passphrase)

    @contextmanager
    def unlock(self, folder: Path, passphrase: str) -> Iterator[Session]:
        """Open a vault for as long as the block lasts."""
        vault = self.vaults.open(folder, passphrase)
        try:
            yield session_over(vault, self.files, self.exporters, self.clock)
        finally:
            vault.close()
