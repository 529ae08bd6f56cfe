# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers of the Stack Exchange API 2.x saved to files: wrappers with `items`, or the items alone.

Every text in them is escaped as for a web page once (`O&#39;Neil`); clocks are seconds since 1970.
Any field may be missing: whoever asked could leave it out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.records import Refused
from coterie.domain.stack_exchange_addresses import site_named_in, site_of
from coterie.domain.texts import _
from coterie.importers.stack_exchange.entries import WRITTEN, Entry, Who
from coterie.importers.text.html_pieces import unescaped
from coterie.importers.text.html_text import plain_text
from coterie.importers.text.json_files import JsonItem, head_keys, json_items, json_object
from coterie.importers.text.json_values import excerpt_text, number_at, object_at, text_at, texts_at, value_at
from coterie.importers.text.written_dates import epoch_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Member

#: Keys that only this service's items have, any of which tells a file without its wrapper.
_STRONG = (
    {"question_id", "tags"}, {"question_id", "answer_count"}, {"question_id", "is_answered"},
    {"answer_id", "is_accepted"}, {"answer_id", "question_id"},
    {"badge_id", "rank"}, {"badge_id", "badge_type"}, {"comment_id", "post_id"},
    {"user_id", "badge_counts"}, {"user_id", "user_type", "reputation"}, {"post_id", "post_type"},
    {"tag_name", "answer_score"}, {"tag_name", "question_score"}, {"site_url", "site_name"},
)  # fmt: skip
_WRAPPER = ("has_more", "quota_remaining", "quota_max", "backoff")
_PICTURES = frozenset(("profile_image", "icon_url", "avatar", "logo_url"))
_PROFILE_FACTS = ("reputation", "question_count", "answer_count", "user_type")
_WORDS = ("body", "body_markdown", "title")


class _Layout(NamedTuple):
    """How items lie in a file: under which way, and whether the file is a list of pages."""

    way: str
    pages: bool = False


def is_page(member: Member) -> bool:
    """Say whether the first bytes are those of an answer of this service, or of its refusal."""
    keys = head_keys(member)
    if {"error_id", "error_name"} <= keys:
        return True
    if "items" in keys and any(key in keys for key in _WRAPPER):
        return True
    layout = _layout(keys)
    return any({f"{layout.way}.{name}" for name in need} <= keys for need in _STRONG)


def items(member: Member) -> Iterator[JsonItem | Refused]:
    """Give the items of a file; a refusal of the service is refused with its own words."""
    keys = head_keys(member)
    if "items" not in keys and "error_id" in keys:
        yield _error(member)
        return
    if not _layout(keys).pages:
        yield from json_items(member, "items")
        return
    for page in json_items(member):
        inner = value_at(page.value, "items") if isinstance(page, JsonItem) else None
        if isinstance(page, Refused) or not isinstance(inner, list):
            yield page
            continue
        for number, value in enumerate(inner, 1):
            yield JsonItem(f"{page.place}.{number}", value)


def site_in(member: Member) -> str:
    """Say of which site a file is by the first of its items that tells, "" for none."""
    for item in items(member):
        if isinstance(item, JsonItem) and (site := _site(item.value)):
            return site
    return ""


def entry_of(item: JsonItem, site: str) -> Entry | Refused:
    """Make an entry of an item. site: what to take where the item does not tell its own."""
    value = item.value
    if not isinstance(value, dict):
        return Refused(item.place, _("This is no record of this service."), excerpt_text(value))
    kind = _kind(value)
    number = _number(value, kind)
    if kind and not number and kind not in ("topic", "account"):
        return Refused(item.place, _("The record has no number."), excerpt_text(value))
    at = epoch_moment(written) if (written := text_at(value, "creation_date")) else None
    repairs = (_("The date cannot be read."),) if written and at is None else ()
    own = _site(value) or site
    entry = Entry(
        kind, item.place, own, number, _who(value, kind), at, score=text_at(value, "score"), repairs=repairs,
        raw=_without_pictures(value),
    )  # fmt: skip
    return _filled(entry, value)


def _filled(entry: Entry, value: dict[str, object]) -> Entry:
    """Add what only some kinds have."""
    if entry.kind in ("user", "account"):
        return _profile(entry, value)
    if entry.kind == "badge":
        rank, count = text_at(value, "rank"), text_at(value, "award_count")
        named = unescaped(text_at(value, "name"))
        return entry._replace(title=named, facts=_badge_facts(named, rank, count))
    if entry.kind == "topic":
        name = unescaped(text_at(value, "tag_name") or text_at(value, "name"))
        return entry._replace(title=name, number=name)
    words = text_at(value, "body_markdown")
    text = unescaped(words) if words else plain_text(text_at(value, "body"))
    return entry._replace(
        title=unescaped(text_at(value, "title")),
        text=text,
        url=text_at(value, "link") or text_at(value, "share_link"),
        topics=tuple(unescaped(tag) for tag in texts_at(value, "tags")),
        parent=text_at(value, "post_id") if entry.kind == "comment" else text_at(value, "question_id"),
        reply_to=_person(object_at(value, "reply_to_user")),
        words=_WORDS,
    )


