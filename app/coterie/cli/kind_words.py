# SPDX-License-Identifier: GPL-3.0-or-later
"""What kinds of things, of entries and of fields are called in the text a command prints; JSON keeps their keys."""

from __future__ import annotations

from coterie.domain.texts import _


def thing_words(kind: str) -> str:
    """Name things that a vault counts, by their key; an unknown one stands as it is."""
    return _THINGS.get(kind, lambda: kind.replace("_", " "))()


def entry_word(kind: str) -> str:
    """Name an entry of a timeline by its kind."""
    return _ENTRIES.get(kind, lambda: kind)()


def field_word(field: str) -> str:
    """Name a field that leaves in a file, or stays."""
    return _FIELDS.get(field, lambda: thing_words(field))()


_THINGS = {
    "people": lambda: _("people"),
    "organisations": lambda: _("organisations"),
    "interactions": lambda: _("interactions"),
    "events": lambda: _("events"),
    "follow_ups": lambda: _("follow ups"),
    "contact_points": lambda: _("contact points"),
    "affiliations": lambda: _("affiliations"),
    "important_dates": lambda: _("important dates"),
    "notes": lambda: _("notes"),
    "fields": lambda: _("fields"),
    "tags": lambda: _("tags"),
    "relationships": lambda: _("relationships"),
    "skills": lambda: _("skills"),
    "cadences": lambda: _("cadences"),
    "imports": lambda: _("imports"),
    "source_records": lambda: _("source records"),
    "opportunities": lambda: _("opportunities"),
    "applications": lambda: _("applications"),
    "communities": lambda: _("communities"),
    "contributions": lambda: _("contributions"),
    "learning_resources": lambda: _("learning resources"),
    "credentials": lambda: _("credentials"),
    "topics": lambda: _("topics"),
    "preferences": lambda: _("preferences"),
    "groups": lambda: _("groups"),
    "languages": lambda: _("languages"),
    "memberships": lambda: _("memberships"),
    "summaries": lambda: _("summaries"),
    "deadlines": lambda: _("deadlines"),
    "birthdays": lambda: _("birthdays"),
}
_ENTRIES = {
    "talk": lambda: _("talk"),
    "call": lambda: _("call"),
    "message": lambda: _("message"),
    "meeting": lambda: _("meeting"),
    "event": lambda: _("event"),
    "note": lambda: _("note"),
    "connection": lambda: _("connection"),
    "invitation": lambda: _("invitation"),
    "endorsement": lambda: _("endorsement"),
    "recommendation": lambda: _("recommendation"),
    "registration": lambda: _("registration"),
    "comment": lambda: _("comment"),
    "collaboration": lambda: _("collaboration"),
}
_FIELDS = {
    "name": lambda: _("name"),
    "work": lambda: _("work"),
    "mail": lambda: _("mail"),
    "phone": lambda: _("phone"),
    "address": lambda: _("address"),
    "url": lambda: _("link"),
    "handle": lambda: _("profile"),
    "messenger": lambda: _("messenger"),
    "birthday": lambda: _("birthday"),
    "anniversary": lambda: _("anniversary"),
    "other": lambda: _("other dates"),
    "relations": lambda: _("relations"),
    "pronouns": lambda: _("pronouns"),
    "imported card": lambda: _("imported card"),
    "date": lambda: _("date"),
    "title": lambda: _("title"),
    "description": lambda: _("description"),
    "place": lambda: _("place"),
    "names": lambda: _("names of people"),
}
