# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page of people does: lists, filters, who is open, who is chosen, and what is done to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import CannotBeDone
from coterie.domain.listed import SavedFilter
from coterie.services.interactions import NewLog
from coterie.ui.pages.people.acts import PeopleActs
from coterie.ui.pages.people.adding import Adding, TypedPerson
from coterie.ui.pages.people.filters import KeptFilters
from coterie.ui.pages.people.presenter import PeoplePresenter
from coterie.ui.pages.people.shown import ALL, DUE, ORGANISATIONS
from tests.builders import TODAY
from tests.ui.pages.people.staging import Staged, ToldView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.chosen_people import TagShare
    from coterie.domain.errors import UserError
    from coterie.ui.jobs import Progress


@dataclass
class AskedView:
    """Remembers what acts asked and told."""

    asked: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    progress: list[Progress | None] = field(default_factory=list)

    def ask_tags(self, title: str, known: Sequence[TagShare]) -> None:
        self.asked.append((title, tuple(one.tag for one in known)))

    def show_progress(self, done: Progress | None) -> None:
        self.progress.append(done)


@dataclass
class SheetView:
    """Remembers whether the sheet was closed, and what it said."""

    closed: int = 0
    problems: list[str] = field(default_factory=list)

    def close_sheet(self) -> None:
        self.closed += 1

    def show_problem(self, error: UserError) -> None:
        self.problems.append(str(error))


class Page:
    """A presenter with everything around it."""

    def __init__(self, staged: Staged) -> None:
        self.view, self.asked, self.sheet = ToldView(), AskedView(), SheetView()
        self.people = PeoplePresenter(staged.desk, self.view)
        self.acts = PeopleActs(staged.desk, self.people, self.asked)
        self.filters = KeptFilters(staged.desk, self.people)
        self.adding = Adding(staged.desk, self.people, self.sheet)
        staged.changed = self.people.reload

    def type(self, text: str) -> None:
        """Type a filter and wait."""
        self.people.type(text)
        self.people.rest()


@pytest.fixture
def page(staged: Staged) -> Page:
    return Page(staged)


# The list.


def test_the_list_begins_with_everybody_and_opens_the_first(staged: Staged, page: Page) -> None:
    staged.people("Chidi Eze", "Aoife Byrne")
    page.people.reload()
    assert page.view.names == ["Aoife Byrne", "Chidi Eze"]
    assert page.view.list.count == "2"
    assert page.view.beside == page.view.moved[-1] == f"person:{page.view.ids[0]}"
    assert not page.view.list.is_empty


def test_nobody_at_all_means_a_way_to_begin(staged: Staged, page: Page) -> None:
    page.people.reload()
    assert page.view.list.is_empty
    assert page.view.nobody is None
    staged.opened.add("Ana Lindqvist")
    page.people.reload()
    assert not page.view.list.is_empty


def test_typing_shows_the_best_hits_at_once_and_all_of_them_when_it_rests(staged: Staged, page: Page) -> None:
    staged.opened.add("Aaron Abel", organisation="Zhang and Sons")
    staged.opened.add("Wei Zhang")
    page.people.reload()
    page.people.type("zhang")
    assert page.view.names == ["Wei Zhang", "Aaron Abel"]
    assert page.view.best[-1][1] == "2"
    assert page.view.announced == []
    page.people.rest()
    assert page.view.names == ["Wei Zhang", "Aaron Abel"]
    assert page.view.announced == ["2 people"]
    assert page.view.list.can_save


def test_an_order_that_was_chosen_stays_while_words_are_looked_for(staged: Staged, page: Page) -> None:
    met = staged.opened.add("Aaron Abel", organisation="Zhang and Sons").id
    staged.opened.add("Wei Zhang")
    staged.opened.interactions.log(met, NewLog())
    page.people.sort_by("last")
    page.type("zhang")
    assert page.view.names == ["Aaron Abel", "Wei Zhang"]


def test_the_filter_language_works_and_mistakes_are_looked_for_as_text(staged: Staged, page: Page) -> None:
    staged.opened.add("Ana Lindqvist", tags=("mentor",))
    staged.opened.add("Bob Ray")
    page.type("tag:mentor")
    assert page.view.names == ["Ana Lindqvist"]
    page.type("-tag:mentor")
    assert page.view.names == ["Bob Ray"]
    page.type("strength:abc")
    assert page.view.nobody is not None


