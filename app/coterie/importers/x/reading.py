# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading an archive of X file by file (X and Twitter archives, 2018 to 2026), once it is known what each file is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.records import FileFound, Found, Refused
from coterie.domain.texts import _
from coterie.importers.text.encodings import encoding_of
from coterie.importers.text.json_files import JsonItem, json_items
from coterie.importers.text.json_values import object_at
from coterie.importers.x import lists, messages, owner, posts
from coterie.importers.x.archive import Archive
from coterie.importers.x.owner import Manifest
from coterie.importers.x.people import Account, Directory, account_number
from coterie.importers.x.recognition import Reading, readings_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coterie.domain.foreign_files import Bundle, Claim, Member, Wishes

_ORDER = (
    "x.manifest", "x.account", "x.following", "x.followers", "x.phone-book", "x.posts", "x.messages",
    "x.message-headers", "x.group-messages", "x.group-message-headers", "x.likes", "x.lists", "",
)  # fmt: skip
#: Messages, the headers that tell the same without text, and the source of both in reports.
_TWICE = (("x.messages", "x.message-headers"), ("x.group-messages", "x.group-message-headers"))


def read(bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
    """Announce each claimed file and give its records; what is left alone is announced with the reason."""
    claimed = {(member.path, member.name) for member in claim.members}
    readings = [each for each in readings_of(bundle) if (each.member.path, each.member.name) in claimed]
    readings.sort(key=lambda each: _ORDER.index(each.source))
    readings = _one_of_each_pair(readings, with_text="message-text" in wishes.include)
    manifest = next((owner.read_manifest(each.member) for each in readings if each.source == "x.manifest"), Manifest())
    archive = _surveyed(readings, manifest, wishes)
    for reading in readings:
        yield from _file(archive, manifest, reading, bundle)


def _file(archive: Archive, manifest: Manifest, reading: Reading, bundle: Bundle) -> Iterator[Found]:
    """Give the announcement and the records of one file."""
    member, _name, source, why = reading
    if not source:
        if why:
            yield FileFound(member.path, member.name, "", not_read=True, why=why, exported=archive.exported)
        return
    shown = "x.messages" if "message" in source else source
    yield FileFound(member.path, member.name, shown, exported=archive.exported, encoding=encoding_of(member))
    if source == "x.manifest":
        yield from manifest.items
        yield from _missing(manifest, bundle)
    else:
        yield from _records(archive, reading)


def _records(archive: Archive, reading: Reading) -> Iterator[Found]:
    """Give the records of a file of items."""
    member, name, source, _why = reading
    if source == "x.account":
        return owner.read_account(member)
    if source in ("x.following", "x.followers"):
        return lists.read_accounts(archive, member, name)
    if source == "x.phone-book":
        return lists.read_phone_book(archive, member)
    if source == "x.posts":
        return posts.read_posts(archive, member)
    if source == "x.likes":
        return posts.read_likes(member, archive.wishes)
    return lists.read_lists(member, name) if source == "x.lists" else messages.read(archive, member)


def _one_of_each_pair(readings: Sequence[Reading], *, with_text: bool) -> list[Reading]:
    """Read messages or their headers, never both: headers where the text is not ticked."""
    sources = {reading.source for reading in readings}
    kept = list(readings)
    for whole, headers in _TWICE:
        if whole in sources and headers in sources:
            idle = headers if with_text else whole
            why = _("The messages themselves were read.") if with_text else _why_headers()
            kept = [each._replace(source="", why=why) if each.source == idle else each for each in kept]
    return kept


def _why_headers() -> str:
    """Say why messages were not opened."""
    return _("The text of messages was not ticked. Who wrote when was read from the file of headers.")


def _surveyed(readings: Sequence[Reading], manifest: Manifest, wishes: Wishes) -> Archive:
    """Look ahead for what items alone do not tell: the owner, names by number, whom the owner follows."""

    def members(*sources: str) -> list[Member]:
        return [reading.member for reading in readings if reading.source in sources]

    found = manifest.account or next(filter(None, map(owner.account_in, members("x.account"))), None)
    talks = members("x.messages", "x.message-headers")
    mine = found or _known(wishes) or (owner.likely_owner(talks) if talks else Account(""))
    directory = Directory()
    directory.learn(members("x.posts"))
    followed = frozenset(number for member in members("x.following") for number in _numbers(member))
    return Archive(wishes, directory, mine, manifest.exported, followed)


def _known(wishes: Wishes) -> Account | None:
    """Give the owner's account as it is known beforehand, None for none or several."""
    known = [key.removeprefix("x:") for key in wishes.me if key.startswith("x:")]
    return Account(known[0]) if len(known) == 1 else None


def _numbers(member: Member) -> Iterator[str]:
    """Give the numbers of the accounts in a list."""
    for item in json_items(member):
        if isinstance(item, JsonItem):
            yield account_number(object_at(item.value, "following"), "accountId")


def _missing(manifest: Manifest, bundle: Bundle) -> Iterator[Refused]:
    """Name the files that the table of contents lists and the archive does not hold."""
    there = {member.name.rpartition("/")[2].lower() for member in bundle.members}
    for name in manifest.files if len(there) > 1 else ():
        if name.rpartition("/")[2].lower() not in there:
            reason = _("The archive lists the file {name} and does not hold it. Download the archive once more.")
            yield Refused("table of contents", reason.format(name=name), "")
