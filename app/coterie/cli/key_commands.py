# SPDX-License-Identifier: GPL-3.0-or-later
"""What opens the vault: its passphrase and its recovery code."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from coterie.cli.asking import asked_line, new_passphrase, on_terminal, read_secret
from coterie.cli.command import Call, Command
from coterie.domain.errors import CannotBeDone
from coterie.domain.recovery_codes import GROUP_SIZES, BadCode
from coterie.domain.texts import _

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from coterie.domain.recovery_codes import RecoveryCode
    from coterie.services.session import Session

_GROUPS_ASKED = 2
_TRIES = 3
_ROW = 4
_NEW_OPTION = "--new-passphrase-file"


def commands() -> tuple[Command, ...]:
    """Give the commands of this group."""
    return (
        Command(
            "passphrase", _("change the passphrase"), passphrase, _new_passphrase_argument,
            ("passphrase", "passphrase --passphrase-file old.txt --new-passphrase-file new.txt"),
            _older_backups(),
        ),
        Command(
            "recovery", _("make a recovery code, or use it when the passphrase is forgotten"),
            parts=(
                Command(
                    "new", _("make a recovery code, in place of any other"), new, examples=("recovery new",),
                    more=_(
                        "The code is shown once: write it down and keep it away from this computer. On a terminal two "
                        "groups of it are asked back; elsewhere it needs --yes. Anyone who has it can open the vault."
                    ),
                ),
                Command(
                    "use", _("open the vault with its recovery code and set a new passphrase"), use, _use_arguments,
                    ("recovery use", "recovery use --code-file code.txt --new-passphrase-file new.txt"),
                    _("A code works once. Make a new one afterwards with “coterie recovery new”."),
                ),
            ),
        ),
    )  # fmt: skip


def _new_passphrase_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--new-passphrase-file", metavar="FILE",
        help=_("a file whose first line is the new passphrase, - for standard input; else it is asked twice"),
    )  # fmt: skip


def _use_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--code-file", metavar="FILE",
        help=_("a file with the recovery code, - for a line of standard input; else it is asked"),
    )  # fmt: skip
    _new_passphrase_argument(parser)


def passphrase(call: Call) -> None:
    """Change the passphrase."""
    present = call.passphrase()
    with call.app.unlock(call.vault, present) as session:
        session.keys.change_passphrase(present, new_passphrase(call.options.new_passphrase_file, _NEW_OPTION))
    said = _("The passphrase is changed. The old one no longer opens this vault.")
    call.answer({"changed": True}, (said, _older_backups()))


def new(call: Call) -> None:
    """Make a recovery code."""
    _require_somebody(call)
    with call.session() as session:
        code = made_code(call, session)
    call.answer({"changed": True, "recovery_code": code.text}, shown_code(call, code))


def use(call: Call) -> None:
    """Open by the code, and set a new passphrase."""
    code = read_secret(call.options.code_file, _("Recovery code: "), "--code-file", all_lines=True)
    fresh = new_passphrase(call.options.new_passphrase_file, _NEW_OPTION)
    call.app.open_by_code(call.vault, code, fresh).close()
    call.answer({"changed": True}, _used())


def made_code(call: Call, session: Session) -> RecoveryCode:
    """Make a code and keep it once two groups were typed back, where there is somebody to type."""
    code = session.keys.new_recovery_code()
    numbers = sorted(secrets.SystemRandom().sample(range(1, len(GROUP_SIZES)), _GROUPS_ASKED))
    if call.options.yes or not on_terminal():
        session.keys.keep_recovery_code(code, {number: code.groups[number - 1] for number in numbers})
        return code
    for line in _shown(code):
        call.out.note(line)
    call.out.note(_("Type two groups back from your copy."))
    session.keys.keep_recovery_code(code, {number: _typed_back(call, code, number) for number in numbers})
    return code


def _typed_back(call: Call, code: RecoveryCode, number: int) -> str:
    """Ask for a group until it is right, a few times."""
    for _try in range(_TRIES):
        typed = asked_line(_("Group {0}: ").format(number))
        if code.has_group(number, typed):
            return typed
        call.out.note(_("That differs from group {0}.").format(number))
    raise BadCode(_("The recovery code was not kept."), _("Nothing was changed. Write it down and try again."), number)


def _require_somebody(call: Call) -> None:
    if not call.options.yes and not on_terminal():
        raise CannotBeDone(
            _("A recovery code counts only when somebody has it on paper, and there is nobody to ask for it back."),
            _("Nothing was changed. Run this on a terminal, or add --yes to agree beforehand."),
        )


def _shown(code: RecoveryCode) -> Iterator[str]:
    """Write the code in rows, as it is copied most easily."""
    yield _("Your recovery code:")
    for first in range(0, len(code.groups), _ROW):
        yield "  " + "  ".join(code.groups[first : first + _ROW])


def shown_code(call: Call, code: RecoveryCode) -> Iterator[str]:
    """Say what a new code is, unless it was shown for typing back, and what to do with it."""
    if call.options.yes or not on_terminal():
        yield from _shown(code)
    yield _("The recovery code opens this vault from now on, and no other code does.")
    yield _("Keep it on paper, away from this computer. Anyone who has it can open the vault.")


def _used() -> Iterator[str]:
    yield _("The vault has a new passphrase. The recovery code is used up.")
    yield _("Next: make a new one with “coterie recovery new”.")


def _older_backups() -> str:
    return _("Backups made before keep opening with what opened the vault then.")
