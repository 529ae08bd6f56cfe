# SPDX-License-Identifier: GPL-3.0-or-later
"""People: looking at them, adding and changing them, the bin, and erasing for good."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coterie.domain.backups import Reason
from coterie.domain.errors import BadValue
from coterie.domain.identity_keys import profile_key
from coterie.domain.people import ContactPoint, ErasedPerson, NewPerson, Person, PersonCard, PersonEdit, PersonName
from coterie.domain.texts import _, counted
from coterie.domain.typed_dates import typed_partial_date
from coterie.services.backups import Backups
from coterie.services.contact_ways import checked_way
from coterie.services.finding import Who, live_people, live_person, person_id, refuse_owner

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coterie.domain.binned import BinnedPerson
    from coterie.domain.person_links import PersonLink
    from coterie.services.jobs import JobContext
    from coterie.services.ports.clock import Clock
    from coterie.services.ports.people import PeopleStore
    from coterie.services.ports.vault import Vault

#: How many of the newest interactions a page shows at first.
ENTRIES = 100


class People:
    """What a person can do with people."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        """Work on an open vault."""
        self._vault = vault
        self._clock = clock

    def show(self, who: Who, entries: int = ENTRIES) -> PersonCard:
        """Give a person's page with that many of the newest interactions; also of people in the bin."""
        with self._vault.read() as view:
            card = view.people.card(person_id(view.people, who), self._clock.today(), entries)
        assert card is not None  # noqa: S101 (the key was looked up in the same view)
        return card

    def profile(self, who: Who) -> Person:
        """Give what is said of a person as such: parts of the name, pronouns, how met, whether in the bin."""
        with self._vault.read() as view:
            found = view.people.person(person_id(view.people, who))
        assert found is not None  # noqa: S101 (the key was looked up in the same view)
        return found

    def add(self, new: NewPerson) -> PersonCard:
        """Add a person; BadValue for an address or a number that is none."""
        mails, phones = _mails(new.emails), _phones(new.phones)
        with self._vault.write(_("Add {0}").format(new.name.display)) as tx:
            key = tx.people.add(Person(0, "", new.name))
            tx.people.put_contact_points(key, "mail", mails)
            tx.people.put_contact_points(key, "phone", phones)
            if new.organisation or new.title:
                tx.people.put_post(key, new.organisation.strip(), new.title.strip())
            tx.people.add_tags(key, tag_names(new.tags))
        return self.show(key)

    def edit(self, who: Who, edit: PersonEdit) -> PersonCard:
        """Change what the edit names and nothing else."""
        with self._vault.read() as view:
            person = live_person(view.people, who, owner_too=True)
        with self._vault.write(_("Edit {0}").format(_shown(edit.name or person.name))) as tx:
            tx.people.put(_edited(person, edit))
            self._edit_contact_points(tx.people, person.id, edit)
            if edit.organisation is not None or edit.title is not None:
                tx.people.put_post(person.id, _stripped(edit.organisation), _stripped(edit.title))
            if edit.birthday is not None:
                tx.people.put_date(person.id, "birthday", edit.birthday and typed_partial_date(edit.birthday))
            if edit.note:
                tx.people.add_note(person.id, edit.note)
        return self.show(person.id)

    def tag(self, who: Who, names: Sequence[str]) -> PersonCard:
        """Give a person tags."""
        wanted = tag_names(names)
        with self._vault.read() as view:
            person = live_person(view.people, who)
        with self._vault.write(_("Tag {0}: {1}").format(person.name.display, ", ".join(wanted))) as tx:
            tx.people.add_tags(person.id, wanted)
        return self.show(person.id)

    def untag(self, who: Who, names: Sequence[str]) -> PersonCard:
        """Take tags off a person; the tags themselves stay."""
        wanted = tag_names(names)
        with self._vault.read() as view:
            person = live_person(view.people, who)
        with self._vault.write(_("Untag {0}: {1}").format(person.name.display, ", ".join(wanted))) as tx:
            tx.people.remove_tags(person.id, wanted)
        return self.show(person.id)

    def bin(self, whom: Iterable[Who], job: JobContext | None = None) -> int:
        """Move people to the bin and count them; one step to undo.

        Before several go, the vault is backed up, once for a sitting. job: watches that.
        """
        with self._vault.read() as view:
            found = live_people(view.people, whom)
        if not found:
            return 0
        if len(found) > 1:
            Backups(self._vault, self._clock).before(Reason.BULK, job)
        with self._vault.write(_("Move {0} to the bin").format(_named([p.name.display for p in found]))) as tx:
            return tx.people.put_in_bin([person.id for person in found])

    def restore(self, whom: Iterable[Who]) -> int:
        """Take people out of the bin and count who was there."""
        with self._vault.read() as view:
            links = view.people.links({person_id(view.people, who) for who in whom})
        if not links:
            return 0
        with self._vault.write(_("Take {0} out of the bin").format(_named([link.name for link in links]))) as tx:
            return tx.people.take_from_bin([link.id for link in links])

    def in_bin(self) -> list[PersonLink]:
        """List who lies in the bin, newest first."""
        with self._vault.read() as view:
            return view.people.in_bin()

    def binned(self) -> list[BinnedPerson]:
        """List who lies in the bin since when and with how much, newest first."""
        with self._vault.read() as view:
            return view.people.binned()

    def entries_about(self, who: Who) -> tuple[PersonLink, int]:
        """Say who would be erased and how many rows about them, so that it can be asked first."""
        with self._vault.read() as view:
            key = person_id(view.people, who)
            refuse_owner(view.people, key)
            return view.people.links([key])[0], view.people.entries_about(key)

    def erase(self, who: Who) -> ErasedPerson:
        """Remove a person for good, from history, too; ask first, this cannot be undone."""
        with self._vault.read() as view:
            key = person_id(view.people, who)
            refuse_owner(view.people, key)
        return self._vault.erase(key)

    @staticmethod
    def _edit_contact_points(store: PeopleStore, person: int, edit: PersonEdit) -> None:
        if edit.emails is not None:
            store.put_contact_points(person, "mail", _mails(edit.emails))
        if edit.phones is not None:
            store.put_contact_points(person, "phone", _phones(edit.phones))
        if edit.links is not None:
            store.put_contact_points(person, "url", _links(edit.links))


