# SPDX-License-Identifier: GPL-3.0-or-later
"""What a calendar asks: which past dates of series were meetings, which series there are, and what is left out.

The dates of a series that lie before its import are known by the meetings they were; `interaction_at_event` leads to
those of a stretch of time. `calendar_hidden` holds what a person does not want to see on the calendar, as
`kind:birthday` or `calendar:` and its name: a way of looking, so nothing of it is a step of the user's.
"""

NUMBER = 90

UP = """
CREATE INDEX interaction_at_event ON interaction (at_utc) WHERE event_id IS NOT NULL;
CREATE INDEX event_series ON event (changed_at) WHERE rule <> '';
CREATE INDEX event_calendar ON event (calendar, changed_at) WHERE deleted_at IS NULL;
CREATE TABLE calendar_hidden (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    what TEXT NOT NULL UNIQUE
);
"""
