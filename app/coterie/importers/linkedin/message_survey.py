# SPDX-License-Identifier: GPL-3.0-or-later
"""The first look at messages: who speaks to whom in which conversation (LinkedIn data archive, 2018 to 2026).

Messages repeat the same sender and receivers over and over: a *turn* is one such combination in one conversation.
What takes thought is done once a turn, so that a message costs little more than reading it.
"""

from __future__ import annotations

from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from coterie.importers.linkedin.first_look import rows_with_news
from coterie.importers.linkedin.owner import Owner, folded_name, slug_of
from coterie.importers.text.names import plain_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coterie.importers.text.delimited import Cells, Sheet

#: Stands in the markup of sponsored messages only.
SPONSORED_MARK = "spinmail"

#: Any other word in the columns for drafts than these marks one.
_SENT = frozenset(("", "No", "NO", "no", "False", "FALSE", "false"))
_CLOSED = frozenset(("", "linkedin member"))
_NO_PERSON_ENDS = ("the linkedin team", "at linkedin jobs")
_NO_PERSON_PARTS = (" from linkedin", "@ linkedin")


def is_closed(name: str) -> bool:
    """Say whether a name is what LinkedIn writes for an account that is gone."""
    return folded_name(name) in _CLOSED


def is_no_person(name: str) -> bool:
    """Say whether a name is that of a team or a system."""
    folded = folded_name(name)
    return folded.endswith(_NO_PERSON_ENDS) or any(part in folded for part in _NO_PERSON_PARTS)


class MessageColumns(NamedTuple):
    """Where the columns are; -1 is an empty cell."""

    conversation: int
    sender: int
    sender_url: int
    to: int
    to_urls: int
    date: int
    subject: int
    content: int
    attachments: int
    draft: int
    draft_conversation: int
    direction: int

    @classmethod
    def of(cls, sheet: Sheet) -> MessageColumns:
        """Find the columns of any generation."""
        titles = (
            "conversation id", "from", "sender profile url", "to", "recipient profile urls", "date", "subject",
            "content", "attachments", "is message draft", "is conversation draft", "direction",
        )  # fmt: skip
        return cls(*map(sheet.column, titles))

    @property
    def people(self) -> tuple[int, ...]:
        """Give the columns that make a turn."""
        return (self.conversation, self.sender, self.sender_url, self.to, self.to_urls, self.direction)

    def turn_of(self) -> Callable[[Cells], tuple[str, ...]]:
        """Give what takes the cells out of a row that make its turn."""
        return itemgetter(*self.people)


class Conversation:
    """Who takes part in a conversation.

    slugs: profiles in the order they were met. names: by folded name, the slug it goes with ("" = none seen) and the
    name as written.
    """

    __slots__ = ("names", "slugs")

    def __init__(self) -> None:
        """Begin with nobody."""
        self.slugs: dict[str, None] = {}
        self.names: dict[str, tuple[str, str]] = {}

    def meet(self, slug: str, name: str) -> None:
        """Add somebody; a name keeps the first slug it is seen with."""
        if slug:
            self.slugs.setdefault(slug)
        folded = folded_name(name)
        if folded not in _CLOSED and not self.slug_of_name(folded):
            self.names[folded] = (slug, plain_name(name))

    def slug_of_name(self, folded: str) -> str:
        """Give the slug that goes with a name in this conversation, "" for none."""
        return self.names.get(folded, ("", ""))[0]


class Turn(NamedTuple):
    """One combination of sender and receivers. direction: as the file says it (2018), else ""."""

    conversation: Conversation
    slug: str
    name: str
    to_slugs: tuple[str, ...]
    to_name: str
    direction: str


class MessageSurvey(NamedTuple):
    """All turns of an archive, and the names people go by, by slug.

    A turn is found by the hash of its cells: 64 bits, which take a tenth of the memory of the texts.
    """

    turns: dict[int, Turn]
    names: dict[str, str]

    def likely_owner(self, owner: Owner) -> str:
        """Give the profile that most often stands where the owner's name stands, "" when none does."""
        seen: Counter[str] = Counter()
        for turn in self.turns.values():
            if turn.slug and folded_name(turn.name) in owner.names:
                seen[turn.slug] += 1
            if len(turn.to_slugs) == 1 and folded_name(turn.to_name) in owner.names:
                seen[turn.to_slugs[0]] += 1
        return max(sorted(seen), key=lambda slug: seen[slug], default="")

    def names_of(self, slugs: frozenset[str]) -> frozenset[str]:
        """Give the names these profiles write under, in the spelling that compares."""
        return frozenset(
            folded_name(turn.name) for turn in self.turns.values() if turn.slug in slugs and not is_closed(turn.name)
        )


def survey(sheets: Iterable[Sheet]) -> MessageSurvey:
    """Look through messages once; drafts and sponsored messages say nothing about who speaks to whom."""
    turns: dict[int, Turn] = {}
    names: dict[str, str] = {}
    conversations: dict[str, Conversation] = {}
    for sheet in sheets:
        at = MessageColumns.of(sheet)
        turn_of = at.turn_of()
        seen: set[int] = set()
        for beginning, cells in rows_with_news(sheet, seen, max(at.people)):
            number = hash(turn_of(cells))
            if is_left_out(cells, at):
                continue
            seen.add(beginning)
            if number in turns:
                continue
            talk = cells[at.conversation]
            conversation = (conversations.setdefault(talk, Conversation())) if talk else Conversation()
            turns[number] = _turn(cells, at, conversation, names)
    return MessageSurvey(turns, names)


def is_left_out(cells: Cells, at: MessageColumns) -> bool:
    """Say whether a row is a draft or sponsored."""
    return is_draft(cells, at) or SPONSORED_MARK in cells[at.content]


def is_draft(cells: Cells, at: MessageColumns) -> bool:
    """Say whether a row was never sent."""
    return cells[at.draft] not in _SENT or cells[at.draft_conversation] not in _SENT


def _turn(cells: Cells, at: MessageColumns, conversation: Conversation, names: dict[str, str]) -> Turn:
    """Read a new combination of people, and learn names from it."""
    slug, name, to_name = slug_of(cells[at.sender_url]), cells[at.sender].strip(), cells[at.to].strip()
    to_slugs = receivers(cells[at.to_urls])
    conversation.meet(slug, name)
    if slug and not is_closed(name):
        names.setdefault(slug, name)
    if len(to_slugs) == 1:
        conversation.meet(to_slugs[0], to_name)
        if not is_closed(to_name):
            names.setdefault(to_slugs[0], to_name)
    elif not to_slugs and "," not in plain_name(to_name):
        conversation.meet("", to_name)  # no comma: one person, and not a list of them
    for each in to_slugs:
        conversation.slugs.setdefault(each)
    return Turn(conversation, slug, name, to_slugs, to_name, cells[at.direction].strip().upper())


def receivers(urls: str) -> tuple[str, ...]:
    """Read the profiles of receivers; both a comma and a semicolon are seen between them."""
    if "," not in urls and ";" not in urls:
        slug = slug_of(urls)
        return (slug,) if slug else ()
    parts = (slug_of(part) for part in urls.replace(";", ",").split(","))
    return tuple(dict.fromkeys(slug for slug in parts if slug))
