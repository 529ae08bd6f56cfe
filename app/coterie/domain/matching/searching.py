# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking through everybody for people who may be one, and what speaks against a pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.domain.clusters import CandidatePair
from coterie.domain.matching.blocking import pairs_of
from coterie.domain.matching.crowd import Crowd
from coterie.domain.matching.verdicts import score_of
from coterie.domain.matching.weighing import Scales
from coterie.domain.matching.wording import reasons_against, reasons_for

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from coterie.domain.matching.traits import Traits

#: The shares of the work that are done when everybody is read and when the pairs are known, in hundredths.
_READ, _PAIRED = 20, 50
_PAUSE = 2_000


@dataclass(frozen=True)
class Compared:
    """Everybody who can be compared. organisations: the written names of the keys in `people`."""

    people: Sequence[Traits]
    organisations: Mapping[str, str]


def look_for_pairs(
    compared: Compared, look: Callable[[int, int], None], only: frozenset[int] | None = None
) -> list[CandidatePair]:
    """Give the pairs who may be one, the surest first.

    look: is told how much of how much is done, and may raise to stop. only: keys of people, of whom one at least is in
    each pair; None = all.
    """
    people = compared.people
    crowd = Crowd(people)
    fresh = None if only is None else frozenset(place for place, one in enumerate(people) if one.person_id in only)
    pairs = pairs_of(people, crowd, fresh, lambda done, total: look(_READ + done * (_PAIRED - _READ) // total, 100))
    scales = Scales(crowd)
    found = []
    for number, (first, second) in enumerate(pairs):
        if number % _PAUSE == 0:
            look(_PAIRED + number * (100 - _PAIRED) // len(pairs), 100)
        weighed = scales.weigh(people[first], people[second])
        if weighed is None or not (score := score_of(weighed)):
            continue
        one, other = sorted((people[first].person_id, people[second].person_id))
        found.append(CandidatePair(one, other, score, reasons_for(weighed, _written(compared))))
    return sorted(found, key=lambda pair: (-pair.score, pair.one, pair.other))


def differences(two: Compared) -> tuple[str, ...]:
    """Say what speaks against two people being one, the strongest first; () where nothing does."""
    if len(two.people) != 2:
        return ()
    weighed = Scales(Crowd(two.people)).weigh(*two.people)
    return () if weighed is None else reasons_against(weighed)


def _written(compared: Compared) -> Callable[[str], str]:
    return lambda key: compared.organisations.get(key, key)
