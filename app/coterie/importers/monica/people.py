# SPDX-License-Identifier: GPL-3.0-or-later
"""Contacts of Monica as people, with what stands about them: notes, relations, how somebody was met."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from coterie.domain.identity_keys import is_role_address, normalised_mail, normalised_phone, profile_key
from coterie.domain.records import (
    FoundAffiliation,
    FoundContactPoint,
    FoundDate,
    FoundName,
    FoundPerson,
    FoundRelation,
)
from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.importers.monica.account import Account, Contact, Entry

#: Kinds that stay out until they are ticked; they become notes then.
EXTRAS = ("gift", "debt", "pet")


class People:
    """Makes people of an account."""

    def __init__(self, account: Account, region: str, *, extras: bool) -> None:
        """Look through the account once; region: of numbers without a country; extras: whether they are ticked."""
        self._account = account
        self._region = region
        self._notes: defaultdict[str, list[str]] = defaultdict(list)
        self._relations: defaultdict[str, list[FoundRelation]] = defaultdict(list)
        for entry in account.entries:
            text = note_of(entry) if entry.kind not in EXTRAS or extras else ""
            for key in entry.people if text else ():
                self._notes[key].append(text)
        for kind, one, other in account.relations:
            if one in account.contacts and other in account.contacts:
                self._relations[one].append(FoundRelation(kind, name_of(account.contacts[other])))

    def is_wanted(self, contact: Contact) -> bool:
        """Say whether somebody comes in: those that Monica keeps only as a relation of nobody do not."""
        related = any(contact.key in (one, other) for _kind, one, other in self._account.relations)
        return bool(name_of(contact)) and (not contact.is_partial or related)

    def person(self, contact: Contact) -> FoundPerson:
        """Make a person."""
        texts = contact.texts
        points = tuple(self._points(contact))
        mails = [point.normalised for point in points if point.kind == "mail" and point.normalised]
        links = [point.normalised for point in points if point.kind == "url" and point.normalised]
        keys = (f"monica:{contact.key}", *links, *(f"mail:{mail}" for mail in mails if not is_role_address(mail)))
        company, job = texts.get("company", ""), texts.get("job", "")
        tags = (*contact.tags, _("favourite")) if texts.get("is_starred") else contact.tags
        rhythm = texts.get("stay_in_touch_frequency", "")
        return FoundPerson(
            FoundName(
                name_of(contact),
                texts.get("first_name", ""),
                texts.get("last_name", ""),
                texts.get("middle_name", ""),
                nickname=texts.get("nickname", ""),
            ),
            tuple(dict.fromkeys(keys)),
            points,
            (FoundAffiliation(company, job),) if company or job else (),
            (FoundDate("birthday", texts["birthday"]),) if texts.get("birthday") else (),
            tuple(dict.fromkeys(tags)),
            tuple(filter(None, (texts.get("description", ""), self._met(contact), *self._notes[contact.key]))),
            tuple(self._relations[contact.key]),
            (),
            ((_("Keep in touch"), _("every {0} days").format(rhythm)),) if rhythm else (),
        )

    def _points(self, contact: Contact) -> Iterator[FoundContactPoint]:
        """Give the ways to reach somebody; the key of the service stands beside them."""
        yield FoundContactPoint("handle", contact.key, f"monica:{contact.key}", "Monica")
        for kind, value in contact.fields:
            if kind == "email" or (kind != "phone" and normalised_mail(value)):
                yield FoundContactPoint("mail", value, normalised_mail(value))
            elif kind == "phone":
                yield FoundContactPoint("phone", value, normalised_phone(value, self._region))
            elif "://" in value or value.startswith("www."):
                yield FoundContactPoint("url", value, profile_key(value), kind)
            else:
                yield FoundContactPoint("handle", value, "", kind)
        for address in contact.addresses:
            yield FoundContactPoint("address", address)

    def _met(self, contact: Contact) -> str:
        """Say in a note when, where and through whom somebody was met."""
        texts = contact.texts
        through = self._account.contacts.get(texts.get("first_met_through", ""))
        parts = [
            texts.get("first_met_date", "")[:10],
            texts.get("first_met_where", ""),
            _("through {0}").format(name_of(through)) if through is not None else "",
            texts.get("first_met_additional_info", ""),
        ]
        said = ", ".join(part for part in parts if part)
        return _("First met: {0}").format(said) if said else ""


def name_of(contact: Contact) -> str:
    """Give the name somebody goes by."""
    texts = contact.texts
    parts = (texts.get(part, "") for part in ("first_name", "middle_name", "last_name"))
    return " ".join(part for part in parts if part) or texts.get("nickname", "")


def note_of(entry: Entry) -> str:
    """Give what becomes a note of a person's, "" for entries that become something else."""
    texts = entry.texts
    if entry.kind == "note":
        return texts.get("body", "")
    if entry.kind == "life_event":
        date = texts.get("happened_at", "")[:10]
        return " ".join(filter(None, (_("Life event: {0}").format(texts.get("name", "")), date, texts.get("note", ""))))
    if entry.kind == "gift":
        return _("Gift: {0}").format(" ".join(filter(None, map(texts.get, ("name", "comment", "url")))))
    if entry.kind == "debt":
        return _("Debt: {0}").format(" ".join(filter(None, map(texts.get, ("amount", "reason")))))
    if entry.kind == "pet":
        return _("Pet: {0}").format(texts.get("name", ""))
    return ""
