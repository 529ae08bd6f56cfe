# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of tables as events, follow-ups and what passed between people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.identity_keys import normalised_mail
from coterie.domain.records import FoundEvent, FoundFollowUp, FoundInteraction, PersonRef
from coterie.domain.texts import _
from coterie.importers.text.kept_rows import fingerprint

if TYPE_CHECKING:
    from coterie.importers.table.cells import MappedRow

_DONE = frozenset({"done", "completed", "complete", "closed", "finished", "erledigt", "terminé", "hecho"})
_DROPPED = frozenset({"cancelled", "canceled", "dropped"})
_KINDS = {
    "call": "call, phone, phone call, telephone, anruf, telefonat, appel, llamada, ligação",
    "meeting": "meeting, coffee, lunch, dinner, visit, in person, treffen, réunion, reunión, reunião, video call",
    "message": "message, email, e mail, mail, chat, text, sms, linkedin, nachricht, mensaje, mensagem, letter",
}
_KIND_OF = {word.strip(): kind for kind, words in _KINDS.items() for word in words.split(",")}
_IN = frozenset({"in", "incoming", "received", "inbound", "from them"})
_OUT = frozenset({"out", "outgoing", "sent", "outbound", "from me"})


def _people(names: tuple[str, ...]) -> tuple[PersonRef, ...]:
    """Name people by what stands in a list: an address is a key, anything else a name."""
    found = []
    for name in names:
        mail = normalised_mail(name)
        bare = name.split("<")[0].strip(' "') if "<" in name else name
        found.append(PersonRef(bare or mail, (f"mail:{mail}",) if mail else ()))
    return tuple(found)


def event(row: MappedRow, region: str) -> tuple[FoundEvent, str] | str:
    """Make an event of a row."""
    del region
    title, start = row.text("title"), row.moment("start")
    if start is None:
        return _("The row has no date that can be read.")
    if not title:
        return _("The row has no title.")
    people = _people(row.texts("people"))
    text = "\n".join(
        [*filter(None, (row.note("text"), row.text("url"))), *(f"{name}: {cell}" for name, cell in row.kept)]
    )
    key = fingerprint(title, start.text)
    all_day = start.precision == "day"
    return (
        FoundEvent(
            f"table:{key}", "", title, start, row.date("end"), row.text("place"), "", "", all_day, text, people,
            party=len(people),
        ),
        key,
    )  # fmt: skip


def follow_up(row: MappedRow, region: str) -> tuple[FoundFollowUp, str] | str:
    """Make a follow-up of a row."""
    del region
    title, due = row.text("title"), row.date("due")
    if not title:
        return _("The row has no title.")
    word, done_on = row.text("state").casefold(), row.date("done_on")
    state = "dropped" if word in _DROPPED else "done" if done_on or word in _DONE or row.is_ticked("state") else "open"
    text = "\n".join([*filter(None, (row.note("text"),)), *(f"{name}: {cell}" for name, cell in row.kept)])
    key = fingerprint(title, due, *row.texts("person"))
    return (
        FoundFollowUp(
            f"table:{key}", title, due, state, done_on, text, row.texts("tags"), _people(row.texts("person"))
        ),
        key,
    )


def interaction(row: MappedRow, region: str) -> tuple[FoundInteraction, str] | str:
    """Make of a row what passed between the owner and people."""
    del region
    at, names = row.moment("on"), (*row.texts("person"), *row.texts("mail"))
    if at is None:
        return _("The row has no date that can be read.")
    if not names:
        return _("The row names nobody.")
    keys = tuple(f"mail:{mail}" for text in row.texts("mail") if (mail := normalised_mail(text)))
    people = _people(row.texts("person"))
    if len(people) == 1 and keys:
        people = (people[0]._replace(keys=keys),)
    elif not people:
        people = _people(row.texts("mail"))
    word = " ".join(row.text("kind").casefold().replace("-", " ").split())
    way = row.text("direction").casefold()
    text = "\n".join([*filter(None, (row.note("text"),)), *(f"{name}: {cell}" for name, cell in row.kept)])
    minutes = row.text("minutes").split(" ")[0]
    return (
        FoundInteraction(
            _KIND_OF.get(word, "talk"),
            "table",
            "in" if way in _IN else "out" if way in _OUT else "both",
            at,
            people,
            text,
            party=len(people),
            title=row.text("title"),
            place=row.text("place"),
            minutes=int(minutes) if minutes.isascii() and minutes.isdecimal() and len(minutes) < 5 else 0,
        ),
        fingerprint(at.text, *names, row.text("title"), text),
    )
