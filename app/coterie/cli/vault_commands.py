# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a vault, and what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.cli import shapes
from coterie.cli.asking import new_passphrase
from coterie.cli.command import Call, Command
from coterie.cli.key_commands import made_code, shown_code
from coterie.cli.kind_words import thing_words
from coterie.cli.tables import table
from coterie.domain.errors import CannotBeDone, UserError
from coterie.domain.passphrases import FEWEST_CHARACTERS
from coterie.domain.texts import _
from coterie.domain.written_numbers import whole

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from coterie.domain.recovery_codes import RecoveryCode


def commands() -> tuple[Command, ...]:
    """Give the commands of this group."""
    return (
        Command(
            "init",
            _("make a new, empty vault"),
            init,
            _init_arguments,
            examples=("init", "init --vault ~/people.coterie", "init --recovery-code"),
            more=_(
                "The passphrase needs {0} characters or more and is asked twice. Nobody can recover it: whoever "
                "forgets it and has no recovery code loses the vault."
            ).format(FEWEST_CHARACTERS),
        ),
        Command("stats", _("count what the vault holds"), stats, examples=("stats",)),
    )


def _init_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--recovery-code", action="store_true",
        help=_("make a recovery code too; on a terminal two groups of it are asked back"),
    )  # fmt: skip


def init(call: Call) -> None:
    """Make a vault."""
    folder = call.vault
    if folder.exists() or folder.is_symlink():
        raise CannotBeDone(
            _("{0} exists already.").format(folder), _("Choose another place with --vault; nothing was changed.")
        )
    passphrase = new_passphrase(call.options.passphrase_file)
    uuid = call.app.create(folder, passphrase)
    told = {"vault": str(folder), "uuid": uuid}
    if not call.options.recovery_code:
        call.answer(told, _made(str(folder)))
        return
    code = _coded(call, passphrase)
    call.answer(told | {"recovery_code": code.text}, _made(str(folder), shown_code(call, code)))


def _coded(call: Call, passphrase: str) -> RecoveryCode:
    """Make the code of a new vault; where it is not kept, the vault is there all the same."""
    try:
        with call.app.unlock(call.vault, passphrase) as session:
            return made_code(call, session)
    except UserError as error:
        raise CannotBeDone(
            _("Your vault is at {0}, without a recovery code: {1}").format(call.vault, error.message),
            _("Make one with “coterie recovery new”."),
        ) from error


def _made(folder: str, code: Iterable[str] = ()) -> Iterator[str]:
    yield _("Your vault is at {0}").format(folder)
    yield _("It is encrypted with your passphrase, which nobody can recover for you: keep it safe.")
    yield from code
    yield ""
    yield _("Next: bring people in with “coterie import FILE...”, or add one with “coterie add NAME”.")


def stats(call: Call) -> None:
    """Count what the vault holds."""
    with call.session() as session:
        counts = session.statistics.counts()
    shown = [(thing_words(kind), whole(number)) for kind, number in counts.items() if number]
    call.answer(shapes.counts_of(counts), table(shown) if shown else [_("The vault is empty.")])
