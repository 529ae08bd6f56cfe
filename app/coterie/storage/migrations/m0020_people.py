# SPDX-License-Identifier: GPL-3.0-or-later
"""People and organisations, how to reach them, and what ties them together.

`name_key` is the folded words of the name in alphabetical order: the same name, whatever the order of its parts.

Sensitivity: 0 normal, 1 private, 2 sensitive. `deleted_at` is set while a row lies in the bin.
Remembered dates are ISO text of what is known; an interval `2025-01-10/2025-06-02` means "some day between".

Where imports write many rows, OR says what a column may hold: for IN the engine makes a list anew at each insert.
"""

NUMBER = 20

UP = """
CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    sort_name TEXT NOT NULL,
    name_key TEXT NOT NULL DEFAULT '',
    given TEXT NOT NULL DEFAULT '',
    family TEXT NOT NULL DEFAULT '',
    additional TEXT NOT NULL DEFAULT '',
    prefix TEXT NOT NULL DEFAULT '',
    suffix TEXT NOT NULL DEFAULT '',
    nickname TEXT NOT NULL DEFAULT '',
    phonetic_given TEXT NOT NULL DEFAULT '',
    phonetic_family TEXT NOT NULL DEFAULT '',
    pronouns TEXT NOT NULL DEFAULT '',
    summary TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'active' CHECK (status = 'active' OR status = 'archived' OR status = 'not_a_person'),
    met_on TEXT NOT NULL DEFAULT '',
    met_where TEXT NOT NULL DEFAULT '',
    met_through_id INTEGER REFERENCES person (id),
    needs_check INTEGER NOT NULL DEFAULT 0,
    pause_until TEXT,
    sensitivity INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    deleted_at INTEGER
);
CREATE INDEX person_by_name ON person (sort_name, id) WHERE deleted_at IS NULL;
CREATE INDEX person_same_name ON person (name_key) WHERE deleted_at IS NULL;
CREATE INDEX person_listed ON person (sort_name, id) WHERE deleted_at IS NULL AND status = 'active';
CREATE INDEX person_archived ON person (sort_name, id) WHERE deleted_at IS NULL AND status = 'archived';
CREATE INDEX person_met_on ON person (met_on) WHERE met_on <> '';
CREATE INDEX person_met_where ON person (met_where) WHERE met_where <> '';
CREATE INDEX person_in_bin ON person (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX person_met_through ON person (met_through_id) WHERE met_through_id IS NOT NULL;

CREATE TABLE organisation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT '',
    domain TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    watching INTEGER NOT NULL DEFAULT 0,
    parent_id INTEGER REFERENCES organisation (id),
    sensitivity INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    deleted_at INTEGER
);
CREATE INDEX organisation_by_name ON organisation (folded, id);
CREATE INDEX organisation_parent ON organisation (parent_id) WHERE parent_id IS NOT NULL;
CREATE TABLE organisation_alias (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    organisation_id INTEGER NOT NULL REFERENCES organisation (id),
    name TEXT NOT NULL,
    folded TEXT NOT NULL
);
CREATE INDEX organisation_alias_of ON organisation_alias (organisation_id);
CREATE INDEX organisation_alias_name ON organisation_alias (folded);

CREATE TABLE contact_point (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER REFERENCES person (id),
    organisation_id INTEGER REFERENCES organisation (id),
    kind TEXT NOT NULL CHECK (
        kind = 'mail' OR kind = 'phone' OR kind = 'address' OR kind = 'url' OR kind = 'handle' OR kind = 'messenger'
    ),
    label TEXT NOT NULL DEFAULT '',
    value TEXT NOT NULL,
    normalised TEXT NOT NULL DEFAULT '',
    preferred INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0,
    valid_from TEXT NOT NULL DEFAULT '',
    valid_to TEXT NOT NULL DEFAULT '',
    shared INTEGER NOT NULL DEFAULT 0,
    sensitivity INTEGER NOT NULL DEFAULT 0,
    CHECK ((person_id IS NULL) <> (organisation_id IS NULL))
);
CREATE INDEX contact_point_of_person ON contact_point (person_id, position) WHERE person_id IS NOT NULL;
CREATE INDEX contact_point_of_organisation ON contact_point (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX contact_point_value ON contact_point (normalised, kind) WHERE normalised <> '';

CREATE TABLE important_date (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    label TEXT NOT NULL DEFAULT '',
    date TEXT NOT NULL,
    month_day TEXT NOT NULL DEFAULT '',
    calendar TEXT NOT NULL DEFAULT 'gregorian',
    remind_days INTEGER,
    sensitivity INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX important_date_of ON important_date (person_id);
CREATE INDEX important_date_day ON important_date (month_day, person_id) WHERE month_day <> '';

CREATE TABLE note (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER REFERENCES person (id),
    organisation_id INTEGER REFERENCES organisation (id),
    text TEXT NOT NULL,
    sensitivity INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    CHECK ((person_id IS NULL) <> (organisation_id IS NULL))
);
CREATE INDEX note_of_person ON note (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX note_of_organisation ON note (organisation_id) WHERE organisation_id IS NOT NULL;

CREATE TABLE field_def (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL DEFAULT 'text',
    facet INTEGER NOT NULL DEFAULT 0,
    sensitivity INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE field_value (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    field_def_id INTEGER NOT NULL REFERENCES field_def (id),
    person_id INTEGER REFERENCES person (id),
    organisation_id INTEGER REFERENCES organisation (id),
    value TEXT NOT NULL,
    sensitivity INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX field_value_def ON field_value (field_def_id);
CREATE INDEX field_value_of_person ON field_value (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX field_value_of_organisation ON field_value (organisation_id) WHERE organisation_id IS NOT NULL;

CREATE TABLE tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    colour TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    parent_id INTEGER REFERENCES tag (id)
);
CREATE INDEX tag_parent ON tag (parent_id) WHERE parent_id IS NOT NULL;
CREATE TABLE person_tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES person (id),
    tag_id INTEGER NOT NULL REFERENCES tag (id)
);
CREATE UNIQUE INDEX person_tag_of ON person_tag (person_id, tag_id);
CREATE INDEX person_tag_tag ON person_tag (tag_id, person_id);

CREATE TABLE affiliation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES person (id),
    organisation_id INTEGER REFERENCES organisation (id),
    title TEXT NOT NULL DEFAULT '',
    department TEXT NOT NULL DEFAULT '',
    seniority TEXT NOT NULL DEFAULT '',
    starts_on TEXT NOT NULL DEFAULT '',
    ends_on TEXT NOT NULL DEFAULT '',
    current INTEGER NOT NULL DEFAULT 1,
    as_of TEXT NOT NULL DEFAULT '',
    sensitivity INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX affiliation_of_person ON affiliation (person_id, current);
CREATE INDEX affiliation_of_organisation ON affiliation (organisation_id, person_id)
    WHERE organisation_id IS NOT NULL;

CREATE TABLE relationship (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES person (id),
    other_person_id INTEGER REFERENCES person (id),
    other_name TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL,
    starts_on TEXT NOT NULL DEFAULT '',
    ends_on TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    confidence INTEGER,
    sensitivity INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX relationship_of ON relationship (person_id);
CREATE INDEX relationship_to ON relationship (other_person_id) WHERE other_person_id IS NOT NULL;

CREATE TABLE tie_override (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL UNIQUE REFERENCES person (id),
    band TEXT NOT NULL CHECK (band IN ('close', 'steady', 'light', 'dormant')),
    reason TEXT NOT NULL DEFAULT '',
    until TEXT
);
CREATE TABLE skill (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE
);
CREATE TABLE person_skill (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES person (id),
    skill_id INTEGER NOT NULL REFERENCES skill (id),
    level INTEGER,
    evidence TEXT NOT NULL DEFAULT 'told' CHECK (evidence IN ('told', 'seen', 'worked_with', 'endorsed')),
    on_date TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX person_skill_of ON person_skill (person_id, skill_id, evidence);
CREATE INDEX person_skill_skill ON person_skill (skill_id);
"""
