# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the card of facts: what each one is, how it is read, and how it is typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coterie.domain.joined_words import joined
from coterie.domain.note_markup import is_safe_link
from coterie.domain.person_pages import DAY, FIELD
from coterie.domain.readable_addresses import readable_address
from coterie.domain.relations import INTRODUCER, spoken_relation
from coterie.domain.remembered_dates import spoken_remembered
from coterie.domain.spoken_dates import spoken_every
from coterie.domain.texts import _, counted
from coterie.ui.pages.people.contact.shown import CadenceShown, FactShown, FactsShown, RelationShown
from coterie.ui.pages.people.contact.wording import mark_word
from coterie.ui.parts.covers import bare, is_marked, marked_like

if TYPE_CHECKING:
    from coterie.domain.people import Relationship
    from coterie.domain.person_pages import Fact, PersonPage

_ICONS = {
    "mail": "mail", "phone": "phone", "url": "globe", "address": "map-pin", "handle": "at-sign",
    "messenger": "message-circle", "birthday": "cake", "anniversary": "calendar", FIELD: "tag",
}  # fmt: skip
#: So many communities are named.
_COMMUNITIES = 6
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
#: Sites that are named for what they are.
_SITES = {"linkedin.com": "LinkedIn", "github.com": "GitHub", "mastodon.social": "Mastodon"}


def addable() -> tuple[tuple[str, str, str], ...]:
    """List the kinds of facts that can be added: kind, text, picture."""
    return tuple(
        (kind, text, _ICONS.get(kind, "calendar"))
        for kind, text in (
            ("mail", _("Mail address")),
            ("phone", _("Phone number")),
            ("url", _("Link")),
            ("address", _("Address")),
            ("messenger", _("Messenger")),
            ("birthday", _("Birthday")),
            ("other", _("Day to remember")),
        )
    )


def kind_word(kind: str) -> str:
    """Name a kind of fact."""
    words = {key: text for key, text, _icon in addable()}
    return {**words, "handle": _("Handle"), "anniversary": _("Anniversary")}.get(kind, _("Day to remember"))


def icon_of(kind: str) -> str:
    """Give the picture of a kind of fact."""
    return _ICONS.get(kind, "calendar")


def facts_of(page: PersonPage) -> FactsShown:
    """Give the card of facts."""
    facts = tuple(_fact(fact) for fact in page.facts)
    cadence = None if page.is_owner else cadence_of(page)
    legend = ""
    if any(fact.mark for fact in facts) or any(note.mark for note in page.notes):
        legend = _("Private: it leaves only when you choose it by name.")
    if is_marked(page.row.name):
        return FactsShown(facts, cadence, _("Read out as “hidden”"), "eye-off", communities_of(page))
    return FactsShown(facts, cadence, legend, communities=communities_of(page))


def communities_of(page: PersonPage) -> str:
    """Say where somebody belongs, as what; the first few by name."""
    named = [
        _("{community} ({role})").format(community=one.name, role=one.role) if one.role else one.name
        for one in page.communities[:_COMMUNITIES]
    ]
    more = len(page.communities) - len(named)
    if more:
        named.append(counted("{n} more", "{n} more", more))
    return _("Belongs to {0}").format(joined(named)) if named else ""


def cadence_of(page: PersonPage) -> CadenceShown:
    """Say how often to be in touch."""
    rule = page.cadence
    label = _("Cadence, from #{tag}").format(tag=page.cadence_tag) if rule and page.cadence_tag else _("Cadence")
    if rule is None:
        return CadenceShown(label, _("None"), 0)
    every = spoken_every(rule.every_days)
    return CadenceShown(label, every[:1].upper() + every[1:], rule.every_days)


def _fact(kept: Fact) -> FactShown:
    """Say a fact. What is typed and where it leads stays true while blur covers what is read."""
    fact = bare(kept)
    label = marked_like(fact.label, kept.label) if fact.key.holder == FIELD else _label(fact, kept)
    value = _read(fact)
    typed = value if fact.key.holder == DAY else fact.value
    value = marked_like(value, kept.value)
    marked = _(", {mark}").format(mark=mark_word(fact.mark)) if fact.mark else ""
    spoken = _("{label}: {value}{marked}").format(label=label, value=value.replace("\n", ", "), marked=marked)
    return FactShown(
        fact.key, fact.kind, icon_of(fact.kind), label, value, typed, fact.label, fact.mark, opens_of(fact), spoken
    )


def _read(fact: Fact) -> str:
    """Give a value as it is read: a date in words, an address of the web without what all of them begin with."""
    if fact.key.holder == DAY:
        return spoken_remembered(fact.value)
    if fact.kind == "url" and is_safe_link(fact.value):
        shown = fact.value.partition("://")[2].removeprefix("www.").rstrip("/")
        return readable_address(shown) or fact.value
    return fact.value


def _label(fact: Fact, kept: Fact) -> str:
    """Name a fact: by the user's own word where there is one, which blur covers as any other."""
    if fact.label:
        known = {"work": _("Work"), "home": _("Home"), "mobile": _("Mobile"), "cell": _("Mobile"), "other": _("Other")}
        own = marked_like(fact.label[:1].upper() + fact.label[1:], kept.label)
        return known.get(fact.label.casefold(), own)
    if fact.kind == "url" and _host(fact.value) in _SITES:
        return _SITES[_host(fact.value)]
    return kind_word(fact.kind)


def _host(address: str) -> str:
    return address.partition("://")[2].partition("/")[0].lower().removeprefix("www.")


def opens_of(fact: Fact) -> str:
    """Give the address that a fact leads to; "" where there is none that may be opened."""
    if fact.kind == "mail":
        address = f"mailto:{fact.value}"
    elif fact.kind == "phone":
        address = "tel:" + "".join(sign for sign in fact.value if sign.isdigit() or sign == "+")
    elif fact.kind == "url":
        address = fact.value if _SCHEME.match(fact.value) else f"https://{fact.value}"
    else:
        return ""
    return address if is_safe_link(address) else ""


def relations_of(page: PersonPage) -> tuple[RelationShown, ...]:
    """Say how others are related to somebody, from this side."""
    through = page.known.through
    found = [_relation(one) for one in page.relations]
    if through is not None:
        said = spoken_relation(INTRODUCER, inverse=False)
        found.insert(0, RelationShown(0, said, through.name, through.id, removable=True))
    said = spoken_relation(INTRODUCER, inverse=True)
    found += [RelationShown(0, said, one.name, one.id, removable=False) for one in page.introduced]
    return tuple(found)


def _relation(one: Relationship) -> RelationShown:
    said = spoken_relation(one.kind, inverse=one.inverse)
    return RelationShown(one.id, said, one.name, one.person.id if one.person else 0, removable=True)
