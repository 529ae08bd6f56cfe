# SPDX-License-Identifier: GPL-3.0-or-later
"""One call of the command line, from the words typed to the exit code."""

from __future__ import annotations

import os
import sys
import traceback
from typing import TYPE_CHECKING

from coterie.cli import (
    backup_commands,
    demo_command,
    duplicate_commands,
    export_commands,
    history_commands,
    import_commands,
    key_commands,
    keyring_commands,
    people_commands,
    program_commands,
    search_commands,
    time_commands,
    vault_commands,
)
from coterie.cli.command import Build, Call, Command
from coterie.cli.output import Output, prepare
from coterie.cli.parser import DEBUG_VARIABLE, WRONG_USAGE, Parser, build_parser
from coterie.domain.errors import Cancelled, UserError
from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, FAILED, STOPPED = 0, 1, 130

#: The groups of commands, in the order of the help.
GROUPS = (
    vault_commands.commands,
    key_commands.commands,
    keyring_commands.commands,
    backup_commands.commands,
    import_commands.commands,
    people_commands.commands,
    time_commands.commands,
    search_commands.commands,
    duplicate_commands.commands,
    export_commands.commands,
    history_commands.commands,
    program_commands.commands,
    demo_command.commands,
)


def all_commands() -> tuple[Command, ...]:
    """Give every command in the order of the help."""
    return tuple(command for group in GROUPS for command in group())


def parser() -> Parser:
    """Make the parser of all commands."""
    return build_parser(all_commands())


def run(argv: Sequence[str], build: Build) -> int:
    """Do what the words say and give the exit code."""
    prepare(sys.stdout)
    prepare(sys.stderr)
    try:
        code = _run(argv, build)
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_standard_output()
        return DONE
    return code


def _run(argv: Sequence[str], build: Build) -> int:
    words = parser()
    if not argv:
        words.print_help()
        return WRONG_USAGE
    try:
        options = words.parse_args(argv)
    except SystemExit as left:
        return int(left.code or DONE)
    out = Output()
    try:
        code = options.command.run(Call(options, build(options.today), build, out))
    except UserError as error:
        out.note(str(error))
        return error.exit_code
    except (Cancelled, KeyboardInterrupt):
        if sys.stderr.isatty():
            out.note("")
        out.note(_("Stopped. Nothing was left half done."))
        return STOPPED
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 (the last place: a person never sees a traceback unasked)
        return _unexpected(out, error)
    return DONE if code is None else int(code)


def _unexpected(out: Output, error: Exception) -> int:
    """Say calmly that the program made a mistake; details only for who asked for them."""
    if isinstance(error, OSError) and error.strerror:
        out.note(_("The system refused: {0}. Nothing was left half done.").format(error.strerror))
    else:
        out.note(
            _("Coterie made a mistake and stopped. What was saved before is safe; this call changed nothing by halves.")
        )
    if os.environ.get(DEBUG_VARIABLE):
        out.note("".join(traceback.format_exception(error)))
    else:
        out.note(_("To see the details, set {0}=1 and try again.").format(DEBUG_VARIABLE))
    return FAILED


def _forget_standard_output() -> None:
    """Write the rest nowhere: whoever read the answer has had enough of it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
