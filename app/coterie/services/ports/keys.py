# SPDX-License-Identifier: GPL-3.0-or-later
"""The key file of an open vault: what opens it, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class KeyState:
    """What opens the vault. Dates are None where there is no such thing, or where nobody noted the day.

    recovery_made: the day of the recovery code, None = there is none; keyring: the login keyring opens it here.
    """

    recovery_made: date | None
    recovery_tested: date | None
    keyring: bool
    passphrase_set: date | None


class KeySlots(Protocol):
    """The slots of the key file; each of them opens the vault by itself. Every change is one writing of the file."""

    @property
    def vault(self) -> str:
        """The uuid of the vault."""

    def state(self) -> KeyState:
        """Say what there is."""

    def require_passphrase(self, present: str) -> None:
        """Raise WrongPassphrase where this does not open the vault."""

    def change_passphrase(self, present: str, new: str) -> None:
        """Let a new passphrase open the vault, and the present one no longer; WrongPassphrase for a wrong one."""

    def set_recovery(self, secret: bytes) -> None:
        """Let a recovery code open the vault, in place of any other; made today, never tested."""

    def test_recovery(self, secret: bytes) -> None:
        """Note the day on which the code was tried; WrongPassphrase for another one, CannotBeDone without any."""

    def forget_recovery(self) -> None:
        """Let no recovery code open the vault."""

    def set_keyring(self, wrapping_key: bytes) -> None:
        """Let a wrapping key that the login keyring keeps open the vault, in place of any other."""

    def forget_keyring(self) -> None:
        """Let no wrapping key open the vault."""

    def renew_data_key(self, passphrase: str, wrapping_key: bytes | None) -> None:
        """Encrypt the vault anew under a new data key: then the passphrase and the wrapping key given open it alone."""
