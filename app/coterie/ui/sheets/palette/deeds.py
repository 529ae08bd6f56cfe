# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done with somebody who is named behind a verb: “follow am” offers a follow-up with Amara."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.folding import fold
from coterie.domain.texts import _
from coterie.ui.sheets.palette.lines import PaletteLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coterie.ui.desk import Ways


@dataclass(frozen=True)
class Deed:
    """One thing to do with a person. phrase: with the name in its place; words: more verbs it is meant by."""

    phrase: str
    detail: str
    icon: str
    words: str
    run: Callable[[int], None]

    def is_meant_by(self, verb: str) -> bool:
        """Say whether a typed word begins one of its words."""
        known = fold(f"{self.phrase.replace('{0}', '')} {self.words}").split()
        return any(word.startswith(verb) for word in known)

    def line(self, person: int, name: str) -> PaletteLine:
        """Give the line that does it with somebody."""
        return PaletteLine(
            self.phrase.format(name), self.detail, self.icon, key=f"person:{person}", act=lambda: self.run(person)
        )


def deeds(ways: Ways) -> tuple[Deed, ...]:
    """List what can be done with a person by name, what is done most often first."""
    return (
        Deed(
            _("Follow up with {0}"), _("pick a date"), "bell-plus", _("follow plan remind"),
            lambda person: ways.plan([person]),
        ),
        Deed(_("Log a contact with {0}"), "", "message-circle", _("log talk call met"), ways.log),
        Deed(_("Open {0}"), "", "user", _("open show"), ways.open_person),
        Deed(_("Export {0}"), "", "download", _("export card"), lambda person: ways.take_out([person])),
    )  # fmt: skip


def verb_and_name(words: str) -> tuple[str, str]:
    """Take the first word from the rest; nothing where there is only one, or the first has a single letter."""
    verb, _space, name = words.strip().partition(" ")
    folded = fold(verb).strip()
    return (folded, name.strip()) if len(folded) > 1 and name.strip() else ("", "")


def meant(known: Sequence[Deed], words: str) -> tuple[tuple[Deed, ...], str]:
    """Give what the first word may mean, and the name behind it."""
    verb, name = verb_and_name(words)
    found = tuple(deed for deed in known if verb and deed.is_meant_by(verb))
    return found, name if found else ""
