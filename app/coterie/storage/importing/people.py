# SPDX-License-Identifier: GPL-3.0-or-later
"""Found people: matched, made, completed, or made and held for the user's decision."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from coterie.domain.folding import name_key, sort_key
from coterie.domain.identity import (
    Proposal,
    acts_alone,
    differing_accounts,
    is_account,
    names_conflict,
    organisation_key,
    other_account,
    same_name,
    same_phone,
    shared_account,
    shared_mail,
)
from coterie.domain.records import FoundPerson
from coterie.domain.things import thing_of
from coterie.storage.importing.completing import Completing
from coterie.storage.importing.erased import is_erased, reason
from coterie.storage.importing.known import CROWD, Holder, Namesake, slug_of
from coterie.storage.importing.posts import month_day, put_affiliation
from coterie.storage.importing.tally import CREATED, HELD, UNCHANGED, UPDATED
from coterie.storage.importing.timeline import put_moments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.storage.importing.context import Import
    from coterie.storage.importing.fresh import Fresh


class PeopleIn:
    """Takes found people, a batch at a time."""

    def __init__(self, importing: Import) -> None:
        """Belong to an import."""
        self._in = importing
        self._completing = Completing(importing)
        #: How many records of each file name an address: on each side it must be one.
        self._mails_here: Counter[tuple[int, str]] = Counter()

    def take(self, batch: Sequence[Fresh]) -> None:
        """Bring in a batch of found people."""
        found = [(record, _person(record)) for record in batch]
        self._look_up(found)
        for record, person in found:
            self._take_one(record, person)
        self._in.rows.flush_when_full()

    def _look_up(self, found: list[tuple[Fresh, FoundPerson]]) -> None:
        known = self._in.known
        known.look_up([key for _record, person in found for key in person.keys if key[:4] != "uid:"])
        known.look_up_names([name_key(person.name.display) for _record, person in found])
        self._mails_here.update(
            [(record.file_index, key) for record, person in found for key in person.keys if key[:5] == "mail:"]
        )

    def _take_one(self, record: Fresh, person: FoundPerson) -> None:
        tally = self._in.tally
        if is_erased(self._in, person.keys):
            tally.skip(record.file_index, reason())
            return
        if record.was_id is not None and record.was_entity_kind == "person" and record.was_entity_id is not None:
            self._take_again(record, person, record.was_entity_id)
            return
        same, proposals = self._match(person, record.file_index)
        if same is not None:
            self._join(record, person, same)
            return
        person_id = self.make(person)
        self._in.keep_source(record, "person", person_id, found=True)
        held = self._propose(person_id, proposals)
        tally.row(record, HELD if held else CREATED)
        tally.entity("people", HELD if held else CREATED)

    def _take_again(self, record: Fresh, person: FoundPerson, person_id: int) -> None:
        """The same record of the same source came again and differs: maybe only in when it was exported."""
        tally = self._in.tally
        exported = tally.files[record.file_index].found.exported
        outcome = UPDATED
        if exported and exported < record.was_exported_on:
            outcome = UNCHANGED  # an older export than the one the vault has seen brings nothing back
        elif record.was_found and _undated(_person(record, record.was_found)) == _undated(person):
            outcome = UNCHANGED
            self._in.keep_source(record, "person", person_id, found=True)
        else:
            self._completing.update(record, person, person_id)
            self._in.keep_source(record, "person", person_id, found=True)
        tally.row(record, outcome)
        tally.entity("people", outcome)

    def _join(self, record: Fresh, person: FoundPerson, person_id: int) -> None:
        """The same person came from another source: add what is missing, change nothing."""
        tally = self._in.tally
        if person_id == self._in.known.owner_id:
            self._completing.complete(person_id, person, moments=False)
            tally.row(record, UPDATED)
        else:
            fuller = self._completing.complete(person_id, person, moments=True)
            # The same file may name them by this name alone, whatever the vault calls them.
            bearer = Namesake(person_id, slug_of(person.keys))
            self._in.known.remember_name(name_key(person.name.display), "", bearer)
            tally.row(record, UPDATED)
            if fuller:
                tally.entity("people", UPDATED)
        self._in.keep_source(record, "person", person_id, found=True)

    def _match(self, person: FoundPerson, file_index: int) -> tuple[int | None, list[Proposal]]:
        """Find who this is: the one it certainly is, or proposals."""
        slug = slug_of(person.keys)
        holder = self._in.known.only_holder(slug) if slug else None
        if holder is not None:
            return holder.person_id, []
        proposals: dict[int, Proposal] = {}
        for key in person.keys:
            present = self._in.known.holders.get(key)
            if not present or len(present) >= CROWD or key.startswith(("uid:", "li:")):
                continue
            # Two different profiles are never one person, whatever else they share.
            holders = [one for one in present if not (slug and one.slug and one.slug != slug)]
            is_one = len(present) == 1 and self._mails_here[file_index, key] <= 1
            if holders:
                same = _match_key(key, holders, person.name.display, proposals, is_one=is_one)
                if same is not None and not self._is_other(person, same):
                    return same, []
                if same is not None:
                    proposals.setdefault(same, other_account(same))
        self._match_name(person, slug, proposals)
        proposals.pop(self._in.known.owner_id, None)
        return None, sorted(proposals.values(), key=lambda proposal: -proposal.score) if proposals else []

    def _is_other(self, person: FoundPerson, same: int) -> bool:
        """Say whether somebody has another account at a service than the one who is found has there."""
        if same == self._in.known.owner_id:
            return False
        accounts = [key for key in person.keys if key[:3] != "li:" and is_account(key)]
        return bool(accounts) and differing_accounts(accounts, self._in.known.accounts_of(same))

    def _match_name(self, person: FoundPerson, slug: str, proposals: dict[int, Proposal]) -> None:
        namesakes = self._in.known.namesakes.get(name_key(person.name.display))
        if not namesakes:
            return
        for organisation in {organisation_key(one.organisation) for one in person.affiliations if one.organisation}:
            for person_id, their_slug in namesakes.get(organisation, ()):
                if not (slug and their_slug and their_slug != slug):
                    proposals[person_id] = same_name(person_id)

    def _propose(self, person_id: int, proposals: list[Proposal]) -> bool:
        for proposal in proposals:
            first, second = sorted((person_id, proposal.person_id))
            self._in.rows.add("match_candidate", first, second, proposal.score, proposal.reason)
        return bool(proposals)

    def make(self, person: FoundPerson) -> int:
        """Make a person with everything the record says."""
        now, name = self._in.now_utc, person.name
        same_name_key = name_key(name.display)
        person_id = self._in.rows.add(
            "person",
            self._in.new_uuid(),
            name.display,
            sort_key(name.given, name.family, name.display),
            same_name_key,
            name.given,
            name.family,
            name.additional,
            name.prefix,
            name.suffix,
            name.nickname,
            name.phonetic_given,
            name.phonetic_family,
            person.pronouns,
            now,
            now,
        )
        self._put_parts(person_id, person)
        slug = slug_of(person.keys)
        self._in.known.remember(person.keys, Holder(person_id, name.display, slug))
        organisations = [organisation_key(one.organisation) for one in person.affiliations] or [""]
        for organisation in organisations:
            self._in.known.remember_name(same_name_key, organisation, Namesake(person_id, slug))
        return person_id

    def _put_parts(self, person_id: int, person: FoundPerson) -> None:
        add, names, now = self._in.rows.add, self._in.names, self._in.now_utc
        self._in.rows.add_several(
            "contact_point",
            [
                (person_id, None, kind, label, value, normalised, int(preferred), position)
                for position, (kind, value, normalised, label, preferred) in enumerate(person.contact_points)
            ],
        )
        for affiliation in person.affiliations:
            put_affiliation(self._in, person_id, affiliation)
        for when in person.dates:
            add("important_date", person_id, when.kind, when.label, when.date, month_day(when.date))
        for tag_id in {names.plain("tag", tag): None for tag in person.tags}:
            add("person_tag", person_id, tag_id)
        for note in person.notes:
            add("note", person_id, None, note, now, now)
        for relation in person.relations:
            add("relationship", person_id, relation.name, relation.kind)
        for label, value in person.fields:
            add("field_value", names.plain("field_def", label), person_id, value)
        put_moments(self._in, person_id, person.moments)


def _match_key(
    key: str, holders: Sequence[Holder], name: str, proposals: dict[int, Proposal], *, is_one: bool
) -> int | None:
    """Give who is the same by a key, or add to the proposals; is_one: on each side one person goes by it."""
    if key.startswith("tel:"):
        for holder in holders:
            if not holder.shared:
                proposals.setdefault(holder.person_id, same_phone(holder.person_id))
        return None
    if not acts_alone(key):
        return None
    if is_account(key):
        if is_one:
            return holders[0].person_id
        for holder in holders:
            proposals.setdefault(holder.person_id, shared_account(holder.person_id))
        return None
    if is_one and not names_conflict(holders[0].name, name):
        return holders[0].person_id
    for holder in holders:
        proposals.setdefault(holder.person_id, shared_mail(holder.person_id))
    return None


def _undated(person: FoundPerson) -> FoundPerson:
    """Leave out the day on which posts were seen."""
    return person._replace(affiliations=tuple(post._replace(as_of="") for post in person.affiliations))


def _person(record: Fresh, payload: str | None = None) -> FoundPerson:
    thing = thing_of("person", record.payload if payload is None else payload)
    assert isinstance(thing, FoundPerson)  # noqa: S101 (the kind says so)
    return thing
