# SPDX-License-Identifier: GPL-3.0-or-later
"""The account of an import as text: every file in one line, what became of it, what to look at, what to do next."""

from __future__ import annotations

from collections import Counter
from itertools import dropwhile, islice
from operator import not_
from typing import TYPE_CHECKING

from coterie.cli import export_text
from coterie.cli.kind_words import thing_words
from coterie.cli.output import one_line
from coterie.cli.tables import fitted, table
from coterie.domain.source_names import source_name
from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from coterie.domain.import_reports import FileCounts, ImportCounts

#: How many lines of one kind are shown; `--json` gives all.
SHOWN = 10
_MARGIN = "  "
_ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")


def report(counts: ImportCounts) -> Iterator[str]:
    """Give the whole account; it does not begin with an empty line."""
    return dropwhile(not_, _report(counts))


def _report(counts: ImportCounts) -> Iterator[str]:
    yield from _headline(counts)
    yield from _files(counts.files)
    yield from _totals(counts)
    yield from _reasons(counts.files)
    yield from export_text.compared(counts.changes, len(counts.moved))
    yield from _listed(_("Who changed jobs"), (_("{0} → {1}").format(m.before, m.after) for m in counts.moved))
    for title, lines in export_text.particulars(counts.changes):
        yield from _listed(title, lines)
    yield from _listed(
        _("You had edited these, so they stayed as they are"),
        (_("{0}: yours “{1}”, the file says “{2}”").format(k.field, k.mine, k.theirs) for k in counts.kept),
    )
    problems = (_problem(p.file, p.member, p.where, p.reason) for p in counts.problems)
    yield from _listed(_("Please look at these"), problems)
    yield from _left_out(counts.files)
    yield from _next(counts)


def summary(counts: ImportCounts) -> Iterator[str]:
    """Give what came in, without the files."""
    yield counts.label
    yield from _totals(counts)


def _headline(counts: ImportCounts) -> Iterator[str]:
    if not counts.read_anything:
        return
    if counts.dry_run:
        yield _("This is what would happen. Nothing was changed.")
    elif counts.batch_id is None or not _new(counts):
        yield _nothing_new(counts)
    else:
        yield counts.label
    yield ""


def _nothing_new(counts: ImportCounts) -> str:
    """Say that nothing came in, and that all is there already only where all of it is."""
    if any(file.skipped or file.refused for file in counts.files) or any(not one.where for one in counts.problems):
        return _("Nothing new came in. The reasons stand below.")
    if any(file.unchanged for file in counts.files):
        return _("Everything in these files is in your vault already.")
    return _("There is nothing in these files to bring in.")


def _files(files: Sequence[FileCounts]) -> Iterator[str]:
    """Give one line for each file that was read, under the archive or folder it was in."""
    read = [file for file in files if file.records is not None]
    if not read:
        return
    headings = (
        _("NEW"), _("CHANGED"), _("SAME"), _("MAYBE"), _("LEFT OUT"), _("REFUSED"), _("FILE"), _("KIND"),
    )  # fmt: skip
    lines = list(table((_cells(file) for file in read), headings))
    yield lines[0]
    before = ""
    for file, line in zip(read, lines[1:], strict=True):
        inside, _name = place_of(file.path, file.member)
        if inside not in {before, ""}:
            yield one_line(inside)
        before = inside
        yield line


def _cells(file: FileCounts) -> tuple[str, ...]:
    numbers = (file.created, file.updated, file.unchanged, file.held, file.skipped, file.refused)
    _inside, name = place_of(file.path, file.member)
    return (*(whole(number) if number else "·" for number in numbers), name, _kind(file.source))


def _kind(source: str) -> str:
    """Say what a file holds: its part of the source, or what the source is called."""
    part = source.partition(".")[2]
    return part.replace("-", " ") if part else source_name(source)


