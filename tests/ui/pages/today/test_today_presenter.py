# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page of the day shows and does, without a window."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import UserError, VaultMoved
from coterie.domain.people import PersonEdit
from coterie.services.interactions import NewLog
from coterie.ui.pages.today.lines import EventLine, FoldLine, HeadingLine, Line, NoteLine, Shown
from coterie.ui.pages.today.presenter import TodayPresenter
from coterie.ui.parts.rows import TaskLine
from tests.builders import TODAY

if TYPE_CHECKING:
    from coterie.ui.pages.calendar.lines import ReviewCard
    from coterie.ui.pages.today.replanning import Planned
    from tests.ui.pages.today.staging import Staged

TOMORROW = TODAY + timedelta(days=1)


class Seen:
    """A page that remembers what it was shown."""

    def __init__(self, staged: Staged) -> None:
        self.days: list[tuple[Shown, str]] = []
        self.counts: list[int] = []
        self.reviews: list[ReviewCard | None] = []
        self.problems: list[UserError] = []
        self.snoozes: list[tuple[tuple[str, date], ...]] = []
        self.asked: list[tuple[str, date]] = []
        self.previews: list[int] = []
        self.plans: list[Planned] = []
        self.plan_problems: list[str] = []
        self.presenter = TodayPresenter(staged.desk, self)
        staged.changed = self.presenter.reload
        self.presenter.reload()

    def show_day(self, shown: Shown, select: str) -> None:
        self.days.append((shown, select))

    def show_problem(self, error: UserError) -> None:
        self.problems.append(error)

    def show_review(self, card: ReviewCard | None) -> None:
        self.reviews.append(card)

    def show_count(self, number: int) -> None:
        self.counts.append(number)

    def ask_snooze(self, choices: tuple[tuple[str, date], ...]) -> None:
        self.snoozes.append(choices)

    def ask_day(self, name: str, tomorrow: date) -> None:
        self.asked.append((name, tomorrow))

    def show_preview(self, person: int) -> None:
        self.previews.append(person)

    def ask_plan(self, planned: Planned) -> None:
        self.plans.append(planned)

    def show_plan_problem(self, error: UserError) -> None:
        self.plan_problems.append(error.message)

    def close_plan(self) -> None:
        self.plans.clear()

    @property
    def shown(self) -> Shown:
        return self.days[-1][0]

    @property
    def selected(self) -> str:
        return self.days[-1][1]

    def rows(self) -> list[str]:
        return [told(line) for line in self.shown.lines]

    def task(self, name: str) -> TaskLine:
        return next(line for line in self.shown.lines if isinstance(line, TaskLine) and line.name == name)

    def choose(self, name: str) -> None:
        self.presenter.select(self.task(name).key)

    def unfold(self, section: str) -> None:
        self.presenter.select(f"section:{section}")
        self.presenter.activate()


def told(line: Line) -> str:
    """Say a row in short."""
    if isinstance(line, HeadingLine):
        return f"# {line.text} {line.count}"
    if isinstance(line, EventLine):
        return f"{line.time} {line.title} · {line.detail}"
    if isinstance(line, TaskLine):
        return f"{'x' if line.done else 'o'} {line.name}: {line.reason} [{line.pill}]"
    assert isinstance(line, FoldLine | NoteLine)
    return line.text


@pytest.fixture
def seen(staged: Staged) -> Seen:
    return Seen(staged)


def test_an_empty_day_says_so_and_names_quiet_ties(staged: Staged) -> None:
    for number, name in enumerate(("Kenji Watanabe", "Jonas Weber", "Ana Lindqvist")):
        staged.quiet(name, 100 + 50 * number)
    seen = Seen(staged)
    assert seen.shown.title == "Monday, 2 March"
    assert seen.shown.sentence == ""
    assert seen.shown.empty == (
        "Nothing planned today.", "Enjoy it, or pick someone you have not spoken to in a while.",
    )  # fmt: skip
    assert seen.rows() == [
        "# Not spoken to in a while 3",
        "o Kenji Watanabe: Last meeting was 3 months ago []",
        "o Jonas Weber: Last meeting was 5 months ago []",
        "o Ana Lindqvist: Last meeting was 7 months ago []",
    ]
    assert (seen.counts[-1], seen.shown.week, seen.shown.nudge) == (0, None, None)


