# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of single rows of an import, where nothing else tells: updated, held for a decision, left out.

A row that made something new is known by its source record, and a refused one stands in the account of the import with
its own text. `file` counts the files of that account; nothing here says who a row was about.
"""

NUMBER = 150

UP = """
CREATE TABLE import_row (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    batch_id INTEGER NOT NULL REFERENCES import_batch (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('updated', 'held', 'skipped')),
    file INTEGER NOT NULL,
    place TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    record_id INTEGER
);
CREATE INDEX import_row_batch ON import_row (batch_id, outcome);
CREATE INDEX import_row_record ON import_row (record_id) WHERE record_id IS NOT NULL;
"""
