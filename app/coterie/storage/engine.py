# SPDX-License-Identifier: GPL-3.0-or-later
"""Which database engine runs underneath."""

from __future__ import annotations

import sqlcipher3.dbapi2 as sqlcipher


def version() -> str:
    """Give the versions of SQLCipher and SQLite."""
    connection = sqlcipher.connect(":memory:")
    try:
        cipher = connection.execute("PRAGMA cipher_version").fetchone()[0]
    finally:
        connection.close()
    return f"SQLCipher {cipher}, SQLite {sqlcipher.sqlite_version}"