def test_one_thing_to_do(staged: Staged) -> None:
    staged.follow_up("Amara Okafor", days_late=3)
    seen = Seen(staged)
    assert seen.shown.sentence == "1 person to reach. About 3 minutes."
    assert seen.shown.empty is None
    assert seen.rows() == ["# Reach out 1", "o Amara Okafor: Send the deck [3 days late]"]
    assert seen.task("Amara Okafor").tone == "danger"
    assert seen.counts[-1] == 1


def test_a_usual_day(staged: Staged) -> None:
    ingrid = staged.opened.add("Ingrid Solheim").id
    staged.promise("Amara Okafor", TODAY - timedelta(days=3))
    staged.cadence("Tomás Herrera")
    staged.event(14, "Coffee with Ingrid Solheim", ingrid)
    staged.event(18, "Data Guild meetup", ingrid, staged.opened.add("Eve Stone").id)
    seen = Seen(staged)
    assert seen.shown.sentence == "2 people to reach, 2 events. About 6 minutes."
    assert seen.rows() == [
        "# Reach out 2",
        "o Amara Okafor: You promised: send the notes [3 days late]",
        "o Tomás Herrera: Every 6 weeks, last talk was 7 weeks ago [Today]",
        "# On the calendar 2",
        "14:00 Coffee with Ingrid Solheim · 45 min",
        "18:00 Data Guild meetup · 45 min · 2 people you know are going",
    ]
    assert seen.shown.prepare is not None
    assert seen.shown.prepare.title == "Prepare for Ingrid, 14:00"


def test_more_than_seven_wait_behind_everything_else_with_why(staged: Staged) -> None:
    for number in range(9):
        staged.follow_up(f"P{number}", days_late=number)
    staged.cadence("Tomás Herrera")
    staged.follow_up("Eve Stone", days_late=-1)
    seen = Seen(staged)
    assert len([row for row in seen.rows() if row.startswith("o ")]) == 7
    assert seen.rows()[-1] == "# Everything else 4"
    assert seen.counts[-1] == 7
    seen.unfold("left_out")
    assert seen.rows()[-4:] == [
        "o P1: Others have waited longer · Send the deck [1 day late]",
        "o P0: Others have waited longer · Send the deck [Today]",
        "o Tomás Herrera: Others matter more today · Every 6 weeks, last talk was 7 weeks ago [Today]",
        "o Eve Stone: It is for tomorrow · Send the deck [Tomorrow]",
    ]
    seen.unfold("left_out")
    assert seen.rows()[-1] == "# Everything else 4"


def test_what_is_older_is_one_row_until_it_is_reviewed(staged: Staged) -> None:
    for number in range(35):
        staged.follow_up(f"P{number}", days_late=31 + number)
    seen = Seen(staged)
    assert seen.rows() == ["35 older follow-ups"]
    assert seen.shown.empty is not None
    seen.unfold("older")
    assert seen.rows()[1] == "o P34: Send the deck [Since 27 December 2025]"
    assert seen.rows()[-1] == "5 more wait behind these"


def test_letting_older_things_go_is_one_step_that_can_be_undone(staged: Staged) -> None:
    for number in range(3):
        staged.follow_up(f"P{number}", days_late=40)
    seen = Seen(staged)
    before = staged.opened.snapshot()
    seen.presenter.select("section:older")
    assert seen.presenter.can_let_go()
    seen.presenter.let_go()
    assert staged.notices.undoable == ["Let 3 older follow-ups go."]
    assert seen.rows() == []
    staged.session.undoing.undo()
    assert staged.opened.snapshot() == before


def test_a_finished_follow_up_goes_and_the_next_row_is_chosen(staged: Staged) -> None:
    for name in ("Amara Okafor", "Bob Ray", "Chidi Eze"):
        staged.follow_up(name)
    seen = Seen(staged)
    seen.choose("Bob Ray")
    seen.presenter.done()
    assert [row for row in seen.rows() if row.startswith("o ")] == [
        "o Amara Okafor: Send the deck [Today]", "o Chidi Eze: Send the deck [Today]",
    ]  # fmt: skip
    assert seen.selected == seen.task("Chidi Eze").key
    assert staged.notices.undoable == ["Done."]
    seen.presenter.done()
    assert seen.selected == seen.task("Amara Okafor").key
    seen.unfold("done")
    assert seen.rows()[-2:] == ["x Bob Ray: Send the deck []", "x Chidi Eze: Send the deck []"] or seen.rows()[-2:] == [
        "x Chidi Eze: Send the deck []", "x Bob Ray: Send the deck []",
    ]  # fmt: skip


