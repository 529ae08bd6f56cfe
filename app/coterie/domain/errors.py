# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong in words a person can act on, and the one way of stopping."""

from __future__ import annotations


class UserError(Exception):
    """Something the user can act on: one plain sentence, and a hint that says the next step.

    `exit_code` is the exit code of the command line for this kind of error.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the sentence and the hint; both are shown to a person as they are."""
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Give the sentence and, behind it, the hint."""
        return f"{self.message} {self.hint}".strip()


class CannotBeDone(UserError):
    """The request is understood and cannot be carried out."""


class NotFound(UserError):
    """Nothing in the vault goes by that id or name."""


class BadValue(UserError):
    """A value that was typed cannot be understood."""


class ForeignFileError(UserError):
    """A foreign file cannot be read at all: it is named for what it is."""


class PassphraseNeeded(UserError):
    """No passphrase was given and there is no way to ask for one."""

    exit_code = 3


class WrongPassphrase(UserError):
    """The passphrase does not open the vault."""

    exit_code = 3


class VaultDamaged(UserError):
    """The vault, or one of its files, is damaged."""

    exit_code = 4


class VaultTooNew(UserError):
    """The vault was written by a newer version of the program."""

    exit_code = 4


class VaultMoved(UserError):
    """The vault is not, or is no longer, where it was."""

    exit_code = 4


class VaultNotReadable(UserError):
    """The vault is there, and the system does not let us read it."""

    exit_code = 4


class VaultInUse(UserError):
    """Another program holds the vault."""

    exit_code = 5


class RestoreDecided(UserError):
    """A restore went wrong after the vault that was there had begun to be moved aside."""


class Cancelled(Exception):
    """The user stopped the work; nothing is half done and nothing is shown."""
