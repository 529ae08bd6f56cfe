# SPDX-License-Identifier: GPL-3.0-or-later
"""Messages of Messenger and Instagram (JSON choice, 2018 to 2026): one file for each ten thousand of a conversation.

There are names and no numbers here. A conversation of two bears the name of the other one, which tells the owner.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.folding import fold
from coterie.domain.records import FoundInteraction, PersonRef, Record, Refused, Skipped
from coterie.domain.texts import _
from coterie.importers.meta.mended_text import mended
from coterie.importers.text.json_files import json_items, json_object
from coterie.importers.text.json_values import excerpt_text, kept_text, objects_at, text_at
from coterie.importers.text.kept_rows import fingerprint
from coterie.importers.text.names import plain_name
from coterie.importers.text.written_dates import epoch_moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coterie.domain.foreign_files import Member, Wishes

Item = Record | Refused | Skipped
#: What is kept of a message whose text is not ticked.
_WITHOUT_TEXT = ("sender_name", "timestamp_ms", "type")
#: What stands in place of the name of an account that is gone.
_CLOSED = frozenset(("", "facebook user", "instagram user", "instagrammer", "messenger user"))


@dataclass(frozen=True)
class Talk:
    """A conversation: its name, how the services call it, and who takes part, as written."""

    title: str
    path: str
    people: tuple[str, ...]


def talk_of(member: Member) -> Talk | Refused:
    """Read what a file of messages says about its conversation."""
    found = json_object(member, "messages")
    if isinstance(found, Refused):
        return found
    value = mended(found)
    people = tuple(dict.fromkeys(plain_name(text_at(each, "name")) for each in objects_at(value, "participants")))
    return Talk(plain_name(text_at(value, "title")), text_at(value, "thread_path") or _folder(member), people)


def likely_owner(talks: Iterable[Talk], wishes: Wishes) -> str:
    """Give the owner's name: known beforehand, or who is left when the name of a conversation is taken away."""
    mine = {fold(name) for name in wishes.my_names}
    votes: Counter[str] = Counter()
    for talk in talks:
        for name in talk.people:
            if fold(name) in mine:
                return name
        if len(talk.people) == 2 and talk.title in talk.people:
            votes[talk.people[1 - talk.people.index(talk.title)]] += 1
    best = votes.most_common(2)
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else ""


class Conversation:
    """Makes interactions of the messages of one file."""

    def __init__(self, talk: Talk, channel: str, owner: str, wishes: Wishes) -> None:
        """Take what is known. channel: the service; owner: as written, "" = unknown."""
        self._talk, self._channel, self._owner = talk, channel, owner
        self._is_wanted = "friends" in wishes.include
        self._with_text = "message-text" in wishes.include
        self._last, self._same = "", 0

    def read(self, member: Member) -> Iterator[Item]:
        """Make an item of each message, if the people of these services were ticked."""
        for item in json_items(member, "messages"):
            if isinstance(item, Refused):
                yield item if self._with_text else item._replace(excerpt="")
            elif not self._is_wanted:
                yield Skipped(item.place, _("not ticked"))
            else:
                yield self._item(item.place, mended(item.value))

    def _item(self, place: str, message: object) -> Item:
        """Make an interaction of a message, or say why not."""
        sender, written = plain_name(text_at(message, "sender_name")), text_at(message, "timestamp_ms")
        at = epoch_moment(written)
        if at is None or not isinstance(message, dict):
            return Refused(place, _("It has no sender or no date that can be read."), excerpt_text(self._kept(message)))
        direction = "unknown" if not self._owner else "out" if sender == self._owner else "in"
        everybody = dict.fromkeys((sender, *self._talk.people))
        others = [name for name in everybody if name != self._owner and fold(name) not in _CLOSED]
        if direction == "in" and fold(sender) in _CLOSED:
            return Skipped(place, _("closed account"))
        if not others:
            return Skipped(place, _("closed account") if len(everybody) > 1 else _("written to nobody else"))
        people = tuple(PersonRef(name) for name in (others[:1] if direction == "in" else others))
        party = len(others) - (direction == "unknown" and len(others) > 1)
        content = text_at(message, "content")
        text = content if self._with_text else ""
        thing = FoundInteraction("message", self._channel, direction, at, people, text, self._talk.path, party)
        key = self._key(fingerprint(written, sender, content))
        return Record(key, place, kept_text(self._kept(message)), thing)

    def _key(self, mark: str) -> str:
        """Make the key of a message; the same words at the same moment, such as two pictures, are counted."""
        self._same = self._same + 1 if mark == self._last else 0
        self._last = mark
        return f"meta:message:{self._talk.path}:{mark}{f':{self._same}' if self._same else ''}"

    def _kept(self, message: object) -> object:
        """Leave out of a message what was not ticked."""
        if self._with_text or not isinstance(message, dict):
            return message if self._with_text else ""
        return {key: message[key] for key in _WITHOUT_TEXT if key in message}


def _folder(member: Member) -> str:
    """Give the folder of a conversation, which is named like it."""
    return member.name.rpartition("/")[0].rpartition("/")[2]
