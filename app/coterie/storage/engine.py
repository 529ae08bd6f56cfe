# SPDX-License-Identifier: GPL-3.0-or-later
"""Which database engine runs underneath."""

from __future__ import annotations

import sqlcipher3.dbapi2 as sqlcipher

from coterie.storage.connections import KEY_BYTES, raw_key_text


def version() -> str:
    """Give the versions of SQLCipher and SQLite."""
    connection = sqlcipher.connect(":memory:")
    try:
        cipher = connection.execute("PRAGMA cipher_version").fetchone()[0]
    finally:
        connection.close()
    return f"SQLCipher {cipher}, SQLite {sqlcipher.sqlite_version}"


def warm_up() -> None:
    """Use the engine once, in memory: what it loads and works out the first time is done then."""
    connection = sqlcipher.connect(":memory:")
    try:
        connection.set_key(raw_key_text(bytes(KEY_BYTES)))
        connection.execute("CREATE TABLE warm (id INTEGER PRIMARY KEY, word TEXT)")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    finally:
        connection.close()
