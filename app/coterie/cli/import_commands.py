# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing files in, and the list of what was brought in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from coterie.cli import import_text, shapes
from coterie.cli.command import Call, Command
from coterie.cli.local_time import spoken_moment
from coterie.cli.tables import table
from coterie.domain.foreign_files import OPTIONAL_KINDS
from coterie.domain.texts import _

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from coterie.domain.import_reports import PastImport

NOTHING_READ = 1


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
        Command("imports", _("list what was brought in"), imports, examples=("imports",)),
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


def bring_in(call: Call) -> int | None:
    """Bring files in, or say what that would do."""
    options = call.options
    paths = [Path(text).expanduser() for text in options.paths]
    with call.session() as session, call.progress() as watching:
        counts = session.importing.bring_in(
            paths, named_kinds(options.include), options.me, watching, dry_run=options.dry_run
        )
    call.answer(shapes.import_report(counts), import_text.report(counts))
    if counts.read_anything:
        return None
    call.out.note(_("None of these files could be read. The reasons stand in the report; nothing was changed."))
    return NOTHING_READ


def named_kinds(given: list[str]) -> list[str]:
    """Give the kinds named, with commas or by several options."""
    return [kind.strip() for text in given for kind in text.split(",") if kind.strip()]


def imports(call: Call) -> None:
    """List imports."""
    with call.session() as session:
        past = session.importing.past()
    call.answer(shapes.past_imports(past), _listed(past))


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
