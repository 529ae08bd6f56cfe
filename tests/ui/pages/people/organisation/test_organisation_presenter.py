# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page of an organisation says and writes, over a real vault, and how each edit goes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from coterie.domain.people import PersonEdit
from coterie.services.interactions import NewLog
from coterie.ui.pages.people.contact.edits import Ends
from coterie.ui.pages.people.organisation.presenter import OrganisationPresenter
from tests.builders import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.domain.errors import UserError
    from coterie.ui.pages.people.organisation.shown import Shown
    from tests.ui.desks import TestDesk

FJORDBANK = 1


@dataclass
class SeenView:
    shown: list[Shown] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def show_page(self, shown: Shown) -> None:
        self.shown.append(shown)

    def show_problem(self, error: UserError) -> None:
        self.problems.append(str(error))


@dataclass
class Seen:
    """A page over a vault of its own: Ana and Bo are at Fjordbank."""

    desk: TestDesk
    view: SeenView
    acts: OrganisationPresenter
    ana: int
    bo: int
    failed: list[str] = field(default_factory=list)

    @property
    def now(self) -> Shown:
        return self.view.shown[-1]

    def ends(self) -> Ends:
        return Ends(lambda: None, lambda error: self.failed.append(str(error)))

    def stay(self, person: int) -> int:
        """Give the key of somebody's time there."""
        return next(one.id for one in (*self.now.now, *self.now.before) if one.person == person)

    def there(self, person: int, from_: str, to: str = "") -> None:
        """Say when somebody was there."""
        self.desk.desk.session.organisations.put_stay(self.stay(person), from_, to)
        self.acts.reload()

    def leave(self, person: int, place: str = "Northlight") -> None:
        """Let somebody go elsewhere."""
        self.desk.opened.people.edit(person, PersonEdit(organisation=place))
        self.acts.reload()


@pytest.fixture
def seen(desks: Callable[..., TestDesk]) -> Seen:
    made: list[OrganisationPresenter] = []

    def reload() -> None:
        for one in made:
            one.reload()

    desk, view = desks(changed=reload), SeenView()
    acts = OrganisationPresenter(desk.desk, view)
    made.append(acts)
    ana = desk.opened.add("Ana Lindqvist", organisation="Fjordbank", title="Data engineer").id
    bo = desk.opened.add("Bo Berg", organisation="Fjordbank").id
    acts.show(FJORDBANK)
    return Seen(desk, view, acts, ana, bo)


def test_the_header_says_what_it_is(seen: Seen) -> None:
    assert (seen.now.header.name, seen.now.header.place, seen.now.header.detail) == ("Fjordbank", "", "2 people.")
    seen.acts.put_header(None, "Oslo", seen.ends())
    seen.acts.add_spelling("Fjord Bank AS", seen.ends())
    seen.acts.add_spelling("FB", seen.ends())
    assert (seen.now.header.place, seen.now.header.detail) == (
        "Oslo", "Also written FB, Fjord Bank AS. 2 people.",
    )  # fmt: skip


def test_one_person_is_not_called_people(seen: Seen) -> None:
    seen.desk.opened.add("Cy Dahl", organisation="Northlight")
    seen.acts.show(2)
    assert seen.now.header.detail == "1 person."


def test_people_now_and_before_are_told_apart(seen: Seen) -> None:
    seen.there(seen.ana, "2019")
    seen.desk.opened.interactions.log(seen.ana, NewLog(on=TODAY - timedelta(days=3)))
    seen.leave(seen.bo)
    assert [(one.name, one.title, one.detail) for one in seen.now.now] == [
        ("Ana Lindqvist", "Data engineer", "Since 2019, last spoke 3 days ago"),
    ]  # fmt: skip
    assert [(one.name, one.detail) for one in seen.now.before] == [("Bo Berg", "Before, now at Northlight")]
    assert (seen.now.now_count, seen.now.before_count) == (1, 1)


