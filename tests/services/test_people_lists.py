# SPDX-License-Identifier: GPL-3.0-or-later
"""Long lists: ids in order, rows where somebody looks, and who may be meant."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coterie.domain.errors import BadValue, NotFound
from coterie.domain.people import PersonEdit
from coterie.services.interactions import NewLog
from coterie.services.people_lists import PeopleLists, hints_of, sought_words
from coterie.services.saved_filters import SavedFilters
from coterie.services.undoing import Undoing
from tests.builders import TODAY, Opened


@pytest.fixture
def lists(opened: Opened) -> PeopleLists:
    return PeopleLists(opened.vault, opened.clock)


def test_rows_say_what_a_row_shows_and_keep_the_order(opened: Opened, lists: PeopleLists) -> None:
    ana = opened.add("Ana Lindqvist", organisation="Fjord Studio", title="Designer")
    bob = opened.add("Bob Ray")
    opened.interactions.log(ana.id, NewLog(on=TODAY - timedelta(days=14)))
    opened.follow_ups.add(ana.id, TODAY)
    first, second = lists.rows([bob.id, ana.id, 999])
    assert (first.name, first.organisation, first.title, first.last_contact, first.strength) == (
        "Bob Ray", None, None, None, None,
    )  # fmt: skip
    assert (second.organisation, second.title) == ("Fjord Studio", "Designer")
    assert second.last_contact == "2026-02-16"
    assert second.next_follow_up == "2026-03-02"
    assert second.strength == opened.people.show(ana.id).strength


def test_the_post_that_began_last_is_shown(opened: Opened, lists: PeopleLists) -> None:
    ana = opened.add(organisation="Old Mill", title="Clerk")
    opened.people.edit(ana.id, PersonEdit(organisation="New Mill"))
    (row,) = lists.rows([ana.id])
    assert row.organisation == "New Mill"


def test_only_who_came_with_an_import_this_week_and_was_never_met_is_new(opened: Opened, lists: PeopleLists) -> None:
    added, came, met, long_ago = (opened.add(name).id for name in ("A A", "B B", "C C", "D D"))
    with opened.writing() as connection:
        connection.execute("INSERT INTO import_batch (at_utc, label, report) VALUES (0, '', '')")
        for person in (came, met, long_ago):
            connection.execute(
                "INSERT INTO source_record (batch_id, source, source_key, kind, digest, raw, entity_kind, entity_id) "
                "VALUES (1, 's', ?, 'person', '', x'', 'person', ?)",
                (str(person), person),
            )
        connection.execute("UPDATE person SET created_at = created_at - 8 * 86400 WHERE id = ?", (long_ago,))
    opened.interactions.log(met, NewLog())
    assert [row.is_new for row in lists.rows([added, came, met, long_ago])] == [False, True, False, False]


def test_ids_come_in_the_order_that_was_asked_for(opened: Opened, lists: PeopleLists) -> None:
    bob, ana = opened.add("Bob Ray").id, opened.add("Ana Lindqvist", tags=("mentor",)).id
    opened.interactions.log(bob, NewLog())
    assert list(lists.ids()) == [ana, bob]
    assert list(lists.ids(sort="last")) == [bob, ana]
    assert list(lists.ids("tag:mentor")) == [ana]
    assert lists.best("ray", 10).rows[0].id == bob
    assert lists.best("ray", 10).total == 1
    assert (lists.counts().people, lists.counts().organisations) == (2, 0)


def test_whoever_lies_in_the_bin_is_in_no_list(opened: Opened, lists: PeopleLists) -> None:
    ana = opened.add(organisation="Fjord Studio").id
    opened.people.bin([ana])
    assert list(lists.ids()) == []
    (row,) = lists.organisation_rows(lists.organisation_ids())
    assert (row.now, row.before) == (0, 0)


def test_organisations_with_people_come_first(opened: Opened, lists: PeopleLists) -> None:
    for name, place in (("A A", "Zebra Works"), ("B B", "Zebra Works"), ("C C", "Old Mill"), ("D D", "Empty")):
        opened.add(name, organisation=place)
    people = {row.name: row.id for row in lists.rows(lists.ids())}
    opened.people.edit(people["C C"], PersonEdit(organisation="Zebra Works"))
    opened.people.bin([people["D D"]])
    rows = lists.organisation_rows(lists.organisation_ids())
    assert [(row.name, row.now, row.before) for row in rows] == [
        ("Zebra Works", 3, 0), ("Old Mill", 0, 1), ("Empty", 0, 0),
    ]  # fmt: skip
    assert [row.name for row in lists.organisation_rows(lists.organisation_ids("MIL"))] == ["Old Mill"]
    assert list(lists.organisation_ids("ill")) == []


def test_an_organisation_is_found_by_another_spelling(opened: Opened, lists: PeopleLists) -> None:
    opened.add(organisation="Fjordbank")
    opened.run("INSERT INTO organisation_alias (organisation_id, name, folded) VALUES (1, 'Fjord Bank', 'fjord bank')")
    assert len(lists.organisation_ids("bank")) == 1


@pytest.mark.parametrize("text", ["tomazsz", "Tomazzs Herera", "tag:mentor tomas", "-tag:mentor xtomasx hererrra"])
def test_somebody_near_is_meant(opened: Opened, lists: PeopleLists, text: str) -> None:
    opened.add("Tomás Herrera")
    opened.add("Wei Zhang")
    meant = lists.meant(text)
    assert meant is not None
    assert meant.name == "Tomás Herrera"


@pytest.mark.parametrize("text", ["qqqq", "tag:mentor", "", '"', "12345"])
def test_nobody_is_meant_by_what_is_like_no_name(opened: Opened, lists: PeopleLists, text: str) -> None:
    opened.add("Tomás Herrera")
    assert lists.meant(text) is None


def test_words_and_hints_of_a_query() -> None:
    assert sought_words('tag:mentor  ana "li" -bob') == "ana li"
    assert hints_of("strength:abc")
    assert not hints_of("strength:<40 ana")


def test_filters_are_kept_renamed_and_removed_each_as_a_step(opened: Opened) -> None:
    filters, undoing = SavedFilters(opened.vault), Undoing(opened.vault)
    kept = filters.keep("  Mentors ", "tag:mentor")
    assert filters.all() == [kept]
    assert kept.name == "Mentors"
    filters.rename(kept.id, "Guides")
    assert [one.name for one in filters.all()] == ["Guides"]
    filters.remove(kept.id)
    assert filters.all() == []
    undoing.undo()
    undoing.undo()
    assert filters.all() == [kept]
    undoing.undo()
    assert filters.all() == []


def test_a_filter_says_something(opened: Opened) -> None:
    filters = SavedFilters(opened.vault)
    with pytest.raises(BadValue):
        filters.keep(" ", "tag:mentor")
    with pytest.raises(BadValue):
        filters.keep("Mentors", "")
    with pytest.raises(NotFound):
        filters.remove(7)


def test_views_of_other_lists_are_no_filters_of_people(opened: Opened) -> None:
    opened.run("INSERT INTO saved_view (name, query, columns) VALUES ('Board', '', 'opportunities')")
    assert SavedFilters(opened.vault).all() == []


def test_a_date_is_iso_text(opened: Opened, lists: PeopleLists) -> None:
    ana = opened.add().id
    opened.interactions.log(ana, NewLog(on=date(2026, 1, 5)))
    assert lists.rows([ana])[0].last_contact == "2026-01-05"


def test_the_best_hits_of_words_come_first_and_nobody_twice(opened: Opened, lists: PeopleLists) -> None:
    other = opened.add("Aaron Abel", organisation="Zhang and Sons").id
    wei = opened.add("Wei Zhang").id
    assert list(lists.ids("zhang")) == [other, wei]
    assert list(lists.ids("zhang", best=1)) == [wei, other]
    assert list(lists.ids("zhang", best=50)) == [wei, other]
    assert list(lists.ids("company:zhang", best=1)) == [other]
    assert list(lists.ids(best=1)) == [other, wei]
    assert list(lists.ids("nobody", best=1)) == []


def test_tags_come_with_how_many_wear_them(opened: Opened, lists: PeopleLists) -> None:
    opened.add("A A", tags=("rare", "often"))
    opened.add("B B", tags=("often",))
    gone = opened.add("C C", tags=("rare", "gone")).id
    opened.people.bin([gone])
    assert [(one.tag, one.people) for one in lists.tags()] == [("often", 2), ("rare", 1)]
