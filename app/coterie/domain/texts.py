# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts for people: every sentence a person reads passes here on its way through gettext.

The bootstrap installs the catalogue of the chosen language with `speak`; until then texts stand as written (English).
"""

from __future__ import annotations

import gettext

#: One slot, filled once at start: the catalogue in force.
_catalogue: list[gettext.NullTranslations] = [gettext.NullTranslations()]


def speak(catalogue: gettext.NullTranslations) -> None:
    """Take a catalogue for all texts from now on."""
    _catalogue[0] = catalogue


def _(text: str) -> str:
    """Give a text in the user's language."""
    return _catalogue[0].gettext(text)


def counted(one: str, many: str, number: int) -> str:
    """Give the form that fits a number, with `{n}` filled in."""
    return _catalogue[0].ngettext(one, many, number).format(n=f"{number:,}")
