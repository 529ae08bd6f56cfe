# SPDX-License-Identifier: GPL-3.0-or-later
"""What the owner wrote, shared, liked and kept: the lists of an archive (Mastodon 2.x to 4.x, ActivityPub).

A post that everybody can see, or every follower, is a contribution; one to the people it mentions is a message.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.records import (
    FoundContribution,
    FoundInteraction,
    FoundLearning,
    PersonRef,
    Record,
    Refused,
    Skipped,
)
from coterie.domain.texts import _
from coterie.importers.mastodon.addresses import CHANNEL, account_key, address_of_mention
from coterie.importers.text.delimited import place_of
from coterie.importers.text.encodings import encoding_of, open_lines
from coterie.importers.text.html_text import plain_text
from coterie.importers.text.json_files import json_items, looks_like_json
from coterie.importers.text.json_values import excerpt_text, kept_text, object_at, objects_at, text_at, texts_at
from coterie.importers.text.written_dates import read_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Member, Wishes
    from coterie.domain.moments import Moment

Item = Record | Refused | Skipped

_EVERYBODY = frozenset(("https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"))
#: What is kept of a message whose text is not ticked.
_WITHOUT_TEXT = (
    "id", "type", "actor", "attributedTo", "published", "url", "inReplyTo", "to", "cc", "tag", "conversation",
    "context",
)  # fmt: skip
_TITLE_LENGTH = 200
_FOLLOWERS = "/followers"


class _Post(NamedTuple):
    """A post with what is known of it."""

    activity: dict[str, object]
    post: dict[str, object]
    place: str
    at: Moment


class Posts:
    """Makes contributions and messages of the outbox."""

    def __init__(self, wishes: Wishes, address: str) -> None:
        """Take what was ticked, and the owner's own account ("" = unknown)."""
        self._with_text = "message-text" in wishes.include
        self._mine = {key for key in wishes.me if key.startswith("mastodon:")} | (
            {account_key(address)} - {"mastodon:"}
        )

    def read(self, member: Member) -> Iterator[Item]:
        """Make an item of each activity."""
        for item in json_items(member, "orderedItems"):
            if isinstance(item, Refused):
                yield item if self._with_text else item._replace(excerpt="")
            else:
                yield self._item(item.place, item.value)

    def _item(self, place: str, activity: object) -> Item:
        """Make an item of an activity: a post, a shared post, or neither."""
        if not isinstance(activity, dict):
            return Refused(place, _("This is no post."), excerpt_text(activity))
        kind = text_at(activity, "type")
        if kind not in ("Create", "Announce"):
            reason = _("This is no post.")
            return Skipped(place, _("an activity of another kind")) if kind else Refused(place, reason, "")
        post = object_at(activity, "object")
        at = read_moment(text_at(activity, "published") or text_at(post, "published"))
        if kind == "Announce":
            return _shared(place, activity, at)
        if not post or at is None:
            reason = _("The date cannot be read.") if post else _("This is no post.")
            return Refused(place, reason, excerpt_text(_without_texts(activity)))
        return self._post(_Post(activity, post, place, at))

    def _post(self, found: _Post) -> Item:
        """Tell a message to some people from what was written for all."""
        seen_by = {*_audience(found.post), *_audience(found.activity)}
        people = self._people(found.post)
        key = f"mastodon:post:{_identity(found)}"
        if not seen_by & _EVERYBODY and (people or not any(each.endswith(_FOLLOWERS) for each in seen_by)):
            return self._message(found, key, people)
        text = plain_text(text_at(found.post, "content"))
        kind = "comment" if text_at(found.post, "inReplyTo") else "post"
        title = plain_text(text_at(found.post, "summary")) or text.split("\n", 1)[0]
        url = text_at(found.post, "url") or text_at(found.post, "id")
        thing = FoundContribution(
            kind, found.at, title[:_TITLE_LENGTH], url, text, people=people, topics=_hashtags(found.post)
        )
        return Record(key, found.place, kept_text(found.activity), thing)

    def _message(self, found: _Post, key: str, people: tuple[PersonRef, ...]) -> Item:
        """Make a message of a post to the people it mentions."""
        if not people:
            return Skipped(found.place, _("written to nobody else"))
        thread = text_at(found.post, "conversation") or text_at(found.post, "context")
        text = plain_text(text_at(found.post, "content")) if self._with_text else ""
        raw = kept_text(found.activity if self._with_text else _without_texts(found.activity))
        thing = FoundInteraction("message", CHANNEL, "out", found.at, people, text, thread, len(people))
        return Record(key, found.place, raw, thing)

    def _people(self, post: dict[str, object]) -> tuple[PersonRef, ...]:
        """Name who is mentioned, without the owner."""
        found: dict[str, PersonRef] = {}
        for tag in objects_at(post, "tag"):
            address = address_of_mention(text_at(tag, "name"), text_at(tag, "href"))
            if text_at(tag, "type") == "Mention" and address and account_key(address) not in self._mine:
                found.setdefault(address, PersonRef(f"@{address}", (account_key(address),)))
        return tuple(found.values())


