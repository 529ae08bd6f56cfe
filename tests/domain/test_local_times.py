# SPDX-License-Identifier: GPL-3.0-or-later
"""The clock of a place: told where the address says it for certain, and not told where it does not."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from coterie.domain.local_times import Place, local_time, place_of
from coterie.domain.place_zones import cities_of_several_clocks, names_of_one_clock

NOW = datetime(2026, 3, 12, 9, 42, tzinfo=UTC)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("12 Garden Row\nLagos\nNigeria", Place("Lagos", "Africa/Lagos")),
        ("1 High Street\nGalway\nIreland", Place("Ireland", "Europe/Dublin")),
        ("Rua do Norte 3\n1250-096 Lisboa\nPortugal", Place("Lisboa", "Europe/Lisbon")),
        ("New York, NY, U.S.A.", Place("New York", "America/New_York")),
        ("10 Downing Street, London, UK", Place("London", "Europe/London")),
    ],
)
def test_a_certain_place_has_a_clock(address: str, place: Place) -> None:
    assert place_of([address]) == place


@pytest.mark.parametrize(
    "address",
    ["", "Lagos", "London, Ontario, Canada", "Springfield\nUSA", "Atlanta\nGeorgia", "12 Garden Row", ",,\n,"],
)
def test_an_uncertain_place_has_none(address: str) -> None:
    assert place_of([address]) is None


def test_the_first_address_that_tells_is_taken() -> None:
    assert place_of(["nowhere", "Lagos\nNigeria"]) == Place("Lagos", "Africa/Lagos")


def test_the_time_there() -> None:
    there = local_time(Place("Lagos", "Africa/Lagos"), NOW)
    assert there is not None
    assert f"{there:%H:%M}" == "10:42"


def test_a_zone_that_nobody_knows_has_no_time() -> None:
    assert local_time(Place("Atlantis", "Nowhere/Atlantis"), NOW) is None


def test_every_zone_of_the_table_exists() -> None:
    zones = {zone for _name, zone in names_of_one_clock()}
    zones |= {zone for _name, cities in cities_of_several_clocks() for _city, zone in cities}
    assert all(ZoneInfo(zone) for zone in zones)
