# SPDX-License-Identifier: GPL-3.0-or-later
"""A VTODO as a follow-up (RFC 5545 section 3.6.2): what is due when, and whether it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.records import FoundFollowUp
from coterie.domain.texts import _
from coterie.importers.icalendar_file.broken import BROKEN, LeftOut
from coterie.importers.icalendar_file.descriptions import description, short_text
from coterie.importers.icalendar_file.events import Reading, leave_out_private, remark_on
from coterie.importers.icalendar_file.instants import Instant, read_duration, read_instant
from coterie.importers.icalendar_file.participants import read_party
from coterie.importers.icalendar_file.properties import Component, split_list

if TYPE_CHECKING:
    from coterie.importers.icalendar_file.items import Item
    from coterie.importers.icalendar_file.zones import Zones

_MOST_TAGS = 200


def read_task(item: Item, reading: Reading, repairs: list[str]) -> FoundFollowUp:
    """Make the follow-up of an item; LeftOut when it is private, or was done more than 24 months ago."""
    component, zones = item.main.component, item.main.calendar.zones
    leave_out_private(component)
    state = "dropped" if item.main.cancelled else _state(component)
    done_on = _done_on(component, zones, repairs) if state != "open" else ""
    if done_on and done_on < reading.oldest.isoformat():
        raise LeftOut(_("older than 24 months"))
    tags = [tag for prop in component.all("CATEGORIES") for tag in split_list(prop.value)]
    return FoundFollowUp(
        uid=item.uid,
        title=short_text(component, "SUMMARY"),
        due=_due(component, zones, repairs),
        state=state,
        done_on=done_on,
        text=description(component),
        tags=tuple(dict.fromkeys(tags[:_MOST_TAGS])),
        people=read_party(component, reading.wishes, item.answers).people,
    )


def _state(component: Component) -> str:
    """Give the state by STATUS, else by what a done task leaves behind."""
    status = component.value("STATUS").upper()
    if status == "CANCELLED":
        return "dropped"
    if status:
        return "done" if status == "COMPLETED" else "open"
    return "done" if component.value("COMPLETED") or component.number("PERCENT-COMPLETE") == 100 else "open"


def _done_on(component: Component, zones: Zones, repairs: list[str]) -> str:
    """Give the day it was done; where none is written, the day of the last change."""
    for name in ("COMPLETED", "LAST-MODIFIED"):
        if at := _read(component, name, zones, repairs):
            return at.moment().day()
    return ""


def _due(component: Component, zones: Zones, repairs: list[str]) -> str:
    """Give when it is due as ISO text, seconds left out: Tasks.org marks by an odd second that there is a time."""
    due = _read(component, "DUE", zones, repairs)
    if due is None and (begin := _read(component, "DTSTART", zones, repairs)):
        length = read_duration(component.value("DURATION"))
        due = begin._replace(at=begin.at + length) if length is not None else begin
    if due is None:
        return ""
    remark_on(due.zone, repairs)
    due = due._replace(at=due.at.replace(second=0))
    text = due.moment().text
    return text if due.all_day else text[:16] + text[19:]


def _read(component: Component, name: str, zones: Zones, repairs: list[str]) -> Instant | None:
    """Read a date of a task; one that cannot be read costs itself."""
    found = component.first(name)
    if found is None:
        return None
    try:
        at = read_instant(found, zones)
        at.moment()
    except BROKEN:
        repairs.append(_("A date of the task ({0}) could not be read and was left out.").format(name))
        return None
    return at
