# SPDX-License-Identifier: GPL-3.0-or-later
"""Services behind blur: every word about people in an answer is marked, and none that goes in."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

import pytest

import coterie.domain
import coterie.services
from coterie.domain.people import NewPerson, PersonEdit, PersonName
from coterie.services.interactions import NewLog
from coterie.ui.covered_session import covered_session, marked
from coterie.ui.parts.covers import bare, is_marked, name_marked, text_marked, uncovered
from coterie.ui.personal_words import NAMES, TEXTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coterie.services.session import Session
    from tests.ui.desks import TestDesk

#: Where the records lie that pages read.
READ = {
    *(f"coterie.domain.{name}" for name in (
        "binned", "cadence", "calendar_days", "calendar_events", "changes", "chosen_people", "day_facts", "day_lists",
        "due", "due_reasons", "export_previews", "follow_ups", "import_plans", "import_reports", "import_rows",
        "interactions",
        "listed", "organisation_pages", "people", "person_links", "person_pages", "quiet_ties", "timelines",
        "warm_paths",
    )),
    "coterie.services.searching", "coterie.services.today", "coterie.services.undoing",
}  # fmt: skip
#: Records of these modules that only go into services or stay in the vault's own room.
NOT_READ = {
    "CalendarRow", "ChangedInteraction", "EventRow", "NewEvent", "NewInteraction", "NewPerson", "PersonEdit",
    "RowQuery",
}  # fmt: skip
#: Texts that say nothing about anybody: kinds, keys, days, states, sources and files.
PLAIN = {
    "Acquaintance": "last_kind",
    "Affiliation": "from_ to",
    "Belonging": "since",
    "Brief": "met_on",
    "CalendarEvent": "calendar at_text",
    "CalendarFile": "name",
    "CalendarSpan": "more",
    "ChangedField": "uses",
    "Changes": "counts",
    "Commitment": "direction state",
    "ComparedExport": "source earlier later",
    "ContactPoint": "kind",
    "Decision": "use",
    "DoneThing": "kind",
    "DueItem": "kind",
    "DuplicateCluster": "reasons",
    "EventDetails": "zone status rule",
    "Fact": "kind",
    "FactKey": "holder",
    "FieldCount": "field",
    "FieldKey": "field mark",
    "FileCounts": "path member source skipped_because why exported",
    "FileStamp": "path",
    "FollowUp": "uuid state",
    "HeldPair": "reasons",
    "HowKnown": "met_on",
    "ImportCounts": "label totals",
    "ImportProblem": "file member where",
    "ImportRow": "outcome file member where kind",
    "RowCounts": "listed counted",
    "ImportantDate": "kind date",
    "Interaction": "when kind channel direction",
    "KeptValue": "kind",
    "KnownFrom": "source file record",
    "LeavingSheet": "held",
    "LeftPerson": "source last_seen missing_from",
    "ListedPerson": "last_contact next_follow_up",
    "Note": "written_on",
    "PastImport": "label totals files",
    "Person": "uuid pronouns status met_on pause_until",
    "PersonCard": "last_interaction next_follow_up uuid",
    "PersonChange": "field",
    "PersonPage": "band",
    "PersonRow": "last_interaction next_follow_up",
    "QuietTie": "last_kind",
    "Relationship": "kind",
    "SavedFilter": "name query",
    "SearchHit": "kind day",
    "Settlement": "tag",
    "Source": "source file record last_seen missing_from",
    "Stay": "from_ to last_contact next_follow_up",
    "Task": "kind",
    "TimelineEntry": "kind when channel direction promise",
    "Turned": "changes",
    "UtcSpan": "begin_day",
    "Waiting": "kind",
    "WarmPath": "relation",
}


@pytest.fixture
def both(desks: Callable[..., TestDesk]) -> tuple[Session, Session]:
    """Give the services of a vault with one person, and the same behind blur."""
    session = desks().desk.session
    person = session.people.add(NewPerson(PersonName.typed("Amara Okafor"), organisation="Northlight", tags=("guild",)))
    session.people.edit(person.id, PersonEdit(title="Engineer", note="Likes gardens", birthday="1990-11-02"))
    session.interactions.log(person.id, NewLog(text="About the talk"))
    return session, covered_session(session, lambda: True)


def records() -> Iterator[type]:
    """Give every class of records that services hand out."""
    for package in (coterie.domain, coterie.services):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for _name, one in inspect.getmembers(importlib.import_module(found.name), inspect.isclass):
                if is_dataclass(one) or hasattr(one, "_fields"):
                    yield one


def test_a_page_is_marked_where_it_speaks_of_people_and_nowhere_else(both: tuple[Session, Session]) -> None:
    session, covered = both
    true = session.pages.look(session.people_lists.ids("", "name", 0)[0])
    page = covered.pages.look(true.person.id)
    assert bare(page) == true
    assert is_marked(page.person.name.display)
    assert is_marked(page.row.tags[0])
    assert is_marked(page.notes[0].text)
    assert is_marked(page.posts[0].organisation or "")
    assert page.facts[0].kind == true.facts[0].kind
    assert page.row.last_interaction == true.row.last_interaction


def test_a_list_is_marked(both: tuple[Session, Session]) -> None:
    _session, covered = both
    (row,) = covered.people_lists.rows(covered.people_lists.ids("", "name", 0))
    assert is_marked(row.name)
    assert is_marked(row.title or "")
    assert not is_marked(row.last_contact or "")


def test_texts_that_stand_for_themselves_are_about_people(both: tuple[Session, Session]) -> None:
    _session, covered = both
    assert [uncovered(tag) for tag in covered.pages.tags_like("gui")] == ["guild"]
    assert all(map(is_marked, covered.pages.tags_like("gui")))


def test_nothing_marked_is_ever_written(both: tuple[Session, Session]) -> None:
    session, covered = both
    key = session.people_lists.ids("", "name", 0)[0]
    page = covered.pages.look(key)
    covered.people.edit(key, PersonEdit(title=page.row.title, summary=text_marked("Met twice")))
    covered.people.untag(key, [page.row.tags[0]])
    covered.interactions.log(key, NewLog(text=f"With {page.row.name}"))
    true = session.pages.look(key)
    assert (true.row.title, true.person.summary, true.row.tags) == ("Engineer", "Met twice", ())
    assert session.pages.timeline(key).entries[0].text == "With Amara Okafor"


def test_while_blur_is_off_answers_are_what_they_are(both: tuple[Session, Session]) -> None:
    session, _covered = both
    key = session.people_lists.ids("", "name", 0)[0]
    assert covered_session(session, lambda: False).pages.look(key) == session.pages.look(key)


def test_where_found_words_stand_is_not_told(both: tuple[Session, Session]) -> None:
    session, covered = both
    (hit,) = covered.searching.find("garden").hits
    assert session.searching.find("garden").hits[0].marks
    assert hit.marks == ()
    assert is_marked(hit.snippet)


def test_every_word_that_is_named_as_personal_is_a_text_of_a_record() -> None:
    known: dict[str, set[str]] = {}
    for one in records():
        names = [each.name for each in fields(one)] if is_dataclass(one) else list(one._fields)  # type: ignore[attr-defined]
        known.setdefault(one.__name__, set()).update(names)
    for table in (NAMES, TEXTS):
        for kind, words in table.items():
            assert words <= known[kind], kind


def test_named_tuples_and_dictionaries_are_marked_inside() -> None:
    found = marked({3: (PersonName("Bo Ek", given="Bo"),)})
    assert found[3][0].display == name_marked("Bo Ek")


def test_every_text_that_pages_read_is_decided_upon() -> None:
    undecided = []
    for one in records():
        if one.__module__ not in READ or one.__name__ in NOT_READ:
            continue
        kinds = {each.name: str(each.type) for each in fields(one)} if is_dataclass(one) else one.__annotations__
        decided = {*PLAIN.get(one.__name__, "").split(), *NAMES.get(one.__name__, ()), *TEXTS.get(one.__name__, ())}
        undecided += [
            f"{one.__name__}.{name}" for name, kind in kinds.items() if "str" in str(kind) and name not in decided
        ]
    assert undecided == []
