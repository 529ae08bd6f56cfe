# SPDX-License-Identifier: GPL-3.0-or-later
"""A card's lines as knowledge about a person, an organisation or a group; the lines stay the truth.

Ten thousand cards are 220,000 lines whose heads repeat: each spelling of a head is understood once, and a line of a
property that the program has no place for costs one look-up.
"""

from __future__ import annotations

from typing import NamedTuple

from coterie.domain.card_facts import CardFacts, Head
from coterie.domain.card_labels import plain_label
from coterie.domain.card_properties import STRUCTURE_READERS, TEXT_READERS
from coterie.domain.card_values import cleaned, is_sound, recoded
from coterie.domain.content_lines import parse_line, unescape_text
from coterie.domain.records import (
    FoundAffiliation,
    FoundContactPoint,
    FoundDate,
    FoundName,
    FoundOrganisation,
    FoundOther,
    FoundPerson,
    FoundRelation,
)
from coterie.domain.texts import _

#: SECURITY section 6.5: longer values stay in the raw card and are named.
LINE_LIMIT = 64 * 1024
NOTE_LIMIT = 1024 * 1024
VALUES_LIMIT = 200

_HEADS_KEPT = 8_192
_HEAD_LIMIT = 200
_heads: dict[str, Head] = {}


class CardRead(NamedTuple):
    """What one card says. `members` are the identity keys of a group's people; `uid` compares, "" = none."""

    thing: FoundPerson | FoundOrganisation | FoundOther
    uid: str
    version: str
    members: tuple[str, ...]
    repairs: tuple[str, ...]


def read_card(text: str, region: str = "") -> CardRead:
    """Read the unfolded lines of one card; whatever they hold, something comes back."""
    return card_of(facts_of(text, region))


def facts_of(text: str, region: str = "") -> CardFacts:
    """Gather what the lines of one card tell."""
    facts = CardFacts(region)
    text, sound = cleaned(text)
    lines = text.split("\n")
    if len(text) > LINE_LIMIT or len(lines) > VALUES_LIMIT:
        lines = _within_limits(lines, facts.repairs)
    _take_lines(facts, lines, sound=sound)
    if facts.cards_begun > 1:
        facts = CardFacts(region)
        _take_lines(facts, _own_lines(lines, facts.relations), sound=sound)
    return facts


def _take_lines(facts: CardFacts, lines: list[str], *, sound: bool) -> None:
    """Let the reader of each line's property have its value; this loop is what reading cards costs."""
    heads = _heads
    for line in lines:
        start, _colon, value = line.partition(":")
        head = heads.get(start)
        if head is None:
            head, value = _understood(line, start, value)
        read = head.read
        if read is None or not value:
            continue
        if not sound:
            value = _mended(facts, head, value)
        if head.is_text:
            value = facts.text(head, value) if head.quoted_printable or "\\" in value else value.strip()
            if not value:
                continue
        read(facts, head, value)


class Told(NamedTuple):
    """What one line of a card told: which list of the facts it added to, and the places it filled there."""

    kind: str
    first: int
    after: int


def traced(lines: list[str]) -> tuple[CardFacts, list[list[Told]]]:
    """Read a card's lines and tell of each what it told; lines of a card inside the card tell nothing."""
    facts = CardFacts("")
    told: list[list[Told]] = []
    depth = 0
    for line in lines:
        text, sound = cleaned(line)
        before = [len(getattr(facts, kind)) for kind in _TRACED]
        depth += text.strip().upper().endswith("BEGIN:VCARD")
        if depth <= 1:
            _take_lines(facts, [text], sound=sound)
        depth -= text.strip().upper() == "END:VCARD"
        after = [len(getattr(facts, kind)) for kind in _TRACED]
        told.append([Told(*filled) for filled in zip(_TRACED, before, after, strict=True) if filled[1] < filled[2]])
    take_labels(facts)
    return facts, told


_TRACED = (
    *("addresses_written", "dates", "displays", "names", "nicknames", "notes", "organisations", "phonetic", "points"),
    *("pronouns", "relations", "roles", "tags", "titles"),
)


def _understood(line: str, start: str, value: str) -> tuple[Head, str]:
    """Understand a head that was not met before; one with a colon in quotes cannot be kept under its beginning."""
    parsed = parse_line(line)
    is_text = parsed.key in TEXT_READERS
    read = TEXT_READERS.get(parsed.key) or STRUCTURE_READERS.get(parsed.key)
    head = Head(parsed, read, is_text=is_text)
    if parsed.value == value and len(start) <= _HEAD_LIMIT:
        if len(_heads) >= _HEADS_KEPT:
            _heads.clear()
        _heads[start] = head
    return head, parsed.value


def _mended(facts: CardFacts, head: Head, value: str) -> str:
    """Give a value of a card that is not clean UTF-8 as sound text."""
    if is_sound(value):
        return value
    value, guessed = recoded(value, head.charset)
    facts.guessed = facts.guessed or guessed
    return value


def _within_limits(lines: list[str], repairs: list[str]) -> list[str]:
    """Leave out what is too long or too many, each kind by name; base64 is not read and may be long."""
    counts: dict[str, int] = {}
    kept: list[str] = []
    for line in lines:
        parsed = parse_line(line)
        counts[parsed.key] = counts.get(parsed.key, 0) + 1
        limit = NOTE_LIMIT if parsed.key == "NOTE" else LINE_LIMIT
        if len(line) > limit and _is_read(parsed.key):
            repairs.append(_("{name} is longer than the program takes and was left out.").format(name=parsed.key))
        elif counts[parsed.key] <= VALUES_LIMIT:
            kept.append(line)
    for name, count in counts.items():
        if count > VALUES_LIMIT and _is_read(name):
            text = _("{name} has {count} values; those after the first {limit} were left out.")
            repairs.append(text.format(name=name, count=count, limit=VALUES_LIMIT))
    return kept


