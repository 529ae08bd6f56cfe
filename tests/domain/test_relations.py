# SPDX-License-Identifier: GPL-3.0-or-later
"""Relations as they are typed, and said from both sides."""

from __future__ import annotations

import pytest

from coterie.domain.errors import BadValue
from coterie.domain.people import PersonName
from coterie.domain.person_words import object_pronoun, short_name, subject_pronoun
from coterie.domain.relations import COLLEAGUE, INTRODUCER, MANAGER, MENTOR, PARTNER, spoken_relation, typed_relation


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("mentor of Leila Farahani", (MENTOR, "Leila Farahani", True)),
        ("Works With  Ana", (COLLEAGUE, "Ana", False)),
        ("reports to Chidi Eze", (MANAGER, "Chidi Eze", False)),
        ("manager of Chidi", (MANAGER, "Chidi", True)),
        ("partner of Noor", (PARTNER, "Noor", False)),
        ("introduced by Tomás Herrera", (INTRODUCER, "Tomás Herrera", False)),
        ("introduced you to Priya", (INTRODUCER, "Priya", True)),
    ],
)
def test_a_relation_is_read(typed: str, expected: tuple[str, str, bool]) -> None:
    assert tuple(typed_relation(typed)) == expected


@pytest.mark.parametrize("typed", ["", "Leila", "mentor", "mentor of", "likes Leila"])
def test_what_says_no_relation_is_refused_in_words(typed: str) -> None:
    with pytest.raises(BadValue, match="how they are related"):
        typed_relation(typed)


@pytest.mark.parametrize(
    ("kind", "here", "there"),
    [
        (MENTOR, "Mentored by", "Mentor of"), (MANAGER, "Reports to", "Manager of"),
        (COLLEAGUE, "Works with", "Works with"), (INTRODUCER, "Introduced by", "Introduced you to"),
        ("sister", "Sister", "Sister of"), ("spouse", "Spouse", "Spouse"),
    ],
)  # fmt: skip
def test_a_relation_is_said_from_both_sides(kind: str, here: str, there: str) -> None:
    assert spoken_relation(kind, inverse=False) == here
    assert spoken_relation(kind, inverse=True) == there


def test_a_relation_without_a_kind_is_one_nevertheless() -> None:
    assert spoken_relation("", inverse=False) == "Related to"


@pytest.mark.parametrize(
    ("pronouns", "subject", "object_"),
    [("she/her", "she", "her"), ("They / Them / theirs", "they", "them"), ("", "", ""), ("she", "she", ""),
     ("<b>/<i>", "", ""), ("a" * 40 + "/her", "", "her")],
)  # fmt: skip
def test_pronouns_are_taken_from_free_text(pronouns: str, subject: str, object_: str) -> None:
    assert (subject_pronoun(pronouns), object_pronoun(pronouns)) == (subject, object_)


def test_somebody_is_called_by_the_nickname_the_given_name_or_all_of_it() -> None:
    assert short_name(PersonName("Ana Maria Lindqvist", "Ana Maria", "Lindqvist")) == "Ana"
    assert short_name(PersonName("Ana Lindqvist", "Ana", "Lindqvist", nickname="Annie")) == "Annie"
    assert short_name(PersonName("Suda")) == "Suda"
