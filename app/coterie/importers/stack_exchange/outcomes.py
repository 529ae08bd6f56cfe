# SPDX-License-Identifier: GPL-3.0-or-later
"""What entries of Stack Exchange become: memberships, contributions, topics, people, and answers to the owner.

Stack Exchange API 2.x, data dumps since 2009, Data Explorer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coterie.domain.records import (
    FoundContactPoint,
    FoundContribution,
    FoundInteraction,
    FoundMembership,
    FoundName,
    FoundOther,
    FoundPerson,
    PersonRef,
    Record,
    Refused,
    Skipped,
    Thing,
)
from coterie.domain.texts import _
from coterie.importers.stack_exchange.entries import (
    PLATFORM,
    SOMEBODY_ELSES,
    WRITTEN,
    Entry,
    Who,
    community,
    keys_of,
    profile_of,
)
from coterie.importers.text.json_values import excerpt_text, kept_text

if TYPE_CHECKING:
    from coterie.domain.foreign_files import Wishes
    from coterie.importers.stack_exchange.owner import Owner

Item = Record | Refused | Skipped

_TITLE = 200
#: The way to a question, an answer or a comment, where a record has no link to itself.
_WAYS = {"question": "q", "answer": "a", "post": "q", "comment": "posts/comments"}


@dataclass
class Outcomes:
    """Makes one item of each entry of a bundle. is_strict: other users come in only if they wrote to the owner (dumps).

    names: of users who answered the owner, by site and number. own_posts: what the owner wrote so far.
    """

    owner: Owner
    wishes: Wishes
    names: dict[tuple[str, str], str] = field(default_factory=dict)
    own_posts: set[tuple[str, str]] = field(default_factory=set)
    badges: dict[str, int] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)

    def item(self, entry: Entry, *, is_strict: bool = False) -> Item:
        """Make the item of an entry."""
        if not entry.kind:
            return Skipped(entry.place, _("a kind of record that is not read"))
        if entry.kind == SOMEBODY_ELSES:
            known = self.owner.numbers.get(entry.site) or self.owner.accounts
            return Skipped(entry.place, _("somebody else’s") if known else self.owner.unknown(entry))
        if entry.key in self.done:
            return Skipped(entry.place, _("the same record again"))
        made = self._made(entry, is_strict=is_strict)
        if isinstance(made, Record):
            self.done.add(entry.key)
        return made

    def _made(self, entry: Entry, *, is_strict: bool) -> Item:
        """Make the item of an entry that was not there before."""
        if self.owner.is_it(entry.site, entry.who):
            return self._own(entry)
        if entry.kind == "user":
            return self._user(entry, is_strict=is_strict)
        if entry.kind in WRITTEN and not entry.who.number:
            return self._nobodys(entry)
        if not self.owner.is_known_on(entry.site, entry.who):
            return Skipped(entry.place, self._why_unknown(entry))
        if entry.kind in WRITTEN and self._is_to_owner(entry):
            return self._written_to_owner(entry)
        return Skipped(entry.place, _("somebody else’s"))

    def _own(self, entry: Entry) -> Item:
        """Make what an entry of the owner's is."""
        if entry.kind in WRITTEN:
            if entry.kind != "comment":
                self.own_posts.add((entry.site, entry.number))
            return _record(entry, _contribution(entry))
        if entry.kind == "topic":
            if not entry.title:
                return Skipped(entry.place, _("no readable title"))
            return _record(entry, FoundOther("topic", entry.title[:_TITLE]))
        if entry.kind == "badge":
            if not entry.title:
                return Refused(entry.place, _("The badge has no name."), excerpt_text(entry.raw))
            return _record(entry, FoundMembership(community(entry.site), facts=self._counted(entry.facts)))
        since = entry.at.day() if entry.at is not None else ""
        place = community(entry.site, entry.site_name)
        return _record(entry, FoundMembership(place, since=since, facts=entry.facts))

    def _counted(self, facts: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        """Give a badge that comes again a name of its own."""
        numbered = []
        for name, value in facts:
            number = self.badges[name] = self.badges.get(name, 0) + 1
            numbered.append((name if number == 1 else f"{name} ({number})", value))
        return tuple(numbered)

    def _user(self, entry: Entry, *, is_strict: bool) -> Item:
        """Make a person of another user."""
        if is_strict:
            if (entry.site, entry.number) not in self.names:
                return Skipped(entry.place, _("somebody else’s"))
            if not self.wishes.wants_person("contributors", entry.who.name):
                return Skipped(entry.place, _("not ticked"))
        elif not self.owner.is_known_on(entry.site, entry.who) and self.owner.is_doubtful(entry.site):
            return Skipped(entry.place, self._why_unknown(entry))
        if not entry.who.name:
            return Refused(entry.place, _("The record has no name."), excerpt_text(entry.raw))
        return _record(entry, _person(entry))

    def _is_to_owner(self, entry: Entry) -> bool:
        """Say whether somebody answered or commented on what the owner wrote, or replied to the owner."""
        replied = entry.reply_to.number and self.owner.is_it(entry.site, entry.reply_to)
        return bool(replied) or (entry.kind in ("answer", "comment") and (entry.site, entry.parent) in self.own_posts)

    def _written_to_owner(self, entry: Entry) -> Item:
        """Make what passed from somebody to the owner."""
        name = entry.who.name or self.names.get((entry.site, entry.who.number), "")
        if not self.wishes.wants_person("contributors", name):
            return Skipped(entry.place, _("not ticked"))
        if not name:
            return Skipped(entry.place, _("by somebody whose name the files do not give"))
        if entry.at is None:
            return Refused(entry.place, _("The date cannot be read."), excerpt_text(_without_words(entry)))
        has_text = "message-text" in self.wishes.include
        people = (PersonRef(name, keys_of(entry.site, entry.who), create=True),)
        found = FoundInteraction(
            "comment", PLATFORM.lower(), "in", entry.at, people, entry.text if has_text else "",
            party=1, title=entry.title[:_TITLE],
        )  # fmt: skip
        return _record(entry if has_text else entry._replace(raw=_without_words(entry)), found)

    def _nobodys(self, entry: Entry) -> Item:
        """Say why a post without an owner is left out: a deleted account, or a query without that column."""
        if entry.who.name:
            return Skipped(entry.place, _("by somebody whose account is gone"))
        return Skipped(entry.place, _("the file does not say whose it is: add OwnerUserId or UserId to what is asked"))

    def _why_unknown(self, entry: Entry) -> str:
        """Say what has to be known before an entry can be read."""
        if not entry.who.number and not entry.who.account:
            return _("the file does not say whose it is: add OwnerUserId or UserId to what is asked")
        return self.owner.unknown(entry)


def _record(entry: Entry, thing: Thing) -> Record:
    """Make the record of an entry."""
    return Record(entry.key, entry.place, kept_text(entry.raw), thing, entry.repairs)


def _contribution(entry: Entry) -> FoundContribution:
    """Make what the owner wrote; somebody who is replied to has part in it."""
    url = entry.url
    if not url and entry.site:
        url = f"https://{entry.site}/{_WAYS[entry.kind]}/{entry.number}"
    people: tuple[PersonRef, ...] = ()
    if entry.reply_to.name:
        people = (PersonRef(entry.reply_to.name, keys_of(entry.site, entry.reply_to), role="replied to"),)
    return FoundContribution(
        entry.kind, entry.at, entry.title[:_TITLE], url, entry.text, community(entry.site), people, entry.topics,
        score=entry.score,
    )  # fmt: skip


def _person(entry: Entry) -> FoundPerson:
    """Make a person of a user, with the profile as what they are known by."""
    keys = keys_of(entry.site, entry.who)
    points = [FoundContactPoint("url", _link(key, entry.who), key) for key in keys]
    if entry.website:
        points.append(FoundContactPoint("url", entry.website))
    fields = (("Location", entry.location),) if entry.location else ()
    return FoundPerson(FoundName(entry.who.name), keys, tuple(points), fields=fields)


def _link(key: str, who: Who) -> str:
    """Give the address of a profile, as written where it is there."""
    return who.link if who.link and not key.startswith("se:account:") else profile_of(key)


def _without_words(entry: Entry) -> dict[str, object]:
    """Give the record without what somebody wrote."""
    return {key: value for key, value in entry.raw.items() if key not in entry.words}
