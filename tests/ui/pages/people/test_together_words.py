# SPDX-License-Identifier: GPL-3.0-or-later
"""What chosen people have in common, in sentences; and rows as sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coterie.domain.chosen_people import CadenceShare, ChosenName, ChosenPeople, TagShare
from coterie.domain.joined_words import joined
from coterie.domain.listed import ListedOrganisation, ListedPerson
from coterie.domain.person_links import PersonLink
from coterie.ui.pages.people.together_words import together
from coterie.ui.pages.people.wording import organisation_line, person_line

TODAY = date(2026, 3, 2)
HANA = PersonLink(2, "Hana Kovač")
FIVE = ChosenPeople(
    people=5,
    first=tuple(ChosenName(at, f"{name} X", name) for at, name in enumerate(("Aoife", "Chidi", "Hana", "Kenji", ""))),
    cadences=(CadenceShare(42, 2), CadenceShare(90, 1), CadenceShare(None, 2)),
    planned=1,
    only_planned=(HANA, TODAY + timedelta(days=6)),
    tags=(TagShare("Data Guild", 3), TagShare("PyLisbon", 2)),
    tags_in_all=2,
    newest=TODAY - timedelta(days=14),
    oldest=TODAY - timedelta(days=120),
    longest=HANA,
    never=1,
    numbers=3,
    entries=4,
)


def test_five_people() -> None:
    said = together(FIVE, TODAY)
    assert said.title == "5 people"
    assert said.selected == "5 selected"
    assert said.names == "Aoife, Chidi, Hana, Kenji and  X"
    assert said.cadence == "Every 6 weeks for 2, every 3 months for 1, none for 2"
    assert said.follow_ups == ("Hana has one on Sunday. The other 4 would be spread over two weeks")
    assert said.plan == "Plan 4"
    assert said.tags == "2 tags, none on all"
    assert said.worn == ("Data Guild 3", "PyLisbon 2")
    assert said.last == "Hana has waited longest, 1 never"
    assert said.span == "2 weeks to 4 months"
    assert said.private == "Stays behind in an export: 3 addresses or numbers and 4 notes"
    assert said.hint == "Every 6 weeks for all of them comes to about 4 contacts a month."


def test_many_people_are_not_all_named() -> None:
    said = together(replace(FIVE, people=100_000), TODAY)
    assert said.names.endswith("and 99,995 others")


@pytest.mark.parametrize(
    ("cadences", "said"),
    [
        ((CadenceShare(42, 5),), "Every 6 weeks for all"),
        ((CadenceShare(None, 5),), "None for anybody"),
        ((), "None for anybody"),
        (
            tuple(CadenceShare(days, 1) for days in (14, 30, 42, 90, 180)),
            "Every 2 weeks for 1, every month for 1, every 6 weeks for 1, others for 2",
        ),
    ],
)
def test_cadences(cadences: tuple[CadenceShare, ...], said: str) -> None:
    assert together(replace(FIVE, cadences=cadences), TODAY).cadence == said


@pytest.mark.parametrize(
    ("planned", "only", "said"),
    [
        (0, None, "Nobody has one. They would be spread over two weeks"),
        (5, None, "Everybody has one"),
        (2, None, "2 have one. The other 3 would be spread over two weeks"),
        (4, None, "4 have one. The other one would come within two weeks"),
        (1, (HANA, TODAY), "Hana has one today. The other 4 would be spread over two weeks"),
        (1, (HANA, date(2026, 5, 1)), "Hana has one on 1 May 2026. The other 4 would be spread over two weeks"),
        (1, (HANA, None), "Hana has one. The other 4 would be spread over two weeks"),
    ],
)
def test_follow_ups(planned: int, only: tuple[PersonLink, date | None] | None, said: str) -> None:
    found = replace(FIVE, planned=planned, only_planned=only)
    assert together(found, TODAY).follow_ups == said


def test_tags_that_all_wear_are_named_and_long_ones_cut() -> None:
    found = replace(FIVE, tags=(TagShare("a" * 40, 5), TagShare("b", 5)), tags_in_all=9)
    said = together(found, TODAY)
    assert said.tags == f"9 tags, {'a' * 40} and b on all"
    assert said.worn[0] == f"{'a' * 23}… 5"
    assert together(replace(FIVE, tags=(), tags_in_all=0), TODAY).tags == "None yet"


def test_contacts_that_are_not_known() -> None:
    never = replace(FIVE, newest=None, oldest=None, longest=None, never=5)
    assert (together(never, TODAY).last, together(never, TODAY).span) == ("No contact with anybody yet", "")
    same = replace(FIVE, newest=TODAY, oldest=TODAY, never=4)
    assert (together(same, TODAY).last, together(same, TODAY).span) == ("4 never", "today")


def test_nothing_private_says_nothing() -> None:
    assert together(replace(FIVE, numbers=0, entries=0), TODAY).private == ""
    assert together(replace(FIVE, numbers=0, entries=1), TODAY).private == "Stays behind in an export: 1 note"


def test_one_person_needs_no_sum() -> None:
    assert together(replace(FIVE, people=1), TODAY).hint == ""


def test_names_one_after_the_other() -> None:
    assert [joined(names) for names in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == ["", "a", "a and b", "a, b and c"]


PERSON = ListedPerson(
    23, "Amara Okafor", "Northlight Analytics", "Staff engineer", "2026-02-16", "2026-02-27", 74, is_new=False
)


def test_a_person_as_a_row() -> None:
    line = person_line(PERSON, TODAY)
    assert (line.detail, line.since, line.due, line.is_new) == (
        "Staff engineer, Northlight Analytics", "2w", True, False,
    )  # fmt: skip
    assert line.spoken == (
        "Amara Okafor, Staff engineer at Northlight Analytics, strength 74, last contact 2 weeks ago, "
        "follow-up 3 days late"
    )


@pytest.mark.parametrize(
    ("known", "detail", "spoken"),
    [
        (replace(PERSON, title=None), "Northlight Analytics", "Amara Okafor, Northlight Analytics, strength 74"),
        (replace(PERSON, organisation=None), "Staff engineer", "Amara Okafor, Staff engineer, strength 74"),
        (replace(PERSON, title=None, organisation=None, strength=None), "", "Amara Okafor, last contact 2 weeks ago"),
    ],
)
def test_what_is_not_known_is_not_said(known: ListedPerson, detail: str, spoken: str) -> None:
    line = person_line(known, TODAY)
    assert line.detail == detail
    assert line.spoken.startswith(spoken)


def test_somebody_new_and_somebody_planned() -> None:
    new = person_line(replace(PERSON, last_contact=None, next_follow_up="2026-03-16", is_new=True), TODAY)
    assert (new.since, new.due, new.is_new) == ("", False, True)
    assert new.spoken.endswith("strength 74, new, follow-up in 2 weeks")
    today = person_line(replace(PERSON, next_follow_up="2026-03-02"), TODAY)
    assert today.due
    assert today.spoken.endswith("follow-up today")


def test_an_organisation_as_a_row() -> None:
    line = organisation_line(ListedOrganisation(7, "Fjordbank", 2, 3, watching=True))
    assert (line.detail, line.since, line.square) == ("2 now, 3 before, you follow it", "5", True)
    assert line.spoken == "Fjordbank, 5 people, 2 now, 3 before, you follow it"
    empty = organisation_line(ListedOrganisation(7, "Fjordbank", 0, 0, watching=False))
    assert (empty.detail, empty.spoken) == ("nobody you know", "Fjordbank, 0 people")
