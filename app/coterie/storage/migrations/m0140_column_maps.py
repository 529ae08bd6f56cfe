# SPDX-License-Identifier: GPL-3.0-or-later
"""What the columns of tables mean that no importer knows, as a person settled it; `fingerprint` marks their titles."""

NUMBER = 140

UP = """
CREATE TABLE column_map (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    fingerprint TEXT NOT NULL UNIQUE,
    map TEXT NOT NULL
);
"""
