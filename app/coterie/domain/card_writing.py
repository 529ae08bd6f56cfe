# SPDX-License-Identifier: GPL-3.0-or-later
"""Content lines for what the program knows of a person, in vCard 3.0 (RFC 2426) and 4.0 (RFC 6350).

3.0 is what every address book reads; both worlds are served where that is harmless: a LinkedIn profile stands in URL
and X-SOCIALPROFILE, a label of one's own in a group with X-ABLABEL.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from coterie.domain.card_labels import label_of, types_of
from coterie.domain.card_values import OMITTED_YEAR
from coterie.domain.content_lines import escape_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coterie.domain.export_values import ExportPerson
    from coterie.domain.records import FoundAffiliation, FoundContactPoint, FoundDate, FoundName, FoundRelation

PRODUCT = "-//Coterie//Contacts//EN"

_SIMPLE_SERVICE = re.compile(r"[a-z][a-z0-9-]*\Z")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*\Z")
_NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
#: Types of relations that RFC 6350 section 6.6.6 knows; any other goes out with a label of its own.
_RELATIONS = frozenset(
    {"contact", "acquaintance", "friend", "met", "co-worker", "colleague", "co-resident", "neighbor", "child"}
    | {"parent", "sibling", "spouse", "kin", "muse", "crush", "date", "sweetheart", "me", "agent", "emergency"}
)


class Groups:
    """Gives group names that a card does not use yet: item1, item2, ..."""

    def __init__(self, used: Iterable[str] = ()) -> None:
        self._used = {name.upper() for name in used}

    def fresh(self) -> str:
        """Give the next free group name."""
        number = 1
        while f"ITEM{number}" in self._used:
            number += 1
        self._used.add(f"ITEM{number}")
        return f"item{number}"


def clean(value: str) -> str:
    """Give a text without what no card may hold, its newlines as line feeds."""
    return _NOT_IN_TEXT.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))


def text(value: str) -> str:
    """Write a text value: escaped, and without what no card may hold."""
    return escape_text(clean(value))


def parameter(value: str, version: str) -> str:
    """Write a parameter's value, in quotes where it needs them; 4.0 escapes by RFC 6868, 3.0 has no way to."""
    value = _NOT_IN_TEXT.sub("", value)
    if version == "4.0":
        value = value.replace("^", "^^").replace("\n", "^n").replace('"', "^'")
    else:
        value = value.replace("\n", " ").replace('"', "'")
    return f'"{value}"' if re.search(r"[:;,]", value) else value


def fresh_lines(person: ExportPerson, version: str) -> list[str]:
    """Give the lines of a card made from what is known alone."""
    groups = Groups()
    return [
        "BEGIN:VCARD",
        f"VERSION:{version}",
        f"PRODID:{PRODUCT}",
        uid_line(person.uuid, version),
        full_name_line(person.name),
        name_line(person.name),
        *more_name_lines(person.name),
        *pronouns_lines(person.pronouns, version),
        *affiliation_lines(person.affiliations, groups),
        *(line for point in person.contact_points for line in point_lines(point, version, groups)),
        *(line for day in person.dates for line in date_lines(day, version, groups)),
        *tag_lines(person.tags),
        *(f"NOTE:{text(note)}" for note in person.notes if note.strip()),
        *(line for relation in person.relations for line in relation_lines(relation, version, groups)),
        revision_line(person.changed_at),
        "END:VCARD",
    ]


def uid_line(uuid: str, version: str) -> str:
    """Write the UID; 4.0 wants it as an address."""
    return f"UID:urn:uuid:{uuid}" if version == "4.0" else f"UID:{uuid}"


def revision_line(changed_at: int) -> str:
    """Write when the person was last changed, in the basic form that both versions know."""
    return f"REV:{datetime.fromtimestamp(changed_at, UTC):%Y%m%dT%H%M%SZ}"


def full_name_line(name: FoundName) -> str:
    """Write the name to show."""
    return f"FN:{text(name.display)}"


def name_line(name: FoundName, more: Iterable[str] = ()) -> str:
    """Write the parts of the name, always five of them."""
    parts = (name.family, name.given, name.additional, name.prefix, name.suffix)
    return "N:" + ";".join([*map(text, parts), *more])


def more_name_lines(name: FoundName) -> Iterator[str]:
    """Write what else belongs to a name."""
    if name.nickname:
        yield f"NICKNAME:{text(name.nickname)}"
    if name.phonetic_given:
        yield f"X-PHONETIC-FIRST-NAME:{text(name.phonetic_given)}"
    if name.phonetic_family:
        yield f"X-PHONETIC-LAST-NAME:{text(name.phonetic_family)}"


def pronouns_lines(pronouns: str, version: str) -> Iterator[str]:
    """Write the pronouns (RFC 9554 section 3.5; 3.0 has no property for them)."""
    if pronouns:
        yield f"{'PRONOUNS' if version == '4.0' else 'X-PRONOUNS'}:{text(pronouns)}"


def affiliation_lines(affiliations: Iterable[FoundAffiliation], groups: Groups) -> Iterator[str]:
    """Write the present posts; with several, a group holds each organisation and its title together."""
    present = [post for post in affiliations if post.current and (post.organisation or post.department or post.title)]
    for post in present:
        group = f"{groups.fresh()}." if len(present) > 1 else ""
        if post.organisation or post.department:
            yield group + organisation_line(post)
        if post.title:
            yield f"{group}TITLE:{text(post.title)}"


