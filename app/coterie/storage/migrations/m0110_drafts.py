# SPDX-License-Identifier: GPL-3.0-or-later
"""What was typed and not saved, by the place it was typed at: an open sheet, an entry that is being changed.

It is written while somebody types and when the vault is locked, and offered again where it was typed. Nothing of it is
a step of the user's: what was never saved cannot be undone. `words` is a JSON object of texts.
"""

NUMBER = 110

UP = """
CREATE TABLE draft (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    place TEXT NOT NULL UNIQUE,
    words TEXT NOT NULL
);
"""
