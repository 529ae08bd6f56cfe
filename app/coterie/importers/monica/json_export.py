# SPDX-License-Identifier: GPL-3.0-or-later
"""The JSON export of Monica (4.x, version 1.0-preview.1) as an account.

Collections that are empty are missing, and so are properties without a value. Entries of a person stand inside the
person, or as a UUID that names an entry of the account.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.importers.monica.account import Account, Contact, Entry
from coterie.importers.text.json_values import is_true, object_at, objects_at, text_at, texts_at, value_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_OWN = ("call", "conversation", "note", "task", "reminder", "gift", "debt", "pet", "life_event")
_ADDRESS = ("street", "postal_code", "city", "province", "country")


def account_of(value: Mapping[str, object]) -> Account:
    """Make an account of the whole file."""
    account = Account()
    kinds = {
        text_at(each, "uuid"): text_at(each, "properties", "type") or text_at(each, "properties", "name").lower()
        for each in objects_at(value, "account", "instance", "contact_field_types")
        + objects_at(value, "instance", "contact_field_types")
    }
    collections = _collections(object_at(value, "account"))
    activities: dict[str, tuple[dict[str, str], list[str]]] = {
        text_at(each, "uuid"): (_texts(each), []) for each in collections.get("activity", [])
    }
    for each in collections.get("contact", []):
        _take_contact(account, each, kinds, activities)
    for uuid, (texts, people) in activities.items():
        account.entries.append(Entry("activity", uuid, texts, tuple(people)))
    for each in collections.get("relationship", []):
        one, other = text_at(each, "properties", "contact_is"), text_at(each, "properties", "of_contact")
        account.relations.append((text_at(each, "properties", "type"), other, one))
    return account


def _collections(holder: Mapping[str, object]) -> dict[str, list[dict[str, object]]]:
    """Give what stands in a holder by kind; an entry that is a UUID alone becomes an object with it."""
    found: dict[str, list[dict[str, object]]] = {}
    for each in objects_at(holder, "data"):
        values = value_at(each, "values")
        kept = found.setdefault(text_at(each, "type"), [])
        for one in values if isinstance(values, list) else []:
            kept.append(one if isinstance(one, dict) else {"uuid": one})
    return found


def _take_contact(
    account: Account,
    contact: dict[str, object],
    kinds: Mapping[str, str],
    activities: Mapping[str, tuple[dict[str, str], list[str]]],
) -> None:
    """Take a person and what stands inside."""
    key = text_at(contact, "uuid")
    inside = _collections(contact)
    account.contacts[key] = Contact(
        key,
        {**_texts(contact), **_birthdate(contact)},
        tuple(_fields(inside.get("contact_field", []), kinds)),
        tuple(filter(None, (_address(each) for each in inside.get("address", [])))),
        tuple(texts_at(contact, "properties", "tags")),
        is_partial=is_true(contact, "properties", "is_partial"),
    )
    for each in inside.get("activity", []):
        if (found := activities.get(text_at(each, "uuid"))) is not None:
            found[1].append(key)
    for kind in _OWN:
        for each in inside.get(kind, []):
            account.entries.append(Entry(kind, text_at(each, "uuid"), _entry_texts(kind, each), (key,)))


def _texts(thing: Mapping[str, object]) -> dict[str, str]:
    """Give the properties that are texts, numbers or yes and no."""
    found = {}
    for name, value in object_at(thing, "properties").items():
        text = ("1" if value else "") if isinstance(value, bool) else text_at(value)
        if text:
            found[name] = text
    return found


def _entry_texts(kind: str, entry: Mapping[str, object]) -> dict[str, str]:
    """Give the properties of an entry; the messages of a conversation become one text."""
    texts = _texts(entry)
    if kind == "conversation":
        messages = objects_at(entry, "properties", "messages")
        texts["messages"] = "\n".join(text for each in messages if (text := text_at(each, "content")))
        texts["by_me"] = "1" if any(is_true(each, "written_by_me") for each in messages) else ""
        texts["by_them"] = "1" if any(each.get("written_by_me") is False for each in messages) else ""
    return texts


def _birthdate(contact: Mapping[str, object]) -> dict[str, str]:
    """Give the birthday as far as Monica knows it."""
    born = object_at(contact, "properties", "birthdate")
    if not born:
        return {}
    date = text_at(born, "date")[:10]
    if is_true(born, "is_age_based"):
        date = date[:4]
    elif is_true(born, "is_year_unknown"):
        date = f"--{date[5:]}"
    return {"birthday": date}


def _fields(fields: list[dict[str, object]], kinds: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give ways to reach somebody as pairs of kind and value."""
    for each in fields:
        value = text_at(each, "properties", "data")
        if value:
            kind = text_at(each, "properties", "type")
            yield kinds.get(kind, kind).lower(), value


def _address(address: Mapping[str, object]) -> str:
    """Give a postal address, its parts below each other."""
    return "\n".join(text for part in _ADDRESS if (text := text_at(address, "properties", part)))
