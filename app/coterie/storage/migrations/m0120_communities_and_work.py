# SPDX-License-Identifier: GPL-3.0-or-later
"""Communities and who belongs to them, what the owner gave, jobs on their way, what to learn from, and credentials.

`membership.person_id` is null for the owner, who is no participant anywhere else either. `community.source_key` is what
a service calls it (`se:stackoverflow.com`), "" where it goes by its name. A contribution without a known moment has no
`at_utc`. `opportunity_person.name` is what a file calls a contact whom nobody in the vault matches.

`stage_event.stage` "" is a word that is none of the known stages: it stands in `label` as it was written. Remembered
dates are ISO text of what is known. `purpose`, `norms` and `state` of a community are the user's own words.
"""

NUMBER = 120

UP = """
CREATE TABLE community (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    platform TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    source_key TEXT NOT NULL DEFAULT '',
    purpose TEXT NOT NULL DEFAULT '',
    norms TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    sensitivity INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    deleted_at INTEGER
);
CREATE INDEX community_name ON community (folded, platform);
CREATE INDEX community_key ON community (source_key) WHERE source_key <> '';
CREATE INDEX community_in_bin ON community (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE TABLE membership (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    community_id INTEGER NOT NULL REFERENCES community (id),
    person_id INTEGER REFERENCES person (id),
    role TEXT NOT NULL DEFAULT '',
    level TEXT NOT NULL DEFAULT '',
    since TEXT NOT NULL DEFAULT '',
    until TEXT NOT NULL DEFAULT '',
    sensitivity INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    deleted_at INTEGER
);
CREATE INDEX membership_of ON membership (community_id, person_id);
CREATE INDEX membership_person ON membership (person_id);
CREATE INDEX membership_in_bin ON membership (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE TABLE membership_fact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    membership_id INTEGER NOT NULL REFERENCES membership (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL
);
CREATE INDEX membership_fact_of ON membership_fact (membership_id);

CREATE TABLE contribution (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    community_id INTEGER REFERENCES community (id),
    kind TEXT NOT NULL,
    at_utc INTEGER,
    at_text TEXT NOT NULL DEFAULT '',
    at_zone TEXT NOT NULL DEFAULT '',
    at_precision TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    times INTEGER NOT NULL DEFAULT 1,
    score TEXT NOT NULL DEFAULT '',
    sensitivity INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    deleted_at INTEGER
);
CREATE INDEX contribution_by_time ON contribution (at_utc);
CREATE INDEX contribution_community ON contribution (community_id, at_utc) WHERE community_id IS NOT NULL;
CREATE INDEX contribution_in_bin ON contribution (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE TABLE contribution_person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contribution_id INTEGER NOT NULL REFERENCES contribution (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    role TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX contribution_person_of ON contribution_person (contribution_id, person_id);
CREATE INDEX contribution_person_person ON contribution_person (person_id);
CREATE TABLE contribution_skill (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contribution_id INTEGER NOT NULL REFERENCES contribution (id),
    skill_id INTEGER NOT NULL REFERENCES skill (id)
);
CREATE UNIQUE INDEX contribution_skill_of ON contribution_skill (contribution_id, skill_id);
CREATE INDEX contribution_skill_skill ON contribution_skill (skill_id);

CREATE TABLE opportunity (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL DEFAULT 'job',
    title TEXT NOT NULL,
    organisation_id INTEGER REFERENCES organisation (id),
    url TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    pay TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    origin TEXT NOT NULL DEFAULT '',
    deadline TEXT NOT NULL DEFAULT '',
    excitement TEXT NOT NULL DEFAULT '',
    next_step TEXT NOT NULL DEFAULT '',
    next_on TEXT NOT NULL DEFAULT '',
    sensitivity INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    deleted_at INTEGER
);
CREATE INDEX opportunity_organisation ON opportunity (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX opportunity_deadline ON opportunity (deadline) WHERE deadline <> '';
CREATE INDEX opportunity_in_bin ON opportunity (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE TABLE stage_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    opportunity_id INTEGER NOT NULL REFERENCES opportunity (id),
    stage TEXT NOT NULL CHECK (stage IN (
        '', 'saved', 'applied', 'screening', 'interviewing', 'offer', 'accepted', 'rejected', 'withdrawn', 'stale'
    )),
    label TEXT NOT NULL DEFAULT '',
    on_date TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
);
CREATE INDEX stage_event_of ON stage_event (opportunity_id, on_date);
CREATE INDEX stage_event_by_date ON stage_event (on_date);
CREATE TABLE opportunity_person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    opportunity_id INTEGER NOT NULL REFERENCES opportunity (id),
    person_id INTEGER REFERENCES person (id),
    name TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT ''
);
CREATE INDEX opportunity_person_of ON opportunity_person (opportunity_id);
CREATE INDEX opportunity_person_person ON opportunity_person (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE learning_resource (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT '',
    provider TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    saved_on TEXT NOT NULL DEFAULT '',
    seen_on TEXT NOT NULL DEFAULT '',
    done_on TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    sensitivity INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    deleted_at INTEGER
);
CREATE INDEX learning_resource_in_bin ON learning_resource (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE TABLE learning_resource_skill (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    learning_resource_id INTEGER NOT NULL REFERENCES learning_resource (id),
    skill_id INTEGER NOT NULL REFERENCES skill (id)
);
CREATE UNIQUE INDEX learning_resource_skill_of ON learning_resource_skill (learning_resource_id, skill_id);
CREATE INDEX learning_resource_skill_skill ON learning_resource_skill (skill_id);

CREATE TABLE credential (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    organisation_id INTEGER REFERENCES organisation (id),
    issued_on TEXT NOT NULL DEFAULT '',
    expires_on TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    number TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    sensitivity INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    deleted_at INTEGER
);
CREATE INDEX credential_organisation ON credential (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX credential_expires ON credential (expires_on) WHERE expires_on <> '';
CREATE INDEX credential_in_bin ON credential (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE TABLE credential_skill (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    credential_id INTEGER NOT NULL REFERENCES credential (id),
    skill_id INTEGER NOT NULL REFERENCES skill (id)
);
CREATE UNIQUE INDEX credential_skill_of ON credential_skill (credential_id, skill_id);
CREATE INDEX credential_skill_skill ON credential_skill (skill_id);
"""
