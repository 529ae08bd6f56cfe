# SPDX-License-Identifier: GPL-3.0-or-later
"""Single facts of a person: changed, marked and removed one by one, each as one step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coterie.domain.errors import BadValue, NotFound
from coterie.domain.people import NORMAL, PRIVATE, SENSITIVE
from coterie.domain.person_pages import DAY, FIELD, NOTE, POINT
from coterie.domain.query import BANDS
from coterie.domain.remembered_dates import typed_remembered
from coterie.domain.texts import _
from coterie.services.contact_ways import KINDS, checked_way
from coterie.services.finding import live_person

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.domain.person_links import PersonLink
    from coterie.domain.person_pages import Fact, FactKey
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.vault import Vault, Write

    Writing = Callable[[Write], None]

MARKS = (NORMAL, PRIVATE, SENSITIVE)
_LONGEST_LABEL = 100


@dataclass(frozen=True)
class Meeting:
    """How somebody was met. on: as typed, "" = not known; through: who introduced them, None = nobody."""

    where: str = ""
    on: str = ""
    through: int | None = None


class Facts:
    """What a person can do with what is known of somebody."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        """Work on an open vault."""
        self._vault = vault
        self._clock = clock

    def add(self, person: int, kind: str, typed: str, label: str = "") -> None:
        """Add a fact; BadValue for what cannot be understood. kind: of a contact point, or of a day to remember."""
        label = label.strip()[:_LONGEST_LABEL]
        with self._vault.read() as view:
            name = live_person(view.people, person, owner_too=True).name.display
        if kind in KINDS:
            point = checked_way(kind, typed, label)
            with self._vault.write(_("Add {what} of {name}").format(what=named(kind), name=name)) as tx:
                tx.facts.add_point(person, point)
            return
        remembered = typed_remembered(typed)
        with self._vault.write(_("Add {what} of {name}").format(what=named(kind), name=name)) as tx:
            if kind == "birthday":
                tx.people.put_date(person, kind, remembered)
            else:
                tx.facts.add_day(person, kind, label, remembered)

    def change(self, key: FactKey, typed: str, label: str = "") -> None:
        """Write a fact anew; BadValue for what cannot be understood. Its mark stays."""
        person, fact = self._find(key)
        wanted = replace(fact, label=label.strip()[:_LONGEST_LABEL])
        write = _writing(wanted, typed)
        with self._vault.write(_("Change {what} of {name}").format(what=named(fact.kind), name=person.name)) as tx:
            write(tx)

    def remove(self, key: FactKey) -> None:
        """Remove a fact."""
        person, fact = self._find(key)
        with self._vault.write(_("Remove {what} of {name}").format(what=named(fact.kind), name=person.name)) as tx:
            tx.facts.remove(key)

    def mark(self, key: FactKey, mark: int) -> None:
        """Mark a fact or a note as private or sensitive, or take the mark away."""
        if mark not in MARKS:
            raise BadValue(_("{0} is no mark.").format(mark))
        label = self._label_of_mark(key, mark)
        with self._vault.write(label) as tx:
            tx.facts.mark(key, mark)

    def met(self, person: int, how: Meeting) -> None:
        """Say how somebody was met."""
        remembered = typed_remembered(how.on) if how.on.strip() else ""
        with self._vault.read() as view:
            found = live_person(view.people, person)
            if how.through is not None:
                live_person(view.people, how.through)
        if how.through == person:
            raise BadValue(_("Nobody introduces themselves to you."), _("Leave it empty if nobody did."))
        with self._vault.write(_("How you know {0}").format(found.name.display)) as tx:
            tx.people.put(replace(found, met_where=how.where.strip(), met_on=remembered, met_through_id=how.through))

    def set_band(self, person: int, band: str) -> None:
        """Say how close a tie is, or "" for what is worked out."""
        if band and band not in BANDS:
            raise BadValue(_("“{0}” says nothing about a tie.").format(band))
        with self._vault.read() as view:
            name = live_person(view.people, person).name.display
        with self._vault.write(_("How close you are to {0}").format(name)) as tx:
            tx.facts.put_band(person, band)

    def _find(self, key: FactKey) -> tuple[PersonLink, Fact]:
        with self._vault.read() as view:
            found = view.pages.fact(key)
        if found is None:
            raise NotFound(_("This is not there any more."), _("Undo what removed it."))
        return found

    def _label_of_mark(self, key: FactKey, mark: int) -> str:
        """Name the step: what is marked, and of whom."""
        if key.holder == NOTE:
            with self._vault.read() as view:
                note = view.pages.note(key.id)
            if note is None:
                raise NotFound(_("This note is not there any more."), _("Undo what removed it."))
            what, name = _("a note"), note[0]
        else:
            person, fact = self._find(key)
            what, name = named(fact.kind), person.name
        sentence = {
            NORMAL: _("Take the mark off {what} of {name}"),
            PRIVATE: _("Mark {what} of {name} as private"),
            SENSITIVE: _("Mark {what} of {name} as sensitive"),
        }[mark]
        return sentence.format(what=what, name=name)


def named(kind: str) -> str:
    """Name a kind of fact in a sentence."""
    return {
        "mail": _("a mail address"),
        "phone": _("a phone number"),
        "url": _("a link"),
        "address": _("an address"),
        "handle": _("a handle"),
        "messenger": _("a messenger"),
        "birthday": _("the birthday"),
    }.get(kind, _("a value") if kind == FIELD else _("a day to remember"))


def _writing(fact: Fact, typed: str) -> Writing:
    """Check what was typed, and give what is to be written."""
    if fact.key.holder == POINT:
        point = checked_way(fact.kind, typed, fact.label)
        return lambda tx: tx.facts.put_point(fact.key.id, point)
    if fact.key.holder == DAY:
        remembered = typed_remembered(typed)
        return lambda tx: tx.facts.put_day(fact.key.id, fact.label, remembered)
    value = typed.strip()
    if not value:
        raise BadValue(_("There is nothing to keep yet."), _("Write it, or remove the line."))
    return lambda tx: tx.facts.put_field(fact.key.id, value)
