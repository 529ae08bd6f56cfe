# SPDX-License-Identifier: GPL-3.0-or-later
"""Users of Behance as people, as API 2 writes them: whole in their own answer, short in lists and as owners.

An organisation is a user whose name was split in two: the display name is what counts. Empty texts mean missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.identity_keys import profile_key
from coterie.domain.records import (
    CommunityRef,
    FoundAffiliation,
    FoundContactPoint,
    FoundName,
    FoundOwner,
    FoundPerson,
    PersonRef,
)
from coterie.importers.text.html_pieces import unescaped
from coterie.importers.text.json_values import kept_text, number_at, object_at, objects_at, text_at, texts_at, value_at

if TYPE_CHECKING:
    from collections.abc import Mapping

PLATFORM = "Behance"
CHANNEL = "behance"
HOME = CommunityRef(PLATFORM, "behance", PLATFORM, "https://www.behance.net")
#: Pictures on a server, and the pages of a project, which are pictures for the most part.
_PICTURES = frozenset(("images", "covers", "has_default_image", "modules", "styles", "latest_projects"))


def number_of(thing: object) -> str:
    """Give the number of a user or a record, "" for none."""
    number = number_at(thing, "id")
    return str(number) if number > 0 else ""


def members_of(value: object) -> list[dict[str, object]]:
    """Give the objects of a list, or of an object whose keys are their numbers, as older answers have it."""
    found = list(value.values()) if isinstance(value, dict) else value
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def name_of(user: Mapping[str, object]) -> str:
    """Give the name to show: the display name, both parts, or the user name."""
    parts = f"{text_at(user, 'first_name')} {text_at(user, 'last_name')}".strip()
    return unescaped(" ".join((text_at(user, "display_name") or parts or text_at(user, "username")).split()))


def keys_of(user: Mapping[str, object]) -> tuple[str, ...]:
    """Give the identity keys: the number, and the user name, by which profile links know somebody."""
    number, alias = number_of(user), profile_key(_profile(user))
    return tuple(key for key in (f"behance:{number}" if number else "", alias) if key)


def person_of(user: Mapping[str, object], relation: str = "") -> FoundPerson:
    """Make a person of a user. relation: follower or following."""
    fields = [(PLATFORM, relation)] if relation else []
    places = (text_at(user, name) for name in ("city", "state", "country"))
    location = ", ".join(dict.fromkeys(place for place in places if place)) or text_at(user, "location")
    if location:
        fields.append(("Location", location))
    if work := ", ".join(texts_at(user, "fields")):
        fields.append(("Creative fields", work))
    return FoundPerson(FoundName(name_of(user)), keys_of(user), _points(user), _post(user), fields=tuple(fields))


def owner_of(user: Mapping[str, object]) -> FoundOwner:
    """Make the owner of a user."""
    name = name_of(user)
    return FoundOwner(FoundName(name) if name else None, keys_of(user), _points(user), _post(user))


def ref_of(user: Mapping[str, object], role: str = "") -> PersonRef:
    """Name a user who is described elsewhere, or nowhere."""
    return PersonRef(name_of(user), keys_of(user), role=role)


def kept(value: object, without: tuple[str, ...] = ()) -> str:
    """Write a record as it is kept: without pictures that lie on a server, and without some of its own fields."""
    if isinstance(value, dict):
        value = {key: each for key, each in value.items() if key not in without}
    return kept_text(_kept(value))


def _kept(value: object) -> object:
    """Leave pictures out, at any depth."""
    if isinstance(value, dict):
        return {key: _kept(each) for key, each in value.items() if key not in _PICTURES}
    return [_kept(each) for each in value] if isinstance(value, list) else value


def _profile(user: Mapping[str, object]) -> str:
    """Give the address of the profile."""
    alias = text_at(user, "username")
    return text_at(user, "url") or (f"https://www.behance.net/{alias}" if alias else "")


def _points(user: Mapping[str, object]) -> tuple[FoundContactPoint, ...]:
    """Give the profile, the website, and profiles elsewhere; the number and the user name are both known by."""
    points = []
    keys = keys_of(user)
    profile = _profile(user)
    if profile and keys:
        points.append(FoundContactPoint("url", profile, keys[0]))
    if len(keys) > 1:
        points.append(FoundContactPoint("handle", text_at(user, "username"), keys[1], CHANNEL))
    if website := text_at(user, "website"):
        points.append(FoundContactPoint("url", website, profile_key(website)))
    if handle := text_at(user, "twitter").lstrip("@"):
        points.append(FoundContactPoint("handle", handle, label="twitter"))
    elsewhere = [(text_at(each, "url"), text_at(each, "title")) for each in objects_at(user, "links")]
    elsewhere += [
        (text_at(each, "url"), text_at(each, "service_name")) for each in members_of(value_at(user, "social_links"))
    ]
    known = {point.value for point in points}
    points += [
        FoundContactPoint("url", url, profile_key(url), label) for url, label in elsewhere if url not in {*known, ""}
    ]
    return tuple(points)


def _post(user: Mapping[str, object]) -> tuple[FoundAffiliation, ...]:
    """Give company and occupation as a post."""
    company, occupation = text_at(user, "company"), text_at(user, "occupation")
    return (FoundAffiliation(company, occupation),) if company or occupation else ()


def facts_of(thing: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """Give the counts of a user's or a record's own `stats` as facts."""
    stats = object_at(thing, "stats")
    return tuple((name.replace("_", " "), text) for name in stats if (text := text_at(stats, name)))