def test_clearing_the_filter_shows_everybody_again(staged: Staged, page: Page) -> None:
    staged.people("Ana Lindqvist", "Bob Ray")
    page.type("ana")
    page.people.escape()
    assert page.view.filter == ""
    assert page.view.names == ["Ana Lindqvist", "Bob Ray"]
    assert page.people.scope.is_plain


def test_typing_nothing_is_the_whole_list(staged: Staged, page: Page) -> None:
    staged.people("Ana Lindqvist", "Bob Ray")
    page.type("ana")
    page.type("")
    assert page.view.names == ["Ana Lindqvist", "Bob Ray"]


def test_nobody_found_says_so_and_who_may_be_meant(staged: Staged, page: Page) -> None:
    tomas = staged.opened.add("Tomás Herrera").id
    staged.opened.add("Wei Zhang")
    page.people.reload()
    page.type("tomaszsx")
    nobody = page.view.nobody
    assert nobody is not None
    assert (nobody.text, nobody.meant, nobody.person) == ("Nobody called “tomaszsx”.", "Tomás Herrera", tomas)
    page.people.show(f"person:{tomas}")
    assert page.view.filter == ""
    assert page.view.beside == f"person:{tomas}"
    assert page.view.current == tomas
    assert page.view.nobody is None


@pytest.mark.parametrize(
    ("text", "said"),
    [("qqqqqq", "Nobody called “qqqqqq”."), ("tag:nothing", "Nobody fits this filter.")],
)
def test_nobody_is_said_as_one_would(staged: Staged, page: Page, text: str, said: str) -> None:
    staged.people("Ana Lindqvist")
    page.type(text)
    assert page.view.nobody is not None
    assert (page.view.nobody.text, page.view.nobody.meant) == (said, "")


def test_an_empty_chip_says_what_it_means(staged: Staged, page: Page) -> None:
    staged.people("Ana Lindqvist")
    page.people.choose_chip(DUE)
    assert page.view.nobody is not None
    assert page.view.nobody.text == "Nobody is due."
    kept = staged.session.filters.keep("Mentors", "tag:mentor")
    page.people.reload()
    page.people.choose_chip(f"saved:{kept.id}")
    assert page.view.nobody.text == "Nobody fits “Mentors” now."


def test_due_narrows_the_list(staged: Staged, page: Page) -> None:
    keys = staged.people("Ana Lindqvist", "Bob Ray")
    staged.opened.follow_ups.add(keys["Bob Ray"], TODAY)
    page.people.show("due")
    assert page.view.names == ["Bob Ray"]
    assert page.view.rows[keys["Bob Ray"]].due
    assert [chip.key for chip in page.view.list.chips if chip.is_on] == [DUE]


def test_every_order_is_offered(staged: Staged, page: Page) -> None:
    keys = staged.people("Ana Abel", "Bob Brown", "Cem Cole")
    staged.opened.interactions.log(keys["Cem Cole"], NewLog())
    staged.opened.interactions.log(keys["Bob Brown"], NewLog(on=TODAY - timedelta(days=30)))
    staged.opened.follow_ups.add(keys["Bob Brown"], TODAY)
    orders = {}
    for sort in ("name", "last", "due"):
        page.people.sort_by(sort)
        orders[sort] = page.view.names[0]
    assert orders == {"name": "Ana Abel", "last": "Cem Cole", "due": "Bob Brown"}


def test_organisations_are_a_list_of_their_own(staged: Staged, page: Page) -> None:
    staged.opened.add("Ana Lindqvist", organisation="Fjord Studio")
    staged.opened.add("Bob Ray", organisation="Old Mill")
    page.people.reload()
    page.people.turn(page.view.ids[0])
    page.people.choose_chip(ORGANISATIONS)
    assert page.view.names == ["Fjord Studio", "Old Mill"]
    assert [(chip.text, chip.count) for chip in page.view.list.chips] == [("People", 2), ("Organisations", 2)]
    assert page.view.chosen is None
    assert page.view.beside == f"organisation:{page.view.ids[0]}"
    page.type("mil")
    assert page.view.names == ["Old Mill"]
    assert page.view.announced[-1] == "1 organisation"
    page.type("nowhere")
    assert page.view.nobody is not None
    assert page.view.nobody.text == "No organisation called “nowhere”."
    page.people.turn(1)
    page.people.choose_all()
    assert page.view.chosen is None
    page.people.choose_chip(ALL)
    assert page.view.names == ["Ana Lindqvist", "Bob Ray"]


def test_rows_come_when_somebody_looks_at_them(staged: Staged, page: Page) -> None:
    keys = staged.people()
    page.people.fetch([keys["Hana Kovač"]])
    assert page.view.rows[keys["Hana Kovač"]].name == "Hana Kovač"