def read_links(member: Member, kind: str, wishes: Wishes) -> Iterator[Item]:
    """Make an item of each post the owner liked (`likes`) or kept (`bookmarks`), known by its link alone."""
    wanted = ("reactions" if kind == "likes" else "saved-posts") in wishes.include
    for place, link in _links(member):
        if isinstance(link, Refused):
            yield link
        elif not link.startswith(("http://", "https://")):
            yield Refused(place, _("This is no link to a post."), link[:500])
        elif not wanted:
            yield Skipped(place, _("not ticked"))
        elif kind == "likes":
            yield Record(f"mastodon:like:{link}", place, kept_text(link), FoundContribution("reaction", None, url=link))
        else:
            thing = FoundLearning(link.partition("://")[2][:_TITLE_LENGTH], "post", "Mastodon", link)
            yield Record(f"mastodon:bookmark:{link}", place, kept_text(link), thing)


def _links(member: Member) -> Iterator[tuple[str, str | Refused]]:
    """Give the links of a list in JSON, or of a table with one in each row."""
    if looks_like_json(member.head()):
        for item in json_items(member, "orderedItems"):
            if isinstance(item, Refused):
                yield item.place, item
            else:
                link = text_at(item.value) or text_at(item.value, "id")
                yield item.place, link or Refused(item.place, _("This is no link to a post."), excerpt_text(item.value))
        return
    for number, line in enumerate(open_lines(member, encoding_of(member)), 1):
        if link := line.strip().strip('",;'):
            yield place_of(number), link


def _shared(place: str, activity: dict[str, object], at: Moment | None) -> Item:
    """Make a contribution of a post of somebody else's that was passed on."""
    link = text_at(activity, "object") or text_at(activity, "object", "id")
    if not link:
        return Refused(place, _("This is no post."), excerpt_text(activity))
    key = text_at(activity, "id") or f"{link}:{at.text if at else ''}"
    repairs = () if at else (_("The date cannot be read."),)
    thing = FoundContribution("repost", at, link.partition("://")[2][:_TITLE_LENGTH] or link, link)
    return Record(f"mastodon:share:{key}", place, kept_text(activity), thing, repairs)


def _identity(found: _Post) -> str:
    """Give what tells a post from others in every export."""
    return text_at(found.post, "id") or text_at(found.activity, "id") or f"{found.at.text}:{found.place}"


def _audience(thing: dict[str, object]) -> list[str]:
    """Give whom something was sent to; one alone may stand without a list."""
    return [text for key in ("to", "cc") for text in (texts_at(thing, key) or [text_at(thing, key)]) if text]


def _hashtags(post: dict[str, object]) -> tuple[str, ...]:
    """Give the hashtags without their mark."""
    tags = (text_at(tag, "name").lstrip("#") for tag in objects_at(post, "tag") if text_at(tag, "type") == "Hashtag")
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def _without_texts(activity: dict[str, object]) -> dict[str, object]:
    """Keep of a message what says who wrote to whom and when."""
    post = object_at(activity, "object")
    kept = {key: activity[key] for key in _WITHOUT_TEXT if key in activity}
    return {**kept, "object": {key: post[key] for key in _WITHOUT_TEXT if key in post}}
