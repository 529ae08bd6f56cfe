# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of a review, one for each tile; made where the plan is made, away from the window."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from coterie.domain.import_plans import LISTED, MINE
from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import whole
from coterie.ui.pages.import_export.duplicates.words import sureness_of
from coterie.ui.pages.import_export.field_words import field_name, use_name
from coterie.ui.pages.import_export.tables.lines import Cell, Column, TableLine, TableText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coterie.domain.import_plans import ChangedField, HeldPair, ImportPlan, PlannedPerson
    from coterie.domain.import_reports import FileCounts, ImportProblem

CREATED, UPDATED, UNCHANGED, HELD, SKIPPED, REFUSED = "created", "updated", "unchanged", "held", "skipped", "refused"
#: The column of the side that wins, which a click turns over.
USE = "use"


def created_table(plan: ImportPlan) -> TableText:
    """List who is new."""
    details = plan.details
    lines = [_new_line(number, person) for number, person in enumerate(details.created)]
    return TableText(
        (Column(_("Person"), 0.38), Column(_("Role"), 0.31), Column(_("Organisation"), 0.31)),
        tuple(lines),
        _showing(len(lines), details.created_total, _("Showing {0} of {1} new people")),
        _("Nobody new is in this file."),
        pictures=True,
        name=_("New people"),
    )


def _new_line(number: int, person: PlannedPerson) -> TableLine:
    cells = (Cell(person.name, role="label_medium"), Cell(person.title), Cell(person.organisation, colour="text2"))
    spoken = ", ".join(part for part in (person.name, person.title, person.organisation) if part)
    return TableLine(f"new:{number}", cells, spoken, seed=number, initials_of=person.name)


def updated_table(plan: ImportPlan) -> TableText:
    """List every changed field, the winning side bold."""
    details = plan.details
    lines: list[TableLine] = []
    before = 0
    for number, change in enumerate(details.changed):
        lines.append(change_line(number, change, change.uses[0], named=change.key.person != before))
        before = change.key.person
    people = counted("{n} person", "{n} people", details.changed_people)
    fields = counted("{n} changed field", "{n} changed fields", details.changed_total)
    note = (
        _("Showing {0} of {fields} for {people}") if details.changed_total > len(lines) else _("{fields} for {people}")
    )
    return TableText(
        (
            Column(_("Person"), 0.24),
            Column(_("Field"), 0.16),
            Column(_("In Coterie now"), 0.24),
            Column(_("In the file"), 0.25),
            Column(_("Use"), 0.11),
        ),
        tuple(lines),
        " ".join(
            filter(None, (note.format(whole(len(lines)), fields=fields, people=people) if lines else "", _unseen(plan)))
        ),
        _("Nothing that the file says of people you have differs from what is here."),
        pictures=True,
        checks=True,
        name=_("Changed fields"),
    )


def _unseen(plan: ImportPlan) -> str:
    """Say of how many people a row says something new that changes no field: they count as updates, too."""
    updated = plan.counts.totals.get("people", {}).get(UPDATED, 0)
    more = updated - plan.details.changed_people
    if more <= 0:
        return ""
    return counted(
        "Of {n} other person a row says something else than before, and no field changes.",
        "Of {n} other people rows say something else than before, and no field changes.",
        more,
    )


def change_line(number: int, change: ChangedField, use: str, *, named: bool) -> TableLine:
    """Make the row of one changed field. named: the name stands there; the rows below it are of the same person."""
    mine = use == MINE
    field = field_name(change.key.field, change.title)
    old, new = change.old or _("Empty"), change.new or _("No longer there")
    cells = (
        Cell(change.name if named else "", role="label_medium"),
        Cell(field),
        Cell(old, role="label_strong" if mine else "label", colour="text" if mine else "text2"),
        Cell(
            new,
            role="label" if mine else "label_strong",
            colour="text2" if mine else "text",
            icon="arrow-right",
        ),
        Cell(use_name(use), pill="plain" if mine else "accent", name=USE),
    )
    spoken = _("{name}, {field}: in Coterie {old}, in the file {new}. Used: {use}").format(
        name=change.name, field=field, old=old, new=new, use=use_name(use)
    )
    return TableLine(
        f"change:{number}",
        cells,
        spoken,
        seed=change.key.person,
        initials_of=change.name if named else "",
        checked=not mine,
    )


