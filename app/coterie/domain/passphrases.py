# SPDX-License-Identifier: GPL-3.0-or-later
"""The one hard rule for new passphrases: long enough, and not among those that everybody tries first."""

from __future__ import annotations

import unicodedata
from functools import cache

from coterie.domain.errors import BadValue
from coterie.domain.texts import _

FEWEST_CHARACTERS = 10


def check_passphrase(passphrase: str) -> None:
    """Raise BadValue for a new passphrase that is too short or well known; it is taken as it is, blanks and all."""
    text = unicodedata.normalize("NFKC", passphrase)
    if len(text) < FEWEST_CHARACTERS:
        raise BadValue(
            _("A passphrase needs at least {0} characters.").format(FEWEST_CHARACTERS),
            _("Several words that have nothing to do with each other are good and easy to remember."),
        )
    if text.strip().lower() in _well_known():
        raise BadValue(
            _("That passphrase is on the list of the most common ones, which attackers try first."),
            _("Several words that have nothing to do with each other are good and easy to remember."),
        )


@cache
def _well_known() -> frozenset[str]:
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    return frozenset(FREQUENCY_LISTS["passwords"])