def test_a_row_leaves_before_the_vault_has_written_and_comes_back_when_it_fails(
    staged: Staged, monkeypatch: pytest.MonkeyPatch
) -> None:
    staged.follow_up("Amara Okafor")
    staged.follow_up("Bob Ray")
    seen = Seen(staged)
    seen.choose("Amara Okafor")

    def refuse(*_args: object, **_values: object) -> None:
        assert seen.rows() == ["# Reach out 1", "o Bob Ray: Send the deck [Today]"]
        raise VaultMoved("The vault is gone.")

    monkeypatch.setattr(type(staged.session.follow_ups), "done", refuse)
    seen.presenter.done()
    assert staged.notices.problems == ["The vault is gone."]
    assert len(seen.rows()) == 3
    assert seen.selected == seen.task("Amara Okafor").key


def test_a_finished_cadence_starts_again_and_says_when(staged: Staged) -> None:
    tomas = staged.cadence("Tomás Herrera")
    seen = Seen(staged)
    seen.choose("Tomás Herrera")
    seen.presenter.done()
    assert staged.notices.undoable == ["Done. Next: 13 April."]
    newest = staged.opened.people.show(tomas).interactions[0]
    assert (newest.kind, newest.when[:10]) == ("message", "2026-03-02")
    seen.unfold("done")
    assert seen.rows()[-1] == "x Tomás Herrera: Message []"


def test_a_cadence_that_comes_with_a_promise_is_kept_with_it(staged: Staged) -> None:
    person = staged.promise("Amara Okafor")
    staged.opened.interactions.log(person, NewLog(on=TODAY - timedelta(days=50)))
    staged.opened.cadence.set(person, 42)
    seen = Seen(staged)
    assert seen.rows() == ["# Reach out 1", "o Amara Okafor: You promised: send the notes [Today]"]
    before = staged.opened.snapshot()
    seen.choose("Amara Okafor")
    seen.presenter.done()
    assert staged.notices.undoable == ["Done. Next: 13 April."]
    staged.session.undoing.undo()
    assert staged.opened.snapshot() == before


def test_a_birthday_is_done_by_a_greeting_and_cannot_be_put_off(staged: Staged) -> None:
    ana = staged.opened.add().id
    staged.opened.people.edit(ana, PersonEdit(birthday="1986-03-02"))
    seen = Seen(staged)
    assert seen.rows() == ["# Reach out 1", "o Ana Lindqvist: Turns 40 today [Today]"]
    seen.choose("Ana Lindqvist")
    assert not seen.presenter.can_snooze()
    assert seen.task("Ana Lindqvist").offers == ("log",)
    seen.presenter.done()
    assert "# Reach out 1" not in seen.rows()


def test_a_quiet_tie_can_be_marked_as_reached(staged: Staged) -> None:
    staged.quiet("Kenji Watanabe")
    seen = Seen(staged)
    seen.choose("Kenji Watanabe")
    seen.presenter.done()
    assert seen.rows() == ["# Done today 1"]


@pytest.mark.parametrize("kind", ["follow_up", "promise", "cadence"])
def test_everything_planned_can_be_put_off_by_one_step(staged: Staged, kind: str) -> None:
    staged.anything(kind, "Amara Okafor")
    seen = Seen(staged)
    before = staged.opened.snapshot()
    seen.choose("Amara Okafor")
    seen.presenter.snooze()
    assert seen.snoozes == [
        (("Tomorrow", TOMORROW), ("Next week", date(2026, 3, 9)), ("In a month", date(2026, 4, 2))),
    ]
    seen.presenter.put_off(date(2026, 3, 9))
    assert staged.notices.undoable == ["Put off until Monday, 9 March."]
    assert seen.rows() == []
    staged.session.undoing.undo()
    assert staged.opened.snapshot() == before


def test_a_row_put_off_takes_the_cadence_along(staged: Staged) -> None:
    person = staged.promise("Amara Okafor")
    staged.opened.interactions.log(person, NewLog(on=TODAY - timedelta(days=50)))
    staged.opened.cadence.set(person, 42)
    seen = Seen(staged)
    seen.choose("Amara Okafor")
    seen.presenter.put_off(date(2026, 3, 9))
    assert seen.rows() == []


def test_another_day_can_be_picked(staged: Staged) -> None:
    staged.follow_up("Amara Okafor")
    seen = Seen(staged)
    seen.choose("Amara Okafor")
    seen.presenter.pick_day()
    assert seen.asked == [("Amara Okafor", TOMORROW)]


