# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing files in, and the list of what was brought in."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from coterie.cli import column_text, import_text, row_text, shapes
from coterie.cli.command import Call, Command
from coterie.cli.duplicate_commands import found_words
from coterie.cli.local_time import spoken_moment
from coterie.cli.tables import table
from coterie.domain.column_maps.maps import as_json, read_map
from coterie.domain.errors import BadValue
from coterie.domain.foreign_files import OPTIONAL_KINDS
from coterie.domain.import_reports import CareerChange
from coterie.domain.import_rows import OUTCOMES, RowQuery
from coterie.domain.texts import _
from coterie.services.importing import Brief

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from coterie.domain.import_reports import PastImport

NOTHING_READ = 1
#: Rows of an import listed where nobody says how many.
_ROWS = 100


def commands() -> tuple[Command, ...]:
    """Give the commands of this group."""
    return (
        Command(
            "import", _("bring people and what passed between you in from files"), bring_in, _import_arguments,
            (
                "import Complete_LinkedInDataExport.zip --dry-run",
                "import contacts.vcf calendar.ics",
                "import export.zip --include message-text --me https://www.linkedin.com/in/your-name",
            ),
            _("Archives, folders, contact cards and calendars are recognised by what is in them. Off unless named with "
              "--include: {0}.").format(", ".join(OPTIONAL_KINDS)),
        ),
        Command(
            "columns", _("show what the columns of a table would mean, as a map for import --map"), columns,
            _columns_arguments, ("columns people.csv", "columns people.csv --json"),
        ),
        Command(
            "imports", _("list what was brought in"), imports, _imports_arguments,
            ("imports", "imports --report 3", "imports --rows 3 --outcome skipped", "imports --rows 3 --find okafor"),
            _("A newer export of a source tells who left only where it is as late as the former one and has at least "
              "three quarters of the people that one had. Nobody is deleted: each keeps the day they were last seen."),
        ),
    )  # fmt: skip


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="+", help=_("a file, an archive or a folder"))
    parser.add_argument("--dry-run", action="store_true", help=_("say what would happen and change nothing"))
    parser.add_argument(
        "--include", metavar=_("KIND,..."), action="append", default=[], help=_("bring these kinds in, too")
    )
    parser.add_argument(
        "--me", metavar=_("ADDRESS"), action="append", default=[],
        help=_("your own profile link or mail address, where the files do not tell who you are"),
    )  # fmt: skip
    parser.add_argument(
        "--pick", metavar=_("NAME"), action="append", default=[],
        help=_("bring in this person, by name or mail address, from lists that are left out otherwise"),
    )  # fmt: skip
    parser.add_argument(
        "--map", metavar=_("FILE"), action="append", default=[],
        help=_("what the columns of a table mean, as “coterie columns” prints it; kept for the next time"),
    )  # fmt: skip


def _columns_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="+", help=_("a table, an archive or a folder"))
    parser.add_argument("--encoding", metavar=_("NAME"), default="", help=_("the text encoding to read it in"))


def _imports_arguments(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--report", metavar=_("IMPORT"), type=int, help=_("show the account of one import again"))
    which.add_argument(
        "--rows", metavar=_("IMPORT"), type=int,
        help=_("list the rows of one import; rows that were in the vault as they are are only counted"),
    )  # fmt: skip
    parser.add_argument("--outcome", choices=OUTCOMES, default="", help=_("with --rows: only these"))
    parser.add_argument("--find", metavar=_("TEXT"), default="", help=_("with --rows: only those with this in them"))
    parser.add_argument("--limit", metavar="N", type=int, default=_ROWS, help=_("with --rows: at most so many"))


def bring_in(call: Call) -> int | None:
    """Bring files in, or say what that would do."""
    options = call.options
    paths = [Path(text).expanduser() for text in options.paths]
    maps = [read_map(_text_of(Path(name).expanduser())) for name in options.map]
    brief = Brief(
        tuple(paths), tuple(named_kinds(options.include)), tuple(options.me), picked=tuple(options.pick),
        maps=tuple(maps),
    )  # fmt: skip
    with call.session() as session, call.progress() as watching:
        counts = session.importing.bring(brief, watching, dry_run=options.dry_run)
        if not options.dry_run and counts.read_anything:
            for column_map in maps:
                session.column_maps.keep(column_map)
        new = session.duplicates.search(watching, counts.batch_id) if counts.batch_id is not None else 0
    call.answer(shapes.import_report(counts), import_text.report(counts))
    if new:
        call.out.note(found_words(new))
    if counts.read_anything:
        return None
    call.out.note(_("None of these files could be read. The reasons stand in the report; nothing was changed."))
    return NOTHING_READ


def columns(call: Call) -> int | None:
    """Show tables that no importer knows, with a guess at what their columns mean."""
    paths = [Path(text).expanduser() for text in call.options.paths]
    with call.session() as session, call.progress() as watching:
        seen = session.column_maps.look(paths, watching, call.options.encoding)
    if not seen:
        call.out.note(_("There is no table in it that needs a map. Bring it in with “coterie import”."))
        return NOTHING_READ
    maps = [json.loads(as_json(each.column_map)) for each in seen]
    call.answer(maps[0] if len(maps) == 1 else maps, column_text.tables(seen))
    return None


def _text_of(path: Path) -> str:
    """Read the file of a map; BadValue where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise BadValue(_("The map {0} cannot be read.").format(path), _("Check the path and try again.")) from None


def named_kinds(given: list[str]) -> list[str]:
    """Give the kinds named, with commas or by several options."""
    return [kind.strip() for text in given for kind in text.split(",") if kind.strip()]


def imports(call: Call) -> None:
    """List imports, or show the account or the rows of one."""
    if call.options.rows is not None:
        _rows(call, RowQuery(call.options.rows, call.options.outcome, call.options.find))
        return
    if call.options.report is not None:
        _report(call)
        return
    with call.session() as session:
        past = session.importing.past()
    call.answer(shapes.past_imports(past), _listed(past))


def _rows(call: Call, query: RowQuery) -> None:
    """List the rows of an import."""
    limit = max(0, call.options.limit)
    with call.session() as session:
        counts = session.importing.row_counts(query)
        rows = session.importing.rows(query, 0, limit)
    call.answer(shapes.import_rows(query.batch_id, counts, rows), row_text.listed(counts, rows))


def _report(call: Call) -> None:
    """Show the account of an import again."""
    with call.session() as session:
        found = session.importing.report(call.options.report)
    moved = tuple(CareerChange(one.person_id, one.before, one.after) for one in found.job_changes)
    counts = replace(found.counts, moved=moved)
    call.answer(shapes.import_report(counts), import_text.report(counts))


def _listed(past: list[PastImport]) -> Iterator[str]:
    if not past:
        yield _("Nothing was brought in yet. “coterie import FILE...” does it.")
        return
    rows = [
        (str(one.batch_id), spoken_moment(one.at_utc), one.label, _("undone") if one.undone_at is not None else "")
        for one in past
    ]
    yield from table(rows, (_("IMPORT"), _("WHEN"), _("WHAT"), ""))
    yield ""
    yield _("“coterie undo --import {0}” takes one back, whatever came after it.").format(past[0].batch_id)
