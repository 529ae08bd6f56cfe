# SPDX-License-Identifier: GPL-3.0-or-later
"""What was typed and not saved stays in the vault until it is saved, and goes with whom it is about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coterie.domain.people import NewPerson, PersonName
from coterie.services.drafts import Drafts, StoppedImport
from coterie.services.people import People

if TYPE_CHECKING:
    from tests.builders import Opened


@pytest.fixture
def drafts(opened: Opened) -> Drafts:
    return Drafts(opened.vault)


def test_words_stay_until_they_are_forgotten(drafts: Drafts) -> None:
    drafts.keep({"quick add": {"text:0": "Kaffee"}, "log person:3": {"text:0": "one", "line:0": "two"}})
    drafts.keep({"quick add": {"text:0": "Kaffee um 10 — “später”"}})
    assert drafts.all() == {
        "quick add": {"text:0": "Kaffee um 10 — “später”"},
        "log person:3": {"text:0": "one", "line:0": "two"},
    }
    drafts.keep({"quick add": None, "never there": None})
    assert list(drafts.all()) == ["log person:3"]


def test_a_draft_is_no_step_of_the_user(opened: Opened, drafts: Drafts) -> None:
    before = opened.vault.history.steps(10)
    drafts.keep({"quick add": {"text:0": "Kaffee"}})
    assert opened.vault.history.steps(10) == before


def test_files_on_their_way_in_are_told_once(drafts: Drafts) -> None:
    files = (Path("/exports/a.zip"), Path("/exports/b.vcf"))
    drafts.begins_import(files)
    assert drafts.all() == {}
    assert drafts.take_stopped() == StoppedImport(files, was_importing=True)
    assert drafts.take_stopped() is None


def test_an_import_that_ended_is_not_told(drafts: Drafts) -> None:
    drafts.begins_import((Path("a.zip"),))
    drafts.ends_import()
    assert drafts.take_stopped() is None


def test_files_that_were_looked_at_are_told_as_such(drafts: Drafts) -> None:
    drafts.looks_at((Path("a.zip"),))
    assert drafts.take_stopped() == StoppedImport((Path("a.zip"),), was_importing=False)
    drafts.looks_at((Path("a.zip"),))
    drafts.looks_at(())
    assert drafts.take_stopped() is None


def test_erasing_somebody_goes_through_the_drafts(opened: Opened, drafts: Drafts) -> None:
    people = People(opened.vault, opened.clock)
    person = people.add(NewPerson(PersonName(display="Ilse Brandtner")))
    other = people.add(NewPerson(PersonName(display="Noor Vermeulen")))
    drafts.keep(
        {
            f"log person:{person.id}": {"text:0": "they like tea"},
            f"follow-up person:{other.id}": {"line:0": "Ilse Brandtner\nask about tea"},
            "StaySheet When was Ilse Brandtner there?": {"line:0": "2019"},
            f"log person:{other.id}": {"text:0": "coffee"},
        }
    )
    people.bin([person.id])
    people.erase(person.id)
    assert drafts.all() == {
        f"follow-up person:{other.id}": {"line:0": "ask about tea"},
        f"log person:{other.id}": {"text:0": "coffee"},
    }