@pytest.mark.parametrize("kind", ["follow_up", "promise", "cadence"])
def test_anything_planned_can_be_let_go(staged: Staged, kind: str) -> None:
    staged.anything(kind, "Amara Okafor")
    seen = Seen(staged)
    seen.choose("Amara Okafor")
    seen.presenter.let_go()
    assert staged.notices.undoable == ["Let go."]
    assert seen.rows() == []
    assert staged.opened.people.show("2").next_follow_up == ("2026-04-13" if kind == "cadence" else None)


def test_a_follow_up_and_a_promise_are_planned_anew_in_one_step(staged: Staged) -> None:
    staged.follow_up("Amara Okafor", days_late=3)
    staged.promise("Bob Ray")
    seen = Seen(staged)
    seen.choose("Amara Okafor")
    seen.presenter.plan()
    assert seen.plans == [("Amara Okafor", "Send the deck", TODAY - timedelta(days=3))]
    seen.presenter.replans.save(None, "x")
    assert seen.plan_problems == ["A follow-up needs a day."]
    seen.presenter.replans.save(TODAY, " Send the notes ")
    assert seen.plans == []
    assert (seen.task("Amara Okafor").reason, seen.task("Amara Okafor").pill) == ("Send the notes", "Today")
    seen.choose("Bob Ray")
    seen.presenter.plan()
    seen.presenter.replans.save(TOMORROW, " ")
    assert seen.plan_problems[-1] == "A promise needs words."
    seen.presenter.replans.save(date(2026, 3, 9), "send the slides")
    assert staged.notices.undoable == ["Planned for Monday, 2 March.", "Planned for Monday, 9 March."]
    assert "Bob Ray" not in str(seen.rows())
    staged.session.undoing.undo()
    seen.presenter.reload()
    assert seen.task("Bob Ray").reason == "You promised: send the notes"


def test_somebody_without_a_plan_gets_one(staged: Staged) -> None:
    person = staged.cadence("Tomás Herrera")
    seen = Seen(staged)
    seen.choose("Tomás Herrera")
    seen.presenter.plan()
    assert (seen.plans, staged.ways.went) == ([], [("plan", (person,))])


def test_what_is_put_off_again_and_again_is_asked_about(staged: Staged) -> None:
    key = staged.follow_up("Amara Okafor")
    for _time in range(3):
        staged.opened.follow_ups.snooze(key, TOMORROW)
    staged.opened.run(f"UPDATE follow_up SET due_on = '{TODAY}' WHERE id = {key}")
    line = Seen(staged).task("Amara Okafor")
    assert line.reason == "Put off 3 times: do, change or let go? · Send the deck"
    assert "Put off 3 times" in line.spoken


def test_the_settings_say_how_many_rows_and_minutes(staged: Staged) -> None:
    for number in range(5):
        staged.follow_up(f"P{number}", reason="Call them" if number == 0 else "Write")
    seen = Seen(staged)
    assert seen.shown.sentence == "5 people to reach. About 22 minutes."
    staged.desk.preferences.change(rows_today=3, message_minutes=5, call_minutes=20)
    seen.presenter.tick()
    assert seen.shown.sentence == "3 people to reach. About 30 minutes."
    assert "# Everything else 2" in seen.rows()
    staged.desk.preferences.change(rows_today=0)
    seen.presenter.tick()
    assert seen.rows()[0] == "# Reach out 1"


def test_what_is_over_is_told_as_over(staged: Staged) -> None:
    ana, bob = staged.opened.add("Ana Lindqvist").id, staged.opened.add("Bob Ray").id
    staged.event(8, "Stand-up", ana, bob)
    staged.event(14, "Panel", ana, bob)
    seen = Seen(staged)
    assert seen.shown.sentence == "1 event."
    assert seen.rows() == [
        "# On the calendar 2",
        "08:00 Stand-up · 45 min · 2 people you know were there",
        "14:00 Panel · 45 min · 2 people you know are going",
    ]
    assert [line.tone for line in seen.shown.lines if isinstance(line, EventLine)] == ["past", "many"]
    asked = seen.reviews[-1]
    assert asked is not None
    assert (asked.what, [who.name for who in asked.people]) == ("Stand-up, 2 March", ["Ana Lindqvist", "Bob Ray"])


def test_a_crowd_is_not_taken_for_a_person(staged: Staged) -> None:
    names = [f"P{number}" for number in range(30)]
    staged.event(14, "Data Guild", *(staged.opened.add(name).id for name in names))
    card = Seen(staged).shown.prepare
    assert card is not None
    assert (card.title, card.role) == ("Prepare for Data Guild, 14:00", "P0")
    assert card.facts == (("Also there", "P1, P10, P11 and 26 more"),)


