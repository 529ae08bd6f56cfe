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
    return read_secret(file, prompt, "--passphrase-file")


def read_secret(file: str | None, prompt: str, option: str, *, all_lines: bool = False) -> str:
    """Give what opens a vault from a file, else ask for it. option: the one that names the file.

    all_lines: the lines of the file belong together, as those of a recovery code do.
    """
    if file is not None:
        return _first_line(file, all_lines=all_lines)
    if not on_terminal():
        raise PassphraseNeeded(
            _("The vault is encrypted and nothing was given that opens it."),
            _("Run this on a terminal to be asked, or name a file with {0} (- for standard input).").format(option),
        )
    return _asked(prompt)


def new_passphrase(file: str | None, option: str = "--passphrase-file") -> str:
    """Give a passphrase for a new vault, checked; on a terminal it is asked twice."""
    first = read_secret(file, _("New passphrase: "), option)
    check_passphrase(first)
    if file is None and _asked(_("The same again: ")) != first:
        raise CannotBeDone(_("The two passphrases differ."), _("Nothing was changed. Try again."))
    return first


def asked_line(prompt: str) -> str:
    """Ask for a line that may be seen while it is typed."""
    print(prompt, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline(_LONGEST).strip()


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


def _first_line(file: str, *, all_lines: bool = False) -> str:
    try:
        if file == STANDARD_INPUT:
            line = sys.stdin.readline(_LONGEST)
        else:
            with Path(file).expanduser().open(encoding="utf-8-sig") as lines:
                line = lines.read(_LONGEST).strip() if all_lines else lines.readline(_LONGEST)
    except (OSError, ValueError) as error:
        said = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else _("it is no text in UTF-8")
        raise BadPassphraseFile(
            _("The file {0} cannot be read: {1}.").format(file, said),
            _("Name a text file whose first line is the passphrase, or which holds the recovery code."),
        ) from error
    return _not_empty(line.removesuffix("\n").removesuffix("\r"))


def _not_empty(passphrase: str) -> str:
    if not passphrase:
        raise PassphraseNeeded(
            _("Nothing was given that opens a vault."), _("The first line of the file, or what was typed, was empty.")
        )
    return passphrase


class BadPassphraseFile(BadValue):
    """The passphrase file cannot be read."""

    exit_code = PassphraseNeeded.exit_code