def _is_read(name: str) -> bool:
    return name in TEXT_READERS or name in STRUCTURE_READERS


def _own_lines(lines: list[str], relations: list[FoundRelation]) -> list[str]:
    """Leave out the lines of cards inside the card (AGENT of vCard 2.1), all but whom they name."""
    depth = 0
    kept: list[str] = []
    for line in lines:
        head, _colon, value = line.strip().partition(":")
        word = head.rstrip().upper()
        depth += (word.endswith("BEGIN") or value.strip().upper() == "BEGIN:VCARD") - (word == "END")
        if depth <= 1:
            kept.append(line)
        elif word == "FN" and value.strip():
            relations.append(FoundRelation("agent", unescape_text(value).strip()))
    return kept


def card_of(facts: CardFacts) -> CardRead:
    """Make the one thing a card is about out of what its lines told."""
    take_labels(facts)
    if facts.guessed:
        facts.repairs.append(
            _("Some letters were read as Windows-1252, because they are no UTF-8 and no character set is named.")
        )
    points = facts.points
    if facts.addresses_written and not any(point.kind == "address" for point in points):
        points = points + facts.addresses_written
    display = _display(facts)
    thing: FoundPerson | FoundOrganisation | FoundOther
    if facts.kind == "group":
        thing = FoundOther("group", display)
    elif facts.kind in ("org", "organization", "organisation") or (facts.company and not facts.names):
        name = facts.organisations[0][1] if facts.organisations else ""
        thing = FoundOrganisation(name or display, _keys(facts), tuple(points), tuple(facts.notes))
    elif display and facts.kind in ("", "individual"):
        thing = _person(facts, display, tuple(points))
    else:
        facts.repairs.append(_("The card names nobody; it is kept as written."))
        thing = FoundOther("card", display)
    return CardRead(thing, facts.uid, facts.version, tuple(facts.members), tuple(facts.repairs))


def _person(facts: CardFacts, display: str, points: tuple[FoundContactPoint, ...]) -> FoundPerson:
    """Make the person."""
    given, family, additional, prefix, suffix = facts.names[0] if facts.names else ("", "", "", "", "")
    phonetic = facts.phonetic
    name = FoundName(
        display,
        given,
        family,
        additional,
        prefix,
        suffix,
        ", ".join(facts.nicknames) if facts.nicknames else "",
        phonetic.get("X-PHONETIC-FIRST-NAME", "") if phonetic else "",
        phonetic.get("X-PHONETIC-LAST-NAME", "") if phonetic else "",
    )
    return FoundPerson(
        name,
        _keys(facts),
        points,
        affiliations(facts),
        tuple(facts.dates),
        tuple(dict.fromkeys(facts.tags)),
        tuple(facts.notes),
        tuple(facts.relations),
        (),
        tuple(facts.fields),
        facts.pronouns[0] if facts.pronouns else "",
    )


def _display(facts: CardFacts) -> str:
    """Give the name to show: FN, else N, ORG, NICKNAME, EMAIL, TEL in this order."""
    if facts.displays:
        return facts.displays[0]
    if facts.names:
        given, family, additional, prefix, suffix = facts.names[0]
        return " ".join(part for part in (prefix, given, additional, family, suffix) if part)
    choices = [name for _group, name, _department in facts.organisations if name] + facts.nicknames
    for kind in ("mail", "phone"):
        choices += [point.value for point in facts.points if point.kind == kind]
    return choices[0] if choices else ""


def _keys(facts: CardFacts) -> tuple[str, ...]:
    """Give the identity keys of a card, each once."""
    keys = dict.fromkeys(facts.keys)
    return (f"uid:{facts.uid}", *keys) if facts.uid else tuple(keys)


def affiliations(facts: CardFacts) -> tuple[FoundAffiliation, ...]:
    """Join organisations with titles: those of the same group, else in their order; ROLE stands in for a title."""
    titles = facts.titles or facts.roles
    if facts.titles:
        facts.fields += [("role", text) for _group, text in facts.roles]
    if len(facts.organisations) == 1 and len(titles) <= 1:
        _group, name, department = facts.organisations[0]
        return (FoundAffiliation(name, titles[0][1] if titles else "", department),)
    waiting = list(titles)
    found: list[FoundAffiliation] = []
    for group, name, department in facts.organisations:
        fitting = next((title for title in waiting if group and title[0] == group), None)
        if fitting is None:
            fitting = next((title for title in waiting if not title[0]), None)
        if fitting is not None:
            waiting.remove(fitting)
        found.append(FoundAffiliation(name, fitting[1] if fitting else "", department))
    return (*found, *(FoundAffiliation("", title) for _group, title in waiting))


def take_labels(facts: CardFacts) -> None:
    """Give values of a group the label that its X-ABLABEL line has."""
    for kind, group, place in facts.grouped:
        label = plain_label(facts.labels.get(group, ""))
        if not label:
            continue
        if kind == "points":
            facts.points[place] = facts.points[place]._replace(label=label)
        elif kind == "relations":
            facts.relations[place] = facts.relations[place]._replace(kind=label)
        elif label == "anniversary":
            facts.dates[place] = FoundDate("anniversary", facts.dates[place].date)
        else:
            facts.dates[place] = facts.dates[place]._replace(label=label)