def test_a_meeting_that_goes_on_says_since_when(staged: Staged) -> None:
    staged.event(10, "Coffee", staged.opened.add("Ana Lindqvist").id)
    card = Seen(staged).shown.prepare
    assert card is not None
    assert card.title == "Ana, since 10:00"


def test_a_row_leads_to_its_person(staged: Staged) -> None:
    person = staged.cadence("Tomás Herrera")
    staged.event(14, "Coffee", person)
    seen = Seen(staged)
    for key in (seen.task("Tomás Herrera").key, "event:1:0"):
        seen.presenter.select(key)
        assert seen.presenter.is_about_somebody()
        seen.presenter.activate()
        seen.presenter.log()
        seen.presenter.plan()
    assert staged.ways.went == [("person", person), ("log", person), ("plan", (person,))] * 2


def test_a_row_can_be_looked_at(staged: Staged) -> None:
    person = staged.cadence("Tomás Herrera")
    seen = Seen(staged)
    seen.presenter.preview()
    seen.choose("Tomás Herrera")
    seen.presenter.preview()
    assert seen.previews == [person]


def test_a_follow_up_about_nobody_can_be_done_and_not_logged(staged: Staged) -> None:
    staged.opened.run(
        "INSERT INTO follow_up (uuid, reason, due_on, created_at, changed_at) "
        "VALUES ('u', 'Renew it', '2026-03-02', 0, 0)"
    )
    seen = Seen(staged)
    assert seen.rows() == ["# Reach out 1", "o Renew it:  [Today]"]
    assert seen.shown.sentence == "1 follow-up without a person. About 3 minutes."
    seen.choose("Renew it")
    assert not seen.presenter.is_about_somebody()
    assert seen.task("Renew it").offers == ("snooze",)
    seen.presenter.done()
    assert staged.notices.undoable == ["Done."]


def test_one_suggestion_is_there_until_it_is_dismissed(staged: Staged) -> None:
    kenji = staged.quiet("Kenji Watanabe")
    staged.follow_up("Amara Okafor")
    seen = Seen(staged)
    nudge = seen.shown.nudge
    assert nudge is not None
    assert (nudge.title, nudge.link, nudge.person) == ("A quiet tie", "Open Kenji Watanabe", kenji)
    assert nudge.text == (
        "You and Kenji Watanabe used to be in touch about every 3 weeks. The last time was 3 months ago. "
        "You noted: The event platform."
    )
    seen.presenter.dismiss_nudge()
    assert seen.shown.nudge is None
    assert staged.notices.said == []


def test_the_week_says_the_finding_first(staged: Staged) -> None:
    staged.opened.follow_ups.done(staged.follow_up("Amara Okafor"))
    staged.follow_up("Bob Ray")
    staged.follow_up("Chidi Eze", days_late=-2)
    week = Seen(staged).shown.week
    assert week is not None
    assert week.summary == "1 of 3 done"
    assert week.spoken == "1 of 3 done. Monday, today: 1 done, 1 to do. Wednesday: 1 to do"


def test_another_day_and_a_meeting_that_is_over_are_seen_within_a_minute(staged: Staged) -> None:
    ingrid = staged.opened.add("Ingrid Solheim").id
    staged.event(10, "Coffee", ingrid)
    seen = Seen(staged)
    times = len(seen.days)
    seen.presenter.tick()
    assert len(seen.days) == times
    staged.opened.clock.seconds = 46 * 60
    seen.presenter.tick()
    assert [day.prepare is None for day, _key in seen.days[-2:]] == [False, True]
    staged.opened.clock.go(1)
    seen.presenter.tick()
    assert seen.shown.title == "Tuesday, 3 March"


def test_a_day_that_cannot_be_read_says_why(staged: Staged, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise VaultMoved("The vault is closed.", "Open it again.")

    monkeypatch.setattr(type(staged.session.today), "look", refuse)
    assert [str(error) for error in Seen(staged).problems] == ["The vault is closed. Open it again."]


def test_nothing_can_be_done_before_the_day_is_read_or_on_a_heading(staged: Staged) -> None:
    staged.follow_up("Amara Okafor")
    seen = Seen(staged)
    seen.presenter.select("section:reach_out")
    for act in (seen.presenter.done, seen.presenter.snooze, seen.presenter.log, seen.presenter.plan,
                seen.presenter.preview, seen.presenter.let_go, seen.presenter.activate):  # fmt: skip
        act()
    assert (staged.notices.said, staged.ways.went, seen.snoozes, seen.previews) == ([], [], [], [])
