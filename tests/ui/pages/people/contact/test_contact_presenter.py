# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page of a person does, over a real vault: what it says, what it writes, and how each edit goes back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from coterie.domain.people import PersonEdit
from coterie.services.facts import Meeting
from coterie.services.interactions import NewLog
from coterie.ui.pages.people.contact.edits import ContactEdits, Ends
from coterie.ui.pages.people.contact.presenter import ContactPresenter
from coterie.ui.pages.people.contact.shown import FaceShown
from tests.builders import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from coterie.domain.errors import UserError
    from coterie.ui.pages.people.contact.shown import KnownShown, Shown
    from tests.ui.desks import TestDesk


@dataclass
class SeenView:
    """Keeps what the page would show."""

    shown: list[Shown] = field(default_factory=list)
    clocks: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    snoozes: list[tuple[str, ...]] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    questions: list[tuple[str, str]] = field(default_factory=list)
    left: int = 0

    def show(self, shown: Shown) -> None:
        self.shown.append(shown)

    def show_clock(self, clock: str) -> None:
        self.clocks.append(clock)

    def show_problem(self, error: UserError) -> None:
        self.problems.append(str(error))

    def ask_snooze(self, choices: tuple[tuple[str, date], ...]) -> None:
        self.snoozes.append(tuple(text for text, _day in choices))

    def ask_day(self, name: str, tomorrow: date) -> None:
        self.days.append(f"{name} {tomorrow}")

    def ask_erase(self, title: str, text: str) -> None:
        self.questions.append((title, text))

    def leave(self) -> None:
        self.left += 1


@dataclass
class Seen:
    """A page over a vault of its own, with one person on it."""

    desk: TestDesk
    view: SeenView
    acts: ContactPresenter
    edits: ContactEdits
    person: int

    @property
    def now(self) -> Shown:
        """What is shown now."""
        return self.view.shown[-1]


@dataclass
class Ended:
    """Keeps how an edit in place ended."""

    done: int = 0
    failed: list[str] = field(default_factory=list)

    def ends(self) -> Ends:
        def finish() -> None:
            self.done += 1

        return Ends(finish, lambda error: self.failed.append(str(error)))


@pytest.fixture
def seen(desks: Callable[..., TestDesk]) -> Seen:
    view = SeenView()
    made: list[ContactPresenter] = []

    def reload() -> None:
        for one in made:
            one.reload()

    desk = desks(changed=reload)
    acts = ContactPresenter(desk.desk, view)
    made.append(acts)
    person = desk.opened.add("Amara Okafor", organisation="Northlight", title="Staff engineer", tags=("Mentor",)).id
    acts.show_person(person)
    return Seen(desk, view, acts, ContactEdits(desk.desk, acts), person)


def test_the_header_says_who_somebody_is(seen: Seen) -> None:
    header = seen.now.header
    assert (header.name, header.title, header.organisation, header.given) == (
        "Amara Okafor", "Staff engineer", "Northlight", "Amara",
    )  # fmt: skip
    assert [(tag.name, tag.tone) for tag in header.tags] == [("Mentor", "violet")]
    assert (header.clock, header.is_owner) == ("", False)


def test_the_clock_is_told_where_the_address_says_the_place(seen: Seen) -> None:
    seen.desk.desk.session.facts.add(seen.person, "address", "12 Garden Row\nLagos\nNigeria")
    seen.acts.reload()
    assert seen.now.header.clock == "Lagos, 11:00 there"
    seen.desk.opened.clock.seconds = 60
    seen.acts.tick()
    assert seen.view.clocks == ["Lagos, 11:01 there"]


def test_without_a_step_the_strip_asks_to_plan_one(seen: Seen) -> None:
    step = seen.now.step
    assert step is not None
    assert (step.tone, step.title, step.detail) == ("dashed", "Plan the next step", "Nothing is planned with Amara.")
    seen.acts.done()
    seen.acts.snooze()
    seen.acts.let_go()
    assert not seen.acts.has_step()
    assert seen.view.snoozes == []


