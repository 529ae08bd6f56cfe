# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading an account of Monica: people, then what passed between them and the owner, then what is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.records import (
    FileFound,
    Found,
    FoundFollowUp,
    FoundInteraction,
    PersonRef,
    Record,
    Refused,
    Skipped,
)
from coterie.domain.texts import _
from coterie.importers.monica import json_export, sql_export
from coterie.importers.monica.people import EXTRAS, People, name_of, note_of
from coterie.importers.monica.recognition import kind_of
from coterie.importers.text.encodings import encoding_of, open_blocks
from coterie.importers.text.json_files import load_json
from coterie.importers.text.json_values import kept_text
from coterie.importers.text.written_dates import read_moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coterie.domain.foreign_files import Member, Wishes
    from coterie.domain.moments import Moment
    from coterie.importers.monica.account import Account, Contact, Entry

#: A dump is read whole, because its rows name each other by number.
_MOST_TEXT = 256 << 20


def read(members: Iterable[Member], wishes: Wishes) -> Iterator[Found]:
    """Announce each export and give its records."""
    for member in members:
        kind = kind_of(member)
        yield FileFound(member.path, member.name, f"monica.{kind}")
        account = _account(member, kind)
        if isinstance(account, Refused):
            yield account
        else:
            yield from _records(account, wishes)


def _account(member: Member, kind: str) -> Account | Refused:
    """Read an export in either form."""
    if kind == "json":
        value = load_json(member)
        if isinstance(value, Refused):
            return value
        return json_export.account_of(value if isinstance(value, dict) else {})
    if member.size > _MOST_TEXT:
        reason = _("This file is larger than the {limit} MiB that Coterie reads of this kind. It was left alone.")
        return Refused("file", reason.format(limit=_MOST_TEXT >> 20), "")
    return sql_export.account_of("".join(open_blocks(member, encoding_of(member))))


def _records(account: Account, wishes: Wishes) -> Iterator[Found]:
    """Give the records of an account."""
    extras = "extras" in wishes.include
    people = People(account, wishes.region, extras=extras)
    for number, contact in enumerate(account.contacts.values(), 1):
        place = f"contact {number}"
        if people.is_wanted(contact):
            raw = kept_text(
                {**contact.texts, "fields": contact.fields, "addresses": contact.addresses, "tags": contact.tags}
            )
            yield Record(f"monica:contact:{contact.key}", place, raw, people.person(contact))
            if (due := contact.texts.get("stay_in_touch_trigger_date", "")[:10]) and due >= wishes.today.isoformat():
                yield _touch(contact, place, due)
        else:
            yield Skipped(place, _("only named as somebody's relation"))
    # Notes are a part of the person they are about, and came with them.
    entries = [entry for entry in account.entries if not (entry.people and note_of(entry)) or entry.kind in EXTRAS]
    for number, entry in enumerate(sorted(entries, key=lambda entry: (entry.kind, entry.key)), 1):
        if extras and entry.kind in EXTRAS:
            continue
        yield _entry(account, entry, f"{entry.kind} {number}")


def _touch(contact: Contact, place: str, due: str) -> Record:
    """Make the next step of a rhythm."""
    title = _("Keep in touch with {0}").format(name_of(contact))
    step = FoundFollowUp(f"monica:touch:{contact.key}", title, due, people=(_ref(contact),))
    return Record(f"monica:touch:{contact.key}", place, kept_text({"due": due}), step)


def _ref(contact: Contact) -> PersonRef:
    """Name a person."""
    return PersonRef(name_of(contact), (f"monica:{contact.key}",))


def _entry(account: Account, entry: Entry, place: str) -> Found:
    """Make something of an entry, or say why not."""
    people = tuple(_ref(account.contacts[key]) for key in entry.people if key in account.contacts)
    texts = entry.texts
    if entry.kind in EXTRAS:
        return Skipped(place, _("not ticked"))
    if note_of(entry):
        return Skipped(place, _("a note about nobody"))
    raw = kept_text({**texts, "people": [ref.keys[0] for ref in people]})
    key = f"monica:{entry.kind}:{entry.key}"
    if entry.kind in ("task", "reminder"):
        return Record(key, place, raw, _follow_up(key, entry, people))
    at = _when(texts)
    if at is None:
        return Refused(place, _("The row has no date that can be read."), raw[:500])
    return Record(key, place, raw, _interaction(entry, at, people))


def _follow_up(key: str, entry: Entry, people: tuple[PersonRef, ...]) -> FoundFollowUp:
    """Make a follow-up of a task or a reminder."""
    texts = entry.texts
    done = bool(texts.get("completed"))
    every = _rhythm(texts.get("frequency_type", ""))
    text = "\n".join(filter(None, (texts.get("description", ""), every)))
    state = "done" if done else "dropped" if texts.get("inactive") else "open"
    title = texts.get("title", "") or _("Reminder")
    return FoundFollowUp(
        key, title, texts.get("initial_date", "")[:10], state, texts.get("completed_at", "")[:10], text, (), people
    )


def _rhythm(kind: str) -> str:
    """Say how often a reminder comes; a follow-up of the program comes once."""
    return {"week": _("every week"), "month": _("every month"), "year": _("every year")}.get(kind, "")


def _interaction(entry: Entry, at: Moment, people: tuple[PersonRef, ...]) -> FoundInteraction:
    """Make a call, a conversation or a meeting."""
    texts = entry.texts
    if entry.kind == "call":
        way = "in" if texts.get("contact_called") else "out"
        return FoundInteraction("call", "monica", way, at, people, texts.get("content", ""), party=len(people))
    if entry.kind == "conversation":
        way = "both" if texts.get("by_me") and texts.get("by_them") else "out" if texts.get("by_me") else "in"
        return FoundInteraction("message", "monica", way, at, people, texts.get("messages", ""), party=len(people))
    return FoundInteraction(
        "meeting", "monica", "both", at, people, texts.get("description", ""), party=len(people),
        title=texts.get("summary", ""),
    )  # fmt: skip


def _when(texts: dict[str, str]) -> Moment | None:
    """Give when something happened."""
    written = texts.get("happened_at") or texts.get("called_at") or texts.get("created_at", "")
    if written[10:].strip("TZ ").startswith("00:00:00"):
        written = written[:10]
    return read_moment(written, "UTC") if written else None
