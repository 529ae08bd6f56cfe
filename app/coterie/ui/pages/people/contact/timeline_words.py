# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the timeline: what an entry was, with whom, and where; each a line of the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.remembered_dates import spoken_remembered
from coterie.domain.short_dates import short_known
from coterie.domain.source_names import source_name
from coterie.domain.texts import _, counted
from coterie.domain.timelines import (
    EVERYTHING,
    FINISHED,
    IMPORTED,
    INTRODUCED,
    KEPT,
    MESSAGES,
    OTHER,
    PROMISED,
    PROMISES,
    TALKS,
)
from coterie.ui.parts.covers import uncovered
from coterie.ui.parts.rows import TimelineLine

if TYPE_CHECKING:
    from datetime import date

    from coterie.domain.timelines import TimelineEntry

#: Up to so many others a meeting is a talk among few.
_FEW = 2
_NAMED = 2
#: Words of calendars for a meeting that has no place.
_NO_PLACE = {"video", "online", "remote"}


def kinds() -> tuple[tuple[str, str], ...]:
    """List what a timeline can be narrowed to."""
    return (
        (EVERYTHING, _("Everything")),
        (TALKS, _("Talks and meetings")),
        (MESSAGES, _("Messages")),
        (PROMISES, _("Promises and follow-ups")),
        (OTHER, _("Everything else")),
    )


def editable_kinds() -> tuple[tuple[str, str], ...]:
    """List the kinds that an entry can be made."""
    return (
        ("talk", _("Talk")),
        ("call", _("Call")),
        ("message", _("Message")),
        ("meeting", _("Meeting")),
        ("event", _("Event")),
        ("note", _("Note")),
    )


def line_of(entry: TimelineEntry, given: str, today: date) -> TimelineLine:
    """Give the line of an entry. given: what the person is called."""
    icon, tone = picture_of(entry)
    title = title_of(entry, given)
    text = text_of(entry)
    pill, pill_tone = _pill(entry)
    when = short_known(entry.when, today)
    said = [title, pill, _spoken_when(entry.when), text]
    return TimelineLine(
        key_of(entry), icon, tone, title, pill, pill_tone, when, text, ". ".join(part for part in said if part)
    )


def key_of(entry: TimelineEntry) -> str:
    """Name an entry in the list."""
    return f"{entry.kind if not entry.is_interaction else 'entry'}:{entry.id}"


def picture_of(entry: TimelineEntry) -> tuple[str, str]:
    """Give the icon of an entry and its tone: what brought people nearer stands out."""
    if entry.kind == "meeting":
        return ("message-circle", "accent") if len(entry.people) <= _FEW else ("messages-square", "plain")
    return {
        "talk": ("message-circle", "accent"),
        "call": ("phone", "accent"),
        "message": ("mail", "plain"),
        "event": ("calendar", "plain"),
        "registration": ("calendar", "plain"),
        "note": ("notebook-pen", "plain"),
        "connection": ("user-plus", "plain"),
        "invitation": ("user-plus", "plain"),
        "endorsement": ("sparkles", "plain"),
        "recommendation": ("sparkles", "plain"),
        PROMISED: ("handshake", "plain"),
        KEPT: ("check", "accent"),
        FINISHED: ("check", "plain"),
        IMPORTED: ("file-input", "plain"),
        INTRODUCED: ("handshake", "violet"),
    }.get(entry.kind, ("message-circle", "plain"))


def title_of(entry: TimelineEntry, given: str) -> str:
    """Say what an entry was."""
    if entry.kind == INTRODUCED:
        return _("Introduced you to {name}").format(name=entry.people[0].name)
    if entry.kind == IMPORTED:
        sources = dict.fromkeys(source_name(one) for one in uncovered(entry.text).split(","))
        return _("Came in with {source}").format(source=", ".join(sources))
    if not entry.is_interaction:
        return _promise_title(entry, given)
    title = entry.title if entry.kind != "endorsement" else ""
    title = title or _kind_title(entry, given)
    if entry.minutes and entry.kind in {"talk", "call", "meeting", "event"}:
        return _("{what}, {length}").format(what=title, length=_minutes(entry.minutes))
    return title


def _promise_title(entry: TimelineEntry, given: str) -> str:
    if entry.kind == FINISHED:
        return entry.text or _("Followed up")
    if entry.kind == KEPT:
        return {
            "they_owe": _("{name} kept a promise"),
            "ask": _("You did what {name} asked for"),
        }.get(entry.direction, _("You kept a promise")).format(name=given)
    return {
        "they_owe": _("{name} promised you something"),
        "ask": _("{name} asked for something"),
        "offer": _("You offered something"),
    }.get(entry.direction, _("You promised something")).format(name=given)


def _kind_title(entry: TimelineEntry, given: str) -> str:
    sent, came = entry.direction == "out", entry.direction == "in"
    if entry.kind == "message" and (sent or came):
        return _("You wrote") if sent else _("{name} wrote").format(name=given)
    if entry.kind == "invitation":
        return _("You asked to connect") if sent else _("{name} asked to connect").format(name=given)
    if entry.kind == "endorsement":
        sentence = _("You endorsed {name}: {skill}") if sent else _("{name} endorsed you: {skill}")
        return sentence.format(name=given, skill=entry.title)
    if entry.kind == "recommendation":
        return (
            _("You recommended {name}").format(name=given) if sent else _("{name} recommended you").format(name=given)
        )
    if entry.kind == "connection":
        return _("Connected on LinkedIn") if entry.channel == "linkedin" else _("Connected")
    return {
        "talk": _("Talk"), "call": _("Call"), "message": _("Message"), "meeting": _("Meeting"), "event": _("Event"),
        "note": _("Note"), "reaction": _("Reaction"), "comment": _("Comment"), "promotional": _("Sponsored message"),
        "registration": _("Signed up"),
    }.get(entry.kind, _("Contact"))  # fmt: skip


def text_of(entry: TimelineEntry) -> str:
    """Say what was said; where that is not known, with whom and where it was."""
    if entry.kind in {PROMISED, KEPT}:
        return entry.text
    if not entry.is_interaction:
        return ""
    if entry.text:
        return entry.text
    place = "" if uncovered(entry.place).casefold() in _NO_PLACE else entry.place
    return _sentence(_with_whom(entry), place)


def _with_whom(entry: TimelineEntry) -> str:
    names = [person.name for person in entry.people[:_NAMED]]
    more = len(entry.people) - len(names)
    if not names:
        return ""
    if more:
        others = counted("{n} more", "{n} more", more)
        return _("With {names} and {others}").format(names=", ".join(names), others=others)
    return _("With {names}").format(names=_(" and ").join(names))


def _sentence(whom: str, place: str) -> str:
    if whom and place:
        return _("{whom}, {place}.").format(whom=whom, place=place)
    if whom:
        return _("{whom}.").format(whom=whom)
    return place


def _pill(entry: TimelineEntry) -> tuple[str, str]:
    if entry.promise == "open":
        return _("Promise open"), "danger"
    if entry.promise == "kept":
        return _("Promise kept"), "ok"
    return "", ""


def _spoken_when(when: str) -> str:
    return spoken_remembered(when[:10])


def _minutes(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return counted("{n} minute", "{n} minutes", minutes)
    if not rest:
        return counted("{n} hour", "{n} hours", hours)
    return _("{h} h {m} min").format(h=hours, m=rest)
