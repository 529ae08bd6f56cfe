# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a database is sound: four checks, of which each finds damage that the others do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher

from coterie.domain.errors import Cancelled
from coterie.domain.texts import _, counted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coterie.storage.connections import Connection

#: The names of the checks, as `verify --json` prints them.
PAGES, STRUCTURE, SIZE, REFERENCES = "pages", "structure", "size", "references"
_SOUND = "ok"


def check(connection: Connection, database: Path | None, progress: Callable[[int, int], None]) -> dict[str, str]:
    """Run every check on a database: "" = sound, else the reason. Nobody may write into its file meanwhile.

    database: its file, None where a filled journal lies beside it, so that its length says nothing. progress: told
    before each check how many are done, and of how many.
    """
    checks: dict[str, Callable[[Connection], str]] = {PAGES: _pages, STRUCTURE: _structure, REFERENCES: _references}
    if database is not None:
        checks[SIZE] = lambda seen: _size(seen, database)
    found = {}
    for done, (name, look) in enumerate(checks.items()):
        progress(done, len(checks))
        found[name] = _answer(look, connection)
    progress(len(checks), len(checks))
    return found


def _answer(look: Callable[[Connection], str], connection: Connection) -> str:
    """Run one check; a check that cannot even be run has found damage."""
    try:
        return look(connection)
    except sqlcipher.DatabaseError as error:
        if "interrupted" in str(error).lower():
            raise Cancelled from error
        return _("It cannot be read through.")


def _pages(connection: Connection) -> str:
    """Compare every page with the sum that was written with it."""
    wrong = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    if not wrong:
        return ""
    return counted("{n} page is not as it was written.", "{n} pages are not as they were written.", len(wrong))


def _structure(connection: Connection) -> str:
    """Walk through every table and every index."""
    found = connection.execute("PRAGMA integrity_check").fetchall()
    return "" if [row[0] for row in found] == [_SOUND] else _("Its tables and indexes do not fit together.")


def _size(connection: Connection, database: Path) -> str:
    """Compare the length of the file with what the database says of itself."""
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    page = int(connection.execute("PRAGMA cipher_page_size").fetchone()[0])
    if pages * page == database.stat().st_size:
        return ""
    return _("The file is not as long as it should be.")


def _references(connection: Connection) -> str:
    """Look for rows that name rows which are not there."""
    missing = connection.execute("PRAGMA foreign_key_check").fetchone()
    return "" if missing is None else _("Entries in it name others that are missing.")
