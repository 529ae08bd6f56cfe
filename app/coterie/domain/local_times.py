# SPDX-License-Identifier: GPL-3.0-or-later
"""What time it is where somebody lives, as far as their address says it for certain."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from coterie.domain.folding import fold
from coterie.domain.place_zones import cities_of_several_clocks, names_of_one_clock

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

_LONGEST = 1_000


class Place(NamedTuple):
    """A place whose clock is known. name: as the address writes it; zone: IANA name."""

    name: str
    zone: str


class _Atlas(NamedTuple):
    one_clock: dict[str, str]
    cities: dict[str, dict[str, str]]


def place_of(addresses: Iterable[str]) -> Place | None:
    """Give the place of the first address that names one whose clock is certain."""
    return next((place for address in addresses if (place := _place(address)) is not None), None)


def local_time(place: Place, now: datetime) -> datetime | None:
    """Give the time there; None where this computer knows nothing of the zone."""
    try:
        return now.astimezone(ZoneInfo(place.zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _place(address: str) -> Place | None:
    parts = [part.strip() for part in re.split(r"[\n,]", address[:_LONGEST]) if part.strip()]
    if not parts:
        return None
    atlas = _atlas()
    country = _key(parts[-1])
    zone = atlas.one_clock.get(country)
    if zone is not None:
        own = zone.rpartition("/")[2].replace("_", " ")
        city = next((part for part in parts[:-1] if fold(own) in _words(part)), None)
        return Place(own if city else parts[-1], zone)
    for part in parts[:-1]:
        for city, there in atlas.cities.get(country, {}).items():
            if city in _words(part):
                return Place(_written(part, city), there)
    return None


def _words(part: str) -> tuple[str, ...]:
    """Give what a part of an address may name: all of it, and all of it without codes such as `1250-096`."""
    folded = _key(part)
    without = " ".join(word for word in folded.split() if not any(sign.isdigit() for sign in word))
    return folded, without


def _written(part: str, city: str) -> str:
    """Give the city as the address writes it, without its code."""
    words = [word for word in part.split() if not any(sign.isdigit() for sign in word)]
    return " ".join(words) if _key(" ".join(words)) == city else part


def _key(text: str) -> str:
    return " ".join(fold(text).replace(".", "").split())


@cache
def _atlas() -> _Atlas:
    return _Atlas(
        {_key(name): zone for name, zone in names_of_one_clock()},
        {_key(name): {_key(city): zone for city, zone in cities} for name, cities in cities_of_several_clocks()},
    )
