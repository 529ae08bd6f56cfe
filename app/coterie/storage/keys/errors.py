# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be wrong with a key file and with what was typed, in words; damage is never called a wrong passphrase."""

from __future__ import annotations

from coterie.domain.errors import CannotBeDone, VaultDamaged, VaultTooNew, WrongPassphrase
from coterie.domain.texts import _


def damaged() -> VaultDamaged:
    """Give the error of a key file that says nothing that can be believed."""
    return VaultDamaged(
        _("The key file of this vault is damaged."),
        _("Nothing was changed. Restore the newest backup; it holds a key file of its own."),
    )


def not_together() -> VaultDamaged:
    """Give the error of a key file that belongs to another database."""
    return VaultDamaged(
        _("The files of this vault do not belong together."),
        _("vault.db and vault.keys must come from the same vault; restore both from one backup."),
    )


def too_new(number: object) -> VaultTooNew:
    """Give the error of a key file of a later format."""
    return VaultTooNew(
        _("This vault was written by a newer version of Coterie (key format {0}).").format(number),
        _("Update Coterie and try again; nothing was changed."),
    )


def wrong_passphrase() -> WrongPassphrase:
    """Give the error of a passphrase that opens no slot."""
    return WrongPassphrase(_("That passphrase did not open the vault."), _("Check Caps Lock and the keyboard layout."))


def wrong_code() -> WrongPassphrase:
    """Give the error of a recovery code that is written right and belongs elsewhere."""
    return WrongPassphrase(
        _("That is a recovery code, but not the one of this vault."),
        _("Each new code replaces the one before. Look for the newest copy, or use the passphrase."),
    )


def no_code() -> CannotBeDone:
    """Give the error of a vault without a recovery code."""
    return CannotBeDone(
        _("This vault has no recovery code."),
        _("Open it with the passphrase; a code is made under Privacy, or with “coterie recovery new”."),
    )


def wrong_wrapping_key() -> WrongPassphrase:
    """Give the error of a key from the login keyring that opens nothing."""
    return WrongPassphrase(_("What the login keyring keeps does not open this vault."), _("Type the passphrase."))


def key_renewed() -> CannotBeDone:
    """Give the error of a slot of the data key before, where the change to a new one was broken off."""
    return CannotBeDone(
        _("The vault was given a new data key, and this belongs to the one before."),
        _("Open it with the passphrase; that was not changed."),
    )


def no_memory() -> CannotBeDone:
    """Give the error of a computer that has no room to derive a key."""
    return CannotBeDone(
        _("There is not enough memory free to work on the passphrase."),
        _("Close other programs and try again; nothing was changed."),
    )


def half_written(said: str) -> CannotBeDone:
    """Give the error of a change that is made in the first copy of the key file, and could not be in the second."""
    return CannotBeDone(
        _("The change was made, but the second copy of the key file could not be written: {0}.").format(said),
        _("What opened the vault before may open that copy still. Open the vault again: that mends it."),
    )


def not_written(said: str) -> CannotBeDone:
    """Give the error of a key file that cannot be written."""
    return CannotBeDone(
        _("The key file cannot be written: {0}.").format(said),
        _("Nothing was changed. Free some space, see that the vault's folder can be written, and try again."),
    )
