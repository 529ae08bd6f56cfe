# SPDX-License-Identifier: GPL-3.0-or-later
"""Naming somebody in a sentence: by the given name, or by the pronoun they gave themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coterie.domain.people import PersonName

#: Forms of pronouns are written apart by this: "she/her", "they / them / theirs".
_BETWEEN = "/"
_LONGEST_FORM = 12


def short_name(name: PersonName) -> str:
    """Give what one says among people who know each other: the nickname, the given name, else the whole name."""
    return name.nickname or name.given.split(" ")[0] or name.display


def object_pronoun(pronouns: str) -> str:
    """Give the second form of pronouns such as "she/her"; "" where none was entered."""
    forms = pronouns.split(_BETWEEN, maxsplit=2)
    return _one_word(forms[1]) if len(forms) > 1 else ""


def subject_pronoun(pronouns: str) -> str:
    """Give the first form of pronouns such as "she/her"; "" where none was entered."""
    return _one_word(pronouns.split(_BETWEEN, maxsplit=1)[0])


def _one_word(form: str) -> str:
    """Give a form in small letters, or "" where it is none: the field takes any text."""
    word = form.strip().lower()
    return word if word.isalpha() and len(word) <= _LONGEST_FORM else ""
