# SPDX-License-Identifier: GPL-3.0-or-later
"""Stories: what is printed of a person, of people, of a day and of a calendar, in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from coterie.domain.due_reasons import USUAL
from coterie.services.interactions import NewLog
from coterie.services.jobs import QuietJob
from coterie.ui.pages.calendar.locale_words import say_time
from coterie.ui.printing.calendar_story import CalendarStory
from coterie.ui.printing.day_story import DayStory
from coterie.ui.printing.manuscript import (
    BOX,
    TICKED,
    Callout,
    Heading,
    Line,
    Manuscript,
    NotePart,
    Pair,
    Remark,
    Story,
    Table,
    Title,
    Wish,
)
from coterie.ui.printing.people_story import PeopleStory
from coterie.ui.printing.person_story import FACTS, NOTES, TIMELINE, PersonStory
from tests.builders import TODAY
from tests.ui.printing.reading import texts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.desks import TestDesk

HOSTILE = '<img src="file:///x"><h1>Ana'


def written(story: Story, wish: Wish | None = None) -> Manuscript:
    return story.write(story.usual() if wish is None else wish, QuietJob())


def person_story(desk: TestDesk, person: int) -> PersonStory:
    return PersonStory(desk.desk.session.printing, desk.desk.clock, person)


def day_story(desk: TestDesk) -> DayStory:
    return DayStory(desk.desk.session.printing, desk.desk.session.today.look, USUAL)


def calendar_story(desk: TestDesk, days: int = 7) -> CalendarStory:
    session = desk.desk.session
    span = (TODAY, TODAY + timedelta(days=days))
    return CalendarStory(session.printing, session.calendar, span, "this week", say_time)


def lines(manuscript: Manuscript) -> list[Line]:
    return [part for part in manuscript.parts if isinstance(part, Line)]


def test_a_person_on_paper_has_header_next_step_facts_notes_and_timeline(desks: Callable[[], TestDesk]) -> None:
    desk = desks()
    ana = desk.opened.add(HOSTILE, organisation="Fjordbank", title="Engineer", tags=("mentor",)).id
    session = desk.desk.session
    session.facts.add(ana, "mail", "ana@example.org")
    session.notes.add(ana, "# Tea\n\nLikes *green* tea.")
    session.interactions.log(ana, NewLog(on=TODAY, text="Talked about streams."))
    session.follow_ups.add(ana, TODAY, "send the notes")
    session.cadence.set(ana, 42)
    found = written(person_story(desk, ana))
    assert found.parts[0] == Title(HOSTILE, "Engineer, Fjordbank", "#mentor")
    assert isinstance(found.parts[1], Callout)
    assert found.parts[1].title == "send the notes"
    assert Pair("Mail address", "ana@example.org") in found.parts
    assert Pair("Cadence", "Every 6 weeks") in found.parts
    assert any(isinstance(part, NotePart) and part.block.kind == "heading" for part in found.parts)
    talk = next(line for line in lines(found) if line.text == "Talked about streams.")
    assert (talk.lead, talk.dated) == ("2 March 2026", True)
    assert (found.printed.what, found.printed.people) == ("person", 1)
    assert HOSTILE not in found.file_stem


def test_sections_of_a_person_can_be_left_out(desks: Callable[[], TestDesk]) -> None:
    desk = desks()
    ana = desk.opened.add().id
    desk.desk.session.facts.add(ana, "mail", "ana@example.org")
    desk.desk.session.notes.add(ana, "Likes tea.")
    desk.desk.session.interactions.log(ana, NewLog(on=TODAY, text="Talked."))
    story = person_story(desk, ana)
    assert [key for key, _name in story.sections()] == [FACTS, NOTES, TIMELINE]
    found = written(story, Wish(frozenset({FACTS, NOTES, TIMELINE})))
    assert [type(part) for part in found.parts] == [Title]
    assert found.printed.fields == ("name",)


def test_a_marked_fact_is_offered_by_its_name_and_stays_off_until_it_is_named(desks: Callable[[], TestDesk]) -> None:
    desk = desks()
    ana = desk.opened.add().id
    session = desk.desk.session
    session.facts.add(ana, "mail", "ana@example.org")
    session.facts.mark(session.pages.look(ana).facts[0].key, 1)
    session.notes.add(ana, "Secret.", 2)
    found = written(person_story(desk, ana))
    assert [held.text for held in found.held] == ["Mail address (private)", "Note of 2 March 2026 (sensitive)"]
    assert "ana@example.org" not in texts_of(found.parts)
    assert "Secret" not in texts_of(found.parts)
    assert found.printed.withheld == {"mail": 1, "notes": 1}
    named = written(person_story(desk, ana), Wish(named=frozenset(held.key for held in found.held)))
    assert "ana@example.org" in texts_of(named.parts)
    assert "Secret" in texts_of(named.parts)
    assert named.printed.withheld == {}


def test_what_cannot_be_named_is_counted(desks: Callable[[], TestDesk]) -> None:
    desk = desks()
    ana = desk.opened.add(organisation="Fjordbank").id
    desk.opened.run("UPDATE affiliation SET sensitivity = 1")
    found = written(person_story(desk, ana))
    assert found.stays == "1 other thing is marked private and stays off."


def test_people_are_a_table_in_their_order_with_what_narrows_them(desks: Callable[[], TestDesk]) -> None:
    desk = desks()
    bo, ana = desk.opened.add("Bo Larsen").id, desk.opened.add(HOSTILE).id
    desk.desk.session.follow_ups.add(bo, TODAY, "call")
    story = PeopleStory(desk.desk.session.printing, desk.desk.clock, "tag:mentor", lambda: [bo, ana])
    found = written(story)
    assert found.parts[0] == Title("People", "2 people · tag:mentor")
    table = found.parts[1]
    assert isinstance(table, Table)
    assert [column.title for column in table.columns] == ["Name", "Organisation", "Role", "Phone", "Email", "Next step"]
    assert [(row[0], row[-1]) for row in table.rows] == [("Bo Larsen", "2 March: call"), (HOSTILE, "")]
    assert abs(sum(column.share for column in table.columns) - 1) < 1e-9
    assert found.is_wide


def test_people_who_are_private_are_counted_and_an_empty_list_says_so(desks: Callable[[], TestDesk]) -> None:
    desk = desks()
    ana = desk.opened.add().id
    desk.opened.run("UPDATE person SET sensitivity = 1 WHERE display_name = 'Ana Lindqvist'")
    found = written(PeopleStory(desk.desk.session.printing, desk.desk.clock, "", lambda: [ana]))
    assert found.parts[1] == Remark("Nobody is in this list.")
    assert found.stays == "1 person is marked private and stays off."
    assert found.printed.withheld == {"people": 1}


def test_a_day_has_boxes_to_tick_and_reasons(desks: Callable[[], TestDesk]) -> None:
    desk = desks()
    ana = desk.opened.add(HOSTILE).id
    done = desk.desk.session.follow_ups.add(ana, TODAY, "done already")
    desk.desk.session.follow_ups.add(ana, TODAY, "send the notes")
    desk.desk.session.follow_ups.done(done.id)
    found = written(day_story(desk))
    assert found.parts[0] == Title("Monday, 2 March 2026", "1 person to reach. About 3 minutes.")
    assert [(line.title, line.mark, line.text) for line in lines(found)] == [(HOSTILE, BOX, "send the notes")]
    whole = written(day_story(desk), Wish())
    assert [(line.mark, line.quiet) for line in lines(whole)] == [(BOX, False), (TICKED, True)]


def test_an_empty_day_says_so(desks: Callable[[], TestDesk]) -> None:
    assert Remark("Nothing planned today.") in written(day_story(desks())).parts


def test_a_calendar_is_an_agenda_of_the_days_in_sight(desks: Callable[[], TestDesk]) -> None:
    desk = desks()
    ana = desk.opened.add(HOSTILE).id
    desk.desk.session.facts.add(ana, "birthday", "4 March 1980")
    desk.desk.session.follow_ups.add(ana, TODAY, "send the notes")
    desk.desk.session.follow_ups.add(ana, TODAY + timedelta(days=30), "not in sight")
    found = written(calendar_story(desk))
    words = texts_of(found.parts)
    assert "Wednesday, 4 March 2026" in words
    assert "Turns 46" in words
    assert HOSTILE in words
    assert "not in sight" not in words
    assert found.file_stem == "calendar-2026-03-02"


def test_days_with_nothing_on_them_say_so(desks: Callable[[], TestDesk]) -> None:
    desk = desks()
    session = desk.desk.session
    span = (TODAY + timedelta(days=5), TODAY + timedelta(days=6))
    found = written(CalendarStory(session.printing, session.calendar, span, "these days", say_time))
    assert Remark("Nothing stands on these days.") in found.parts


def test_what_is_private_is_counted_on_the_day_and_in_the_calendar(desks: Callable[[], TestDesk]) -> None:
    desk = desks()
    desk.desk.session.follow_ups.add(desk.opened.add().id, TODAY, "hush")
    desk.opened.run("UPDATE follow_up SET sensitivity = 1")
    for found in (written(day_story(desk)), written(calendar_story(desk))):
        assert found.stays == "1 thing is marked private and stays off."
        assert "hush" not in texts_of(found.parts)
        assert found.printed.withheld == {"things": 1}


def test_paper_is_whole_while_blur_is_on(desks: Callable[[], TestDesk]) -> None:
    from coterie.ui.covered_session import covered_session  # noqa: PLC0415 - only here

    desk = desks()
    ana = desk.opened.add().id
    desk.desk.session.follow_ups.add(ana, TODAY, "send the notes")
    session = covered_session(desk.desk.session, lambda: True)
    stories: tuple[Story, ...] = (
        PersonStory(session.printing, desk.desk.clock, ana),
        PeopleStory(session.printing, desk.desk.clock, "", lambda: [ana]),
        DayStory(session.printing, session.today.look, USUAL),
        CalendarStory(session.printing, session.calendar, (TODAY, TODAY), "today", say_time),
    )
    for story in stories:
        words = texts_of(written(story).parts)
        assert "Ana Lindqvist" in words
        assert not any(mark in words for mark in "\ufdd0\ufdd1\ufdd2")


def test_a_very_long_entry_says_that_it_goes_on(desks: Callable[[], TestDesk]) -> None:
    desk = desks()
    ana = desk.opened.add().id
    desk.desk.session.interactions.log(ana, NewLog(on=TODAY, text="word " * 1_000))
    assert lines(written(person_story(desk, ana)))[0].text.endswith("…")


def test_headings_say_how_many(desks: Callable[[], TestDesk]) -> None:
    desk = desks()
    ana = desk.opened.add().id
    for number in range(3):
        desk.desk.session.interactions.log(ana, NewLog(on=TODAY, text=f"Talk {number}"))
    found = written(person_story(desk, ana))
    assert Heading("Timeline", "3 entries") in found.parts
