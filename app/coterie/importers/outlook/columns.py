# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the facts of a contact stand in one table of Outlook's (desktop, Outlook.com, Google's "Outlook CSV")."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coterie.importers.outlook.titles import Fact, fact_of

if TYPE_CHECKING:
    from coterie.importers.text.headings import Heading

#: In Portugal the family name, in Brazil the nickname.
_APELIDO = "apelido"
#: Columns that Google has under the same words: one field of theirs is enough.
_SAME_FIELDS = frozenset(
    ["location", "mileage", "billing information", "directory server", "short name", "maiden name"]
)
_ENGLISH_DAYS = frozenset(["birthday", "anniversary"])


@dataclass(frozen=True)
class Columns:
    """The columns of one table by what they hold.

    singles: by kind. mails: by number, then "value", "type" and "name". phones: label, whether somebody else may
    answer, column. addresses: by label, then part and number. others: title and column of what has no place.
    """

    singles: dict[str, int] = field(default_factory=dict)
    mails: dict[int, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    phones: list[tuple[str, bool, int]] = field(default_factory=list)
    addresses: dict[str, dict[tuple[str, int], int]] = field(default_factory=lambda: defaultdict(dict))
    web_pages: list[int] = field(default_factory=list)
    others: list[tuple[str, int]] = field(default_factory=list)
    is_english: bool = True

    @classmethod
    def of(cls, heading: Heading) -> Columns:
        """Sort the columns of a table; a second one for the same fact is kept under its title."""
        days = [name for name in heading.names if (fact := fact_of(name)) and fact.kind in _ENGLISH_DAYS]
        found = cls(is_english=all(day in _ENGLISH_DAYS for day in days))
        for index, (title, name) in enumerate(zip(heading.titles, heading.names, strict=True)):
            fact = fact_of(name)
            if fact is None or not found._take(fact, index):
                label = name if name in _SAME_FIELDS else title.strip()
                found.others.append((label or f"column {index + 1}", index))
        found._settle_apelido(heading)
        return found

    def _take(self, fact: Fact, index: int) -> bool:
        """Note a column; says whether there was a place for it."""
        if fact.kind == "phone":
            self.phones.append((fact.label, fact.part == "others", index))
            return True
        if fact.kind == "web page":
            self.web_pages.append(index)
            return True
        if fact.kind == "mail":
            return self.mails[fact.number].setdefault(fact.part, index) == index
        if fact.kind == "address":
            return self.addresses[fact.label].setdefault((fact.part, fact.number), index) == index
        return self.singles.setdefault(fact.kind, index) == index

    def _settle_apelido(self, heading: Heading) -> None:
        """Settle the one title that means two things, by whether there is another family name."""
        if _APELIDO in heading.names:
            index = heading.names.index(_APELIDO)
            self.singles.setdefault("nickname" if "family" in self.singles else "family", index)
            self.others[:] = [other for other in self.others if other[1] != index]
