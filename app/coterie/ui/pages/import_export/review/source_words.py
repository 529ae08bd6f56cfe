# SPDX-License-Identifier: GPL-3.0-or-later
"""What files are called, how large they are, and which of them are off until somebody ticks them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from coterie.domain.source_names import family_of, name_of_all, source_tag
from coterie.domain.spoken_dates import spoken_date
from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import file_size
from coterie.ui.source_icons import source_icon

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from coterie.domain.import_plans import FileStamp
    from coterie.domain.import_reports import FileCounts, ImportCounts

#: Lists of people that are off, and from which single ones can come in.
PICKABLE = frozenset({"guests", "members", "contributors", "followers", "friends"})
#: Files that come in only when their kind is ticked, by source.
WHOLE_FILES = {
    "linkedin.phone-book": "phone-book",
    "linkedin.reactions": "reactions",
    "linkedin.votes": "votes",
    "linkedin.saved-items": "saved-posts",
    "linkedin.member-follows": "member-follows",
    "guest_lists.meetup-members": "guests",
    "guest_lists.meetup-attendees": "guests",
    "guest_lists.eventbrite": "guests",
    "guest_lists.luma": "guests",
    "discourse.likes": "reactions",
    "mastodon.followers": "followers",
    "mastodon.likes": "reactions",
    "mastodon.bookmarks": "saved-posts",
    "x.followers": "followers",
    "x.likes": "reactions",
    "x.phone-book": "phone-book",
    "meta.instagram-following": "friends",
    "meta.instagram-followers": "followers",
    "meta.instagram-close-friends": "friends",
    "meta.threads-following": "friends",
    "meta.threads-followers": "followers",
    "meta.facebook-friends": "friends",
    "meta.facebook-followers": "followers",
    "meta.facebook-following": "friends",
    "meta.messages": "friends",
    "github.followers": "followers",
    "github.people": "followers",
    "github.starred": "saved-posts",
    "behance.followers": "followers",
    "behance.people": "followers",
    "behance.appreciations": "reactions",
    "behance.collections": "saved-posts",
}
#: Parts of files that come in only when they are ticked, by source.
PARTS = {
    "linkedin.messages": "message-text",
    "linkedin.invitations": "message-text",
    "linkedin.applications": "answers",
    "google.contacts": "nameless",
    "outlook.contacts": "nameless",
    "slack.members": "members",
    "slack.messages": "message-text",
    "discord.account": "friends",
    "discord.messages": "message-text",
    "discourse.bookmarks": "saved-posts",
    "mastodon.posts": "message-text",
    "x.messages": "message-text",
    "meta.messages": "message-text",
    "stack_exchange.page": "contributors",
    "stack_exchange.posts": "contributors",
    "stack_exchange.comments": "message-text",
    "github.user": "contributors",
    "github.issue-comment": "message-text",
    "github.repositories": "saved-posts",
    "behance.comments": "message-text",
    "monica.json": "extras",
    "monica.sql": "extras",
}


@dataclass(frozen=True)
class FileTick:
    """One line of the list of files. key: for the presenter; ticked: None = it has no tick; quiet: not read.

    picks: the kind of a list that is off and from which single people can come in, "" = it is none.
    """

    key: str
    text: str
    detail: str
    ticked: bool | None
    is_part: bool = False
    picks: str = ""


def title_of(counts: ImportCounts) -> str:
    """Name what was chosen: "LinkedIn connections", "LinkedIn archive", "Contact cards"."""
    name = name_of_all(file.source for file in counts.files if file.records is not None)
    return name or counted("{n} file", "{n} files", len({file.path for file in counts.files}))


def icon_of(counts: ImportCounts) -> str:
    """Give the picture of what was chosen."""
    families = {family_of(file.source) for file in counts.files if file.records is not None}
    return source_icon(families.pop()) if len(families) == 1 else "files"


def detail_of(counts: ImportCounts, stamps: Sequence[FileStamp]) -> str:
    """Say where it is from: names, the day of the export, rows, size."""
    names = list(dict.fromkeys(file.path for file in counts.files))
    days = sorted({file.exported for file in counts.files if file.exported})
    rows = sum(file.records or 0 for file in counts.files)
    size = sum(stamp.size for stamp in stamps)
    name = names[0] if len(names) == 1 else _("{0} and {1} more").format(names[0], len(names) - 1) if names else ""
    if days:
        day = spoken_date(date.fromisoformat(days[-1]))
        name = _("{name} from the data export of {day}").format(name=name, day=day)
    parts = [name, counted("{n} row", "{n} rows", rows), file_size(size) if size else ""]
    return ", ".join(part for part in parts if part)


def tag_for(counts: ImportCounts) -> str:
    """Make the tag that everybody new can wear: where they come from, and the month of the export."""
    families = Counter(family_of(file.source) for file in counts.files if file.records)
    days = sorted(file.exported for file in counts.files if file.exported)
    family = source_tag(families.most_common(1)[0][0] if families else "")
    return f"{family}-{days[-1][:7]}" if days else family


def ticks_of(
    files: Iterable[FileCounts],
    include: frozenset[str],
    without: frozenset[tuple[str, str]],
    picked: Mapping[str, Sequence[str]] | None = None,
) -> list[FileTick]:
    """List the files that are read, with what is off until ticked, then those that never are.

    picked: by the kind of a list that is off, whose people come in all the same.
    """

    def picks(kind: str) -> tuple[str, str]:
        """Give the kind that people can be picked of, and how many are."""
        number = len((picked or {}).get(kind, ()))
        pickable = kind in PICKABLE and kind not in include
        return (kind if pickable else "", counted("{n} picked", "{n} picked", number) if pickable and number else "")

    read: list[FileTick] = []
    parts: dict[str, FileTick] = {}
    left: list[FileTick] = []
    for file in files:
        name = (file.member or file.path).rpartition("/")[2]
        if file.records is None:
            if file.not_read:
                left.append(FileTick(f"none:{file.path}:{file.member}", name, file.why, None))
            continue
        rows = counted("{n} row", "{n} rows", file.records)
        kind = WHOLE_FILES.get(file.source)
        if kind:
            of, number = picks(kind) if file.records else ("", "")
            read.append(FileTick(f"kind:{kind}", name, number or rows, kind in include, picks=of))
        else:
            ticked = (file.path, file.member) not in without
            read.append(FileTick(f"file:{file.path}\n{file.member}", name, rows, ticked))
        part = PARTS.get(file.source)
        if part and file.records:
            of, number = picks(part)
            tick = FileTick(f"kind:{part}", _part(part), number, part in include, is_part=True, picks=of)
            parts.setdefault(part, tick)
    return [*read, *parts.values(), *left]


def _part(kind: str) -> str:
    return {
        "message-text": _("Text of messages"),
        "answers": _("Answers in applications"),
        "nameless": _("Addresses without a name"),
        "members": _("People of the workspace"),
        "friends": _("Friends"),
        "saved-posts": _("Saved posts"),
        "contributors": _("People who answered or contributed"),
        "extras": _("Gifts, debts and pets"),
    }[kind]
