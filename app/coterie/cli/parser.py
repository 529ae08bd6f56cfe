# SPDX-License-Identifier: GPL-3.0-or-later
"""The parser of the command line, in one place: help, manual page and completions all come from it."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from typing import TYPE_CHECKING, NoReturn

from coterie import __version__
from coterie.cli.usage_words import speak_usage
from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coterie.cli.command import Command

VAULT_VARIABLE, DEBUG_VARIABLE = "COTERIE_VAULT", "COTERIE_DEBUG"
WRONG_USAGE = 2


class Parser(argparse.ArgumentParser):
    """A parser that takes options by their whole names only and answers mistakes in one line."""

    def __init__(self, **settings: object) -> None:
        """Take the settings of argparse."""
        super().__init__(
            allow_abbrev=False,
            add_help=False,
            formatter_class=_Formatter,
            **settings,  # type: ignore[arg-type]
        )
        self.add_argument("-h", "--help", action="help", help=_("show this help and exit"))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where the help is; exit 2."""
        sys.stderr.write(f"{self.prog}: {message}\n" + _("“{0} --help” explains how.").format(self.prog) + "\n")
        sys.exit(WRONG_USAGE)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Leaves examples as they are written."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30)


def build_parser(commands: Iterable[Command]) -> Parser:
    """Make the parser of all commands."""
    speak_usage()
    parser = Parser(
        prog="coterie",
        description=_("Keep up with the people around your work: private, encrypted, on your own computer."),
        epilog="\n".join(
            (
                _("“coterie COMMAND --help” explains a command. Options may stand before or after the command."),
                _("{0}=1 prints the details of a fault to the terminal; they may hold names.").format(DEBUG_VARIABLE),
            )
        ),
    )
    shown = _("show the version of the program and exit")
    parser.add_argument("--version", action="version", version=f"Coterie {__version__}", help=shown)
    _add_global_options(parser)
    parser.set_defaults(
        vault=None,
        passphrase_file=None,
        json=False,
        today=None,
        yes=False,
        vault_of_environment=os.environ.get(VAULT_VARIABLE, ""),
        command=None,
    )
    _add_commands(parser, commands)
    return parser


def _add_commands(parser: Parser, commands: Iterable[Command]) -> None:
    places = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True, parser_class=Parser)
    for command in commands:
        own = places.add_parser(
            command.name,
            help=command.summary,
            description="\n\n".join(part for part in (command.summary, command.more) if part),
            epilog=_examples(command),
        )
        if command.parts:
            _add_commands(own, command.parts)
            continue
        command.arguments(own)
        _add_global_options(own)
        own.set_defaults(command=command)


def _examples(command: Command) -> str | None:
    """Give the examples of a command as the end of its help."""
    if not command.examples:
        return None
    return "\n".join([_("examples:"), *(f"  coterie {example}" for example in command.examples)])


def _add_global_options(parser: Parser) -> None:
    """Add what every command takes; without a default, so that the place before the command counts, too."""
    group = parser.add_argument_group(_("options of every command"))

    def add(*names: str, **settings: object) -> None:
        group.add_argument(*names, default=argparse.SUPPRESS, **settings)  # type: ignore[arg-type]

    place = _("the vault folder; else ${0}, else the default place").format(VAULT_VARIABLE)
    add("--vault", metavar=_("DIR"), help=place)
    add(
        "--passphrase-file",
        metavar=_("FILE"),
        help=_(
            "a file whose first line is the passphrase, - for standard input; else the login keyring opens the vault "
            "where that is on, else it is asked on a terminal"
        ),
    )
    add("--json", action="store_true", help=_("print one JSON document and nothing else"))
    add("--today", metavar="YYYY-MM-DD", type=_day, help=_("take this day for today"))
    add("--yes", action="store_true", help=_("answer yes to what would be asked"))


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or len(text) != len("2026-03-02") or not 1900 <= day.year <= 2200:
        raise argparse.ArgumentTypeError(_("“{0}” is no day such as 2026-03-02").format(text))
    return day


def positive(text: str) -> int:
    """Read a number from 1 on."""
    if not text.isascii() or not text.isdecimal() or not 1 <= len(text) <= 9 or int(text) == 0:
        raise argparse.ArgumentTypeError(_("“{0}” is no number from 1 on").format(text))
    return int(text)


def days_ahead(text: str) -> int:
    """Read a number of days from 0 on."""
    if not text.isascii() or not text.isdecimal() or len(text) > 9:
        raise argparse.ArgumentTypeError(_("“{0}” is no number of days").format(text))
    return int(text)
