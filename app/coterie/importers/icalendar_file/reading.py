# SPDX-License-Identifier: GPL-3.0-or-later
"""One calendar file: its components by UID, in the order of the first of each (RFC 5545)."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from coterie.domain.records import FileFound, Found, Record, Refused, Skipped, Thing
from coterie.domain.texts import _
from coterie.importers.icalendar_file.broken import BROKEN, LeftOut, Unreadable
from coterie.importers.icalendar_file.components import Part, read_parts
from coterie.importers.icalendar_file.events import Reading, read_event
from coterie.importers.icalendar_file.items import Item, Resolved, uid_of
from coterie.importers.icalendar_file.tasks import read_task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coterie.domain.foreign_files import Member, Wishes

_EXCERPT = 500


def read_file(member: Member, wishes: Wishes) -> Iterator[Found]:
    """Announce a file, then yield its items in the order of their first components."""
    with member.open() as stream:
        parts = list(read_parts(stream))
    encoding = "utf-8" if all(part.is_text for part in parts) else "cp1252"
    yield FileFound(member.path, member.name, "icalendar", encoding=encoding)
    reading = Reading(wishes, PurePosixPath(member.name).stem)
    for number, group in enumerate(_grouped(parts), 1):
        yield from _read_group(_("item {0}").format(number), group, reading)


def _grouped(parts: list[Part]) -> list[list[Part]]:
    """Bring together the components of one kind that share a UID; torn ones and other kinds stand alone."""
    groups: list[list[Part]] = []
    by_uid: dict[tuple[str, str], list[Part]] = {}
    for part in parts:
        if part.kind not in _READERS or not part.whole or part.too_long:
            groups.append([part])
            continue
        name = (part.kind, uid_of(part))
        if name not in by_uid:
            groups.append(by_uid.setdefault(name, []))
        by_uid[name].append(part)
    return groups


def _read_group(place: str, parts: list[Part], reading: Reading) -> Iterator[Found]:
    """Yield what one UID comes to; whatever is broken in it ends here."""
    first = parts[0]
    if first.kind not in _READERS:
        yield Skipped(place, _other_kind(first.kind))
    elif first.too_long:
        yield _refused(place, _("The entry is longer than 32 MiB."), first)
    elif not first.whole:
        yield _refused(place, _("The file breaks off in the middle of this entry."), first)
    else:
        resolved = Resolved(parts)
        for part in resolved.broken:
            yield _refused(place, _("The entry could not be understood."), part)
        for item in resolved.items:
            yield _read_item(place, item, reading)
        for reason in resolved.left_out:
            yield Skipped(place, reason)


def _read_item(place: str, item: Item, reading: Reading) -> Found:
    """Give what one item comes to."""
    repairs: list[str] = []
    if item.main.component.odd_lines:
        repairs.append(_("A line that is no property was kept and not understood."))
    try:
        thing = _READERS[item.main.component.kind](item, reading, repairs)
        return Record(item.key, place, item.raw(), thing, tuple(repairs))
    except LeftOut as rule:
        return Skipped(place, str(rule))
    except Unreadable as verdict:
        return _refused(place, str(verdict), item.main.part)
    except BROKEN:
        return _refused(place, _("The entry could not be understood."), item.main.part)


def _refused(place: str, reason: str, part: Part) -> Refused:
    """Refuse a component, with the beginning of its text."""
    return Refused(place, reason, part.text[:_EXCERPT].encode("utf-8", "replace").decode())


def _other_kind(kind: str) -> str:
    """Name what is left out by its kind."""
    if kind == "VJOURNAL":
        return _("a journal entry")
    return _("free and busy times") if kind == "VFREEBUSY" else _("a kind of entry that is not read")


_READERS: dict[str, Callable[[Item, Reading, list[str]], Thing]] = {"VEVENT": read_event, "VTODO": read_task}