def test_a_reload_reads_the_rows_that_are_seen(staged: Staged, page: Page) -> None:
    keys = staged.people()
    page.people.reload()
    staged.opened.follow_ups.add(keys["Chidi Eze"], TODAY)
    page.people.reload()
    assert page.view.rows[keys["Chidi Eze"]].due
    assert page.view.list.anew is False


def test_a_problem_of_the_vault_reaches_whoever_listens(
    staged: Staged, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object, **_named: object) -> None:
        raise CannotBeDone("no")

    monkeypatch.setattr(type(staged.session.people_lists), "ids", broken)
    with pytest.raises(CannotBeDone):
        page.people.reload()


# Who is open.


def test_going_to_a_row_opens_it_and_the_window_hears_of_it(staged: Staged, page: Page) -> None:
    keys = staged.people()
    page.people.reload()
    page.people.move(keys["Hana Kovač"])
    assert page.view.beside == page.view.moved[-1] == f"person:{keys['Hana Kovač']}"


def test_somebody_the_filter_hides_is_shown_all_the_same(staged: Staged, page: Page) -> None:
    keys = staged.people("Ana Lindqvist", "Bob Ray")
    page.type("ana")
    page.people.show(f"person:{keys['Bob Ray']}")
    assert page.view.beside == f"person:{keys['Bob Ray']}"
    assert len(page.view.ids) == 2


def test_an_organisation_can_be_asked_for_from_elsewhere(staged: Staged, page: Page) -> None:
    staged.opened.add("Ana Lindqvist", organisation="Fjord Studio")
    page.people.reload()
    page.people.show("organisation:1")
    assert page.view.beside == "organisation:1"
    assert page.view.names == ["Fjord Studio"]


def test_a_filter_can_be_asked_for_from_elsewhere(staged: Staged, page: Page) -> None:
    staged.people("Bob Ray")
    staged.opened.add("Ana Lindqvist", tags=("linkedin-2026-11",))
    page.people.choose_chip(DUE)
    page.people.show("filter:tag:linkedin-2026-11")
    assert page.view.filter == "tag:linkedin-2026-11"
    assert page.view.names == ["Ana Lindqvist"]


@pytest.mark.parametrize("word", ["", "person:", "person:x", "nonsense"])
def test_a_word_that_means_nobody_changes_nothing(staged: Staged, page: Page, word: str) -> None:
    staged.people("Ana Lindqvist")
    page.people.reload()
    before = page.view.beside
    page.people.show(word)
    assert page.view.beside == before


# Who is chosen.


def test_choosing_says_how_many_and_what_they_have_in_common(staged: Staged, page: Page) -> None:
    keys = staged.people()
    page.people.reload()
    for name in ("Kenji Watanabe", "Aoife Byrne"):
        page.people.turn(keys[name])
    assert page.view.chosen_ids == {keys["Kenji Watanabe"], keys["Aoife Byrne"]}
    assert page.view.chosen_words == "2 of 6 selected"
    assert page.view.together is not None
    assert page.view.together.title == "2 people"
    assert page.view.together.names == "Aoife and Kenji"


def test_a_stretch_reaches_from_the_row_one_was_on(staged: Staged, page: Page) -> None:
    staged.people()
    page.people.reload()
    ids = list(page.view.ids)
    page.people.move(ids[1])
    page.people.reach(ids[1], ids[2])
    page.people.reach(ids[2], ids[3])
    assert page.view.chosen_ids == set(ids[1:4])
    page.people.reach(ids[3], ids[2])
    assert page.view.chosen_ids == set(ids[1:3])
    page.people.move(ids[5])
    assert page.view.beside == "together", "going on does not open anybody while people are chosen"
    page.people.reach(ids[5], ids[4])
    assert page.view.chosen_ids == {ids[1], ids[2], ids[4], ids[5]}


def test_all_and_none(staged: Staged, page: Page) -> None:
    staged.people()
    page.people.reload()
    opened = page.view.beside
    page.people.choose_all()
    assert page.view.chosen_ids == set(page.view.ids)
    page.people.escape()
    assert page.view.chosen is None
    assert page.view.beside == opened


def test_esc_gives_up_the_choice_first_then_the_filter(staged: Staged, page: Page) -> None:
    staged.people()
    page.type("a")
    page.people.choose_all()
    page.people.escape()
    assert page.view.chosen is None
    assert page.people.scope.text == "a"
    page.people.escape()
    assert page.people.scope.text == ""


