# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking the person at the terminal: for a passphrase, for a yes."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path

from coterie.domain.errors import BadValue, CannotBeDone, PassphraseNeeded
from coterie.domain.passphrases import check_passphrase
from coterie.domain.texts import _

STANDARD_INPUT = "-"
_LONGEST = 4_096
_YES = {"y", "yes"}


def on_terminal() -> bool:
    """Say whether somebody can be asked."""
    return bool(sys.stdin) and sys.stdin.isatty()


def read_passphrase(file: str | None, prompt: str) -> str:
    """Give the first line of a file (`-`: of standard input), else ask; PassphraseNeeded where nobody can be asked."""
    if file is not None:
        return _first_line(file)
    if not on_terminal():
        raise PassphraseNeeded(
            _("The vault is encrypted and no passphrase was given."),
            _("Run this on a terminal to be asked, or name a file with --passphrase-file (- for standard input)."),
        )
    return _asked(prompt)


def new_passphrase(file: str | None) -> str:
    """Give a passphrase for a new vault, checked; on a terminal it is asked twice."""
    first = read_passphrase(file, _("New passphrase: "))
    check_passphrase(first)
    if file is None and _asked(_("The same again: ")) != first:
        raise CannotBeDone(_("The two passphrases differ."), _("Nothing was made. Try again."))
    return first


def agrees(question: str) -> bool:
    """Ask a question that waits for yes or no; anything but a yes is a no."""
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in _YES | {_("yes").lower()}


def _asked(prompt: str) -> str:
    try:
        given = getpass.getpass(prompt)
    except EOFError:
        given = ""
    return _not_empty(given)


def _first_line(file: str) -> str:
    try:
        if file == STANDARD_INPUT:
            line = sys.stdin.readline(_LONGEST)
        else:
            with Path(file).expanduser().open(encoding="utf-8-sig") as lines:
                line = lines.readline(_LONGEST)
    except (OSError, ValueError) as error:
        said = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else _("it is no text in UTF-8")
        raise BadPassphraseFile(
            _("The passphrase file {0} cannot be read: {1}.").format(file, said),
            _("Name a file whose first line is the passphrase."),
        ) from error
    return _not_empty(line.removesuffix("\n").removesuffix("\r"))


def _not_empty(passphrase: str) -> str:
    if not passphrase:
        raise PassphraseNeeded(_("No passphrase was given."), _("Its first line, or what you type, was empty."))
    return passphrase


class BadPassphraseFile(BadValue):
    """The passphrase file cannot be read."""

    exit_code = PassphraseNeeded.exit_code
