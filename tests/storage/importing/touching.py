# SPDX-License-Identifier: GPL-3.0-or-later
"""Files in which an address is one person's, what a user does with people, and what is said of everybody."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from coterie.domain.people import PersonEdit, PersonName
from coterie.services.interactions import NewLog
from tests.storage.importing.foreign import (
    PROFILE,
    calendar,
    card,
    connection,
    connections,
    event,
    message,
    messages,
    task,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.storage.importing.foreign import Bringing

#: Whoever was there before the import.
MINE = 2
EDITS = {
    "note": PersonEdit(note="likes boats"),
    "rename": PersonEdit(name=PersonName.typed("Mirabel O.")),
    "mail": PersonEdit(emails=("new@example.net",)),
    "work": PersonEdit(organisation="Elsewhere", title="Chief"),
    "birthday": PersonEdit(birthday="1990-05-23"),
}
ACTS = ("tag", "log", "follow_up", "done", "cadence", "bin", "merge", "apart", *EDITS)


NAMES = st.sampled_from(["Mira Okafor", "Noor Haddad", "José García", "山田 太郎", "Cher X"])
FIRMS = st.sampled_from(["", "Fjord", "Harbour, Inc."])
CARD_LINES = st.sampled_from([
    "TEL:+442079460001", "ORG:Fjord", "TITLE:Baker", "BDAY:--05-22", "NOTE:rivers", "CATEGORIES:a,b",
    "ADR:;;1 Pier;;;;", "RELATED;TYPE=spouse:Somebody",
])  # fmt: skip


def mail_of(name: str) -> str:
    """Give the address of a person."""
    return f"{len(name)}{ord(name[0])}@example.org"


@st.composite
def plain_files(draw: st.DrawFn) -> dict[str, Any]:
    """Make an archive, cards and a calendar about the same few people, each with an address of their own."""
    mails = st.booleans()
    rows = [
        connection(name, draw(FIRMS), draw(st.sampled_from(["", "Baker"])), mail_of(name) if draw(mails) else "")
        for name in draw(st.lists(NAMES, unique=True))
    ]
    talks = [message("Ada Quill", name, "2024-07-10", "Hello", name) for name in draw(st.lists(NAMES, unique=True))]
    cards = [
        card(name, *[f"EMAIL:{mail_of(name)}"] * draw(mails), *draw(st.lists(CARD_LINES, unique=True)))
        for name in draw(st.lists(NAMES, unique=True, min_size=1))
    ]
    guests = [f"X <{mail_of(name)}>" for name in draw(st.lists(NAMES, unique=True))]
    return {
        "archive": {"Profile.csv": PROFILE, "Connections.csv": connections(*rows), "messages.csv": messages(*talks)},
        "cards": "".join(cards),
        "dates": calendar(event("e1", "Rivers", "20260210", *guests), task("t1", "Deck")),
    }


def act(into: Bringing, what: str, some: int = 0, other: int = 0) -> None:
    """Do something with people picked by number out of whoever is there."""
    here = [row[0] for row in into.opened.rows("SELECT id FROM person WHERE id > 1 AND deleted_at IS NULL ORDER BY id")]
    if what == "done":
        for (key,) in into.opened.rows("SELECT id FROM follow_up WHERE state = 'open' ORDER BY id LIMIT 1"):
            into.opened.follow_ups.done(key)
    if not here or what == "done":
        return
    who, whom = here[some % len(here)], here[other % len(here)]
    if what in {"rename", "mail", "bin", "merge"} and MINE in {who, whom}:
        return  # whom an import only completed is known again by name and address alone
    if what in EDITS:
        into.opened.people.edit(who, EDITS[what])
    elif what in {"merge", "apart"}:
        if who != whom:
            _decide(into, what, who, whom)
    else:
        _add(into, who)[what]()


def _decide(into: Bringing, what: str, who: int, whom: int) -> None:
    if what == "merge":
        into.opened.duplicates.merge(who, [whom])
    else:
        into.opened.duplicates.keep_apart([who, whom])


def _add(into: Bringing, who: int) -> dict[str, Callable[[], object]]:
    opened = into.opened
    return {
        "tag": lambda: opened.people.tag(who, ["mentor"]),
        "log": lambda: opened.interactions.log(who, NewLog(text="rivers")),
        "follow_up": lambda: opened.follow_ups.add(who, opened.clock.today(), "deck"),
        "cadence": lambda: opened.cadence.set(who, 30),
        "bin": lambda: opened.people.bin([who]),
    }


SAID = {
    "ways": "SELECT kind, value FROM contact_point WHERE person_id = ?",
    "posts": """SELECT coalesce(o.name, ''), title, current FROM affiliation a
        LEFT JOIN organisation o ON o.id = a.organisation_id WHERE person_id = ?""",
    "dates": "SELECT kind, label, date FROM important_date WHERE person_id = ?",
    "tags": "SELECT g.name FROM person_tag t JOIN tag g ON g.id = t.tag_id WHERE person_id = ?",
    "notes": "SELECT text FROM note WHERE person_id = ?",
    "relations": "SELECT kind, other_name FROM relationship WHERE person_id = ?",
    "connections": """SELECT i.at_utc FROM participant t
        JOIN interaction i ON i.id = t.interaction_id AND i.kind = 'connection' WHERE person_id = ?""",
}


def everybody(into: Bringing) -> list[tuple[Any, ...]]:
    """Give everybody with all that is said of them, bin included, without keys."""
    found = []
    for key, *person in into.opened.rows("SELECT id, display_name, deleted_at IS NULL FROM person WHERE id > 1"):
        parts = [(name, sorted(set(into.opened.rows(query, key)))) for name, query in SAID.items()]
        found.append((*person, *parts))
    return sorted(found)


def entries_of(into: Bringing) -> Counter[tuple[Any, ...]]:
    """Count the same entries: of one person in the timeline, in the calendar, among the follow-ups."""
    timeline = into.opened.rows(
        "SELECT p.display_name, i.kind, i.at_utc, i.title, i.text FROM participant t "
        "JOIN person p ON p.id = t.person_id JOIN interaction i ON i.id = t.interaction_id"
    )
    tasks = into.opened.rows("SELECT reason, ics_uid FROM follow_up")
    return Counter([*timeline, *tasks, *into.opened.rows("SELECT title, at_utc, ics_uid FROM event")])
