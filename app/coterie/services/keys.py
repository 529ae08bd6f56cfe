# SPDX-License-Identifier: GPL-3.0-or-later
"""What opens the vault: the passphrase, a recovery code on paper, the login keyring of this computer."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from coterie.domain.errors import BadValue, CannotBeDone
from coterie.domain.passphrases import check_passphrase
from coterie.domain.recovery_codes import BadCode, RecoveryCode, new_code, read_code
from coterie.domain.texts import _
from coterie.services.ports.keys import KeyState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coterie.services.ports.login_keyring import LoginKeyring
    from coterie.services.ports.vault import Vault

__all__ = ["KeyState", "Keys"]

WRAPPING_KEY_BYTES = 32
#: How many groups of a new code are typed back before it counts.
GROUPS_TYPED_BACK = 2


class Keys:
    """Changes of what opens the vault. Each is whole or not at all, also after a crash or on a full disk.

    Backups made before a change keep what opened the vault then: they open with the old passphrase or code.
    """

    def __init__(
        self, vault: Vault, keyring: LoginKeyring | None = None, first: Callable[[], object] | None = None
    ) -> None:
        """Work on a vault; keyring: the login keyring of this computer, None where there is none.

        first: backs the vault up before its keys change; what it raises stops the change.
        """
        self._vault = vault
        self._keyring = keyring
        self._first = first

    def state(self) -> KeyState:
        """Say what opens the vault, and since when."""
        return self._vault.key_slots.state()

    def change_passphrase(self, present: str, new: str) -> None:
        """Set a new passphrase; the present one opens nothing afterwards. WrongPassphrase, BadValue (too weak)."""
        check_passphrase(new)
        self._back_up(present)
        self._vault.key_slots.change_passphrase(present, new)

    def new_recovery_code(self) -> RecoveryCode:
        """Draw a code to write down; it opens nothing until it is kept."""
        return new_code()

    def keep_recovery_code(self, code: RecoveryCode, typed: Mapping[int, str]) -> None:
        """Let a code open the vault once two groups of it, by their numbers from 1, were typed back right; BadCode."""
        if len(typed) < GROUPS_TYPED_BACK:
            raise BadValue(_("The recovery code was not kept."), _("Type two groups back from your copy."))
        for number, text in typed.items():
            if not code.has_group(number, text):
                raise BadCode(
                    _("Group {0} differs from the recovery code.").format(number),
                    _("Compare it with your copy and try again."),
                    number,
                )
        self._vault.key_slots.set_recovery(code.secret)

    def test_recovery_code(self, text: str) -> None:
        """Note that the code on paper opens the vault; BadCode, WrongPassphrase or CannotBeDone say why it does not."""
        self._vault.key_slots.test_recovery(read_code(text).secret)

    def forget_recovery_code(self) -> None:
        """Let no recovery code open the vault."""
        self._vault.key_slots.forget_recovery()

    def renew_data_key(self, passphrase: str) -> None:
        """Encrypt the whole vault anew under a new data key; a kill at any point leaves the old or the new.

        The recovery code goes with the old key: a new one must be made. It takes about as long as a backup, and as
        much room on the disk.
        """
        self._back_up(passphrase)
        slots = self._vault.key_slots
        is_kept = self._keyring is not None and slots.state().keyring
        wrapping_key = self._keyring.read(slots.vault).key if self._keyring is not None and is_kept else None
        slots.renew_data_key(passphrase, wrapping_key)

    def _back_up(self, passphrase: str) -> None:
        """Back the vault up for somebody who knows its passphrase: nobody else's mistake makes a backup."""
        if self._first is not None:
            self._vault.key_slots.require_passphrase(passphrase)
            self._first()

    def can_remember(self) -> bool:
        """Say whether this computer has a login keyring to ask; takes a moment, and never asks the person anything."""
        return self._keyring is not None and not self._keyring.read(self._vault.key_slots.vault).is_absent

    def remember_here(self) -> None:
        """Let the login keyring of this computer open the vault; CannotBeDone says why it does not work."""
        if self._keyring is None:
            raise CannotBeDone(_("There is no login keyring here that Coterie can use."))
        slots = self._vault.key_slots
        wrapping_key = secrets.token_bytes(WRAPPING_KEY_BYTES)
        kept = self._keyring.write(slots.vault, wrapping_key)
        if kept.words or kept.key != wrapping_key:
            raise CannotBeDone(
                kept.words or _("The login keyring gave back something else than was put in."),
                _("Nothing was changed: the passphrase opens the vault, as before."),
            )
        slots.set_keyring(wrapping_key)

    def forget_here(self) -> str:
        """Let the login keyring open the vault no longer; gives a sentence where its entry, worthless now, stays."""
        slots = self._vault.key_slots
        slots.forget_keyring()
        return self._keyring.remove(slots.vault).words if self._keyring is not None else ""