def test_the_choice_outlives_another_filter_and_says_who_is_not_seen(staged: Staged, page: Page) -> None:
    keys = staged.people()
    page.people.reload()
    page.people.turn(keys["Aoife Byrne"])
    page.people.turn(keys["Chidi Eze"])
    page.type("chidi")
    assert page.view.chosen_words == "2 selected, 1 not in this list"
    assert page.acts.meant() == [keys["Chidi Eze"], keys["Aoife Byrne"]]


# What is done to them.


def test_an_act_is_about_who_is_chosen_else_about_who_is_open(staged: Staged, page: Page) -> None:
    keys = staged.people()
    assert not page.acts.is_about_somebody()
    page.people.reload()
    assert page.acts.meant() == [page.view.ids[0]]
    page.people.turn(keys["Hana Kovač"])
    page.people.turn(keys["Chidi Eze"])
    assert page.acts.meant() == [keys["Chidi Eze"], keys["Hana Kovač"]]
    page.people.choose_chip(ORGANISATIONS)
    assert page.acts.meant() == []


def test_tagging_many_is_one_step(staged: Staged, page: Page) -> None:
    keys = staged.people()
    page.people.reload()
    page.people.choose_all()
    before = staged.opened.snapshot()
    page.acts.ask_tags()
    assert page.asked.asked == [("Tag 6 people", ())]
    page.acts.tag(["berlin", "mentor"])
    assert staged.notices.undoable == ["Tagged 6 people: berlin, mentor."]
    assert set(staged.opened.people.show(keys["Hana Kovač"]).tags) == {"berlin", "mentor"}
    assert page.view.together is not None
    assert page.view.together.tags == "2 tags, berlin and mentor on all"
    page.acts.tag(["berlin"])
    assert staged.notices.said[-1] == "They wear berlin already."
    assert len(staged.notices.undoable) == 1
    staged.undo()
    assert staged.opened.snapshot() == before


def test_a_cadence_for_many_and_none_again(staged: Staged, page: Page) -> None:
    staged.people("Ana Lindqvist", "Bob Ray")
    page.people.reload()
    page.people.choose_all()
    page.acts.set_cadence(42)
    assert staged.notices.said[-1] == "In touch with 2 people every 6 weeks."
    page.acts.set_cadence(42)
    assert staged.notices.said[-1] == "It is every 6 weeks for all of them already."
    page.acts.cadence_off()
    assert staged.notices.said[-1] == "No cadence for 2 people any more."
    assert len(staged.notices.undoable) == 2


def test_follow_ups_are_spread(staged: Staged, page: Page) -> None:
    keys = staged.people("Ana Lindqvist", "Bob Ray", "Cem Cole")
    staged.opened.follow_ups.add(keys["Bob Ray"], TODAY)
    page.people.reload()
    page.people.choose_all()
    assert page.view.together is not None
    assert page.view.together.plan == "Plan 2"
    page.acts.spread(14)
    assert staged.notices.undoable == ["Planned 2 follow-ups."]
    assert page.view.together.plan == ""
    page.acts.plan()
    assert staged.ways.went[-1] == ("plan", tuple(page.view.ids))


def test_the_bin_names_one_person_and_counts_several(staged: Staged, page: Page) -> None:
    keys = staged.people()
    before = staged.opened.snapshot()
    page.people.show(f"person:{keys['Jonas Weber']}")
    page.acts.bin()
    assert staged.notices.undoable == ["Moved Jonas Weber to the bin."]
    assert "Jonas Weber" not in page.view.names
    page.people.choose_all()
    page.acts.bin()
    assert staged.notices.undoable[-1] == "Moved 5 people to the bin."
    assert page.view.chosen is None
    assert page.view.list.is_empty
    staged.undo()
    assert len(page.view.ids) == 5
    staged.undo()
    assert staged.opened.snapshot() == before


def test_what_else_leads_elsewhere(staged: Staged, page: Page) -> None:
    keys = staged.people("Ana Lindqvist", "Bob Ray")
    page.people.show(f"person:{keys['Bob Ray']}")
    page.acts.log()
    page.acts.export()
    page.acts.plan()
    bob = keys["Bob Ray"]
    assert staged.ways.went == [("log", bob), ("take out", (bob,)), ("plan", (bob,))]
    page.people.choose_all()
    page.acts.log()
    assert len(staged.ways.went) == 3, "one contact is logged with one person at a time"