@pytest.mark.parametrize(
    ("days", "tone", "detail"),
    [
        (-3, "danger", "Due Friday 27 February, 3 days late"),
        (-40, "danger", "Due 21 January, 6 weeks late"),
        (0, "accent", "Due today"),
        (5, "neutral", "Due Saturday 7 March"),
        (30, "neutral", "Due 1 April"),
    ],
)
def test_the_strip_says_how_urgent_it_is(seen: Seen, days: int, tone: str, detail: str) -> None:
    seen.desk.opened.follow_ups.add(seen.person, TODAY + timedelta(days=days), "send the notes")
    seen.acts.reload()
    step = seen.now.step
    assert step is not None
    assert (step.tone, step.title, step.detail, step.can_finish) == (tone, "send the notes", detail, True)


def test_what_matters_more_comes_first_and_the_others_are_a_press_away(seen: Seen) -> None:
    seen.desk.opened.follow_ups.add(seen.person, TODAY, "send the notes")
    seen.desk.opened.interactions.log(seen.person, NewLog(promise="the slides", promise_due=TODAY))
    seen.acts.reload()
    titles = []
    for _turn in range(3):
        assert seen.now.step is not None
        titles.append((seen.now.step.title, seen.now.step.place))
        seen.acts.turn_step()
    assert titles == [("the slides", "1 of 2"), ("send the notes", "2 of 2"), ("the slides", "1 of 2")]


def test_a_cadence_is_a_step_that_asks_softly(seen: Seen) -> None:
    seen.desk.opened.interactions.log(seen.person, NewLog(on=TODAY - timedelta(days=50)))
    seen.desk.opened.cadence.set(seen.person, 42)
    seen.acts.reload()
    step = seen.now.step
    assert step is not None
    assert (step.tone, step.title) == ("accent", "Be in touch with Amara")
    assert step.detail == "Every 6 weeks, last contact 7 weeks ago, due Sunday 22 February, 8 days late"
    seen.acts.done()
    assert seen.desk.notices.undoable == ["Done. Next: 13 April."]
    assert seen.now.step is not None
    assert seen.now.step.tone == "neutral"


@pytest.mark.parametrize("act", ["done", "put_off", "let_go"])
@pytest.mark.parametrize("kind", ["follow-up", "promise", "cadence"])
def test_every_act_on_a_step_goes_back(seen: Seen, act: str, kind: str) -> None:
    opened = seen.desk.opened
    if kind == "follow-up":
        opened.follow_ups.add(seen.person, TODAY, "send the notes")
    elif kind == "promise":
        opened.interactions.log(seen.person, NewLog(promise="the slides", promise_due=TODAY))
    else:
        opened.cadence.set(seen.person, 1)
        opened.clock.go(3)
    seen.acts.reload()
    before, shown = opened.snapshot(), seen.now.step
    {
        "done": seen.acts.done,
        "put_off": lambda: seen.acts.put_off(opened.clock.today() + timedelta(days=9)),
        "let_go": seen.acts.let_go,
    }[act]()
    assert seen.now.step != shown
    assert len(seen.desk.notices.undoable) == 1
    opened.vault.history.undo()
    assert opened.snapshot() == before


def test_a_step_is_put_off_to_a_day_that_is_offered_or_picked(seen: Seen) -> None:
    seen.desk.opened.follow_ups.add(seen.person, TODAY, "send the notes")
    seen.acts.reload()
    seen.acts.snooze()
    seen.acts.pick_day()
    assert seen.view.snoozes == [("Tomorrow", "Next week", "In a month")]
    assert seen.view.days == ["send the notes 2026-03-03"]


def test_strength_is_said_in_parts_that_add_up(seen: Seen) -> None:
    for _time in range(3):
        seen.desk.opened.interactions.log(seen.person, NewLog(on=TODAY))
    seen.acts.reload()
    shown = seen.now.strength
    assert shown is not None
    points = [int(part.points.split(" ")[0]) for part in shown.parts if part.points != "not known"]
    assert sum(points) == int(shown.number) == seen.now.header.strength
    assert round(sum(part.share for part in shown.parts) * 100) == int(shown.number)
    assert shown.outlook == "Falls by 4 in four weeks without contact."
    assert shown.spoken.startswith("Strength 55 of 100, steady tie. Recent contact 40 of 40")


