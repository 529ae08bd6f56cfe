# SPDX-License-Identifier: GPL-3.0-or-later
"""How people are related to each other: the kinds that can be typed, and how each is said from both sides.

A relation is kept with the person whose page it is read on: `kind` says what the other one is to them. Kinds that came
with a file stand as they were written.
"""

from __future__ import annotations

from typing import NamedTuple

from coterie.domain.errors import BadValue
from coterie.domain.folding import fold
from coterie.domain.texts import _

COLLEAGUE, MANAGER, PARTNER, MENTOR, INTRODUCER = "colleague", "manager", "partner", "mentor", "introducer"
KINDS = (COLLEAGUE, MANAGER, PARTNER, MENTOR)
#: Both are the same to each other.
MUTUAL = frozenset({COLLEAGUE, PARTNER, "friend", "sibling", "spouse"})
LONGEST_NAME = 200


class TypedRelation(NamedTuple):
    """A relation as it was typed. kind: what the one is to the other; turned: what the person of the page is to `name`.

    "mentor of Leila", typed on Amara's page, is turned: Amara is the mentor.
    """

    kind: str
    name: str
    turned: bool = False


def phrases() -> tuple[tuple[str, str, bool], ...]:
    """Give what can be typed, each with its kind and whether it is turned; the first of a kind is how it is said."""
    return tuple((way, kind, turned) for ways, kind, turned in _phrases() for way in ways.split("|"))


def _phrases() -> tuple[tuple[str, str, bool], ...]:
    # Translators: these are typed. A language may give several ways, parted by |, such as "socio de|socia de".
    return (
        (_("works with"), COLLEAGUE, False),
        (_("reports to"), MANAGER, False),
        (_("manager of"), MANAGER, True),
        (_("manages"), MANAGER, True),
        (_("partner of"), PARTNER, False),
        (_("introduced by"), INTRODUCER, False),
        (_("introduced you to"), INTRODUCER, True),
        (_("mentor of"), MENTOR, True),
        (_("mentors"), MENTOR, True),
        (_("mentored by"), MENTOR, False),
    )


def typed_relation(text: str) -> TypedRelation:
    """Read a relation as it is typed: "mentor of Leila"; BadValue where the kind or the name is missing."""
    words = " ".join(text.split())
    folded = fold(words)
    for phrase, kind, turned in sorted(phrases(), key=lambda one: -len(one[0])):
        start = fold(phrase) + " "
        if folded.startswith(start):
            name = " ".join(words.split()[len(phrase.split()) :])
            return TypedRelation(kind, name[:LONGEST_NAME], turned)
    raise BadValue(
        _("“{0}” does not say how they are related.").format(words[:LONGEST_NAME]),
        _("Write works with, reports to, partner of, introduced by or mentor of, and a name."),
    )


def spoken_relation(kind: str, *, inverse: bool) -> str:
    """Say a relation before the name of the other one; inverse: it was written down on the other one's page."""
    said = {
        COLLEAGUE: (_("Works with"), _("Works with")),
        MANAGER: (_("Reports to"), _("Manager of")),
        PARTNER: (_("Partner of"), _("Partner of")),
        MENTOR: (_("Mentored by"), _("Mentor of")),
        INTRODUCER: (_("Introduced by"), _("Introduced you to")),
    }.get(kind)
    if said is not None:
        return said[1] if inverse else said[0]
    name = kind[:1].upper() + kind[1:] if kind else _("Related to")
    if not inverse or kind in MUTUAL:
        return name
    return _("{kind} of").format(kind=name)
