# SPDX-License-Identifier: GPL-3.0-or-later
"""The services over one reading connection of a big vault, encrypted or plain."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from coterie.services.due import Due
from coterie.services.people import People
from coterie.services.searching import Searching
from coterie.services.today import Today
from coterie.storage.reading import Reading
from tests.performance.big_vault import NOW, TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from coterie.services.ports.vault import Vault
    from coterie.storage.connections import Connection


class _Clock:
    """Stands on the day of the big vault."""

    def now(self) -> datetime:
        """Give its noon."""
        return NOW

    def today(self) -> date:
        """Give its day."""
        return TODAY


class _OnlyRead:
    """The reading half of a vault, as the vault itself does it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @contextmanager
    def read(self) -> Iterator[Reading]:
        """Open a view inside a transaction."""
        self._connection.execute("BEGIN")
        try:
            yield Reading(self._connection)
        finally:
            self._connection.execute("ROLLBACK")


class BigSession:
    """What screens ask."""

    def __init__(self, connection: Connection) -> None:
        """Serve from a connection."""
        self.connection = connection
        vault = cast("Vault", cast("Any", _OnlyRead(connection)))
        self.searching = Searching(vault, _Clock())
        self.people = People(vault, _Clock())
        self.due = Due(vault, _Clock())
        self.today = Today(vault, _Clock())
