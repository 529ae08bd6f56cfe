# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of address books as what they are about: a person, an organisation, or an address that nobody ticked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from coterie.domain.identity_keys import normalised_mail
from coterie.domain.records import FoundName, FoundOrganisation, FoundPerson, Record, Skipped
from coterie.domain.texts import _
from coterie.importers.text.delimited import place_of
from coterie.importers.text.kept_rows import fingerprint

if TYPE_CHECKING:
    from coterie.domain.foreign_files import Wishes
    from coterie.importers.text.contact_facts import ContactFacts


class ContactRows:
    """Makes records of gathered facts, with keys that stay the same from export to export.

    A key holds the name and the first address; where two rows share it, their order in the file decides.
    """

    def __init__(self, prefix: str, wishes: Wishes) -> None:
        """Begin a reading; `prefix` begins every key ("google")."""
        self._prefix = prefix
        self._wishes = wishes
        self._rows: set[tuple[str, str]] = set()
        self._numbers: Counter[str] = Counter()

    def item(self, line: int, raw: str, name: FoundName | None, facts: ContactFacts) -> Record | Skipped:
        """Make one row into what the import counts it as; `name` is None where the row has none."""
        place = place_of(line)
        thing: FoundPerson | FoundOrganisation
        if name is not None and not _is_address(name.display, facts):
            thing = facts.person(name)
        elif facts.posts and facts.posts[0].organisation:
            thing = facts.organisation()
        elif not facts.points:
            return Skipped(place, _("no name and no address"))
        elif self._wishes.wants_person("nameless", "", _mail_of(facts)):
            thing = facts.person(FoundName(facts.first_written))
        else:
            return Skipped(place, _("not ticked"))
        key = self._key(thing, facts, raw)
        return Record(key, place, raw, thing, tuple(facts.repairs)) if key else Skipped(place, _("the same row again"))

    def _key(self, thing: FoundPerson | FoundOrganisation, facts: ContactFacts, raw: str) -> str:
        """Give the key of a row, "" where the same row came before."""
        if isinstance(thing, FoundOrganisation):
            parts = ("organisation", thing.name)
        else:
            name = thing.name
            written = f"{name.given} {name.family}".strip() or name.display
            parts = (written, facts.first_address or (facts.posts[0].organisation if facts.posts else ""))
        key = f"{self._prefix}:contact:{fingerprint(*(part.casefold() for part in parts))}"
        kept = (key, fingerprint(raw))
        if kept in self._rows:
            return ""
        self._rows.add(kept)
        self._numbers[key] += 1
        return key if self._numbers[key] == 1 else f"{key}#{self._numbers[key]}"


def _is_address(display: str, facts: ContactFacts) -> bool:
    """Say whether a row calls somebody by nothing but their mail address."""
    mail = normalised_mail(display) if "@" in display else ""
    return bool(mail) and any(point.normalised == mail for point in facts.points)


def _mail_of(facts: ContactFacts) -> str:
    """Give the mail address by which somebody may have been picked."""
    return next((point.normalised for point in facts.points if point.kind == "mail"), "")