def place_of(path: str, member: str) -> tuple[str, str]:
    """Give the archive or folder a file was in, "" when it stood by itself, and its name in there."""
    if member in {"", path}:
        return "", path
    whole = member if member.startswith(f"{path}/") else f"{path}/{member}"
    parts = whole.split("/")
    depth = max((at for at, part in enumerate(parts[:-1]) if part.lower().endswith(_ARCHIVES)), default=0) + 1
    return "/".join(parts[:depth]), "/".join(parts[depth:])


def file_name(path: str, member: str) -> str:
    """Give the bare name of a file."""
    return (member or path).rpartition("/")[2]


def _reasons(files: Sequence[FileCounts]) -> Iterator[str]:
    """Say why records were left out."""
    reasons: Counter[str] = Counter()
    for file in files:
        reasons.update(file.skipped_because)
    yield from _listed(_("Left out"), (f"{whole(number)} {reason}" for reason, number in reasons.most_common()))
    if _("not ticked") in reasons:
        yield _MARGIN + _("What is not ticked comes in with --include; “coterie import --help” lists the kinds.")


def _totals(counts: ImportCounts) -> Iterator[str]:
    """Say what the records became."""
    names = {
        "people": _("people"), "interactions": _("interactions"), "organisations": _("organisations"),
        "events": _("events"), "follow_ups": _("follow-ups"),
    }  # fmt: skip
    words = {
        "created": _("{0} new"), "updated": _("{0} changed"), "unchanged": _("{0} as before"),
        "held": _("{0} maybe known already"),
    }  # fmt: skip
    rows = []
    for kind, numbers in sorted(counts.totals.items(), key=lambda pair: _place(pair[0], names)):
        said = [words[name].format(whole(number)) for name, number in numbers.items() if number and name in words]
        if said:
            rows.append((names.get(kind) or thing_words(kind), ", ".join(said)))
    if rows:
        yield ""
        yield from table(rows)


def _place(kind: str, names: Mapping[str, str]) -> int:
    return list(names).index(kind) if kind in names else len(names)


def _left_out(files: Sequence[FileCounts]) -> Iterator[str]:
    """List the files that were left alone on purpose, and why; a file nobody knows is a problem instead."""
    left = [file for file in files if file.not_read]
    lines = (": ".join(part for part in (file_name(file.path, file.member), file.why) if part) for file in left)
    yield from _listed(_("Not read"), lines)


def _next(counts: ImportCounts) -> Iterator[str]:
    if not counts.read_anything:
        return
    held = counts.totals.get("people", {}).get("held", 0)
    yield ""
    if counts.dry_run:
        yield _("The same command without --dry-run brings it in.")
        return
    if held:
        yield counted(
            "{n} person may be somebody you have already: “coterie duplicates” shows them.",
            "{n} people may be somebody you have already: “coterie duplicates” shows them.",
            held,
        )
    if _new(counts):
        yield _("Next: “coterie people” lists who is here, “coterie due” what is due; “coterie undo” takes it back.")
        yield _("These files hold other people's data in plain text. Delete them when you no longer need them.")


def _new(counts: ImportCounts) -> bool:
    """Say whether anything came in."""
    changes = counts.changes
    if changes.left or any(one.back for one in changes.exports):
        return True
    return any(number for numbers in counts.totals.values() for name, number in numbers.items() if name != "unchanged")


def _problem(file: str, member: str, where: str, reason: str) -> str:
    place = ", ".join(part for part in (file_name(file, member), where) if part)
    return f"{place}: {reason}" if place else reason


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Give a heading with up to ten lines, and how many more there are; nothing without lines."""
    lines = iter(lines)
    first = list(islice(lines, SHOWN))
    if not first:
        return
    yield ""
    yield title
    for line in first:
        yield fitted(_MARGIN + one_line(line))
    if more := sum(1 for _line in lines):
        yield _MARGIN + counted("… and {n} more; --json gives it", "… and {n} more; --json gives all", more)
