# SPDX-License-Identifier: GPL-3.0-or-later
"""Relations: typed on one page, read on both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import BadValue, NotFound
from coterie.services.person_pages import PersonPages
from coterie.services.relationships import Relationships

if TYPE_CHECKING:
    from tests.builders import Opened


@pytest.fixture
def relationships(opened: Opened) -> Relationships:
    return Relationships(opened.vault, opened.clock)


def relations(opened: Opened, person: int) -> list[tuple[str, str, bool]]:
    page = PersonPages(opened.vault, opened.clock).look(person)
    return [(one.kind, one.name, one.inverse) for one in page.relations]


@pytest.mark.parametrize(
    ("typed", "amara", "leila"),
    [
        ("mentor of Leila Farahani", ("mentor", "Leila Farahani", True), ("mentor", "Amara Okafor", False)),
        ("mentored by leila", ("mentor", "Leila Farahani", False), ("mentor", "Amara Okafor", True)),
        ("works with Leila", ("colleague", "Leila Farahani", False), ("colleague", "Amara Okafor", True)),
        ("reports to Leila", ("manager", "Leila Farahani", False), ("manager", "Amara Okafor", True)),
    ],
)
def test_a_relation_is_read_from_both_sides_and_goes_back(
    opened: Opened, relationships: Relationships, typed: str, amara: tuple[str, str, bool], leila: tuple[str, str, bool]
) -> None:
    one, two = opened.add("Amara Okafor").id, opened.add("Leila Farahani").id
    before = opened.snapshot()
    relationships.add(one, typed)
    assert relations(opened, one) == [amara]
    assert relations(opened, two) == [leila]
    opened.vault.history.undo()
    assert opened.snapshot() == before


def test_the_same_relation_twice_is_one(opened: Opened, relationships: Relationships) -> None:
    one = opened.add("Amara Okafor").id
    opened.add("Leila Farahani")
    relationships.add(one, "mentor of Leila")
    relationships.add(one, "mentor of Leila Farahani")
    assert len(relations(opened, one)) == 1


def test_introduced_by_is_how_somebody_is_known(opened: Opened, relationships: Relationships) -> None:
    amara, tomas = opened.add("Amara Okafor").id, opened.add("Tomás Herrera").id
    before = opened.snapshot()
    relationships.add(amara, "introduced by Tomás")
    pages = PersonPages(opened.vault, opened.clock)
    assert [link.id for link in pages.look(amara).known.chain] == [tomas]
    relationships.not_introduced(amara)
    assert pages.look(amara).known.chain == ()
    relationships.add(tomas, "introduced you to Amara Okafor")
    assert [link.id for link in pages.look(amara).known.chain] == [tomas]
    for _step in range(3):
        opened.vault.history.undo()
    assert opened.snapshot() == before


def test_somebody_who_is_not_here_stays_a_name(opened: Opened, relationships: Relationships) -> None:
    one = opened.add("Amara Okafor").id
    before = opened.snapshot()
    relationships.add(one, "works with Chioma Okoro")
    assert relations(opened, one) == [("colleague", "Chioma Okoro", False)]
    opened.vault.history.undo()
    assert opened.snapshot() == before
    for typed in ("mentor of Nobody Here", "introduced by Nobody Here"):
        with pytest.raises(NotFound, match="Nobody Here"):
            relationships.add(one, typed)


def test_a_name_of_several_is_asked_about(opened: Opened, relationships: Relationships) -> None:
    one = opened.add("Amara Okafor").id
    opened.add("Wei Zhang")
    other = opened.add("Wei Zhang").id
    with pytest.raises(BadValue, match="Several people"):
        relationships.add(one, "works with Wei Zhang")
    relationships.add(one, "works with Wei Zhang", other)
    page = PersonPages(opened.vault, opened.clock).look(one)
    assert page.relations[0].person is not None
    assert page.relations[0].person.id == other


def test_nobody_is_related_to_themselves(opened: Opened, relationships: Relationships) -> None:
    one = opened.add("Amara Okafor").id
    with pytest.raises(BadValue, match="themselves"):
        relationships.add(one, "works with me too", one)


def test_a_relation_is_removed_and_comes_back(opened: Opened, relationships: Relationships) -> None:
    one = opened.add("Amara Okafor").id
    opened.add("Leila Farahani")
    relationships.add(one, "mentor of Leila")
    before = opened.snapshot()
    key = PersonPages(opened.vault, opened.clock).look(one).relations[0].id
    relationships.remove(key, "Mentor of Leila Farahani")
    assert relations(opened, one) == []
    assert opened.vault.history.steps(1)[0].label == "Remove: Mentor of Leila Farahani"
    opened.vault.history.undo()
    assert opened.snapshot() == before


def test_people_are_suggested_while_a_name_is_typed(opened: Opened, relationships: Relationships) -> None:
    opened.add("Leila Farahani")
    assert [link.name for link in relationships.people_like("lei")] == ["Leila Farahani"]
    assert relationships.people_like(" ") == []
