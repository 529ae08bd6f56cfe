# SPDX-License-Identifier: GPL-3.0-or-later
"""The SQL export of Monica (2.x to 4.x) as an account: rows are joined by their numbers.

Users, recovery codes and audit logs are never looked at.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from coterie.importers.monica.account import Account, Contact, Entry
from coterie.importers.monica.sql_text import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLES = frozenset({
    "contacts", "contact_fields", "contact_field_types", "special_dates", "reminders", "tasks", "notes", "calls",
    "activities", "activity_contact", "conversations", "messages", "tags", "contact_tag", "relationships",
    "relationship_types", "addresses", "places", "occupations", "companies", "life_events", "gifts", "debts", "pets",
})  # fmt: skip
_ENTRIES = {
    "calls": "call", "notes": "note", "tasks": "task", "reminders": "reminder", "gifts": "gift", "debts": "debt",
    "pets": "pet", "life_events": "life_event",
}  # fmt: skip
_ADDRESS = ("street", "postal_code", "city", "province", "country")

Row = dict[str, str]


class _Tables:
    """The rows of a dump: by number where there is one."""

    def __init__(self, text: str) -> None:
        self.rows: defaultdict[str, list[Row]] = defaultdict(list)
        for table, row in rows(text, TABLES):
            self.rows[table].append(row)
        self._by_id = {table: {row.get("id", ""): row for row in all_rows} for table, all_rows in self.rows.items()}

    def row(self, table: str, number: str) -> Row:
        """Give a row by its number, an empty one where there is none."""
        return self._by_id.get(table, {}).get(number, {}) if number else {}

    def of_contact(self, table: str, number: str) -> list[Row]:
        """Give the rows of a table that name a contact."""
        return [row for row in self.rows[table] if row.get("contact_id") == number]


def account_of(text: str) -> Account:
    """Make an account of the text of a dump."""
    tables = _Tables(text)
    account = Account()
    keys = {row.get("id", ""): row.get("uuid") or row.get("id", "") for row in tables.rows["contacts"]}
    belonging = _belonging(tables)
    for row in tables.rows["contacts"]:
        contact = _contact(tables, row, keys, belonging.get(row.get("id", ""), {}))
        account.contacts[contact.key] = contact
    account.entries += _entries(tables, keys)
    for row in tables.rows["relationships"]:
        kind = tables.row("relationship_types", row.get("relationship_type_id", ""))
        one, other = keys.get(row.get("contact_is", ""), ""), keys.get(row.get("of_contact", ""), "")
        account.relations.append((kind.get("name", ""), other, one))
    return account


def _belonging(tables: _Tables) -> dict[str, dict[str, list[Row]]]:
    """Collect by contact what names one, once for all contacts."""
    found: dict[str, dict[str, list[Row]]] = {}
    for table in ("contact_fields", "addresses", "contact_tag", "occupations"):
        for row in tables.rows[table]:
            found.setdefault(row.get("contact_id", ""), {}).setdefault(table, []).append(row)
    return found


def _contact(tables: _Tables, row: Row, keys: dict[str, str], belonging: dict[str, list[Row]]) -> Contact:
    """Make a person of a row and what belongs to it."""
    texts = {name: value for name, value in row.items() if value not in ("", "0")}
    born = tables.row("special_dates", row.get("birthday_special_date_id", ""))
    if born.get("date"):
        date = born["date"][:10]
        texts["birthday"] = (
            date[:4]
            if born.get("is_age_based") == "1"
            else f"--{date[5:]}"
            if born.get("is_year_unknown") == "1"
            else date
        )
    met = tables.row("special_dates", row.get("first_met_special_date_id", ""))
    if met.get("date"):
        texts["first_met_date"] = met["date"][:10]
    if through := keys.get(row.get("first_met_through_contact_id", "")):
        texts["first_met_through"] = through
    for post in belonging.get("occupations", []):
        texts.setdefault("job", post.get("title", ""))
        texts.setdefault("company", tables.row("companies", post.get("company_id", "")).get("name", ""))
    return Contact(
        keys.get(row.get("id", ""), ""),
        texts,
        tuple(_fields(tables, belonging.get("contact_fields", []))),
        tuple(filter(None, (_address(tables, each) for each in belonging.get("addresses", [])))),
        tuple(
            name
            for each in belonging.get("contact_tag", [])
            if (name := tables.row("tags", each.get("tag_id", "")).get("name", ""))
        ),
        is_partial=row.get("is_partial") == "1",
    )


def _fields(tables: _Tables, fields: list[Row]) -> Iterator[tuple[str, str]]:
    """Give ways to reach somebody as pairs of kind and value."""
    for each in fields:
        kind = tables.row("contact_field_types", each.get("contact_field_type_id", ""))
        if each.get("data"):
            yield (kind.get("type") or kind.get("name", "")).lower(), each["data"]


def _address(tables: _Tables, row: Row) -> str:
    """Give a postal address, its parts below each other."""
    place = {**row, **tables.row("places", row.get("place_id", ""))}
    return "\n".join(place[part] for part in _ADDRESS if place.get(part))


def _entries(tables: _Tables, keys: dict[str, str]) -> Iterator[Entry]:
    """Give everything that is about people, in the order in which the JSON export gives it."""
    for table, kind in _ENTRIES.items():
        for row in tables.rows[table]:
            yield Entry(kind, _key(table, row), _plain(row), _one(keys, row))
    for row in tables.rows["conversations"]:
        messages = [each for each in tables.rows["messages"] if each.get("conversation_id") == row.get("id")]
        texts = _plain(row)
        texts["messages"] = "\n".join(each["content"] for each in messages if each.get("content"))
        texts["by_me"] = "1" if any(each.get("written_by_me") == "1" for each in messages) else ""
        texts["by_them"] = "1" if any(each.get("written_by_me") == "0" for each in messages) else ""
        yield Entry("conversation", _key("conversations", row), texts, _one(keys, row))
    people = defaultdict(list)
    for row in tables.rows["activity_contact"]:
        people[row.get("activity_id", "")].append(keys.get(row.get("contact_id", ""), ""))
    for row in tables.rows["activities"]:
        named = tuple(key for key in people[row.get("id", "")] if key)
        yield Entry("activity", _key("activities", row), _plain(row), named)


def _plain(row: Row) -> dict[str, str]:
    """Give the texts of a row; a zero is a no."""
    return {name: value for name, value in row.items() if value not in ("", "0")}


def _key(table: str, row: Row) -> str:
    """Give the key of an entry."""
    return row.get("uuid") or f"{table}:{row.get('id', '')}"


def _one(keys: dict[str, str], row: Row) -> tuple[str, ...]:
    """Give the key of the one person a row names."""
    key = keys.get(row.get("contact_id", ""), "")
    return (key,) if key else ()
