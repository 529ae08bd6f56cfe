# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading badges from whatever carries them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.records import FileFound, Found, FoundCredential, Record, Refused
from coterie.domain.texts import _
from coterie.importers.badges.carriers import MOST, baked_in_png, baked_in_svg, payload_of_token, value_of
from coterie.importers.badges.open_badges import BadgeRead, read_badge
from coterie.importers.badges.recognition import kind_of
from coterie.importers.text.encodings import encoding_by_head
from coterie.importers.text.html_text import plain_text
from coterie.importers.text.json_files import JsonItem, json_items, load_json
from coterie.importers.text.json_values import excerpt_text, kept_text, objects_at, text_at
from coterie.importers.text.kept_rows import fingerprint
from coterie.importers.text.written_dates import iso_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coterie.domain.foreign_files import Member, Wishes


def read(members: Iterable[Member], wishes: Wishes) -> Iterator[Found]:
    """Announce each file and give its badges."""
    seen: set[str] = set()
    for member in members:
        kind = kind_of(member)
        source = kind if kind in {"credly", "accredible"} else "open-badges"
        yield FileFound(member.path, member.name, f"badges.{source}")
        for found in _listed(member, kind) if source == kind else _single(member, kind, wishes):
            yield _told_apart(found, seen)


def _told_apart(found: Found, seen: set[str]) -> Found:
    """Give a second badge of the same key a key of its own."""
    if not isinstance(found, Record):
        return found
    key, number = found.key, 1
    while key in seen:
        number += 1
        key = f"{found.key}#{number}"
    seen.add(key)
    return found._replace(key=key)


def _single(member: Member, kind: str, wishes: Wishes) -> Iterator[Found]:
    """Give the badge, or the badges, of a file of Open Badges."""
    for place, value in _values(member, kind):
        if isinstance(value, Refused):
            yield value
            continue
        badge = read_badge(value, wishes.me)
        if isinstance(badge, BadgeRead):
            raw = kept_text(value)
            yield Record(f"badges:{badge.key}", place, raw, badge.credential, badge.repairs)
        else:
            yield Refused(place, badge, excerpt_text(value))


def _values(member: Member, kind: str) -> Iterator[tuple[str, object]]:
    """Give what stands for a badge in a file, with its place."""
    if kind == "json":
        value = load_json(member)
        if isinstance(value, list):
            yield from ((f"item {number}", each) for number, each in enumerate(value, 1))
        else:
            yield "file", value
        return
    if kind == "png":
        yield "file", value_of(baked_in_png(member))
        return
    with member.open() as stream:
        data = stream.read(MOST)
    text = data.decode(encoding_by_head(data[:65_536]), "replace")
    yield "file", payload_of_token(data) if kind == "token" else value_of(baked_in_svg(text))


def _listed(member: Member, kind: str) -> Iterator[Found]:
    """Give the badges of a list of Credly or Accredible."""
    if kind == "credly":
        for item in json_items(member, "data"):
            yield item if isinstance(item, Refused) else _credly(item)
        return
    value = load_json(member)
    if isinstance(value, Refused):
        yield value
        return
    for number, each in enumerate(objects_at(value, "data", "credentials"), 1):
        yield _accredible(f"item {number}", each)


def _credly(item: JsonItem) -> Record | Refused:
    """Make a credential of a badge as Credly lists it."""
    value = item.value
    name = text_at(value, "badge_template", "name")
    if not name:
        return Refused(item.place, _("The badge has no name."), excerpt_text(value))
    issuers = objects_at(value, "issuer", "entities")
    primary = next((each for each in issuers if each.get("primary") is True), issuers[0] if issuers else {})
    found = FoundCredential(
        name,
        text_at(primary, "entity", "name") or text_at(value, "issuer", "summary").removeprefix("issued by "),
        iso_date(text_at(value, "issued_at_date") or text_at(value, "issued_at")[:10]),
        iso_date(text_at(value, "expires_at_date") or text_at(value, "expires_at")[:10]),
        text_at(value, "public_url"),
        text_at(value, "id"),
        plain_text(text_at(value, "badge_template", "description")),
        tuple(skill for each in objects_at(value, "badge_template", "skills") if (skill := text_at(each, "name"))),
    )
    key = found.number or fingerprint(name, found.issuer, found.issued)
    return Record(f"credly:{key}", item.place, kept_text(value), found)


def _accredible(place: str, value: dict[str, object]) -> Record | Refused:
    """Make a credential of one as Accredible lists it."""
    name = text_at(value, "name")
    if not name:
        return Refused(place, _("The badge has no name."), excerpt_text(value))
    found = FoundCredential(
        name,
        text_at(value, "issuer", "name") or text_at(value, "issuer"),
        iso_date(text_at(value, "issued_on")[:10]),
        iso_date(text_at(value, "expired_on")[:10]),
        text_at(value, "url"),
        text_at(value, "id"),
        plain_text(text_at(value, "description")),
    )
    key = found.number or fingerprint(name, found.issuer, found.issued)
    return Record(f"accredible:{key}", place, kept_text(value), found)
