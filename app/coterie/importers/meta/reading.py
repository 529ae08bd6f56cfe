# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the files of Facebook, Instagram and Threads (JSON choice, 2018 to 2026) one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.records import FileFound, Found, Refused
from coterie.domain.texts import _
from coterie.importers.meta import people
from coterie.importers.meta.conversations import Conversation, likely_owner, talk_of
from coterie.importers.meta.recognition import MESSAGES, PAGES, Reading, readings_of
from coterie.importers.text.encodings import encoding_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Bundle, Claim, Member, Wishes
    from coterie.importers.meta.conversations import Talk


def read(bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
    """Announce each claimed file and give its records; what is left alone is announced with the reason."""
    claimed = {(member.path, member.name) for member in claim.members}
    readings = [each for each in readings_of(bundle) if (each.member.path, each.member.name) in claimed]
    if readings and readings[0].source == PAGES:
        yield _pages_refused(readings[0].member)
        return
    talks = {each.member.name: talk_of(each.member) for each in readings if each.source == MESSAGES}
    owner = likely_owner((talk for talk in talks.values() if not isinstance(talk, Refused)), wishes)
    for reading in readings:
        member, source, _key, why = reading
        if not source:
            yield FileFound(member.path, member.name, "", not_read=True, why=why)
            continue
        yield FileFound(member.path, member.name, source, encoding=encoding_of(member))
        if source == MESSAGES:
            yield from _messages(reading, talks[member.name], _service(bundle, readings, member), (owner, wishes))
        else:
            yield from people.read(reading, wishes)


def _messages(reading: Reading, talk: Talk | Refused, service: str, known: tuple[str, Wishes]) -> Iterator[Found]:
    """Give the records of one file of messages."""
    if isinstance(talk, Refused):
        yield talk
    else:
        yield from Conversation(talk, service, *known).read(reading.member)


def _service(bundle: Bundle, readings: list[Reading], member: Member) -> str:
    """Say whose messages they are: by their folder, the name of the archive, or the lists beside them."""
    sources = [reading.source for reading in readings]
    for text in (member.name, bundle.name, *sources):
        for service in ("instagram", "facebook", "threads"):
            if service in text.lower():
                return service
    return "messenger"


def _pages_refused(member: Member) -> FileFound:
    """Refuse the choice of web pages, once for all of them."""
    why = _(
        "These are web pages. Ask Facebook or Instagram for your information once more and choose the format JSON, "
        "which Coterie reads."
    )
    return FileFound(member.path, member.name, "", why=why)
