# SPDX-License-Identifier: GPL-3.0-or-later
"""What the list of a day asks: when promises were kept, what was finished on a day, what was logged by hand, nudges.

`nudge` holds what was suggested on which day, so that nothing is suggested twice in a month: at most one row for a
day, without a person where there was nobody to suggest. Nothing of it is a step of the user's; the person is named
without a reference, because a row whose person is gone says nothing and harms nothing.
"""

NUMBER = 70

UP = """
ALTER TABLE commitment ADD COLUMN done_on TEXT;
CREATE INDEX commitment_done ON commitment (done_on) WHERE state = 'done';
CREATE INDEX follow_up_done ON follow_up (done_on) WHERE state = 'done' AND deleted_at IS NULL;
CREATE INDEX interaction_by_hand ON interaction (at_utc) WHERE channel = '' AND event_id IS NULL;
CREATE INDEX person_state_kept ON person_state (last_contact_on) WHERE every_days IS NOT NULL;
CREATE TABLE nudge (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    person_id INTEGER,
    dismissed INTEGER NOT NULL DEFAULT 0
);
"""