@pytest.mark.parametrize(
    ("from_", "to", "said"),
    [
        ("2017", "May 2020", "2017 to May 2020"),
        ("3 May 2017", "", "From May 2017"),
        ("", "2020", "Until 2020"),
        ("", "", "Before"),
    ],
)
def test_dates_are_said_as_one_says_them_of_a_post(seen: Seen, from_: str, to: str, said: str) -> None:
    seen.leave(seen.bo)
    seen.there(seen.bo, from_, to)
    assert seen.now.before[0].detail == f"{said}, now at Northlight"


@pytest.mark.parametrize(("days", "pill"), [(0, "Due today"), (-4, "4 days late"), (3, "")])
def test_what_waits_with_somebody_there_is_told(seen: Seen, days: int, pill: str) -> None:
    seen.desk.opened.follow_ups.add(seen.ana, TODAY + timedelta(days=days), "send the notes")
    seen.acts.reload()
    assert next(one.pill for one in seen.now.now if one.person == seen.ana) == pill


class TestTogether:
    def test_without_dates_there_is_no_picture(self, seen: Seen) -> None:
        assert seen.now.together is None

    def test_whoever_is_there_now_is_there_together(self, seen: Seen) -> None:
        seen.there(seen.ana, "2019")
        seen.there(seen.bo, "May 2021")
        together = seen.now.together
        assert together is not None
        assert together.sentence == "Ana and Bo have been there together since May 2021."
        assert together.shared == (date(2021, 5, 1), TODAY)
        assert [(bar.name, bar.current) for bar in together.bars] == [("Ana Lindqvist", True), ("Bo Berg", True)]
        assert together.spoken.endswith("Ana Lindqvist: 2019 to today. Bo Berg: 2021 to today")

    def test_a_year_is_said_as_a_year(self, seen: Seen) -> None:
        seen.there(seen.ana, "2019")
        seen.there(seen.bo, "2021")
        assert seen.now.together is not None
        assert seen.now.together.sentence == "Ana and Bo have been there together since 2021."

    def test_an_overlap_that_is_over_is_said(self, seen: Seen) -> None:
        seen.leave(seen.ana)
        seen.there(seen.ana, "2019", "June 2022")
        seen.there(seen.bo, "May 2021")
        assert seen.now.together is not None
        assert seen.now.together.sentence == "Ana and Bo overlapped from May 2021 to June 2022."

    def test_who_never_met_there_is_said(self, seen: Seen) -> None:
        seen.leave(seen.ana)
        seen.there(seen.ana, "2015", "2018")
        seen.there(seen.bo, "2021")
        assert seen.now.together is not None
        assert seen.now.together.shared is None
        assert seen.now.together.sentence == "Nobody is known to have been there at the same time."

    def test_an_unknown_end_is_open(self, seen: Seen) -> None:
        seen.leave(seen.ana)
        seen.there(seen.ana, "2019", "")
        assert seen.now.together is not None
        bar = next(bar for bar in seen.now.together.bars if bar.name == "Ana Lindqvist")
        assert (bar.starts, bar.ends) == (date(2019, 1, 1), None)
        assert "Ana Lindqvist: 2019 to unknown" in seen.now.together.spoken


class TestThePath:
    def test_nobody_near_means_no_path(self, seen: Seen) -> None:
        assert seen.now.path is None

    def test_somebody_close_who_is_there_is_the_way(self, seen: Seen) -> None:
        for _time in range(4):
            seen.desk.opened.interactions.log(seen.ana, NewLog(on=TODAY))
        seen.acts.reload()
        path = seen.now.path
        assert path is not None
        assert [face.name for face in path.faces][1:] == ["Ana Lindqvist"]
        assert path.captions == ("You", "Ana")
        assert path.sentence == "Ana is there as Data engineer. You last spoke today."
        seen.acts.plan(path.ask)
        seen.acts.open_person(path.ask)
        assert seen.desk.ways.went == [("plan", (seen.ana,)), ("person", seen.ana)]

    def test_a_way_leads_over_somebody_elsewhere_and_others_are_a_press_away(self, seen: Seen) -> None:
        cy = seen.desk.opened.add("Cy Dahl").id
        for _time in range(6):
            seen.desk.opened.interactions.log(cy, NewLog(on=TODAY))
        for _time in range(2):
            seen.desk.opened.interactions.log(seen.ana, NewLog(on=TODAY - timedelta(days=60)))
        seen.desk.desk.session.relationships.add(cy, "mentor of Bo")
        seen.acts.reload()
        found = []
        for _turn in range(3):
            assert seen.now.path is not None
            found.append((seen.now.path.captions, seen.now.path.place))
            seen.acts.turn_path()
        assert found[0] == (("You", "Cy", "Bo"), "1 of 2")
        assert found[1] == (("You", "Ana"), "2 of 2")
        assert found[2] == found[0]


