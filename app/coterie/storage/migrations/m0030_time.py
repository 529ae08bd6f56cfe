# SPDX-License-Identifier: GPL-3.0-or-later
"""Interactions, events, follow-ups, commitments and cadences, and what is derived from them.

A moment is four columns (at_utc sorts; the others say what was written). `participant.at_utc` repeats the
interaction's, and `contact` says in one number whether it was a real contact, from which side and how deep (0 = none;
contact_code in domain/interactions.py), so that a timeline and a person's state are each one walk of one index; the
owner is never a participant. `counts` marks a real contact. `person_state` is derived: written by the unit of work for
the people it touched, never logged for undo.
"""

NUMBER = 30

UP = """
CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    ics_uid TEXT NOT NULL DEFAULT '',
    recurrence_id TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    at_utc INTEGER NOT NULL,
    at_text TEXT NOT NULL,
    at_zone TEXT NOT NULL DEFAULT '',
    at_precision TEXT NOT NULL DEFAULT 'second',
    ends_on TEXT NOT NULL DEFAULT '',
    all_day INTEGER NOT NULL DEFAULT 0,
    place TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT '',
    rule TEXT NOT NULL DEFAULT '',
    calendar TEXT NOT NULL DEFAULT '',
    sequence INTEGER NOT NULL DEFAULT 0,
    sensitivity INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    deleted_at INTEGER
);
CREATE INDEX event_by_time ON event (at_utc);
CREATE INDEX event_in_bin ON event (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE TABLE occurrence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES event (id),
    at_utc INTEGER NOT NULL,
    at_text TEXT NOT NULL
);
CREATE INDEX occurrence_of ON occurrence (event_id);
CREATE INDEX occurrence_by_time ON occurrence (at_utc);
CREATE TABLE attendee (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES event (id),
    person_id INTEGER REFERENCES person (id),
    name TEXT NOT NULL DEFAULT '',
    mail TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT ''
);
CREATE INDEX attendee_of ON attendee (event_id);
CREATE INDEX attendee_waiting ON attendee (mail) WHERE person_id IS NULL AND mail <> '';
CREATE INDEX attendee_person ON attendee (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE interaction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    channel TEXT NOT NULL DEFAULT '',
    direction TEXT NOT NULL DEFAULT 'unknown' CHECK (
        direction = 'in' OR direction = 'out' OR direction = 'both' OR direction = 'unknown'
    ),
    at_utc INTEGER NOT NULL,
    at_text TEXT NOT NULL,
    at_zone TEXT NOT NULL DEFAULT '',
    at_precision TEXT NOT NULL DEFAULT 'second',
    minutes INTEGER NOT NULL DEFAULT 0,
    thread TEXT NOT NULL DEFAULT '',
    party INTEGER NOT NULL DEFAULT 0,
    counts INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    mood TEXT NOT NULL DEFAULT '',
    event_id INTEGER REFERENCES event (id),
    sensitivity INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    deleted_at INTEGER
);
CREATE INDEX interaction_by_time ON interaction (at_utc);
CREATE INDEX interaction_in_bin ON interaction (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX interaction_group ON interaction (thread) WHERE kind = 'endorsement';
CREATE INDEX interaction_event ON interaction (event_id) WHERE event_id IS NOT NULL;
CREATE TABLE participant (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interaction_id INTEGER NOT NULL REFERENCES interaction (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    role TEXT NOT NULL DEFAULT '',
    at_utc INTEGER NOT NULL,
    contact INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX participant_of ON participant (interaction_id, person_id);
CREATE INDEX participant_timeline ON participant (person_id, at_utc, contact, interaction_id);

CREATE TABLE commitment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES person (id),
    interaction_id INTEGER REFERENCES interaction (id),
    text TEXT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('i_owe', 'they_owe', 'ask', 'offer')),
    due_on TEXT,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'dropped')),
    sensitivity INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
);
CREATE INDEX commitment_person ON commitment (person_id);
CREATE INDEX commitment_due ON commitment (due_on, id) WHERE state = 'open' AND due_on IS NOT NULL;
CREATE INDEX commitment_interaction ON commitment (interaction_id) WHERE interaction_id IS NOT NULL;

CREATE TABLE follow_up (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid TEXT NOT NULL UNIQUE,
    person_id INTEGER REFERENCES person (id),
    organisation_id INTEGER REFERENCES organisation (id),
    reason TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    due_on TEXT,
    due_at_utc INTEGER,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'dropped')),
    done_on TEXT,
    snoozed INTEGER NOT NULL DEFAULT 0,
    ics_uid TEXT NOT NULL DEFAULT '',
    ics_sequence INTEGER NOT NULL DEFAULT 0,
    sensitivity INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    deleted_at INTEGER
);
CREATE INDEX follow_up_due ON follow_up (due_on, id) WHERE state = 'open' AND deleted_at IS NULL;
CREATE INDEX follow_up_person ON follow_up (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX follow_up_organisation ON follow_up (organisation_id) WHERE organisation_id IS NOT NULL;

CREATE TABLE cadence_rule (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER UNIQUE REFERENCES person (id),
    tag_id INTEGER UNIQUE REFERENCES tag (id),
    ideal_days INTEGER NOT NULL,
    limit_days INTEGER,
    minutes INTEGER,
    starts_on TEXT NOT NULL,
    paused INTEGER NOT NULL DEFAULT 0,
    CHECK ((person_id IS NULL) <> (tag_id IS NULL))
);

CREATE TABLE person_state (
    person_id INTEGER PRIMARY KEY REFERENCES person (id),
    last_contact_utc INTEGER,
    last_contact_on TEXT,
    contacts_in INTEGER NOT NULL DEFAULT 0,
    contacts_out INTEGER NOT NULL DEFAULT 0,
    calls INTEGER NOT NULL DEFAULT 0,
    meetings INTEGER NOT NULL DEFAULT 0,
    every_days INTEGER,
    limit_days INTEGER,
    next_due TEXT,
    limit_on TEXT,
    next_follow_up TEXT
);
CREATE INDEX person_state_due ON person_state (next_due, person_id) WHERE next_due IS NOT NULL;
CREATE INDEX person_state_next ON person_state (next_follow_up, person_id) WHERE next_follow_up IS NOT NULL;
CREATE INDEX person_state_no_next ON person_state (person_id) WHERE next_follow_up IS NULL;
CREATE INDEX person_state_last ON person_state (last_contact_utc, person_id);
"""