def organisation_line(post: FoundAffiliation) -> str:
    """Write an organisation and its department."""
    return f"ORG:{text(post.organisation)}" + (f";{text(post.department)}" if post.department else "")


def point_lines(point: FoundContactPoint, version: str, groups: Groups) -> Iterator[str]:
    """Write a way to reach the person."""
    if not point.value.strip():
        return
    if point.kind == "messenger":
        yield _messenger_line(point, version)
    elif point.kind == "handle" or (point.kind == "url" and point.label == "linkedin"):
        value = uri(point.value) if point.kind == "url" else f"x-apple:{text(point.value)}"
        yield f"X-SOCIALPROFILE{_service(point.label, version)}{_preferred(point, version)}:{value}"
        if point.kind == "url":
            yield f"URL:{value}"
    else:
        yield from _labelled(point, version, groups)
        if point.normalised.startswith("li:"):
            yield f"X-SOCIALPROFILE;TYPE=linkedin:{uri(point.value)}"


def uri(value: str) -> str:
    """Write an address: not escaped, save what would break the line."""
    return _NOT_IN_TEXT.sub("", value).replace("\\", "\\\\").replace("\n", "\\n")


_NAMES = {"mail": "EMAIL", "phone": "TEL", "address": "ADR", "url": "URL"}


def _labelled(point: FoundContactPoint, version: str, groups: Groups) -> Iterator[str]:
    """Write a value with TYPE where its label is made of types, else in a group with a label."""
    types = types_of(point.label)
    if set(types) - ({"home", "work", "cell", "fax", "pager"} if point.kind == "phone" else {"home", "work"}):
        types = []
    if label_of(frozenset(types)) != point.label:
        types = []
    group = groups.fresh() if point.label and not types else ""
    if version != "4.0":
        types = [*(["INTERNET"] if point.kind == "mail" else []), *map(str.upper, types)]
        types += ["pref"] if point.preferred else []
    head = ";TYPE=" + ",".join(types) if types else ""
    head += ";PREF=1" if version == "4.0" and point.preferred else ""
    yield f"{f'{group}.' if group else ''}{_NAMES[point.kind]}{head}:{point_value(point)}"
    if group:
        yield f"{group}.X-ABLABEL:{text(point.label)}"


def point_value(point: FoundContactPoint) -> str:
    """Write the value of a mail address, number, web address or postal address."""
    if point.kind == "url":
        return uri(point.value)
    if point.kind == "address":
        return f";;{text(point.value)};;;;"  # which line of it is what, nobody said
    return text(point.value)


def _messenger_line(point: FoundContactPoint, version: str) -> str:
    scheme = point.label if _SCHEME.match(point.label) else "x-apple"
    service = "" if scheme == point.label or not point.label else f";X-SERVICE-TYPE={parameter(point.label, version)}"
    return f"IMPP{service}{_preferred(point, version)}:{scheme}:{text(point.value)}"


def _service(label: str, version: str) -> str:
    """Write the name of a network as its type, or beside it where it would not be read as one."""
    if not label:
        return ""
    if _SIMPLE_SERVICE.match(label) and label_of(frozenset({label})) == label:
        return f";TYPE={label}"
    return f";X-SERVICE-TYPE={parameter(label, version)}"


def _preferred(point: FoundContactPoint, version: str) -> str:
    return (";PREF=1" if version == "4.0" else ";TYPE=pref") if point.preferred else ""


def date_lines(day: FoundDate, version: str, groups: Groups) -> Iterator[str]:
    """Write a day to remember; without a year in the way each version's readers know."""
    value, params = day.date, ""
    if version == "4.0":
        value = value if re.match(r"\d{4}-\d\d\Z", value) else re.sub(r"(?<=\d)-", "", value)
    elif value.startswith("--"):
        value, params = f"{OMITTED_YEAR}{value[1:]}", f";X-APPLE-OMIT-YEAR={OMITTED_YEAR}"
    if day.kind == "birthday":
        yield f"BDAY{params}:{value}"
    elif day.kind == "anniversary":
        yield f"{'ANNIVERSARY' if version == '4.0' else 'X-ANNIVERSARY'}{params}:{value}"
    elif day.label:
        group = groups.fresh()
        yield f"{group}.X-ABDATE{params}:{value}"
        yield f"{group}.X-ABLABEL:{text(day.label)}"
    else:
        yield f"X-ABDATE{params}:{value}"


def tag_lines(tags: Iterable[str]) -> Iterator[str]:
    """Write all tags in one line, as address books carry labels."""
    if written := [text(tag) for tag in tags if tag.strip()]:
        yield f"CATEGORIES:{','.join(written)}"


def relation_lines(relation: FoundRelation, version: str, groups: Groups) -> Iterator[str]:
    """Write a relation to somebody who is known by name."""
    if version == "4.0" and relation.kind in _RELATIONS:
        yield f"RELATED;TYPE={relation.kind};VALUE=text:{text(relation.name)}"
        return
    if not relation.kind:
        yield f"X-ABRELATEDNAMES:{text(relation.name)}"
        return
    group = groups.fresh()
    yield f"{group}.X-ABRELATEDNAMES:{text(relation.name)}"
    yield f"{group}.X-ABLABEL:{text(relation.kind)}"