def _edits() -> dict[str, Callable[[Seen], None]]:
    return {
        "name": lambda seen: seen.acts.put_header("Fjord Bank", None, seen.ends()),
        "place": lambda seen: seen.acts.put_header(None, "Oslo", seen.ends()),
        "spelling": lambda seen: seen.acts.add_spelling("FB", seen.ends()),
        "stay": lambda seen: seen.acts.put_stay(seen.stay(seen.ana), "2019", "", seen.ends()),
        "person": lambda seen: seen.acts.add_person("Cy Dahl", "Director", seen.ends()),
    }


@pytest.mark.parametrize("what", sorted(_edits()))
def test_every_edit_is_one_step_and_goes_back(seen: Seen, what: str) -> None:
    before, shown = seen.desk.opened.snapshot(), seen.now
    _edits()[what](seen)
    assert seen.failed == []
    assert seen.now != shown
    assert len(seen.desk.notices.undoable) == 1
    seen.desk.opened.vault.history.undo()
    seen.acts.reload()
    assert seen.desk.opened.snapshot() == before
    assert seen.now == shown


def test_a_spelling_goes_and_comes_back(seen: Seen) -> None:
    seen.acts.add_spelling("FB", seen.ends())
    before = seen.desk.opened.snapshot()
    seen.acts.remove_spelling(seen.now.header.spellings[0].id, seen.ends())
    assert seen.now.header.spellings == ()
    seen.desk.opened.vault.history.undo()
    assert seen.desk.opened.snapshot() == before


@pytest.mark.parametrize(
    ("what", "problem"),
    [
        (lambda seen: seen.acts.put_header(" ", None, seen.ends()), "An organisation needs a name."),
        (lambda seen: seen.acts.add_spelling("...", seen.ends()), "There is nothing to keep yet."),
        (lambda seen: seen.acts.put_stay(seen.stay(seen.ana), "soon", "", seen.ends()), "“soon” is no date"),
        (lambda seen: seen.acts.put_stay(seen.stay(seen.ana), "3 May", "", seen.ends()), "This needs a year."),
        (lambda seen: seen.acts.put_stay(seen.stay(seen.ana), "2021", "2019", seen.ends()), "It ends before"),
        (lambda seen: seen.acts.add_person(" ", "", seen.ends()), "A person needs a name."),
    ],
)
def test_a_bad_value_is_said_and_changes_nothing(seen: Seen, what: Callable[[Seen], None], problem: str) -> None:
    before = seen.desk.opened.snapshot()
    what(seen)
    assert problem in seen.failed[0]
    assert seen.desk.opened.snapshot() == before
    assert seen.desk.notices.said == []


def test_one_that_is_gone_is_said_to_be(seen: Seen) -> None:
    seen.acts.show(99)
    assert "not here any more" in seen.view.problems[0]


def test_literal_names_come_through_as_they_are(seen: Seen) -> None:
    strange = '<img src="file:///x"><h1>'
    seen.acts.put_header(strange, strange, seen.ends())
    seen.acts.add_person(strange, strange, seen.ends())
    assert seen.now.header.name == strange
    assert strange in [one.title for one in seen.now.now]
