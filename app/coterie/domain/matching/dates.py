# SPDX-License-Identifier: GPL-3.0-or-later
"""How alike two birthdays are, of which each may be known in part: 1980-05-22, --05-22, 1980-05, 1980."""

from __future__ import annotations

from coterie.domain.matching.findings import Fact, Finding

_SAME, _DAY_OF_YEAR, _TURNED, _ONE_DIGIT, _TWO_DIGITS, _OTHER = 13.0, 7.5, 6.5, 6.0, 1.0, -6.0
_YEAR, _MONTH_OF_YEAR = 4.0, 7.5
_WHOLE = 10


def compare_birthdays(one: str, other: str) -> Finding | None:
    """Compare two birthdays; None where what is known of them does not meet."""
    if len(one) == _WHOLE and len(other) == _WHOLE:
        return _compare_whole(one, other)
    if one.startswith("--") or other.startswith("--"):
        day, their_day = one[-5:], other[-5:]
        if len(one) < 7 or len(other) < 7 or day.count("-") != 1 or their_day.count("-") != 1:
            return None
        same = day == their_day
        return Finding(Fact.DAY_OF_YEAR, _DAY_OF_YEAR) if same else Finding(Fact.OTHER_BIRTHDAY, _OTHER)
    known = min(len(one), len(other))
    if one[:known] != other[:known]:
        return Finding(Fact.OTHER_BIRTHDAY, _OTHER)
    return Finding(Fact.BIRTHDAY, _YEAR if known == 4 else _MONTH_OF_YEAR)


def _compare_whole(one: str, other: str) -> Finding:
    if one == other:
        return Finding(Fact.BIRTHDAY, _SAME)
    if one[:4] == other[:4] and one[5:7] == other[8:] and one[8:] == other[5:7]:
        return Finding(Fact.TURNED_BIRTHDAY, _TURNED)
    differing = [at for at in range(_WHOLE) if one[at] != other[at]]
    if len(differing) == 1:
        return Finding(Fact.NEAR_BIRTHDAY, _ONE_DIGIT)
    if one[5:] == other[5:]:
        return Finding(Fact.DAY_OF_YEAR, _TWO_DIGITS)
    if len(differing) == 2:
        neighbours = one[differing[0]] == other[differing[1]] and one[differing[1]] == other[differing[0]]
        return Finding(Fact.NEAR_BIRTHDAY, _ONE_DIGIT if neighbours else _TWO_DIGITS)
    return Finding(Fact.OTHER_BIRTHDAY, _OTHER)