def _profile(entry: Entry, value: dict[str, object]) -> Entry:
    """Add what a user or an account says of itself."""
    facts = [(name, found) for name in _PROFILE_FACTS if (found := text_at(value, name))]
    ranks = (("gold badges", "gold"), ("silver badges", "silver"), ("bronze badges", "bronze"))
    facts += [(name, count) for name, rank in ranks if (count := text_at(value, "badge_counts", rank))]
    return entry._replace(
        facts=tuple(facts),
        site_name=unescaped(text_at(value, "site_name")),
        url=text_at(value, "link"),
        website=unescaped(text_at(value, "website_url")),
        location=unescaped(text_at(value, "location")),
        number=entry.who.number or entry.number,
    )


def _badge_facts(name: str, rank: str, count: str) -> tuple[tuple[str, str], ...]:
    """Write a badge as a fact of the membership."""
    times = f"{rank}, {count}" if count not in ("", "1") else rank
    return ((f"badge {name}", times),) if name else ()


#: The field that holds the number of each kind.
_NUMBERS = {
    "question": "question_id",
    "answer": "answer_id",
    "post": "post_id",
    "comment": "comment_id",
    "badge": "badge_id",
    "user": "user_id",
    "account": "user_id",
    "topic": "tag_name",
}


def _kind(value: dict[str, object]) -> str:
    """Say what an item is by its keys, "" for what is not read."""
    if "site_url" in value and ("account_id" in value or "user_id" in value):
        return "account"
    for kind in ("comment", "badge", "answer"):
        if _NUMBERS[kind] in value:
            return kind
    if "post_id" in value and "post_type" in value:
        written = text_at(value, "post_type")
        return written if written in ("question", "answer") else "post"
    if "question_id" in value:
        return "question"
    is_score = "post_count" in value and "user" in value
    if "tag_name" in value or is_score or ("name" in value and "has_synonyms" in value):
        return "topic"
    return "user" if "user_id" in value and ("display_name" in value or "reputation" in value) else ""


def _number(value: dict[str, object], kind: str) -> str:
    """Give the number of an item, "" where it has none; posts of any kind may have it as such."""
    number = number_at(value, _NUMBERS.get(kind, "")) or (number_at(value, "post_id") if kind in WRITTEN else 0)
    return str(number) if number > 0 else ""


def _layout(keys: frozenset[str]) -> _Layout:
    """Say how items lie in a file, by the keys in its first bytes."""
    if "items" in keys:
        return _Layout("items[]")
    return _Layout("[].items[]", pages=True) if "[].items" in keys else _Layout("[]")


def _who(value: dict[str, object], kind: str) -> Who:
    """Say whose an item is."""
    if kind in ("user", "account"):
        return _person(value)
    for name in ("owner", "user"):
        if person := object_at(value, name):
            return _person(person)
    return Who(number=text_at(value, "user_id"))


def _person(value: dict[str, object]) -> Who:
    """Take a user apart; a deleted one has a name and no number."""
    link = text_at(value, "link")
    return Who(
        text_at(value, "user_id"), text_at(value, "account_id"), unescaped(text_at(value, "display_name")),
        link if "/users/" in link else "",
    )  # fmt: skip


def _site(value: object) -> str:
    """Say of which site an item is, by the links in it."""
    ways = (("site_url",), ("link",), ("owner", "link"), ("user", "link"), ("share_link",))
    return next((site for way in ways if (site := site_of(text_at(value, *way)))), "")


def _without_pictures(value: dict[str, object]) -> dict[str, object]:
    """Leave out pictures that lie on a server, also those of other users."""
    return {
        key: _without_pictures(each) if isinstance(each, dict) else each
        for key, each in value.items()
        if key not in _PICTURES
    }


def _error(member: Member) -> Refused:
    """Repeat what the service said in place of an answer."""
    said = json_object(member)
    message = text_at(said, "error_message") if isinstance(said, dict) else ""
    reason = _("The service answered with an error in place of data: {message}. Ask it once more and save the answer.")
    return Refused("file", reason.format(message=message or text_at(said, "error_name")), "")


def site_by_name(member: Member) -> str:
    """Say which site the name of a file, its folders or its archive names, "" for none."""
    base = member.path.replace("\\", "/").rpartition("/")[2]
    return site_named_in(member.name) or site_named_in(base)