def test_nothing_known_gives_no_number(seen: Seen) -> None:
    shown = seen.now.strength
    assert shown is not None
    assert (shown.number, {part.share for part in shown.parts}) == ("", {0.0})


def test_how_somebody_is_known_uses_the_pronoun_only_if_it_was_entered(seen: Seen) -> None:
    opened, session = seen.desk.opened, seen.desk.desk.session
    tomas = opened.add("Tomás Herrera").id
    session.facts.met(seen.person, Meeting("PyLisbon", "October 2023", tomas))
    seen.acts.reload()
    known = seen.now.known
    assert known is not None
    assert known.title == "How you know Amara"
    assert known.sentence == "Tomás introduced you at PyLisbon in October 2023."
    assert [face.name for face in known.faces] == ["You", "Tomás Herrera", "Amara Okafor"]
    opened.people.edit(seen.person, PersonEdit(pronouns="she/her"))
    seen.acts.reload()
    assert seen.now.known is not None
    assert seen.now.known.title == "How you know her"


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        (Meeting(), ""),
        (Meeting("PyLisbon"), "You met at PyLisbon."),
        (Meeting("", "2 May 2023"), "You met on 2 May 2023."),
        (Meeting("PyLisbon", "2023"), "You met at PyLisbon in 2023."),
    ],
)
def test_what_is_written_down_of_a_first_meeting_is_said(seen: Seen, how: Meeting, sentence: str) -> None:
    seen.desk.desk.session.facts.met(seen.person, how)
    seen.acts.reload()
    assert seen.now.known is not None
    assert seen.now.known.sentence == sentence


def test_communities_are_one_quiet_sentence(seen: Seen) -> None:
    assert seen.now.facts.communities == ""
    with seen.desk.opened.writing() as connection:
        for at, (name, role) in enumerate((("Map guild", "host"), *((f"Ring {at}", "") for at in range(7))), 1):
            connection.execute(
                "INSERT INTO community (uuid, name, folded, created_at, changed_at) VALUES (?1, ?1, lower(?1), 0, 0)",
                (name,),
            )
            connection.execute(
                "INSERT INTO membership (community_id, person_id, role, created_at, changed_at) VALUES (?, ?, ?, 0, 0)",
                (at, seen.person, role),
            )
    seen.acts.reload()
    said = "Belongs to Map guild (host), Ring 0, Ring 1, Ring 2, Ring 3, Ring 4 and 2 more"
    assert seen.now.facts.communities == said


def test_facts_say_what_they_are_and_where_they_lead(seen: Seen) -> None:
    facts = seen.desk.desk.session.facts
    facts.add(seen.person, "mail", "amara@northlight.example.com", "work")
    facts.add(seen.person, "url", "https://www.linkedin.com/in/amara-okafor-sample")
    facts.add(seen.person, "url", "javascript:alert(1)")
    facts.add(seen.person, "birthday", "2 November")
    seen.acts.reload()
    found = {(one.label, one.value, one.opens) for one in seen.now.facts.facts}
    assert found == {
        ("Work", "amara@northlight.example.com", "mailto:amara@northlight.example.com"),
        ("LinkedIn", "linkedin.com/in/amara-okafor-sample", "https://www.linkedin.com/in/amara-okafor-sample"),
        ("Link", "javascript:alert(1)", ""),
        ("Birthday", "2 November", ""),
    }
    assert seen.now.facts.legend == ""
    seen.edits.turn_mark(seen.now.facts.facts[0].key, 0)
    assert seen.now.facts.facts[0].spoken == "Work: amara@northlight.example.com, private"
    assert seen.now.facts.legend == "Private: it leaves only when you choose it by name."


def test_marks_go_round(seen: Seen) -> None:
    seen.desk.desk.session.facts.add(seen.person, "mail", "a@example.org")
    seen.acts.reload()
    marks = []
    for _turn in range(3):
        fact = seen.now.facts.facts[0]
        seen.edits.turn_mark(fact.key, fact.mark)
        marks.append(seen.now.facts.facts[0].mark)
    assert marks == [1, 2, 0]


