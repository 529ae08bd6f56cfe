# SPDX-License-Identifier: GPL-3.0-or-later
"""Undo, redo, and the history of steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.cli import shapes
from coterie.cli.command import Call, Command
from coterie.cli.local_time import spoken_moment
from coterie.cli.output import one_line
from coterie.cli.parser import positive
from coterie.cli.tables import table
from coterie.domain.texts import _, counted
from coterie.domain.written_numbers import whole
from coterie.services.undoing import STEPS, Turned

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from coterie.services.ports.vault import HistoryEntry

#: How many things that stayed are named.
_SHOWN = 10


def commands() -> tuple[Command, ...]:
    """Give the commands of this group."""
    return (
        Command(
            "undo", _("take back the newest step, or one import"), undo, _undo_arguments,
            ("undo", "undo --import 3"),
        ),
        Command("redo", _("do again what was undone last"), redo, examples=("redo",)),
        Command("history", _("list what was done, newest first"), history, _history_arguments, ("history --limit 50",)),
    )  # fmt: skip


def _undo_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--import", dest="batch", metavar="BATCH", type=positive,
        help=_("take back this import, whatever came after it; “coterie imports” lists them"),
    )  # fmt: skip


def undo(call: Call) -> None:
    """Take back a step."""
    with call.session() as session:
        batch = call.options.batch
        done = session.undoing.undo() if batch is None else session.undoing.undo_import(batch)
    back = _("“coterie redo” does it again.") if batch is None else _("“coterie undo” brings it back.")
    said = done.label if batch is not None else _("Undone: {0}").format(done.label)
    call.answer(shapes.turned(done), [f"{said}.", *_kept(done), back])


def _kept(done: Turned) -> Iterator[str]:
    if not done.stayed:
        return
    yield counted(
        "{n} thing stayed, because it was changed or linked to since, by you or by a later import.",
        "{n} things stayed, because they were changed or linked to since, by you or by a later import.",
        len(done.stayed),
    )
    yield from (f"  {one_line(what)}" for what in done.stayed[:_SHOWN])
    if len(done.stayed) > _SHOWN:
        yield "  " + _("… and {0} more").format(whole(len(done.stayed) - _SHOWN))


def redo(call: Call) -> None:
    """Do a step again."""
    with call.session() as session:
        done = session.undoing.redo()
    call.answer(shapes.turned(done), [_("Done again: {0}.").format(done.label)])


def _history_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--limit", metavar="N", type=positive, default=STEPS, help=_("at most so many (20)"))


def history(call: Call) -> None:
    """List steps."""
    with call.session() as session:
        found = session.undoing.history(call.options.limit)
    call.answer(shapes.steps(found), _listed(found))


def _listed(found: Sequence[HistoryEntry]) -> Iterator[str]:
    if not found:
        yield _("Nothing was done yet.")
        return
    yield from table(
        (spoken_moment(step.at_utc), step.label, _("undone") if step.state == "undone" else "") for step in found
    )