def held_table(plan: ImportPlan) -> TableText:
    """List who may be somebody the vault has."""
    lines = [_pair_line(number, pair) for number, pair in enumerate(plan.details.held)]
    return TableText(
        (Column(_("In the file"), 0.34), Column(_("In Coterie now"), 0.3), Column(_("Why"), 0.36)),
        tuple(lines),
        _("They come in as people of their own. Afterwards you compare them, pair by pair.") if lines else "",
        _("Nobody in this file looks like somebody you have under another name."),
        pictures=True,
        two_lines=True,
        name=_("Maybe the same person"),
    )


def _pair_line(number: int, pair: HeldPair) -> TableLine:
    why = "; ".join(pair.reasons)
    cells = (
        Cell(pair.new.name, _post(pair.new), role="label_medium"),
        Cell(pair.other.name, _post(pair.other)),
        Cell(sureness_of(pair.score), why, colour="violet"),
    )
    spoken = _("{new} may be {other}: {why}").format(new=pair.new.name, other=pair.other.name, why=why)
    return TableLine(f"pair:{number}", cells, spoken, seed=number, initials_of=pair.new.name)


def _post(person: PlannedPerson) -> str:
    return ", ".join(part for part in (person.title, person.organisation) if part)


def skipped_table(files: Sequence[FileCounts]) -> TableText:
    """List what is left out, and why."""
    lines = [
        _left_line(f"skip:{number}", reason, name, rows) for number, (reason, name, rows) in enumerate(_skipped(files))
    ]
    unread = [file for file in files if file.not_read]
    lines += [
        _left_line(f"unread:{number}", file.why, _name(file.path, file.member), None)
        for number, file in enumerate(unread)
    ]
    return TableText(
        (Column(_("Why"), 0.52), Column(_("File"), 0.34), Column(_("Rows"), 0.14, at_end=True)),
        tuple(lines),
        "",
        _("Every row of the file comes in or is here already."),
        name=_("Left out"),
    )


def _skipped(files: Iterable[FileCounts]) -> Iterator[tuple[str, str, int]]:
    for file in files:
        for reason, number in Counter(file.skipped_because).most_common():
            yield reason, _name(file.path, file.member), number


def _left_line(key: str, reason: str, name: str, rows: int | None) -> TableLine:
    said = reason[:1].upper() + reason[1:]
    number = "" if rows is None else whole(rows)
    cells = (Cell(said), Cell(name, colour="text2"), Cell(number or _("not read"), colour="text2"))
    return TableLine(key, cells, ", ".join((said, name, number or _("not read"))))


def problem_table(problems: Sequence[ImportProblem], refused: int) -> TableText:
    """List the rows that cannot come in, then what was mended or could not be read at all."""
    ordered = sorted(problems, key=lambda problem: not problem.refused)[:LISTED]
    several = len({(problem.file, problem.member) for problem in ordered}) > 1
    told = any(problem.excerpt.strip() for problem in ordered)
    lines = [_problem_line(number, problem, named=several, told=told) for number, problem in enumerate(ordered)]
    mended = len(problems) - refused
    note = counted("{n} more note about rows that do come in", "{n} more notes about rows that do come in", mended)
    return TableText(
        _problem_columns(several=several, told=told),
        tuple(lines),
        note if mended > 0 and refused else "",
        _("Every row could be read."),
        name=_("Problem rows"),
    )


def _problem_columns(*, several: bool, told: bool) -> tuple[Column, ...]:
    """Give the columns of problem rows. told: what stands in the file is known of one of them at least."""
    where = Column(_("Where"), 0.28 if several else 0.13)
    if not told:
        return (where, Column(_("Why"), 1 - where.share))
    return (where, Column(_("In the file"), 0.37), Column(_("Why"), 0.63 - where.share))


def _problem_line(number: int, problem: ImportProblem, *, named: bool, told: bool) -> TableLine:
    where = problem.where[:1].upper() + problem.where[1:] if problem.where else _("The file")
    name = _name(problem.file, problem.member)
    excerpt = " ".join(problem.excerpt.split())
    icon = ("triangle-alert", "warn") if problem.refused or not problem.where else ("info", "text3")
    cells = (
        Cell(f"{name}, {where}" if name and named else where, colour="text2"),
        *((Cell(excerpt, colour="text" if excerpt else "text3"),) if told else ()),
        Cell(problem.reason, icon=icon[0], tone=icon[1]),
    )
    return TableLine(
        f"problem:{number}", cells, ", ".join(part for part in (name, where, problem.reason, excerpt) if part)
    )


def _name(path: str, member: str) -> str:
    return (member or path).rpartition("/")[2]


def _showing(shown: int, total: int, text: str) -> str:
    return text.format(whole(shown), whole(total)) if total > shown else ""
