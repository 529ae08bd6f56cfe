# SPDX-License-Identifier: GPL-3.0-or-later
"""People who may be one: looking at them, and merging them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.cli import shapes
from coterie.cli.command import Call, Command
from coterie.cli.output import one_line
from coterie.cli.parser import positive
from coterie.cli.person_text import post_of
from coterie.cli.tables import table
from coterie.domain.texts import _, counted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from coterie.domain.people import DuplicateCluster

_CLUSTERS = 50


def commands() -> tuple[Command, ...]:
    """Give the commands of this group."""
    return (
        Command(
            "duplicates", _("show who may be the same person"), duplicates, _duplicates_arguments,
            ("duplicates", "duplicates --search"),
            _("Imports compare whom they bring with everybody. “--search” compares everybody with everybody."),
        ),
        Command(
            "merge", _("join people into one: everything about them moves to the first"), merge, _merge_arguments,
            ("merge 12 31",), _("Nothing is lost, and “coterie undo” takes a merge back."),
        ),
        Command(
            "keep-apart", _("remember that people are not the same, so that it is never asked again"), keep_apart,
            _apart_arguments, ("keep-apart 12 31",),
        ),
    )  # fmt: skip


def _duplicates_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--limit", metavar="N", type=positive, default=_CLUSTERS, help=_("at most so many (50)"))
    parser.add_argument("--search", action="store_true", help=_("compare everybody with everybody first"))


def duplicates(call: Call) -> None:
    """Show who may be one."""
    with call.session() as session:
        if call.options.search:
            with call.progress() as watching:
                new = session.duplicates.search(watching)
            call.out.note(found_words(new))
        found = session.duplicates.clusters(call.options.limit)
    call.answer(shapes.clusters(found), _listed(found))


def found_words(new: int) -> str:
    """Say how many pairs a search found that nobody was asked about before."""
    if not new:
        return _("Nobody else seems to be here twice.")
    return counted("{n} new pair may be the same person.", "{n} new pairs may each be the same person.", new)


def _listed(found: Sequence[DuplicateCluster]) -> Iterator[str]:
    if not found:
        yield _("Nobody seems to be in the vault twice.")
        return
    for cluster in found:
        yield _("{0} of 100: {1}").format(cluster.score, ", ".join(one_line(reason) for reason in cluster.reasons))
        rows = ((str(row.id), row.name, post_of(row), ", ".join((*row.emails, *row.phones))) for row in cluster.people)
        yield from (f"  {line}" for line in table(rows))
        yield ""
    yield counted("{n} group shown.", "{n} groups shown.", len(found))
    yield _("“coterie merge KEEP OTHER...” joins people into one.")


def _merge_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("keep", metavar="KEEP", help=_("the person who stays"))
    parser.add_argument("others", metavar="OTHER", nargs="+", help=_("who goes into them"))


def merge(call: Call) -> None:
    """Join people into one."""
    with call.session() as session, call.progress() as watching:
        done = session.duplicates.merge(call.options.keep, call.options.others, None, watching)
    said = counted(
        "{n} person was joined into {{0}} (id {{1}}).",
        "{n} people were joined into {{0}} (id {{1}}).",
        len(done.merged),
    )
    call.answer(
        {"person": shapes.person(done.person), "merged": list(done.merged)},
        [said.format(done.person.name, done.person.id), _("“coterie undo” takes this back.")],
    )


def _apart_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("people", metavar="ID", nargs="+", help=_("people who are not the same"))


def keep_apart(call: Call) -> None:
    """Remember that people are not the same."""
    with call.session() as session:
        pairs = session.duplicates.keep_apart(call.options.people)
    said = counted("{n} pair is kept apart.", "{n} pairs are kept apart.", pairs)
    call.answer({"kept_apart": pairs}, [said, _("“coterie undo” takes this back.")])
