# SPDX-License-Identifier: GPL-3.0-or-later
"""What came in, from where, and what was decided about it.

`source_record.raw` is what was ticked of the record as it stood in the file (UTF-8; other bytes as they were);
`found` is what the reader understood, kept for things a newer export may change, so that "changed there" can be told
from "edited here". The entity is named by kind and key, because it may be of any kind, also of kinds to come.
`import_batch` stays when an import is undone; `undone_step` is the step that undid it out of order, so that undoing
that step brings the import back.
"""

NUMBER = 40

UP = """
CREATE TABLE import_batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    change_set_id INTEGER,
    at_utc INTEGER NOT NULL,
    label TEXT NOT NULL,
    report TEXT NOT NULL,
    undone_at INTEGER,
    undone_step INTEGER
);
CREATE TABLE source_record (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    batch_id INTEGER NOT NULL REFERENCES import_batch (id),
    changed_batch_id INTEGER REFERENCES import_batch (id),
    source TEXT NOT NULL,
    source_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    member TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    digest TEXT NOT NULL,
    raw BLOB NOT NULL,
    found TEXT,
    entity_kind TEXT NOT NULL DEFAULT '',
    entity_id INTEGER,
    exported_on TEXT NOT NULL DEFAULT '',
    missing_since TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX source_record_key ON source_record (source_key, source);
CREATE INDEX source_record_batch ON source_record (batch_id);
CREATE INDEX source_record_changed ON source_record (changed_batch_id) WHERE changed_batch_id IS NOT NULL;
CREATE INDEX source_record_waiting ON source_record (kind)
    WHERE kind = 'interaction' AND entity_id IS NULL AND found IS NOT NULL;
CREATE INDEX source_record_kept ON source_record (kind) WHERE entity_id IS NULL;
CREATE INDEX source_record_entity ON source_record (entity_kind, entity_id) WHERE entity_id IS NOT NULL;

CREATE TABLE match_candidate (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES person (id),
    other_person_id INTEGER NOT NULL REFERENCES person (id),
    score INTEGER NOT NULL,
    reasons TEXT NOT NULL,
    decision TEXT NOT NULL DEFAULT 'open' CHECK (decision IN ('open', 'merged', 'not_same', 'later')),
    CHECK (person_id < other_person_id)
);
CREATE UNIQUE INDEX match_candidate_pair ON match_candidate (person_id, other_person_id);
CREATE INDEX match_candidate_other ON match_candidate (other_person_id);
CREATE INDEX match_candidate_open ON match_candidate (score, id) WHERE decision = 'open';

CREATE TABLE merge_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    survivor_id INTEGER NOT NULL REFERENCES person (id),
    absorbed_uuid TEXT NOT NULL,
    absorbed TEXT NOT NULL,
    at_utc INTEGER NOT NULL
);
CREATE INDEX merge_log_survivor ON merge_log (survivor_id);
CREATE INDEX merge_log_absorbed ON merge_log (absorbed_uuid);

CREATE TABLE erased_fingerprint (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    mac TEXT NOT NULL UNIQUE
);
CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    query TEXT NOT NULL DEFAULT '',
    columns TEXT NOT NULL DEFAULT '',
    sort TEXT NOT NULL DEFAULT ''
);
"""
