# SPDX-License-Identifier: GPL-3.0-or-later
"""Passphrases that did not open the vault: what is said after each, and how long the next one waits. No limit."""

from __future__ import annotations

from coterie.domain.texts import _

TRIES_BEFORE_A_HINT = 5
#: So many wrong ones cost no wait; then each doubles it, up to a longest.
FREE_TRIES, LONGEST_SECONDS = 2, 30


class WrongTries:
    """Counts them; gone with the screen, since the real cost of a guess is that of the key."""

    def __init__(self) -> None:
        """Begin with none."""
        self.count = 0

    def add(self) -> int:
        """Count one more and give how many seconds the next one waits."""
        self.count += 1
        behind = self.count - FREE_TRIES
        return min(LONGEST_SECONDS, 2 ** min(behind - 1, 10)) if behind > 0 else 0

    def words(self, *, caps: bool, layout: str) -> str:
        """Say that it did not open the vault, and what may be why. layout: of the keyboard, "" = not known."""
        sentences = [_("That passphrase did not open the vault.")]
        if caps:
            sentences.append(_("Caps Lock is on."))
        if self.count >= TRIES_BEFORE_A_HINT:
            now = _("Check the keyboard layout (now: {0}).")
            sentences.append(now.format(layout) if layout else _("Check the keyboard layout."))
        return " ".join(sentences)
