# SPDX-License-Identifier: GPL-3.0-or-later
"""What is gathered while the lines of a card are read: heads of lines, and the facts they bring."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coterie.domain.card_labels import Types
from coterie.domain.card_values import component, plain_from_quoted_printable, text_list
from coterie.domain.content_lines import split_unescaped, unescape_text
from coterie.domain.records import FoundContactPoint

if TYPE_CHECKING:
    from coterie.domain.content_lines import ContentLine
    from coterie.domain.records import FoundDate, FoundRelation

#: Takes in the value of a line; the readers stand in `coterie.domain.card_properties`.
Reader = Callable[["CardFacts", "Head", str], None]


class Head(Types):
    """The part of a line before its colon: which reader it needs and what its parameters say."""

    __slots__ = ("group", "is_text", "key", "read")

    def __init__(self, line: ContentLine, read: Reader | None, *, is_text: bool) -> None:
        """Take the head of a line; a property that the program has no place for has no reader."""
        super().__init__(line.params)
        self.group = line.group.upper()
        self.key = line.key
        self.read = read
        self.is_text = is_text


_new = tuple.__new__  # ninety thousand times for ten thousand cards


class CardFacts:
    """What the lines of one card have told so far; lists keep the order of the lines."""

    __slots__ = (
        "addresses_written",
        "cards_begun",
        "company",
        "dates",
        "displays",
        "fields",
        "grouped",
        "guessed",
        "keys",
        "kind",
        "labels",
        "members",
        "names",
        "nicknames",
        "notes",
        "organisations",
        "phonetic",
        "points",
        "pronouns",
        "region",
        "relations",
        "repairs",
        "roles",
        "tags",
        "titles",
        "uid",
        "version",
    )

    def __init__(self, region: str) -> None:
        """Begin with nothing known; `region` is where phone numbers without a country are."""
        self.region = region
        self.cards_begun = 0
        self.version = self.uid = self.kind = ""
        self.company = self.guessed = False
        self.displays: list[str] = []
        self.names: list[tuple[str, str, str, str, str]] = []
        self.nicknames: list[str] = []
        self.phonetic: dict[str, str] = {}
        self.pronouns: list[str] = []
        self.organisations: list[tuple[str, str, str]] = []
        self.titles: list[tuple[str, str]] = []
        self.roles: list[tuple[str, str]] = []
        self.points: list[FoundContactPoint] = []
        self.addresses_written: list[FoundContactPoint] = []
        self.dates: list[FoundDate] = []
        self.tags: list[str] = []
        self.notes: list[str] = []
        self.relations: list[FoundRelation] = []
        self.fields: list[tuple[str, str]] = []
        self.keys: list[str] = []
        self.members: list[str] = []
        self.labels: dict[str, str] = {}
        self.grouped: list[tuple[str, str, int]] = []
        self.repairs: list[str] = []

    def text(self, head: Head, value: str) -> str:
        """Give a text value decoded."""
        if head.quoted_printable:
            value, guessed = plain_from_quoted_printable(unescape_text(value), head.charset)
            self.guessed = self.guessed or guessed
        elif "\\" in value:
            value = unescape_text(value)
        return value.strip()

    def components(self, head: Head, value: str, joiner: str) -> list[str]:
        """Give the components of a structured value, each decoded after the split."""
        if head.quoted_printable:
            return [self.text(head, part) for part in split_unescaped(value, ";")]
        if "\\" in value or "," in value:
            return [component(part, joiner) for part in split_unescaped(value, ";")]
        return list(map(str.strip, value.split(";")))

    def texts(self, head: Head, value: str, separator: str) -> list[str]:
        """Give a list of texts decoded, without the empty ones."""
        if head.quoted_printable:
            return [text for part in split_unescaped(value, separator) if (text := self.text(head, part))]
        return text_list(value, separator)

    def has_url(self, value: str) -> bool:
        """Say whether an address was told before: many cards carry a profile in URL and in X-SOCIALPROFILE."""
        return any(point.value == value and point.kind == "url" for point in self.points)

    def point(self, head: Head, kind: str, value: str, normalised: str, label: str) -> None:
        """Note a way to reach the person; its group may bring another label later."""
        if head.group:
            self.grouped.append(("points", head.group, len(self.points)))
        self.points.append(_new(FoundContactPoint, (kind, value, normalised, label, head.preferred)))
