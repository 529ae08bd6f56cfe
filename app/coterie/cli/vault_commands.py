# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a vault, and what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.cli import shapes
from coterie.cli.asking import new_passphrase
from coterie.cli.command import Call, Command
from coterie.cli.kind_words import thing_words
from coterie.cli.tables import table
from coterie.domain.errors import CannotBeDone
from coterie.domain.passphrases import FEWEST_CHARACTERS
from coterie.domain.texts import _
from coterie.domain.written_numbers import whole

if TYPE_CHECKING:
    from collections.abc import Iterator


def commands() -> tuple[Command, ...]:
    """Give the commands of this group."""
    return (
        Command(
            "init",
            _("make a new, empty vault"),
            init,
            examples=("init", "init --vault ~/people.coterie"),
            more=_(
                "The passphrase needs {0} characters or more and is asked twice. It cannot be recovered: whoever "
                "forgets it loses the vault."
            ).format(FEWEST_CHARACTERS),
        ),
        Command("stats", _("count what the vault holds"), stats, examples=("stats",)),
    )


def init(call: Call) -> None:
    """Make a vault."""
    folder = call.vault
    if folder.exists() or folder.is_symlink():
        raise CannotBeDone(
            _("{0} exists already.").format(folder), _("Choose another place with --vault; nothing was changed.")
        )
    passphrase = new_passphrase(call.options.passphrase_file)
    uuid = call.app.create(folder, passphrase)
    call.answer({"vault": str(folder), "uuid": uuid}, _made(str(folder)))


def _made(folder: str) -> Iterator[str]:
    yield _("Your vault is at {0}").format(folder)
    yield _("It is encrypted with your passphrase, which nobody can recover for you: keep it safe.")
    yield ""
    yield _("Next: bring people in with “coterie import FILE...”, or add one with “coterie add NAME”.")


def stats(call: Call) -> None:
    """Count what the vault holds."""
    with call.session() as session:
        counts = session.statistics.counts()
    shown = [(thing_words(kind), whole(number)) for kind, number in counts.items() if number]
    call.answer(shapes.counts_of(counts), table(shown) if shown else [_("The vault is empty.")])