def test_a_cadence_of_a_tag_is_said_to_be_its(seen: Seen) -> None:
    assert seen.now.facts.cadence is not None
    assert (seen.now.facts.cadence.value, seen.now.facts.cadence.days) == ("None", 0)
    seen.desk.opened.cadence.set_for_tag("Mentor", 42)
    seen.acts.reload()
    assert seen.now.facts.cadence is not None
    assert (seen.now.facts.cadence.label, seen.now.facts.cadence.value) == ("Cadence, from #Mentor", "Every 6 weeks")


def _edits() -> dict[str, Callable[[Seen, Ends], None]]:
    return {
        "name": lambda seen, ends: seen.edits.put_header("Amara Obi", None, None, ends),
        "title and place": lambda seen, ends: seen.edits.put_header(None, "Lead", "Fjordbank", ends),
        "everything": lambda seen, ends: seen.edits.put_header("A B", "Lead", "", ends),
        "tag": lambda seen, ends: seen.edits.add_tag("#Data Guild", ends),
        "fact": lambda seen, ends: seen.edits.add_fact("mail", "a@example.org", "work", ends),
        "cadence": lambda seen, ends: seen.edits.type_cadence("every 6 weeks", ends),
        "met": lambda seen, ends: seen.edits.put_met(replace(_known(seen), where="PyLisbon"), ends),
        "relation": lambda seen, ends: seen.edits.relate("works with Chioma", None, ends),
    }


def _known(seen: Seen) -> KnownShown:
    assert seen.now.known is not None
    return seen.now.known


@pytest.mark.parametrize("what", sorted(_edits()))
def test_every_edit_in_place_is_one_step_and_goes_back(seen: Seen, what: str) -> None:
    before, shown, ended = seen.desk.opened.snapshot(), seen.now, Ended()
    _edits()[what](seen, ended.ends())
    assert (ended.done, ended.failed) == (1, [])
    assert seen.now != shown
    assert len(seen.desk.notices.undoable) == 1
    seen.desk.opened.vault.history.undo()
    assert seen.desk.opened.snapshot() == before


def test_the_acts_without_a_field_go_back_too(seen: Seen) -> None:
    opened, session = seen.desk.opened, seen.desk.desk.session
    session.facts.add(seen.person, "mail", "a@example.org")
    opened.add("Leila Farahani")
    session.relationships.add(seen.person, "mentor of Leila")
    opened.cadence.set(seen.person, 42)
    seen.acts.reload()
    key, relation = seen.now.facts.facts[0].key, seen.now.relations[0]
    acts: tuple[Callable[[], object], ...] = (
        lambda: seen.edits.remove_tag("Mentor"),
        lambda: seen.edits.remove_fact(key),
        lambda: seen.edits.turn_mark(key, 0),
        lambda: seen.edits.set_cadence(0),
        lambda: seen.edits.set_cadence(14),
        lambda: seen.edits.set_band("close"),
        lambda: seen.edits.unrelate(relation),
    )
    for act in acts:
        before, shown = opened.snapshot(), seen.now
        act()
        assert seen.now != shown
        opened.vault.history.undo()
        seen.acts.reload()
        assert opened.snapshot() == before
        assert seen.now == shown


@pytest.mark.parametrize(
    ("what", "problem"),
    [
        (
            lambda seen, ends: seen.edits.put_header(" ", None, None, ends),
            "A person needs a name. Write at least one word.",
        ),
        (lambda seen, ends: seen.edits.add_fact("mail", "no address", "", ends), "“no address” is no mail address."),
        (lambda seen, ends: seen.edits.type_cadence("now and then", ends), "“now and then” is no interval."),
        (lambda seen, ends: seen.edits.relate("likes Leila", None, ends), "does not say how they are related"),
        (lambda seen, ends: seen.edits.put_met(replace(_known(seen), on="soon"), ends), "“soon” is no date"),
        (lambda seen, ends: seen.edits.add_tag("#", ends), "A tag needs a name."),
    ],
)
def test_a_bad_value_is_said_beside_its_field_and_changes_nothing(
    seen: Seen, what: Callable[[Seen, Ends], None], problem: str
) -> None:
    before, ended = seen.desk.opened.snapshot(), Ended()
    what(seen, ended.ends())
    assert ended.done == 0
    assert problem in ended.failed[0]
    assert seen.desk.opened.snapshot() == before
    assert seen.desk.notices.said == []


