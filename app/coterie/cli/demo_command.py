# SPDX-License-Identifier: GPL-3.0-or-later
"""A vault of invented people, to look around in."""

from __future__ import annotations

import secrets
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from coterie.cli import due_text, import_text, shapes
from coterie.cli.command import Call, Command
from coterie.domain.spoken_dates import spoken_date
from coterie.domain.texts import _
from coterie.services.samples import sample_day, sample_files

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from datetime import date

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _IN_A_GROUP = 5, 4
_DAYS = 7


def commands() -> tuple[Command, ...]:
    """Give the commands of this group."""
    return (
        Command(
            "demo", _("try everything on a vault of invented people"), demo, _arguments,
            ("demo", "demo --to ~/demo.coterie"),
            _("Without --to the vault is gone when the command ends."),
        ),
    )  # fmt: skip


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", metavar="DIR", help=_("keep the vault here, under a passphrase that is printed once"))


def demo(call: Call) -> None:
    """Make a vault of the bundled files, and say what was found and what is due."""
    files = sample_files()
    day = call.options.today or sample_day()
    app = call.build(day)
    passphrase = "-".join(_group() for _number in range(_GROUPS))
    with _folder(call.options.to) as folder:
        app.create(folder, passphrase, drawn=True)
        with app.unlock(folder, passphrase) as session, call.progress() as watching:
            counts = session.importing.bring_in(files, (), (), watching)
            due = session.due.within(_DAYS)
    is_kept = call.options.to is not None
    document = {
        "vault": str(folder) if is_kept else None,
        "passphrase": passphrase if is_kept else None,
        "today": due.today.isoformat(),
        "import": shapes.import_report(counts),
        "due": shapes.due(due),
    }
    lines = [*import_text.summary(counts), "", *due_text.listed(due, _DAYS)]
    call.answer(document, [*lines, *_end(folder if is_kept else None, passphrase, day)])


def _end(folder: Path | None, passphrase: str, day: date | None) -> Iterator[str]:
    yield ""
    if day is not None:
        yield _("The people are invented, and today is taken to be {0}.").format(spoken_date(day))
    if folder is None:
        yield _("This vault is gone now. “coterie demo --to DIR” keeps one, “coterie init” makes your own.")
        return
    yield _("The vault is at {0}").format(folder)
    yield _("Its passphrase, printed this once: {0}").format(passphrase)
    today = f" --today {day.isoformat()}" if day is not None else ""
    yield _("Look around: coterie people --vault {0}").format(folder) + today


@contextmanager
def _folder(named: str | None) -> Iterator[Path]:
    """Give the place of the vault: the one named, or one in a private folder that goes at the end."""
    if named is not None:
        yield Path(named).expanduser().absolute()
        return
    with tempfile.TemporaryDirectory(prefix="coterie-demo-") as folder:
        yield Path(folder) / "Demo.coterie"


def _group() -> str:
    return "".join(secrets.choice(_LETTERS) for _letter in range(_IN_A_GROUP))
