# SPDX-License-Identifier: GPL-3.0-or-later
"""Direct messages, with their text or by their headers alone (X and Twitter archives, 2018 to 2026).

A conversation of two is named by the numbers of both, `ID-ID`; those of more people say who joined when. Where the text
of messages is not ticked and the archive has headers, the messages themselves are not opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.records import FoundInteraction, Record, Refused, Skipped
from coterie.domain.texts import _
from coterie.importers.text.json_files import json_items
from coterie.importers.text.json_values import (
    excerpt_text,
    kept_text,
    list_at,
    object_at,
    objects_at,
    text_at,
    texts_at,
)
from coterie.importers.text.kept_rows import fingerprint
from coterie.importers.x.people import CHANNEL, account_number
from coterie.importers.x.posts import read_clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Member
    from coterie.importers.x.archive import Archive

Item = Record | Refused | Skipped
#: What is kept of a message whose text is not ticked.
_WITHOUT_TEXT = ("id", "senderId", "recipientId", "createdAt")


def read(archive: Archive, member: Member) -> Iterator[Item]:
    """Make an item of each message of each conversation."""
    for item in json_items(member):
        if isinstance(item, Refused):
            yield item if archive.with_text else item._replace(excerpt="")
            continue
        talk = object_at(item.value, "dmConversation")
        if "messages" not in talk:
            yield Refused(item.place, _("This is no conversation."), "")
            continue
        conversation = _Conversation(archive, talk)
        for number, message in enumerate(list_at(talk, "messages"), 1):
            yield conversation.item(f"{item.place}, message {number}", message)


class _Conversation:
    """Makes interactions of the messages of one conversation."""

    def __init__(self, archive: Archive, talk: dict[str, object]) -> None:
        """Find out who takes part."""
        self._archive = archive
        self._id = text_at(talk, "conversationId")
        self._numbers = dict.fromkeys(_takers(self._id, talk))

    def item(self, place: str, value: object) -> Item:
        """Make an interaction of a message, or say why not."""
        message = object_at(value, "messageCreate")
        if not message:
            joined = isinstance(value, dict) and bool(value)
            return Skipped(place, _("no message, but who came and went")) if joined else self._refused(place, value)
        sender, at = account_number(message, "senderId"), read_clock(text_at(message, "createdAt"))
        if not sender or at is None:
            return self._refused(place, value)
        direction = "unknown" if not self._archive.owner else "out" if sender == self._archive.owner else "in"
        everybody = dict.fromkeys((sender, account_number(message, "recipientId"), *self._numbers))
        others = [number for number in everybody if number and number != self._archive.owner]
        if not others:
            return Skipped(place, _("written to nobody else"))
        people = others[:1] if direction == "in" else others
        refs = tuple(self._archive.directory.account(number).ref() for number in people)
        party = len(others) - (direction == "unknown" and len(others) > 1)
        text = _text(message) if self._archive.with_text else ""
        key = text_at(message, "id") or fingerprint(self._id, text_at(message, "createdAt"), sender)
        thing = FoundInteraction("message", CHANNEL, direction, at, refs, text, self._id, party)
        return Record(f"x:message:{key}", place, self._raw(message), thing)

    def _raw(self, message: dict[str, object]) -> str:
        """Write what is kept of a message."""
        return kept_text({"conversationId": self._id, **self._kept(message)})

    def _kept(self, message: dict[str, object]) -> dict[str, object]:
        """Leave out of a message what was not ticked."""
        return message if self._archive.with_text else {key: message[key] for key in _WITHOUT_TEXT if key in message}

    def _refused(self, place: str, value: object) -> Refused:
        """Refuse a message, without its text where that is not ticked."""
        shown = value if self._archive.with_text else self._kept(object_at(value, "messageCreate"))
        return Refused(place, _("It has no sender or no date that can be read."), excerpt_text(shown))


def _takers(conversation: str, talk: dict[str, object]) -> Iterator[str]:
    """Give the numbers of who takes part in a conversation."""
    halves = conversation.split("-")
    if len(halves) == 2:
        yield from (half for half in halves if account_number({"id": half}, "id"))
    for message in objects_at(talk, "messages"):
        yield from texts_at(message, "joinConversation", "participantsSnapshot")
        yield from texts_at(message, "participantsJoin", "userIds")
        if sender := account_number(object_at(message, "messageCreate"), "senderId"):
            yield sender


def _text(message: dict[str, object]) -> str:
    """Give the words of a message with the links as they were meant."""
    text = text_at(message, "text")
    for link in objects_at(message, "urls"):
        short, whole = text_at(link, "url"), text_at(link, "expanded")
        if short and whole:
            text = text.replace(short, whole)
    return text