def test_relations_are_shown_from_both_sides(seen: Seen) -> None:
    leila = seen.desk.opened.add("Leila Farahani").id
    seen.desk.desk.session.relationships.add(seen.person, "mentor of Leila")
    seen.desk.desk.session.relationships.add(leila, "introduced by Amara")
    seen.acts.reload()
    assert [(one.said, one.name) for one in seen.now.relations] == [
        ("Mentor of", "Leila Farahani"), ("Introduced you to", "Leila Farahani"),
    ]  # fmt: skip
    seen.acts.show_person(leila)
    assert [(one.said, one.name, one.removable) for one in seen.now.relations] == [
        ("Introduced by", "Amara Okafor", True), ("Mentored by", "Amara Okafor", True),
    ]  # fmt: skip
    seen.edits.unrelate(seen.now.relations[0])
    assert [one.said for one in seen.now.relations] == ["Mentored by"]


def test_suggestions_leave_out_what_is_there_already(seen: Seen) -> None:
    seen.desk.opened.add("Ama Berg", tags=("Meetup",))
    tags: list[list[str]] = []
    seen.edits.suggest_tags("me", lambda found: tags.append([text for _key, text in found]))
    people: list[list[str]] = []
    seen.edits.suggest_people("ama", lambda found: people.append([text for _key, text in found]))
    assert (tags, people) == ([["Meetup"]], [["Ama Berg"]])


def test_the_bin_takes_somebody_and_gives_them_back(seen: Seen) -> None:
    before = seen.desk.opened.snapshot()
    seen.acts.bin()
    assert seen.view.left == 1
    assert seen.desk.notices.undoable == ["Moved Amara Okafor to the bin."]
    seen.acts.reload()
    assert (seen.now.header.in_bin, seen.now.step, seen.acts.is_acting()) == (True, None, False)
    seen.acts.restore()
    assert not seen.now.header.in_bin
    seen.desk.opened.vault.history.undo()
    seen.desk.opened.vault.history.undo()
    assert seen.desk.opened.snapshot() == before


def test_erasing_asks_first_with_a_count(seen: Seen) -> None:
    for _time in range(3):
        seen.desk.opened.interactions.log(seen.person)
    seen.acts.ask_erase()
    entries = seen.desk.opened.people.entries_about(seen.person)[1]
    assert seen.view.questions == [
        (f"Erase Amara Okafor and {entries} entries about this person?",
         "This cannot be undone. Backups made until now, and what a restore set aside, still contain them."),
    ]  # fmt: skip
    seen.acts.erase()
    assert seen.view.left == 1
    assert seen.desk.opened.rows("SELECT count(*) FROM person WHERE id = ?", seen.person) == [(0,)]
    seen.acts.reload()
    assert {*seen.view.problems} == {"This person is not here any more. Undo what took them away, or choose another."}


def test_the_ways_lead_on(seen: Seen) -> None:
    seen.acts.log()
    seen.acts.plan()
    seen.acts.export()
    seen.acts.open_organisation()
    seen.acts.open_person(7)
    assert seen.desk.ways.went == [
        ("log", seen.person), ("plan", (seen.person,)), ("take out", (seen.person,)), ("organisation", 1),
        ("person", 7),
    ]  # fmt: skip


def test_the_page_of_oneself_has_no_acts(seen: Seen) -> None:
    owner = seen.desk.opened.rows("SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'owner_person_id'")[0][0]
    seen.acts.show_person(owner)
    assert (seen.now.header.is_owner, seen.now.step, seen.now.strength, seen.now.known) == (True, None, None, None)
    assert not seen.acts.is_acting()


def test_names_are_shown_letter_by_letter(seen: Seen) -> None:
    name = '<img src="file:///x"><h1>'
    seen.desk.opened.people.edit(seen.person, PersonEdit(organisation=name, title=name))
    seen.acts.reload()
    assert (seen.now.header.organisation, seen.now.header.title) == (name, name)
    assert FaceShown(1, name).name == name
