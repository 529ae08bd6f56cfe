# SPDX-License-Identifier: GPL-3.0-or-later
"""Cadence: how often the user wants to be in touch, for a person or for everybody with a tag."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coterie.domain.cadence import Cadence, CadenceRule, TagCadence, check_limit
from coterie.domain.errors import CannotBeDone, NotFound
from coterie.domain.person_links import PersonLink
from coterie.domain.spoken_dates import spoken_every
from coterie.domain.texts import _
from coterie.services.finding import Who, live_person

if TYPE_CHECKING:
    from datetime import date

    from coterie.domain.people import Person
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.time import TimeStore, TimeView
    from coterie.services.ports.vault import Vault, Write


class Cadences:
    """What a person can do with cadences. A person's own rule comes before a tag's."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        """Work on an open vault."""
        self._vault = vault
        self._clock = clock

    def get(self, who: Who) -> Cadence:
        """Give the cadence in force for a person."""
        with self._vault.read() as view:
            return view.time.cadence(_link(live_person(view.people, who)))

    def set(self, who: Who, every_days: int, limit_days: int | None = None) -> Cadence:
        """Be in touch with a person every so many days; limit_days: the longest silence wanted."""
        check_limit(every_days, limit_days)
        with self._vault.read() as view:
            person = live_person(view.people, who)
        label = _("Be in touch with {0} {1}").format(person.name.display, spoken_every(every_days))
        with self._vault.write(label) as tx:
            tx.time.put_person_rule(person.id, self._rule(every_days, limit_days, tx.time.person_rule(person.id)))
        return self.get(person.id)

    def off(self, who: Who) -> Cadence:
        """Have no cadence for a person, whatever their tags say."""
        with self._vault.read() as view:
            person = live_person(view.people, who)
        with self._vault.write(_("No cadence for {0}").format(person.name.display)) as tx:
            tx.time.put_person_rule(person.id, _silence(tx.time, person.id))
        return self.get(person.id)

    def pause(self, who: Who, until: date) -> Cadence:
        """Be asked for no contact with a person until a day that is still to come; the cadence goes on from there."""
        check_later(until, self._clock.today())
        with self._vault.read() as view:
            person = live_person(view.people, who)
        with self._vault.write(_("Put off being in touch with {0}").format(person.name.display)) as tx:
            put_pause(tx, person.id, until)
        return self.get(person.id)

    def set_for_tag(self, tag: str, every_days: int, limit_days: int | None = None) -> TagCadence:
        """Be in touch every so many days with everybody who wears a tag and has no rule of their own."""
        check_limit(every_days, limit_days)
        with self._vault.write(_("Be in touch with #{0} {1}").format(tag, spoken_every(every_days))) as tx:
            tx.time.put_tag_rule(_tag_id(tx, tag), self._rule(every_days, limit_days, None))
        return self._of_tag(tag)

    def off_for_tag(self, tag: str) -> None:
        """Have no cadence for a tag."""
        with self._vault.write(_("No cadence for #{0}").format(tag)) as tx:
            tx.time.put_tag_rule(_tag_id(tx, tag), None)

    def of_tags(self) -> list[TagCadence]:
        """List the cadences of tags."""
        with self._vault.read() as view:
            return view.time.tag_cadences()

    def _of_tag(self, tag: str) -> TagCadence:
        return next(rule for rule in self.of_tags() if rule.tag.casefold() == tag.casefold())

    def _rule(self, every_days: int, limit_days: int | None, before: CadenceRule | None) -> CadenceRule:
        """Make a rule that begins today, or goes on from where the one before began."""
        running = before is not None and not before.paused
        start = before.starts_on if before is not None and running else self._clock.today()
        return CadenceRule(every_days, limit_days, start)


def put_pause(tx: Write, person: int, until: date) -> None:
    """Let a person's cadence rest until a day."""
    found = tx.people.person(person)
    if found is not None:
        tx.people.put(replace(found, pause_until=until.isoformat()))


def check_later(until: date, today: date) -> None:
    """Refuse to put something off to a day that is not still to come."""
    if until <= today:
        raise CannotBeDone(
            _("A follow-up is put off to a day that is still to come."), _("Name tomorrow or a later day.")
        )


def _silence(view: TimeView | TimeStore, person: int) -> CadenceRule | None:
    """Give the rule that turns a person's cadence off: none, or a paused one where a tag would bring its own."""
    shared = view.tag_cadence_of(person)
    return shared and CadenceRule(shared.ideal_days, shared.limit_days, shared.starts_on, paused=True)


def _tag_id(tx: Write, tag: str) -> int:
    found = tx.people.tag_id(tag)
    if found is None:
        raise NotFound(
            _("Nobody is tagged “{0}”.").format(tag), _("Tag somebody first: coterie tag ID {0}").format(tag)
        )
    return found


def _link(person: Person) -> PersonLink:
    return PersonLink(person.id, person.name.display)
