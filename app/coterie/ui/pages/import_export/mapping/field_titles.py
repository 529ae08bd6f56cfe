# SPDX-License-Identifier: GPL-3.0-or-later
"""Kinds of things that a row can be, and their fields, as people call them, each with its drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.column_maps.kinds import ENTITIES, entity_of
from coterie.domain.column_maps.maps import DROP, KEEP
from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Choice:
    """Something to choose, with a shipped drawing before it."""

    key: str
    text: str
    icon: str


def kinds() -> tuple[Choice, ...]:
    """Give what a row can be."""
    named = {
        "people": (_("A person"), "user-round"),
        "organisations": (_("An organisation"), "building-2"),
        "opportunities": (_("A job or another opportunity"), "briefcase"),
        "events": (_("An event"), "calendar"),
        "follow_ups": (_("A follow-up"), "bell"),
        "interactions": (_("Something you talked about"), "message-circle"),
        "learning": (_("Something to learn from"), "sprout"),
        "credentials": (_("A certificate of yours"), "award"),
        "communities": (_("A community you are in"), "users"),
    }
    return tuple(Choice(entity.id, *named[entity.id]) for entity in ENTITIES)


def kept_as(entity: str) -> str:
    """Say of what a kept mapping is a table."""
    return {
        "people": _("People"),
        "organisations": _("Organisations"),
        "opportunities": _("Opportunities"),
        "events": _("Events"),
        "follow_ups": _("Follow-ups"),
        "interactions": _("Conversations"),
        "learning": _("Learning"),
        "credentials": _("Certificates"),
        "communities": _("Communities"),
    }[entity]


def fields(entity: str) -> tuple[Choice, ...]:
    """Give the fields of a kind, then what else can become of a column."""
    kind = entity_of(entity)
    named = {**_usual(), **_special(entity)}
    found = [Choice(field.id, *named[field.id]) for field in kind.fields] if kind is not None else []
    return (
        *found,
        Choice(KEEP, _("Keep under its title"), "pin"),
        Choice(DROP, _("Leave out"), "eye-off"),
    )


def field_title(entity: str, field: str) -> str:
    """Name one field of a kind."""
    return next((choice.text for choice in fields(entity) if choice.key == field), field)


def _usual() -> Mapping[str, tuple[str, str]]:
    """Name the fields that are called the same wherever they stand."""
    return {
        "name": (_("Name"), "type"),
        "given": (_("Given name"), "user-round"),
        "family": (_("Family name"), "user-round"),
        "additional": (_("Middle name"), "user-round"),
        "prefix": (_("Title before the name"), "user-round"),
        "suffix": (_("Words after the name"), "user-round"),
        "nickname": (_("Nickname"), "user-round"),
        "mail": (_("Email"), "mail"),
        "phone": (_("Phone"), "phone"),
        "street": (_("Street"), "map-pin"),
        "city": (_("City"), "map-pin"),
        "region": (_("Region"), "map-pin"),
        "postcode": (_("Postcode"), "map-pin"),
        "country": (_("Country"), "map-pin"),
        "address": (_("Address"), "map-pin"),
        "place": (_("Place"), "map-pin"),
        "profile": (_("Profile or website"), "link"),
        "website": (_("Website"), "globe"),
        "url": (_("Link"), "link"),
        "handle": (_("User name"), "at-sign"),
        "organisation": (_("Organisation"), "building-2"),
        "title": (_("Title"), "type"),
        "department": (_("Department"), "network"),
        "industry": (_("Industry"), "network"),
        "birthday": (_("Birthday"), "cake"),
        "met_on": (_("Met on"), "handshake"),
        "last_on": (_("Last contact"), "calendar"),
        "followed_on": (_("Followed on"), "calendar"),
        "every": (_("Keep in touch"), "repeat"),
        "tags": (_("Tags"), "tag"),
        "topics": (_("Topics"), "tag"),
        "skills": (_("Skills"), "tag"),
        "relation": (_("Relation"), "users"),
        "notes": (_("Note"), "notebook-pen"),
        "text": (_("Note"), "notebook-pen"),
        "platform": (_("Platform"), "globe"),
        "provider": (_("Provider"), "building-2"),
        "issuer": (_("Issued by"), "building-2"),
        "role": (_("Your role"), "id-card"),
        "since": (_("Member since"), "calendar"),
        "until": (_("Left on"), "calendar"),
        "start": (_("Start"), "calendar"),
        "end": (_("End"), "calendar"),
        "on": (_("Date"), "calendar"),
        "due": (_("Due"), "calendar"),
        "done_on": (_("Done on"), "circle-check"),
        "saved_on": (_("Saved on"), "bookmark"),
        "applied_on": (_("Applied on"), "calendar"),
        "deadline": (_("Deadline"), "flag"),
        "next_step": (_("Next step"), "route"),
        "next_on": (_("Next step on"), "calendar"),
        "issued": (_("Issued on"), "calendar"),
        "expires": (_("Expires on"), "calendar"),
        "state": (_("State"), "circle-check"),
        "stage": (_("Stage"), "columns-3"),
        "person": (_("Person"), "user-round"),
        "people": (_("People"), "users"),
        "contact": (_("Contact"), "user-round"),
        "kind": (_("Kind"), "list"),
        "direction": (_("Direction"), "arrow-down-up"),
        "minutes": (_("Minutes"), "clock"),
        "pay": (_("Pay"), "banknote"),
        "excitement": (_("How much you want it"), "gauge"),
        "origin": (_("Found through"), "compass"),
        "progress": (_("Progress"), "gauge"),
        "number": (_("Number"), "hash"),
    }


def _special(entity: str) -> Mapping[str, tuple[str, str]]:
    """Name the fields that mean something else in one kind."""
    return {
        "people": {
            "name": (_("Full name"), "user-round"),
            "title": (_("Role"), "briefcase"),
            "notes": (_("Note"), "notebook-pen"),
        },
        "opportunities": {"title": (_("Role"), "briefcase")},
        "interactions": {"title": (_("Subject"), "type")},
        "learning": {"done_on": (_("Finished on"), "circle-check")},
    }.get(entity, {})