def _edited(person: Person, edit: PersonEdit) -> Person:
    """Give a person with the plain parts of an edit."""
    if edit.name is not None:
        person = person.renamed(edit.name)
    met_on = edit.met_on and typed_partial_date(edit.met_on)
    return replace(
        person,
        pronouns=person.pronouns if edit.pronouns is None else edit.pronouns.strip(),
        summary=person.summary if edit.summary is None else edit.summary.strip(),
        met_on=person.met_on if met_on is None else met_on,
        met_where=person.met_where if edit.met_where is None else edit.met_where.strip(),
    )


def _mails(addresses: Iterable[str]) -> list[ContactPoint]:
    return [checked_way("mail", text) for text in addresses if text]


def _phones(numbers: Iterable[str]) -> list[ContactPoint]:
    return [checked_way("phone", text) for text in numbers if text]


def _links(addresses: Iterable[str]) -> list[ContactPoint]:
    return [ContactPoint("url", "", text.strip(), normalised=profile_key(text)) for text in addresses if text]


def tag_names(names: Iterable[str]) -> list[str]:
    """Give tag names without blanks around them, each once; BadValue for an empty one."""
    wanted = [" ".join(name.split()).removeprefix("#") for name in names]
    if not all(wanted):
        raise BadValue(_("A tag needs a name."), _("Write a word, such as mentor."))
    return list(dict.fromkeys(wanted))


def _stripped(text: str | None) -> str | None:
    return text if text is None else text.strip()


def _shown(name: PersonName) -> str:
    return name.display or _("your own entry")


def _named(names: Sequence[str]) -> str:
    """Name one person, or count several."""
    return names[0] if len(names) == 1 else counted("{n} person", "{n} people", len(names))
