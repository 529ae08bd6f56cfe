# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of an export: formats, fields, what leaves and what stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.texts import _, counted, inside
from coterie.domain.written_numbers import whole

if TYPE_CHECKING:
    from coterie.domain.export_previews import FieldCount, LeavingSheet, LeavingSurvey

CARDS, REMINDERS, CALENDAR, TABLE = "vcard", "reminders", "calendar", "csv"
#: Forms of dates, in which nobody has a sheet of their own.
DATED = frozenset((REMINDERS, CALENDAR))
NOTES, NAME, CARD = "notes", "name", "imported card"


@dataclass(frozen=True)
class FormatText:
    """A format to choose."""

    key: str
    icon: str
    title: str
    text: str


@dataclass(frozen=True)
class FieldText:
    """A field that can leave. number: for how many people, of how many; locked: needs a second, deliberate click."""

    key: str
    title: str
    text: str
    number: str
    ticked: bool
    fixed: bool
    locked: bool


@dataclass(frozen=True)
class Stays:
    """One line of what stays."""

    icon: str
    text: str
    number: str


@dataclass(frozen=True)
class ExportText:
    """Everything an export shows but the text of the file, in finished words. counting: the counts are on their way."""

    who: str
    fields: tuple[FieldText, ...]
    summary: str
    stays: tuple[Stays, ...]
    notes_leave: bool
    can_save: bool
    counting: bool
    button: str


@dataclass(frozen=True)
class SheetText:
    """The text of one person as it would leave. place: "1 of 38"; held: what of them stays, in one line."""

    above: str
    text: str
    held: str
    place: str
    can_go_back: bool
    can_go_on: bool


def formats() -> tuple[FormatText, ...]:
    """List the formats."""
    return (
        FormatText(CARDS, "contact", _("Contacts, vCard"), _("For phones and mail programs")),
        FormatText(REMINDERS, "bell", _("Reminders, iCalendar"), _("Follow-ups, cadences and birthdays")),
        FormatText(CALENDAR, "calendar", _("Calendar, iCalendar"), _("Events, and what stands on the days")),
        FormatText(TABLE, "table-2", _("Table, CSV"), _("For spreadsheets")),
    )


def field_words(field: str) -> str:
    """Name a field of people on their way out."""
    return _FIELDS.get(field, lambda: field.replace("_", " "))()


_FIELDS = {
    "name": lambda: _("Name"),
    "work": lambda: _("Organisation and role"),
    "mail": lambda: _("Email"),
    "phone": lambda: _("Phone"),
    "address": lambda: _("Address"),
    "url": lambda: _("Links"),
    "handle": lambda: _("Profiles"),
    "messenger": lambda: _("Messengers"),
    "birthday": lambda: _("Birthday"),
    "anniversary": lambda: _("Anniversary"),
    "other": lambda: _("Other dates"),
    "tags": lambda: _("Tags"),
    "relations": lambda: _("Relations"),
    "pronouns": lambda: _("Pronouns"),
    "notes": lambda: _("Notes about people"),
    "imported card": lambda: _("Other lines of imported cards"),
    "fields": lambda: _("Fields of your own"),
    "people": lambda: _("People marked private"),
    "unreadable_lines": lambda: _("Lines other programs could not read"),
    "date": lambda: _("Date"),
    "title": lambda: _("Title"),
    "description": lambda: _("Description"),
    "place": lambda: _("Place"),
    "names": lambda: _("Names of people"),
    "events": lambda: _("Events"),
    "follow_ups": lambda: _("Follow-ups"),
    "cadences": lambda: _("Cadences"),
    "birthdays": lambda: _("Birthdays"),
    "deadlines": lambda: _("Deadlines"),
}
_ICONS = {
    "work": "briefcase", "mail": "mail", "phone": "phone", "address": "map-pin", "url": "link", "handle": "at-sign",
    "messenger": "message-circle", "birthday": "cake", "anniversary": "calendar", "other": "calendar", "tags": "tag",
    "relations": "users", "pronouns": "user-round", "notes": "notebook-pen", "imported card": "contact",
    "people": "user-round", "fields": "list", "events": "calendar", "follow_ups": "bell", "cadences": "repeat",
    "birthdays": "cake", "deadlines": "flag", "names": "users",
}  # fmt: skip


def field_text(one: FieldCount, *, ticked: bool, notes_leave: bool) -> FieldText:
    """Put a field into words: how many people have it, and for how many it leaves."""
    fixed = one.field == NAME
    locked = one.field == NOTES and not notes_leave
    leaving = one.people_leaving if (ticked or fixed) and not locked else 0
    number = whole(one.people_with)
    if leaving != one.people_with:
        number = _("{0} of {1}").format(whole(leaving), whole(one.people_with))
    held = one.people_with - one.people_leaving
    if fixed:
        text = _("Always included")
    elif locked:
        text = _("Never exported unless you unlock it here")
    elif held:
        text = counted(
            "Marked private on {n} person: left out there", "Marked private on {n} people: left out there", held
        )
    else:
        text = ""
    return FieldText(one.field, field_words(one.field), text, number, (ticked or fixed) and not locked, fixed, locked)


def stays_of(survey: LeavingSurvey, without: frozenset[str], *, notes_leave: bool) -> tuple[Stays, ...]:
    """Say what stays: what is marked private, what is not ticked, and what never leaves."""
    found = []
    if survey.private_people:
        found.append(Stays("user-round", _("People marked private"), whole(survey.private_people)))
    for one in survey.fields:
        all_of_it = one.field in without or (one.field == NOTES and not notes_leave)
        number = one.values_held + (one.values_leaving if all_of_it else 0)
        if number:
            title = field_words(one.field) if all_of_it else _("Private: {0}").format(inside(field_words(one.field)))
            found.append(Stays(_ICONS.get(one.field, "lock"), title, whole(number)))
    found.append(Stays("activity", _("Strength, cadence and timeline"), _("always")))
    return tuple(found)


def summary_of(survey: LeavingSurvey, without: frozenset[str], form: str, *, notes_leave: bool) -> str:
    """Count what leaves: "38 people, 114 values"."""
    if form == REMINDERS:
        return counted("{n} reminder", "{n} reminders", survey.items)
    if form == CALENDAR:
        return counted("{n} entry", "{n} entries", survey.items)
    values = sum(
        one.values_leaving for one in survey.fields if one.field not in without and (one.field != NOTES or notes_leave)
    )
    people = counted("{n} person", "{n} people", survey.people)
    return _("{people}, {values}").format(people=people, values=counted("{n} value", "{n} values", values))


def held_words(sheet: LeavingSheet) -> str:
    """Say in one line what of somebody stays: "Held back: phone, birthday, 4 notes about people"."""
    if not sheet.held:
        return ""
    parts = [
        inside(field_words(name)) if number == 1 else f"{whole(number)} × {inside(field_words(name))}"
        for name, number in sheet.held.items()
    ]
    return _("Held back: {0}").format(", ".join(parts))
