# SPDX-License-Identifier: GPL-3.0-or-later
"""Names longer than any are refused by name, whichever importer gave them; notes may be long, up to their limit."""

from __future__ import annotations

import pytest

from coterie.domain.records import (
    FoundAffiliation,
    FoundContactPoint,
    FoundName,
    FoundOrganisation,
    FoundPerson,
    Thing,
)
from coterie.domain.things import payload_of
from coterie.sandbox.long_texts import LONGEST_FACT, LONGEST_NOTE, why_too_long

LONG, LONGER = "x" * LONGEST_FACT, "x" * (LONGEST_FACT + 1)
NAME = FoundName("Anna")


@pytest.mark.parametrize(
    "thing",
    [
        FoundPerson(FoundName(LONGER)),
        FoundPerson(FoundName("Anna", nickname=LONGER)),
        FoundPerson(NAME, contact_points=(FoundContactPoint("mail", LONGER),)),
        FoundPerson(NAME, affiliations=(FoundAffiliation("Company", LONGER),)),
        FoundPerson(NAME, tags=("a", LONGER)),
        FoundOrganisation(LONGER),
    ],
)
def test_a_fact_that_is_too_long_is_named(thing: Thing) -> None:
    assert why_too_long(thing, payload_of(thing)) == "A name, an address or a title in it is longer than 64 KiB."


@pytest.mark.parametrize(
    "thing",
    [
        FoundPerson(FoundName(LONG)),
        FoundPerson(NAME, notes=("n" * LONGEST_NOTE,)),
        FoundPerson(NAME, fields=(("key", LONGER),)),
        FoundPerson(NAME, tags=("t" * 1_000,) * 200),
    ],
)
def test_what_is_as_long_as_it_may_be_comes_in(thing: Thing) -> None:
    assert why_too_long(thing, payload_of(thing)) == ""


def test_a_note_that_is_too_long_is_named() -> None:
    thing = FoundPerson(NAME, notes=("n" * (LONGEST_NOTE + 1),))
    assert why_too_long(thing, payload_of(thing)) == "A note in it is longer than 1 MiB."
