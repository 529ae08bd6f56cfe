# SPDX-License-Identifier: GPL-3.0-or-later
"""The owner's own messages in a Discord package: `messages.csv` until 2024, `messages.json` since, same columns."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from coterie.domain.moments import PartialDate, moment_from_date
from coterie.domain.records import (
    CommunityRef,
    FoundContribution,
    FoundInteraction,
    Record,
    Refused,
    Skipped,
)
from coterie.domain.texts import _
from coterie.importers.discord.account import CHANNEL
from coterie.importers.text.delimited import open_sheet, place_of
from coterie.importers.text.json_files import json_items
from coterie.importers.text.json_values import kept_text, text_at
from coterie.importers.text.kept_rows import fingerprint
from coterie.importers.text.written_dates import read_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Member
    from coterie.domain.moments import Moment
    from coterie.importers.discord.account import Item
    from coterie.importers.discord.channels import Channel

_NEEDED = frozenset(["timestamp", "contents"])


class Written(NamedTuple):
    """A message of either generation."""

    place: str
    id: str
    stamp: str
    text: str


class Activity:
    """Counts messages to servers by month while they pass."""

    def __init__(self) -> None:
        """Begin with none."""
        self._months: Counter[tuple[CommunityRef, str]] = Counter()

    def note(self, server: CommunityRef, at: Moment) -> None:
        """Count a message."""
        self._months[server, at.text[:7]] += 1

    def records(self) -> Iterator[Record]:
        """Give a contribution for each server and month."""
        for (server, month), count in sorted(self._months.items()):
            at = moment_from_date(PartialDate.parse(month))
            kept = {"server": server.name, "month": month, "messages": count}
            thing = FoundContribution("messages", at, server.name, community=server, times=count)
            yield Record(f"{server.key or fingerprint(server.name)}:messages:{month}", month, kept_text(kept), thing)


def read_messages(channel: Channel, messages: Member, activity: Activity, *, with_text: bool) -> Iterator[Item]:
    """Give messages to people, count those to servers; their words stay out until ticked, those to servers always."""
    for item in _written(channel, messages):
        if isinstance(item, Refused):
            yield item if with_text else item._replace(excerpt="")
            continue
        # The older generation writes the zone, the newer one does not; both are UTC.
        at = read_moment(item.stamp.strip().removesuffix("+00:00"), "UTC")
        if at is None:
            yield Refused(item.place, _("The date cannot be read."), item.stamp[:500])
        elif channel.few:
            yield _spoken(channel, item, at, with_text=with_text)
        elif channel.server is None:
            yield Skipped(item.place, _("in a channel nobody can name"))
        else:
            activity.note(channel.server, at)


def _spoken(channel: Channel, item: Written, at: Moment, *, with_text: bool) -> Item:
    """Make a message that was sent to people."""
    if not channel.people:
        return Skipped(item.place, _("closed account"))
    thread = f"discord:{channel.id}"
    thing = FoundInteraction(
        "message", CHANNEL, "out", at, channel.people, item.text if with_text else "", thread, len(channel.people)
    )
    kept = {"ID": item.id, "Timestamp": at.text, "channel": channel.id}
    if with_text:
        kept["Contents"] = item.text
    key = item.id or fingerprint(item.stamp, item.text)
    return Record(f"{thread}:{key}", item.place, kept_text(kept), thing)


def _written(channel: Channel, messages: Member) -> Iterator[Written | Refused]:
    """Give the messages of a file of either generation, each at a place that names its channel."""
    items = _rows(messages) if messages.name.lower().endswith(".csv") else _objects(messages)
    for item in items:
        yield item._replace(place=f"{channel.id}, {item.place}")


def _rows(messages: Member) -> Iterator[Written | Refused]:
    sheet = open_sheet(messages, lambda names: names >= _NEEDED)
    if sheet is None:
        if len(messages.head().strip().splitlines()) > 1:
            yield Refused("file", _("The column titles are not those of this kind of file."), "")
        return
    own_id, stamp, text = (sheet.column(name) for name in ("id", "timestamp", "contents"))
    for row in sheet.rows():
        if isinstance(row, Refused):
            yield row
        else:
            yield Written(place_of(row.line), row.cells[own_id].strip(), row.cells[stamp], row.cells[text])


def _objects(messages: Member) -> Iterator[Written | Refused]:
    for item in json_items(messages):
        if isinstance(item, Refused):
            yield item
            continue
        own_id, stamp, text = (text_at(item.value, name) for name in ("ID", "Timestamp", "Contents"))
        yield Written(item.place, own_id, stamp, text)
