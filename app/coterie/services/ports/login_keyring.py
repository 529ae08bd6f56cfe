# SPDX-License-Identifier: GPL-3.0-or-later
"""The keyring that the computer opens at log-in, as vaults may use it: one wrapping key under the name of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True)
class Kept:
    """What came of asking the login keyring. words: "" when all went well, else one calm sentence.

    is_locked: the keyring waits for the person, so that asking once more at the press of a button may help.
    is_absent: this computer has none that could be used.
    """

    key: bytes | None = field(repr=False)
    words: str
    is_locked: bool = False
    is_absent: bool = False


class LoginKeyring(Protocol):
    """Keeps a wrapping key for each vault, by its uuid. Nothing here raises or takes longer than its limit."""

    def read(self, vault: str, *, asked: bool = False) -> Kept:
        """Give the key that is kept for a vault.

        asked: the person pressed a button for this, so the keyring may ask for its own password and has a minute;
        otherwise it has three seconds, and a locked one is left alone.
        """

    def write(self, vault: str, wrapping_key: bytes) -> Kept:
        """Keep a key for a vault, read it back and compare; without words it is really there."""

    def remove(self, vault: str) -> Kept:
        """Remove the key of a vault; none having been there is no failure."""

    def give_up(self) -> None:
        """End what is under way, from any thread: whoever waits for it gets an answer at once, without a key."""