def test_a_failed_act_is_told_and_leaves_no_progress(
    staged: Staged, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    staged.people("Ana Lindqvist")
    page.people.reload()

    def broken(*_arguments: object) -> int:
        raise CannotBeDone("The disk is full.")

    monkeypatch.setattr(type(staged.session.in_bulk), "bin", broken)
    page.acts.bin()
    assert staged.notices.problems == ["The disk is full."]
    assert page.asked.progress == [None]


# New people and kept filters.


def test_a_new_person_is_added_with_everything_typed_and_opened(staged: Staged, page: Page) -> None:
    staged.people("Bob Ray")
    page.type("bob")
    page.adding.add(
        TypedPerson("Ana Lindqvist", " Fjord Studio ", "Designer", "ana@example.org, a@example.org", "", "mentor, x")
    )
    assert page.sheet.closed == 1
    assert staged.notices.undoable == ["Added Ana Lindqvist."]
    card = staged.opened.people.show(int(page.view.beside.partition(":")[2]))
    assert (card.name, card.organisation, card.title) == ("Ana Lindqvist", "Fjord Studio", "Designer")
    assert card.emails == ("ana@example.org", "a@example.org")
    assert set(card.tags) == {"mentor", "x"}
    assert page.view.current == card.id
    assert page.view.filter == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [(TypedPerson("  "), "A person needs a name."), (TypedPerson("Ana", mail="nonsense"), "no mail address")],
)
def test_what_cannot_be_is_said_in_the_sheet(staged: Staged, page: Page, typed: TypedPerson, said: str) -> None:
    page.adding.add(typed)
    assert page.sheet.closed == 0
    assert len(page.sheet.problems) == 1
    assert said in page.sheet.problems[0]
    assert staged.opened.statistics.counts()["people"] == 0


def test_a_typed_filter_becomes_a_chip(staged: Staged, page: Page) -> None:
    staged.opened.add("Ana Lindqvist", tags=("mentor",))
    staged.opened.add("Bob Ray")
    page.type("tag:mentor")
    page.filters.keep("Mentors")
    assert staged.notices.undoable == ["Saved the filter Mentors."]
    assert page.view.filter == ""
    assert [chip.text for chip in page.view.list.chips if chip.is_on] == ["Mentors"]
    assert page.view.names == ["Ana Lindqvist"]
    (kept,) = staged.session.filters.all()
    assert kept == SavedFilter(kept.id, "Mentors", "tag:mentor")
    page.filters.rename(f"saved:{kept.id}", "Guides")
    assert page.filters.name_of(f"saved:{kept.id}") == "Guides"
    page.filters.remove(f"saved:{kept.id}")
    assert page.people.scope.is_plain
    assert page.view.names == ["Ana Lindqvist", "Bob Ray"]
    staged.undo()
    assert page.filters.name_of(f"saved:{kept.id}") == "Guides"


def test_a_filter_inside_a_chip_keeps_both(staged: Staged, page: Page) -> None:
    staged.people("Ana Lindqvist")
    page.people.choose_chip(DUE)
    page.type("ana")
    page.filters.keep("Ana when due")
    assert staged.session.filters.all()[0].query == "is:due ana"


def test_undoing_a_kept_filter_shows_everybody_again(staged: Staged, page: Page) -> None:
    staged.people("Ana Lindqvist", "Bob Ray")
    page.type("ana")
    page.filters.keep("Ana")
    staged.undo()
    assert page.people.scope.is_plain
    assert page.view.names == ["Ana Lindqvist", "Bob Ray"]


def test_what_looks_like_a_filter_and_is_none_is_said(staged: Staged, page: Page) -> None:
    staged.people("Ana Lindqvist")
    page.type("strength:abc")
    assert "strength" in page.view.list.hint
    page.type("strength:<40")
    assert page.view.list.hint == ""


def test_best_hits_that_come_late_do_not_push_the_whole_list_away(staged: Staged, page: Page) -> None:
    staged.people("Ana Lindqvist", "Ana Maria")
    page.type("ana")
    shown = len(page.view.best)
    page.people.type("ana")
    assert len(page.view.best) == shown


def test_nothing_to_spread_is_said_and_no_step(staged: Staged, page: Page) -> None:
    keys = staged.people("Ana Lindqvist", "Bob Ray")
    for key in keys.values():
        staged.opened.follow_ups.add(key, TODAY)
    page.people.choose_all()
    page.people.reload()
    page.people.choose_all()
    page.acts.spread(14)
    assert staged.notices.said == ["Everybody has a follow-up already."]
    assert staged.notices.undoable == []
