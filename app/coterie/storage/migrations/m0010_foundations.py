# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault's own mark, its settings, and the log that undo plays backwards.

`recording` holds one row: the step that triggers write under; none outside a unit of work, so that a write outside
one fails. A bulk insert logs one row per range of keys instead of one per row: keys are never used twice and one
connection writes, so a range names exactly the rows that it made.
"""

NUMBER = 10

UP = """
CREATE TABLE vault (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    marker TEXT NOT NULL,
    uuid TEXT NOT NULL,
    created_at INTEGER NOT NULL
);
CREATE TABLE setting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
);
CREATE TABLE change_set (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at_utc INTEGER NOT NULL,
    label TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone'))
);
CREATE INDEX change_set_state ON change_set (state, id);
CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    change_set_id INTEGER NOT NULL REFERENCES change_set (id),
    tbl TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    last_row_id INTEGER,
    op TEXT NOT NULL CHECK (op IN ('I', 'U', 'D')),
    old TEXT
);
CREATE INDEX change_of_set ON change (change_set_id, id);
CREATE INDEX change_of_row ON change (tbl, row_id, id);
CREATE TABLE recording (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    change_set_id INTEGER REFERENCES change_set (id)
);
CREATE INDEX recording_of_set ON recording (change_set_id);
INSERT INTO recording (id) VALUES (1);
"""
