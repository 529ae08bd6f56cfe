# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing a passphrase, as a step of the first run."""

from __future__ import annotations

from coterie.domain.passphrase_strength import level_name
from coterie.domain.texts import _
from coterie.ui.entry.passphrase_fields import PassphraseFields
from coterie.ui.entry.step import Step


class PassphraseStep(PassphraseFields, Step):
    """Asks for a passphrase, twice."""

    def __init__(self, title: str = "", text: str = "") -> None:
        """Begin with nothing typed; the cost of a guess comes later. title, text: "" = as in the first run."""
        about = _(
            "It encrypts everything in your vault. Nobody can reset it for you, so the next step gives you a recovery "
            "code."
        )
        super().__init__(title or _("Choose a passphrase"), text or about)
        # Shown on this screen alone: nobody can type twice what they cannot see.
        self.make_fields(shown=True)
        self.body.addStretch(1)

    @property
    def detail(self) -> str:
        """How strong it is."""
        return level_name(self._strength.level)

    def enter(self) -> None:
        """Begin with the first field."""
        self._first.setFocus()
