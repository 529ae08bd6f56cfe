# SPDX-License-Identifier: GPL-3.0-or-later
"""Clusters of people who may be one, out of pairs; two different profiles never meet in one cluster."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True)
class CandidatePair:
    """Two people who may be one. score: 0 to 100; reasons: sentences, the strongest first."""

    one: int
    other: int
    score: int
    reasons: tuple[str, ...]


@dataclass
class Cluster:
    """People who may be one, by the surest pair among them."""

    score: int
    members: list[int]
    reasons: list[str] = field(default_factory=list)

    def take(self, pair: CandidatePair) -> None:
        """Add the reasons of a pair inside the cluster."""
        self.reasons.extend(reason for reason in pair.reasons if reason not in self.reasons)


def clusters_of(
    pairs: Iterable[CandidatePair], profiles: Mapping[int, str], apart: frozenset[tuple[int, int]]
) -> list[Cluster]:
    """Join pairs to clusters, the surest first.

    A pair is left out when it would bring together two different profiles, or two people whom the user keeps apart
    (`apart`: pairs of keys, the smaller first).
    """
    home: dict[int, Cluster] = {}
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.one, pair.other)):
        one = home.get(pair.one) or Cluster(pair.score, [pair.one])
        other = home.get(pair.other) or Cluster(pair.score, [pair.other])
        if one is not other:
            if not _may_meet(one, other, profiles, apart):
                continue
            one.score = max(one.score, other.score)
            one.members += other.members
            one.reasons += [reason for reason in other.reasons if reason not in one.reasons]
            home[pair.one] = one
            home.update(dict.fromkeys(other.members, one))
        one.take(pair)
    distinct = {id(cluster): cluster for cluster in home.values()}.values()
    return sorted(distinct, key=lambda cluster: (-cluster.score, min(cluster.members)))


def _may_meet(one: Cluster, other: Cluster, profiles: Mapping[int, str], apart: frozenset[tuple[int, int]]) -> bool:
    known = {profiles[member] for member in (*one.members, *other.members) if member in profiles} if profiles else set()
    if len(known) > 1:
        return False
    return not apart or not any((min(a, b), max(a, b)) in apart for a in one.members for b in other.members)
