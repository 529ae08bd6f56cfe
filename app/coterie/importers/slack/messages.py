# SPDX-License-Identifier: GPL-3.0-or-later
"""The messages of one conversation of a Slack export (`CHANNEL/YYYY-MM-DD.json`).

In channels the owner's own are counted by month, without a word of them. Conversations of two or several people come
in where the owner is one of them; an export made for a company holds those of others too.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.moments import PartialDate, moment_from_date
from coterie.domain.records import FoundContribution, FoundInteraction, PersonRef, Record, Refused, Skipped
from coterie.domain.texts import _
from coterie.importers.slack.texts import plain_message
from coterie.importers.text.json_files import JsonItem, json_items
from coterie.importers.text.json_values import excerpt_text, kept_text, text_at
from coterie.importers.text.written_dates import epoch_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Member, Wishes
    from coterie.domain.moments import Moment
    from coterie.importers.slack.channels import Channel
    from coterie.importers.slack.people import Item, User, Workspace

#: Kinds of messages that somebody wrote; all others are notices ("has joined the channel") or of programs.
_WRITTEN = frozenset(["", "thread_broadcast", "file_share", "me_message"])


@dataclass(frozen=True)
class Conversation:
    """One conversation with its files, and what was ticked."""

    workspace: Workspace
    channel: Channel
    wishes: Wishes

    @property
    def with_text(self) -> bool:
        """Whether the text of messages was ticked."""
        return "message-text" in self.wishes.include

    def read(self, days: tuple[Member, ...]) -> Iterator[Item]:
        """Give what comes of the messages of all days."""
        owner = self.workspace.owner
        months: Counter[str] = Counter()
        for item in _messages(days):
            if isinstance(item, Refused):
                yield item if self.with_text else item._replace(excerpt="")
            elif owner is None:
                yield Skipped(item.place, _("it is not known which member you are"))
            else:
                yield from self._message(item, owner, months)
        for month in sorted(months):
            yield self._counted(month, months[month])

    def _message(self, item: JsonItem, owner: User, months: Counter[str]) -> Iterator[Item]:
        """Count an own message of a channel, give one of a conversation, or say why not."""
        sender = text_at(item.value, "user")
        if text_at(item.value, "subtype") not in _WRITTEN or not sender or text_at(item.value, "bot_id"):
            yield Skipped(item.place, _("a notice, not a message"))
            return
        if self.channel.few and owner.id not in self.channel.members:
            yield Skipped(item.place, _("a conversation of others"))
            return
        if not self.channel.few and sender != owner.id:
            yield Skipped(item.place, _("written by others"))
            return
        at = epoch_moment(text_at(item.value, "ts").partition(".")[0])
        if at is None:
            excerpt = excerpt_text(item.value) if self.with_text else ""
            yield Refused(item.place, _("The date cannot be read."), excerpt)
        elif self.channel.few:
            yield self._spoken(item, owner, at)
        else:
            months[at.text[:7]] += 1

    def _spoken(self, item: JsonItem, owner: User, at: Moment) -> Record:
        """Make a message of a conversation with the owner."""
        sender, stamp = text_at(item.value, "user"), text_at(item.value, "ts")
        others = [each for each in self.channel.members if each != owner.id]
        people = others if sender == owner.id else [sender]
        text = plain_message(text_at(item.value, "text"), self.workspace.users) if self.with_text else ""
        thing = FoundInteraction(
            "message",
            "slack",
            "out" if sender == owner.id else "in",
            at,
            tuple(self._ref(each) for each in people),
            text,
            thread=f"slack:{self.workspace.team}:{self.channel.id}",
            party=len(others),
        )
        kept = {"ts": stamp, "user": sender, "channel": self.channel.id}
        if self.with_text:
            kept["text"] = text_at(item.value, "text")
        return Record(f"{thing.thread}:{stamp}:{sender}", item.place, kept_text(kept), thing)

    def _ref(self, user_id: str) -> PersonRef:
        """Name somebody of the workspace, or of one it shares a channel with; who was not ticked, by number alone."""
        user = self.workspace.users.get(user_id)
        if user is not None and self.wishes.wants_person("members", user.name, user.mail):
            return user.ref()
        return PersonRef(user_id, (f"slack:{self.workspace.team}:{user_id}",))

    def _counted(self, month: str, count: int) -> Record:
        """Make the contribution of a month."""
        at = moment_from_date(PartialDate.parse(month))
        name = f"#{self.channel.name}"
        thing = FoundContribution("messages", at, name, community=self.workspace.community, times=count)
        kept = {"channel": self.channel.name, "month": month, "messages": count}
        key = f"slack:{self.workspace.team}:{self.channel.id or self.channel.name}:{month}"
        return Record(key, month, kept_text(kept), thing)


def _messages(days: tuple[Member, ...]) -> Iterator[JsonItem | Refused]:
    """Give the messages of all days, each at a place that names its day."""
    for day in days:
        name = day.name.rpartition("/")[2]
        for item in json_items(day):
            yield item._replace(place=f"{name}, {item.place}")
