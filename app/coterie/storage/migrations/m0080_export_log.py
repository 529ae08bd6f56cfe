# SPDX-License-Identifier: GPL-3.0-or-later
"""The ledger of exports: when, in which form, how much, which fields, under which file name; never the folder."""

NUMBER = 80

UP = """
CREATE TABLE export_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at_utc INTEGER NOT NULL,
    format TEXT NOT NULL,
    people INTEGER NOT NULL,
    items INTEGER NOT NULL,
    fields TEXT NOT NULL,
    withheld TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL
);
"""
