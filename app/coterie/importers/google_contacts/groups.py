# SPDX-License-Identifier: GPL-3.0-or-later
"""What the numbered groups of Google Contacts CSV hold (generations until and since mid 2024).

One cell may hold several values with ` ::: ` between them; the cell of their labels then has as many, or one for all.
A star in front of a label marks the value that is preferred.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from coterie.importers.google_contacts.columns import Group
    from coterie.importers.text.contact_facts import ContactFacts
    from coterie.importers.text.date_orders import ReadDate

    ReadsDate = Callable[[str], ReadDate]
    Taker = Callable[["Entry", ContactFacts, ReadsDate], None]

SEPARATOR = " ::: "
#: The parts that one value in a cell tells of all values beside it.
_SHARED = frozenset(["label", "service", "name"])
_ADDRESS_PARTS = ("street", "extended address", "po box", "city", "region", "postal code", "country")
#: Google's own words; what a user typed stays as it is.
_OWN_LABELS = frozenset(
    """
    home|work|mobile|other|main|home fax|work fax|other fax|pager|google voice|profile|blog|home page|homepage|
    anniversary|birthday|spouse|child|mother|father|parent|brother|sister|sibling|friend|relative|partner|
    domestic partner|manager|assistant|referred by|colleague
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
#: Parts without a place of their own, in plain words.
_PART_FIELDS = {
    ("organization", "job description"): "job description",
    ("organization", "location"): "office location",
    ("organization", "symbol"): "organisation symbol",
    ("organization", "yomi name"): "phonetic organisation name",
}
_SAME_LABEL = {"home page": "homepage", "cell": "mobile"}


class Entry(dict[str, str]):
    """One value of a group with all its parts; a part that is not there is empty."""

    def __missing__(self, part: str) -> str:
        """Give an empty text."""
        return ""

    @property
    def label(self) -> str:
        """Give the label in the words that every source has for it."""
        text = self["label"].removeprefix("*").strip()
        folded = text.casefold()
        return _SAME_LABEL.get(folded, folded) if folded in _OWN_LABELS or folded in _SAME_LABEL else text

    @property
    def is_preferred(self) -> bool:
        """Say whether a star marks it."""
        return self["label"].startswith("*") or self["value"].startswith("* ")

    @property
    def value(self) -> str:
        """Give the value without the star."""
        return self["value"].removeprefix("* ").strip()


def values_of(cell: str) -> list[str]:
    """Give the values of one cell, trimmed, without empty ones."""
    return [text for text in _split(cell) if text]


def read_groups(groups: Iterable[Group], cells: list[str], facts: ContactFacts, read_date: ReadsDate) -> None:
    """Take in what the groups of a row hold; parts that nobody knows are kept under their titles."""
    for group in groups:
        if not any(cells[index] for index in group.parts.values()):
            continue
        take, known = _TAKERS[group.kind]
        for entry in _entries(group, cells):
            take(entry, facts, read_date)
        for part, index in group.parts.items():
            if part not in known:
                facts.field(_PART_FIELDS.get((group.kind, part), group.titles[part]), cells[index])


def _entries(group: Group, cells: list[str]) -> Iterator[Entry]:
    """Give the values of a group, each with its own parts."""
    parts = {part: _split(cells[index]) for part, index in group.parts.items() if cells[index].strip()}
    told = [part for part in parts if part not in ("label", "service")]
    for place in range(max((len(parts[part]) for part in told), default=0)):
        entry = Entry()
        for part, values in parts.items():
            if place < len(values):
                entry[part] = values[place]
            elif len(values) == 1 and part in _SHARED:
                entry[part] = values[0].removeprefix("*").strip()  # the star is for the first
        yield entry


def _split(cell: str) -> list[str]:
    """Split a cell and keep empty values, so that labels stay beside theirs."""
    return [part.strip() for part in f" {cell} ".split(SEPARATOR)]


def _mail(entry: Entry, facts: ContactFacts, _read_date: ReadsDate) -> None:
    facts.mail(entry.value, entry.label, preferred=entry.is_preferred)


def _phone(entry: Entry, facts: ContactFacts, _read_date: ReadsDate) -> None:
    facts.phone(entry.value, entry.label, preferred=entry.is_preferred)


def _website(entry: Entry, facts: ContactFacts, _read_date: ReadsDate) -> None:
    facts.url(entry.value, entry.label, preferred=entry.is_preferred)


def _messenger(entry: Entry, facts: ContactFacts, _read_date: ReadsDate) -> None:
    facts.messenger(entry["service"] or entry.label, entry.value)


def _address(entry: Entry, facts: ContactFacts, _read_date: ReadsDate) -> None:
    """Take an address as it is written out, with any part that is missing in it."""
    written = entry["formatted"] or entry.value
    lines = [written, *(entry[part] for part in _ADDRESS_PARTS if entry[part] not in written)]
    facts.address(lines, entry.label, preferred=entry.is_preferred)


def _organisation(entry: Entry, facts: ContactFacts, _read_date: ReadsDate) -> None:
    facts.post(entry["name"], entry["title"], entry["department"])


def _relation(entry: Entry, facts: ContactFacts, _read_date: ReadsDate) -> None:
    facts.relation(entry.label or "other", entry.value)


def _event(entry: Entry, facts: ContactFacts, read_date: ReadsDate) -> None:
    """Take a day to remember; birthdays and anniversaries are days of their own kind."""
    own = entry.label in ("anniversary", "birthday")
    facts.date(entry.label if own else "other", entry.value, read_date(entry.value), "" if own else entry.label)


def _field(entry: Entry, facts: ContactFacts, _read_date: ReadsDate) -> None:
    facts.field(entry["label"].removeprefix("*").strip() or "other", entry.value)


_TAKERS: dict[str, tuple[Taker, frozenset[str]]] = {
    "e mail": (_mail, frozenset(["label", "value"])),
    "phone": (_phone, frozenset(["label", "value"])),
    "website": (_website, frozenset(["label", "value"])),
    "im": (_messenger, frozenset(["label", "service", "value"])),
    "address": (_address, frozenset(["label", "formatted", "value", *_ADDRESS_PARTS])),
    "organization": (_organisation, frozenset(["label", "name", "title", "department"])),
    "relation": (_relation, frozenset(["label", "value"])),
    "event": (_event, frozenset(["label", "value"])),
    "custom field": (_field, frozenset(["label", "value"])),
}
