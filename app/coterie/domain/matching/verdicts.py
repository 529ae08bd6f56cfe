# SPDX-License-Identifier: GPL-3.0-or-later
"""From bits of evidence to a score of 0 to 100, and what is too thin or too much contradicted to be called sure.

tests/performance/duplicates.py measures the bounds: F1 of what is offered beside that of a bound chosen on other
records, and that of what is called sure more than 99 in 100 are one person.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from coterie.domain.matching.findings import Fact
from coterie.domain.matching.names import Likeness
from coterie.domain.matching.weighing import evidence_of

if TYPE_CHECKING:
    from coterie.domain.matching.findings import Finding
    from coterie.domain.matching.names import NamesAlike
    from coterie.domain.matching.weighing import Weighed

#: Scores from which a pair is offered at all, is sure, and is clear enough to be merged with others at once.
OFFERED, LIKELY, SURE, CLEAR = 50, 75, 90, 98
#: Bits and the scores they stand for, in between on a straight line.
_STEPS = ((-3.0, OFFERED), (0.0, 62), (4.0, LIKELY), (8.0, SURE), (18.0, CLEAR), (24.0, 99))
#: A pair needs so many bits beside the names to be sure: an employer or a day of the year alone is too thin.
_ENOUGH = 12.0
_CONTRADICTIONS = frozenset({Fact.OTHER_BIRTHDAY, Fact.OTHER_ADDITIONAL})
_OTHER_NAMES = frozenset({Likeness.OTHER})
_MEANS_ONE = frozenset({Fact.PROFILE, Fact.HANDLE, Fact.MAIL})


def score_of(weighed: Weighed) -> int:
    """Give the score of a pair, 0 = not to be offered."""
    names, findings = weighed.names, weighed.findings
    score = _on_the_line(weighed.bits)
    if _has_own_address(findings):
        score = max(score, OFFERED)
    if is_contradicted(names, findings):
        return min(score, LIKELY - 1)
    if evidence_of(findings) < _ENOUGH:
        return min(score, SURE - 1)
    return score if _is_named_alike(names) or _MEANS_ONE & _facts(findings) else min(score, CLEAR - 1)


def is_contradicted(names: NamesAlike, findings: list[Finding]) -> bool:
    """Say whether something speaks against two people being one that is more than a slip of the pen."""
    others = {names.given, names.family} & _OTHER_NAMES
    return bool(others or _CONTRADICTIONS & _facts(findings))


def _has_own_address(findings: list[Finding]) -> bool:
    """Say whether both have a mail address or profile that nobody else has: worth a question under any name."""
    return any(finding.fact in _MEANS_ONE and finding.bits >= _ENOUGH for finding in findings)


def _is_named_alike(names: NamesAlike) -> bool:
    return names.given is Likeness.SAME and names.family is Likeness.SAME


def _facts(findings: list[Finding]) -> set[Fact]:
    return {finding.fact for finding in findings}


def _on_the_line(bits: float) -> int:
    if bits < _STEPS[0][0]:
        return 0
    for (low, score), (high, next_score) in pairwise(_STEPS):
        if bits < high:
            return int(score + (next_score - score) * (bits - low) / (high - low))
    return _STEPS[-1][1]
