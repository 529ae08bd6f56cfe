# SPDX-License-Identifier: GPL-3.0-or-later
"""One event by itself, over real services: its words, its change, what is written down after it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from coterie.domain.calendar_events import NewEvent
from coterie.ui.pages.calendar.event_presenter import EventDraft, EventPresenter, EventShown
from coterie.ui.pages.calendar.rule_words import spoken_rule
from coterie.ui.pages.calendar.side_presenter import SidePresenter
from coterie.ui.pages.calendar.typed_times import later, minutes_between, typed_time
from tests.ui.pages.calendar.staging import LISBON, THURSDAY, TOMORROW, ZONED, Staged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coterie.domain.errors import UserError
    from coterie.ui.pages.calendar.lines import FileLine, ReviewCard


@dataclass
class SeenEvent:
    """Keeps what the page would show of an event."""

    shown: EventShown | None = None
    draft: EventDraft | None = None
    closed: int = 0
    written: int = 0
    problems: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)

    def show_event(self, shown: EventShown) -> None:
        self.shown = shown

    def close_event(self) -> None:
        self.closed += 1

    def ask_event(self, draft: EventDraft) -> None:
        self.draft = draft

    def event_written(self) -> None:
        self.written += 1

    def show_sheet_problem(self, error: UserError) -> None:
        self.problems.append(str(error))

    def tell_place(self, selection: str) -> None:
        self.places.append(selection)


@pytest.fixture
def view() -> SeenEvent:
    return SeenEvent()


@pytest.fixture
def events(staged: Staged, view: SeenEvent) -> EventPresenter:
    return EventPresenter(staged.made.desk, view, ZONED)


def seen(view: SeenEvent) -> EventShown:
    assert view.shown is not None
    return view.shown


@pytest.mark.parametrize(
    ("new", "when"),
    [
        (NewEvent("x", THURSDAY, time(14), 45), "Thursday, 12 March, 14:00 to 14:45"),
        (NewEvent("x", THURSDAY, time(14)), "Thursday, 12 March, 14:00"),
        (NewEvent("x", THURSDAY, time(23), 120), "Thursday, 12 March, 23:00 to Friday, 13 March, 01:00"),
        (NewEvent("x", THURSDAY), "Thursday, 12 March. All day"),
        (NewEvent("x", THURSDAY, days=3), "12 to 14 March 2026. All day"),
    ],
)
def test_when_an_event_is(staged: Staged, events: EventPresenter, view: SeenEvent, new: NewEvent, when: str) -> None:
    events.open(staged.session.calendar.add(new), None)
    assert seen(view).when == when
    assert view.places == [seen(view).key]


@pytest.mark.parametrize(
    ("written", "zone", "said"),
    [
        ("2026-03-17T18:30:00+09:00", "Asia/Tokyo", "18:30 in Tokyo"),
        ("2026-03-17T18:30:00+09:00", "", "18:30 elsewhere"),
        ("2026-03-17T18:30:00+09:00", "+09:00", "18:30 in +09:00"),
        ("2026-03-17T09:30:00+00:00", "Europe/Lisbon", ""),
        ("2026-03-17T09:30:00", "floating", ""),
        ("2026-03-17T09:30:00", "", "its zone is not known"),
    ],
)
def test_a_zone_is_said_where_it_matters(staged: Staged, written: str, zone: str, said: str) -> None:
    view = SeenEvent()
    events = EventPresenter(staged.made.desk, view, ZONED)
    events.open(staged.imported("Call", datetime.fromisoformat(written), zone), None)
    told = [value for _icon, label, value in seen(view).facts if label == "Time zone"]
    assert told == [] if not said else said in told[0]
    assert "09:30" in seen(view).when


def test_a_coming_event_says_what_to_know(staged: Staged, events: EventPresenter, view: SeenEvent) -> None:
    ana = staged.promise("Ana Lin", TOMORROW, "send the notes")
    events.open(staged.event("Coffee", THURSDAY, 14, ana), None)
    shown = seen(view)
    assert shown.prepare is not None
    assert (shown.prepare.title, shown.prepare.facts) == ("Prepare for Ana", (("You promised", "send the notes"),))
    assert (shown.is_past, shown.is_own, [who.name for who in shown.people]) == (False, True, ["Ana Lin"])
    assert events.is_open
    assert events.is_own()


def test_what_was_said_is_written_down_and_read_again(staged: Staged, events: EventPresenter, view: SeenEvent) -> None:
    ana, bob = staged.person("Ana Lin"), staged.person("Bob Ray")
    events.open(staged.event("Panel", THURSDAY, 8, ana, bob), None)
    assert (seen(view).is_past, sorted(seen(view).there), seen(view).prepare) == (True, [ana, bob], None)
    events.write_down([ana], "went well")
    assert staged.made.notices.undoable == ["Written down."]
    events.reload()
    assert (sorted(seen(view).there), seen(view).note) == ([ana], "went well")
    events.write_down([], "nobody")
    assert staged.made.notices.problems == ["Nobody is ticked. Tick who was there."]
    assert len(view.places) == 1


def test_an_event_is_changed_in_its_own_words(staged: Staged, events: EventPresenter, view: SeenEvent) -> None:
    ana = staged.person("Ana Lin")
    key = staged.event("Coffee", THURSDAY, 14, ana)
    events.open(key, None)
    events.edit()
    assert view.draft is not None
    assert (view.draft.event, view.draft.new.starts, view.draft.new.minutes) == (key, time(14), 45)
    assert [who.name for who in view.draft.people] == ["Ana Lin"]
    events.save(key, NewEvent("Tea", TOMORROW, time(15), 30))
    events.reload()
    assert (seen(view).title, seen(view).when) == ("Tea", "Friday, 13 March, 15:00 to 15:30")
    assert (view.written, staged.made.notices.undoable) == (1, ["Saved “Tea”, Friday, 13 March."])
    events.save(key, NewEvent(" ", TOMORROW))
    assert view.problems == ["An event needs a title. Write a few words."]
    events.save(0, NewEvent(" ", TOMORROW))
    assert len(view.problems) == 2


def test_a_new_event_begins_at_the_next_full_hour(events: EventPresenter, view: SeenEvent) -> None:
    events.begin(TOMORROW)
    assert view.draft is not None
    assert (view.draft.new.day, view.draft.new.starts, view.draft.new.minutes) == (TOMORROW, time(10), 60)


def test_an_event_is_removed_with_a_way_back(staged: Staged, events: EventPresenter, view: SeenEvent) -> None:
    key = staged.event("Coffee", THURSDAY, 14)
    events.open(key, None)
    events.remove()
    assert (view.closed, events.is_open, events.is_own()) == (1, False, False)
    assert staged.made.notices.undoable == ["Moved “Coffee” to the bin."]
    staged.session.undoing.undo()
    assert staged.session.calendar.event(key).event.title == "Coffee"


def test_what_is_not_one_s_own_is_left_alone(staged: Staged, events: EventPresenter, view: SeenEvent) -> None:
    events.open(staged.imported("Call", datetime(2026, 3, 17, 9, tzinfo=LISBON)), None)
    events.edit()
    events.remove()
    assert (view.draft, view.closed, seen(view).is_own) == (None, 0, False)


def test_nothing_happens_without_an_event(staged: Staged, events: EventPresenter, view: SeenEvent) -> None:
    for act in (events.edit, events.remove, events.reload, lambda: events.write_down([1], "x")):
        act()
    assert view == SeenEvent()
    assert staged.made.notices.said == []


def test_an_event_that_is_gone_is_said_and_closed(staged: Staged, events: EventPresenter, view: SeenEvent) -> None:
    events.open(999, None)
    assert (view.closed, events.is_open) == (1, False)
    assert staged.made.notices.problems == ["This event is gone. It may lie in the bin."]


def test_a_series_says_how_often_and_a_doubtful_event_that_it_is(
    staged: Staged, events: EventPresenter, view: SeenEvent
) -> None:
    key = staged.imported("Circle", datetime(2026, 3, 17, 9, tzinfo=LISBON))
    staged.made.opened.run(
        f"UPDATE event SET rule = 'RRULE:FREQ=WEEKLY;INTERVAL=2', status = 'tentative' WHERE id = {key}"
    )
    events.open(key, None)
    facts = {label: value for _icon, label, value in seen(view).facts}
    assert (facts["Repeats"], facts["State"], facts["Calendar"]) == ("Every 2 weeks", "Not settled yet", "work")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("", ""),
        ("RRULE:FREQ=DAILY", "Every day"),
        ("RRULE:FREQ=MONTHLY;INTERVAL=3", "Every 3 months"),
        ("RRULE:FREQ=YEARLY", "Every year"),
        ("RDATE:20260301", "On certain dates"),
    ],
)
def test_a_rule_is_said_in_few_words(rule: str, said: str) -> None:
    assert spoken_rule(rule) == said


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("14:30", time(14, 30)), ("9", time(9)), ("9.15", time(9, 15)), ("14h30", time(14, 30)), ("14h", time(14)),
        ("2 pm", time(14)), ("12 am", time(0)), ("12:05 p.m.", time(12, 5)), ("0930", time(9, 30)), ("", None),
    ],
)  # fmt: skip
def test_times_are_read_as_they_are_typed(text: str, meant: time | None) -> None:
    assert typed_time(text) == meant


def test_an_end_before_the_beginning_is_the_next_day() -> None:
    assert minutes_between(time(23), time(1)) == 120
    assert minutes_between(time(9), None) == 0
    assert later(time(23, 30), 60) == time(0, 30)


@dataclass
class SeenSide:
    """Keeps what the cards would show."""

    card: ReviewCard | None = None
    files: Sequence[FileLine] = ()

    def show_review(self, card: ReviewCard | None) -> None:
        self.card = card

    def show_files(self, files: Sequence[FileLine]) -> None:
        self.files = files

    def asked(self) -> tuple[str, str] | None:
        return (self.card.what, self.card.when) if self.card is not None else None


def test_the_cards_ask_about_the_last_event_and_name_the_files(staged: Staged) -> None:
    ana = staged.person("Ana Lin")
    staged.event("Panel", THURSDAY - timedelta(days=1), 10, ana)
    staged.imported("Call", datetime(2026, 3, 17, 9, tzinfo=LISBON))
    view = SeenSide()
    side = SidePresenter(staged.made.desk, view)
    side.write_down([ana], "too early")
    side.reload()
    assert view.asked() == ("Panel, 11 March", "Yesterday")
    assert [(file.name, file.detail, file.shown) for file in view.files] == [("work", "1 event, read on 9 March", True)]
    side.not_now()
    assert view.asked() is None
    later = SidePresenter(staged.made.desk, view)
    later.reload()
    assert view.asked() is None
    side.show_file("work", shown=False)
    side.reload()
    assert view.files[0].detail == "Hidden"


def test_a_file_with_rules_says_how_many(staged: Staged) -> None:
    key = staged.imported("Circle", datetime(2026, 3, 17, 9, tzinfo=LISBON))
    staged.made.opened.run(f"UPDATE event SET rule = 'RRULE:FREQ=WEEKLY' WHERE id = {key}")
    view = SeenSide()
    SidePresenter(staged.made.desk, view).reload()
    assert view.files[0].detail == "1 event, 1 rule, read on 9 March"
    assert date(2026, 3, 9) < THURSDAY


def test_who_takes_part_is_told_with_what_they_do(staged: Staged, events: EventPresenter, view: SeenEvent) -> None:
    ana = staged.made.opened.add("Ana Lindqvist", organisation="Fjord", title="Engineer").id
    bo = staged.person("Bo Ek")
    events.open(staged.event("Coffee", TOMORROW, 9, ana, bo), None)
    assert seen(view).roles == {ana: "Engineer, Fjord", bo: ""}
    assert seen(view).lacks == ""


def test_an_event_of_ones_own_without_people_says_what_people_would_bring(
    staged: Staged, events: EventPresenter, view: SeenEvent
) -> None:
    events.open(staged.event("Coffee", TOMORROW, 9), None)
    assert "brief" in seen(view).lacks
    events.open(staged.imported("Call", datetime(2026, 3, 17, 9, tzinfo=LISBON)), None)
    assert seen(view).lacks == ""
