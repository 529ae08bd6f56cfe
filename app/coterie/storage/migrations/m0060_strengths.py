# SPDX-License-Identifier: GPL-3.0-or-later
"""The strength of a tie beside what it is made from, so that an index holds the order of people by it.

The number changes with the day: `strength_day` names the one day that every number in `person_state` is of. While it
is unknown there are no numbers, and lists work them out as they are asked.
"""

NUMBER = 60

UP = """
CREATE TABLE strength_day (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    day TEXT
);
INSERT INTO strength_day (id) VALUES (1);
ALTER TABLE person_state ADD COLUMN strength INTEGER;
CREATE INDEX person_state_strength ON person_state (strength, person_id);
"""
