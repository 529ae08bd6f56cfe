# SPDX-License-Identifier: GPL-3.0-or-later
"""How to get the files most people begin with, in every language; the page of sources says the same in English.

The text is kept here and dated, because platforms change. A test compares it with the page.
"""

from __future__ import annotations

from dataclasses import dataclass

from coterie.domain.source_guide import Part
from coterie.domain.texts import _


@dataclass(frozen=True)
class FileGuide:
    """One guide. key: the id of the importer; time: how long it takes; note: what is good to know about the file.

    in_order: the steps follow each other, else each is a way of its own.
    """

    key: str
    icon: str
    title: str
    time: str
    steps: tuple[str, ...]
    note: str
    in_order: bool = False

    @property
    def parts(self) -> tuple[Part, ...]:
        """The steps and the note, as the page of sources has them."""
        steps = (Part(step, number if self.in_order else 0) for number, step in enumerate(self.steps, 1))
        return (*steps, Part(self.note))


def checked_on() -> str:
    """Say when the guides were compared with the platforms."""
    return _("Checked January 2026")


def guides() -> tuple[FileGuide, ...]:
    """List the guides."""
    return (_linkedin(), _cards(), _calendar())


def _linkedin() -> FileGuide:
    return FileGuide(
        "linkedin",
        "file-spreadsheet",
        _("LinkedIn"),
        _("Four steps, minutes to a day of waiting"),
        (
            _("On a computer, open Settings, then Data privacy, then “Get a copy of your data”."),
            _("Choose the larger archive, or tick Connections, Messages and Invitations. Ask for the archive."),
            _("LinkedIn writes to you: some files come in minutes, all within a day. The link lives 72 hours."),
            _("Save the .zip file and drop it here. Do not unpack it."),
        ),
        _("A small archive comes first and the whole one later: bring in both, nothing is doubled."),
        in_order=True,
    )


def _cards() -> FileGuide:
    return FileGuide(
        "vcard",
        "contact",
        _("Address book"),
        _("A minute or two"),
        (
            _("Google Contacts: Export, then vCard. Everything or one label."),
            _("Apple Contacts: select all cards, then File, Export, Export vCard."),
            _("iCloud or Nextcloud in the browser: select all, then Export."),
            _("A phone: in its contacts app look for Share or Export; you get one .vcf file."),
            _("Outlook: save contacts as vCard; a folder full of .vcf files can be dropped as it is."),
        ),
        _("Everything a card says is kept and goes out again with an export, also what Coterie does not show."),
    )


def _calendar() -> FileGuide:
    return FileGuide(
        "icalendar",
        "calendar",
        _("Calendar"),
        _("A minute or two"),
        (
            _("Google Calendar: Settings, Import and export, Export. You get a .zip with one .ics for each calendar."),
            _("Apple Calendar: choose a calendar, then File, Export, Export. Not the archive (.icbu)."),
            _("Outlook: File, Save calendar, as iCalendar format (.ics)."),
            _("Thunderbird, Nextcloud, Tasks.org: export the calendar or the list of tasks as .ics."),
        ),
        _("Meetings of the last two years come in; repeated ones stay one rule, not hundreds of rows."),
    )
