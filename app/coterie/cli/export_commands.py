# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking people, reminders and the calendar out, into open formats."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from coterie.cli.command import Call, Command
from coterie.cli.kind_words import field_word
from coterie.domain.errors import BadValue
from coterie.domain.texts import _, counted
from coterie.domain.typed_dates import typed_date
from coterie.domain.written_numbers import whole
from coterie.services.exporting import AROUND, Choice, Exported
from coterie.services.ports.exporting import UNREADABLE, Wanted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator
    from datetime import date

_CARD_VERSIONS = ("3.0", "4.0")
_FORMS = ("event", "task")


def commands() -> tuple[Command, ...]:
    """Give the commands of this group."""
    about = _("write people, reminders or the calendar to a file in an open format")
    return (Command("export", about, parts=_formats()),)


def _formats() -> tuple[Command, ...]:
    about = _("The file is not encrypted. Private things and your own notes stay, unless you name them.")
    return (
        Command(
            "vcard", _("people as contact cards"), _exporter("vcard"), _card_arguments,
            ("export vcard people.vcf", 'export vcard mentors.vcf --people "tag:mentor"'),
            about + " " + _("Cards that were imported go out as they came, with your changes."),
        ),
        Command(
            "reminders", _("follow-ups, cadences and birthdays for a calendar"), _exporter("reminders"),
            _reminder_arguments, ("export reminders coterie.ics", "export reminders tasks.ics --as task"),
            about + " " + _("Importing a newer file into the same calendar brings it up to date."),
        ),
        Command(
            "calendar", _("events and what is planned on days"), _exporter("calendar"), _calendar_arguments,
            ("export calendar march.ics --from 2026-03-01 --until 2026-03-31", "export calendar busy.ics --neutral"),
            about + " " + _("Kinds and calendars that are hidden on the calendar stay, and what is done."),
        ),
        Command(
            "csv", _("people as a table for spreadsheets"), _exporter("csv"), _table_arguments,
            ("export csv people.csv", "export csv people.csv --exact"), about,
        ),
    )  # fmt: skip


def _common_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", metavar="OUT", nargs="?", help=_("the file to write"))
    parser.add_argument("--people", metavar="QUERY", default="", help=_("only people whom this query finds"))
    parser.add_argument("--preview", action="store_true", help=_("show what would leave and write nothing"))
    parser.add_argument("--include-private", action="store_true", help=_("let what is marked private leave, too"))
    parser.set_defaults(include_notes=False, version="3.0", as_form="event", exact=False, neutral=False)
    parser.set_defaults(first=None, last=None)


def _note_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--include-notes", action="store_true", help=_("let your own notes leave, too"))


def _card_arguments(parser: argparse.ArgumentParser) -> None:
    _common_arguments(parser)
    _note_argument(parser)
    parser.add_argument("--version", choices=_CARD_VERSIONS, help=_("3.0, which every address book reads, or 4.0"))


def _reminder_arguments(parser: argparse.ArgumentParser) -> None:
    _common_arguments(parser)
    parser.add_argument("--as", dest="as_form", choices=_FORMS, help=_("events, which every calendar takes, or tasks"))
    parser.add_argument("--neutral", action="store_true", help=_("name nobody: for calendars that others can see"))


def _calendar_arguments(parser: argparse.ArgumentParser) -> None:
    _common_arguments(parser)
    parser.add_argument("--from", dest="first", metavar="DATE", help=_("the first day; a year ago unless you say"))
    parser.add_argument("--until", dest="last", metavar="DATE", help=_("the last day; in a year unless you say"))
    parser.add_argument("--neutral", action="store_true", help=_("say only when: for calendars that others can see"))


def _table_arguments(parser: argparse.ArgumentParser) -> None:
    _common_arguments(parser)
    _note_argument(parser)
    parser.add_argument(
        "--exact", action="store_true", help=_("cells exactly as they are, without a guard against formulas")
    )


def _exporter(form: str) -> Callable[[Call], None]:
    """Make the command of one format."""

    def export(call: Call) -> None:
        options = call.options
        choice = Choice(
            options.people, Wanted(options.include_private, options.include_notes), options.version, options.as_form,
            options.exact, options.neutral, days=_days(call),
        )  # fmt: skip
        call.note_hints(options.people)
        if options.preview:
            _preview(call, form, choice)
        else:
            _write(call, form, choice)

    return export


def _days(call: Call) -> tuple[date, date] | None:
    """Give the days that a calendar leaves for; None where nobody named any."""
    today, options = call.app.clock.today(), call.options
    if options.first is None and options.last is None:
        return None
    first = today - AROUND if options.first is None else typed_date(options.first, today)
    return first, today + AROUND if options.last is None else typed_date(options.last, today)


def _preview(call: Call, form: str, choice: Choice) -> None:
    with call.session() as session, call.progress() as watching:
        done, data = session.exporting.preview(form, choice, watching)
    text = data.decode("utf-8-sig", "replace")
    call.answer({**document(done), "preview": text}, [*_said(done, _("Would leave")), "", *text.splitlines()])


def _write(call: Call, form: str, choice: Choice) -> None:
    if not call.options.out:
        raise BadValue(_("No file was named."), _("Name the file to write, or add --preview to look only."))
    target = Path(call.options.out).expanduser().absolute()
    replace = os.path.isfile(target) and not os.path.islink(target)  # noqa: PTH113, PTH114 (too long a name is no error)
    if replace:
        call.require(_("{0} exists already. Replace it?").format(target), _("{0} exists already.").format(target))
    with call.session() as session, call.progress() as watching:
        done = session.exporting.write(form, target, choice, watching, replace=replace)
    lines = [
        _("Written: {0}").format(target),
        *_said(done, _("In it")),
        _("The file is not encrypted: whoever has it can read it."),
    ]
    call.answer({**document(done), "preview": None}, lines)


def document(done: Exported) -> dict[str, object]:
    """Give the account of an export as JSON."""
    return {
        "path": None if done.path is None else str(done.path),
        "format": done.format,
        "people": done.people,
        "items": done.items,
        "fields": list(done.fields),
        "withheld": dict(done.withheld),
        "sha256": done.sha256,
    }


def _said(done: Exported, beginning: str) -> Iterator[str]:
    """Say what leaves and what stays."""
    if done.format == "reminders":
        number = counted("{n} reminder", "{n} reminders", done.items)
    elif done.format == "calendar":
        number = counted("{n} entry", "{n} entries", done.items)
    else:
        number = counted("{n} person", "{n} people", done.people)
    fields = ", ".join(field_word(name) for name in done.fields)
    yield _("{0}: {1} ({2}).").format(beginning, number, fields) if fields else f"{beginning}: {number}."
    kept = {name: number for name, number in done.withheld.items() if name != UNREADABLE}
    if kept:
        stayed = ", ".join(f"{whole(number)} {field_word(name)}" for name, number in kept.items())
        yield _("Stayed, because it is private or your own notes: {0}.").format(stayed)
    if unreadable := done.withheld.get(UNREADABLE):
        yield counted(
            "Left out, because other programs could not read it: {n} line of an imported card.",
            "Left out, because other programs could not read them: {n} lines of imported cards.",
            unreadable,
        )
