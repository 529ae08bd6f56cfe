# SPDX-License-Identifier: GPL-3.0-or-later
"""Boards of Huntr."""

from __future__ import annotations

import pytest

from coterie.domain.foreign_files import Wishes
from coterie.domain.records import Found, FoundOpportunity, Record, Refused
from coterie.importers.huntr import IMPORTER
from tests.importers.bundles import TODAY, bundle_of
from tests.importers.huntr.samples import BOARD, TITLES, card


def found_in(text: str) -> list[Found]:
    """Read a board."""
    files = bundle_of({"board.csv": text}, "board.csv")
    claim = IMPORTER.recognise(files)
    assert claim is not None
    return list(IMPORTER.read(files, claim, Wishes(TODAY)))[1:]


def jobs(text: str) -> list[FoundOpportunity]:
    """Give the opportunities of a board."""
    return [
        each.thing for each in found_in(text) if isinstance(each, Record) and isinstance(each.thing, FoundOpportunity)
    ]


def test_a_card_becomes_an_opportunity_with_its_stage_and_days() -> None:
    assert jobs(BOARD)[0] == FoundOpportunity(
        "Data Engineer", "Northwind Labs", "https://jobs.example.org/1", "applied", "Applied", "2026-01-12",
        "2026-01-15", "2026-01-15", "2026-03-01", "Lisbon", text="Pipes & wells", origin="example.org",
    )  # fmt: skip


def test_a_hyphen_is_nothing() -> None:
    job = jobs(BOARD)[1]
    assert (job.url, job.place, job.pay, job.text) == ("", "", "", "")
    assert job.stage == "saved"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-03-01 05:00:00", "2026-03-01"),  # winter in New York
        ("2026-05-01 04:00:00", "2026-05-01"),  # summer in New York
        ("2026-05-09 22:00:00", "2026-05-10"),  # summer in Berlin
        ("2026-03-01 00:00:00", "2026-03-01"),
        ("2026-03-01", "2026-03-01"),
    ],
)
def test_a_deadline_is_the_day_whose_midnight_is_meant(written: str, day: str) -> None:
    (job,) = jobs(f"{TITLES}\n{card(id='1', title='Cook', listName='Applied', deadline=written)}\n")
    assert job.deadline == day


def test_a_list_of_ones_own_keeps_its_name() -> None:
    job = jobs(BOARD)[2]
    assert (job.stage, job.stage_text) == ("", "Waiting for the moon")


def test_the_creator_is_not_kept() -> None:
    assert all("me@example.org" not in each.raw for each in found_in(BOARD) if isinstance(each, Record))


def test_a_card_of_nothing_and_a_date_of_nothing_are_told() -> None:
    empty, odd = found_in(f"{TITLES}\n{card(id='1')}\n{card(id='2', title='Cook', deadline='soon')}\n")
    assert isinstance(empty, Refused)
    assert empty.place == "row 2"
    assert isinstance(odd, Record)
    assert odd.repairs
