# SPDX-License-Identifier: GPL-3.0-or-later
"""What the owner posted, answered and liked (X and Twitter archives, 2018 to 2026).

An answer to somebody the owner follows is something between the two; everything else is a contribution.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from coterie.domain.records import FoundContribution, FoundInteraction, Record, Refused, Skipped
from coterie.domain.texts import _
from coterie.importers.text.json_files import json_items
from coterie.importers.text.json_values import excerpt_text, kept_text, object_at, objects_at, text_at
from coterie.importers.text.written_dates import read_moment
from coterie.importers.x.people import CHANNEL, Account, account_number, mentions_of, post_of, replied_handle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Member, Wishes
    from coterie.domain.moments import Moment
    from coterie.importers.x.archive import Archive

Item = Record | Refused | Skipped
_TITLE_LENGTH = 200
#: `Wed Oct 10 20:19:24 +0000 2018`.
_CLOCKED = re.compile(r"\w{3} (\w{3}) (\d{1,2}) (\d{2}:\d{2}:\d{2}) ([+-]\d{4}) (\d{4})\Z")


def read_posts(archive: Archive, member: Member) -> Iterator[Item]:
    """Make an item of each post."""
    for item in json_items(member):
        yield item if isinstance(item, Refused) else _post(archive, item.place, item.value)


def read_likes(member: Member, wishes: Wishes) -> Iterator[Item]:
    """Make a contribution of each post the owner liked, if that was ticked; no like has a date."""
    for item in json_items(member):
        if isinstance(item, Refused):
            yield item
            continue
        like = object_at(item.value, "like")
        number = account_number(like, "tweetId")
        if not number:
            yield Refused(item.place, _("This is no post."), excerpt_text(item.value))
        elif "reactions" not in wishes.include:
            yield Skipped(item.place, _("not ticked"))
        else:
            text = html.unescape(text_at(like, "fullText"))
            thing = FoundContribution("reaction", None, title_of(text), text_at(like, "expandedUrl"), text)
            yield Record(f"x:like:{number}", item.place, kept_text(item.value), thing)


def read_clock(written: str) -> Moment | None:
    """Read the moment of a post or a message, in either of the forms in use."""
    match = _CLOCKED.match(written)
    if match is None:
        return read_moment(written)
    month, day, clock, zone, year = match.groups()
    return read_moment(f"{day} {month} {year} {clock} {'UTC' if zone == '+0000' else zone}")


def title_of(text: str) -> str:
    """Give the first line, shortened."""
    return text.strip().partition("\n")[0].strip()[:_TITLE_LENGTH]


def _post(archive: Archive, place: str, value: object) -> Item:
    """Make an item of a post: shared, answered to somebody, or the owner's own."""
    post = post_of(value)
    number, at = account_number(post, "id_str", "id"), read_clock(text_at(post, "created_at"))
    text = _text(post)
    if not number or at is None:
        reason = _("The date cannot be read.") if number else _("This is no post.")
        return Refused(place, reason, excerpt_text(value))
    key, raw = f"x:post:{number}", kept_text(value)
    answered = _answered(archive, post)
    if answered is not None and answered.number in archive.followed:
        thread = text_at(post, "in_reply_to_status_id_str")
        spoken = FoundInteraction("comment", CHANNEL, "out", at, (answered.ref(),), text, thread, 1)
        return Record(key, place, raw, spoken)
    kind = "repost" if text.startswith("RT @") else "comment" if answered is not None else "post"
    others = {each.number: each for each in (*([answered] if answered else []), *mentions_of(post))}
    people = tuple(each.ref() for each in others.values() if each.number != archive.owner)
    url = f"https://x.com/{archive.mine.handle or 'i/web'}/status/{number}"
    topics = tuple(dict.fromkeys(text_at(tag, "text") for tag in objects_at(post, "entities", "hashtags")))
    likes = text_at(post, "favorite_count")
    thing = FoundContribution(
        kind, at, title_of(text), url, text, people=people, topics=tuple(filter(None, topics)), score=likes
    )
    return Record(key, place, raw, thing)


def _answered(archive: Archive, post: dict[str, object]) -> Account | None:
    """Give whom a post answers to, None for nobody else."""
    number = account_number(post, "in_reply_to_user_id_str", "in_reply_to_user_id")
    if not number or number == archive.owner:
        return None
    known = archive.directory.account(number)
    return known if known.called else Account(number, replied_handle(post))


def _text(post: dict[str, object]) -> str:
    """Give the words of a post with the links as they were meant."""
    text = text_at(post, "full_text") or text_at(post, "text")
    for link in objects_at(post, "entities", "urls"):
        short, whole = text_at(link, "url"), text_at(link, "expanded_url")
        if short and whole:
            text = text.replace(short, whole)
    return html.unescape(text)
