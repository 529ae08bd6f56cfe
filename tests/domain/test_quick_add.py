# SPDX-License-Identifier: GPL-3.0-or-later
"""One typed line: what it understands, in five languages, and that it never stumbles over a line."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coterie.domain.languages import speech_of
from coterie.domain.quick_add import QuickLine, understand

TODAY = date(2026, 3, 12)  # a Thursday
ENGLISH = speech_of("en_GB")
PIECES = st.sampled_from(
    ["in", "2", "weeks", "months", "every", "at", "10", "14:30", "3/4", "29/2", "2026-05-01", "2026-13-40", "#tag", "#",
     "!", "l:", "p:", "next", "friday", "may", "May", "12", "Ana", "31", "tomorrow"]
)  # fmt: skip


def read(line: str, language: str = "en") -> QuickLine:
    return understand(line, TODAY, speech_of(language))


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("today", date(2026, 3, 12)),
        ("call Ana tomorrow", date(2026, 3, 13)),
        ("friday", date(2026, 3, 13)),
        ("next friday lunch", date(2026, 3, 13)),
        ("thursday", date(2026, 3, 19)),
        ("in 2 weeks", date(2026, 3, 26)),
        ("in 1 month", date(2026, 4, 12)),
        ("in a month", date(2026, 4, 12)),
        ("in month", date(2026, 4, 12)),
        ("next week", date(2026, 3, 16)),
        ("next month", date(2026, 4, 1)),
        ("12 May", date(2026, 5, 12)),
        ("May 12", date(2026, 5, 12)),
        ("1 March", date(2027, 3, 1)),
        ("write in May", date(2026, 5, 1)),
        ("may I ask", None),
        ("2026-05-01", date(2026, 5, 1)),
        ("2026-13-40", None),
        ("29/2 tea", None),
        ("in 5000 days", None),
    ],
)
def test_days_in_english(line: str, day: date | None) -> None:
    assert read(line).day == day


@pytest.mark.parametrize(
    ("language", "line", "day", "at"),
    [
        ("de", "Kaffee mit Jonas nächste Woche um 10", date(2026, 3, 16), time(10)),
        ("de", "am 12. Mai", date(2026, 5, 12), None),
        ("fr", "Café avec Leila dans 3 semaines à 14h", date(2026, 4, 2), time(14)),
        ("fr", "lundi prochain", date(2026, 3, 16), None),
        ("es", "café con Ana el 12 de mayo a las 10", date(2026, 5, 12), time(10)),
        ("es", "mañana", date(2026, 3, 13), None),
        ("pt_BR", "café com Rui amanhã às 9", date(2026, 3, 13), time(9)),
        ("xx", "tomorrow at 10", None, None),
        ("xx", "2026-05-01", date(2026, 5, 1), None),
    ],
)
def test_days_in_other_languages(language: str, line: str, day: date | None, at: time | None) -> None:
    found = read(line, language)
    assert (found.day, found.at) == (day, at)


def test_a_whole_line_comes_apart_and_the_rest_stays_words() -> None:
    line = "Coffee with Tomás in 2 weeks at 10 about his talk #referral !"
    found = read(line)
    assert (found.kind, found.day, found.at) == ("follow_up", date(2026, 3, 26), time(10))
    assert (found.tags, found.private, found.text) == (("referral",), True, "Coffee with Tomás about his talk")
    assert [line[part.start : part.end] for part in found.parts] == ["in 2 weeks", "at 10", "#referral", "!"]


def test_two_readings_of_a_date_are_both_told() -> None:
    found = read("3/4 send notes")
    assert (found.day, found.other_day) == (date(2026, 4, 3), date(2027, 3, 4))
    assert read("13/4").other_day is None


def test_without_a_day_it_is_a_note_and_a_prefix_decides_otherwise() -> None:
    assert [read(line).kind for line in ("hello", "l: hello", "p: Ana", "n: tomorrow", "x: hello")] == [
        "note", "log", "person", "note", "note",
    ]  # fmt: skip


def test_what_was_taken_back_stays_words() -> None:
    found = understand("the tomorrow project next week", TODAY, ENGLISH, ["tomorrow"])
    assert (found.day, found.text) == (date(2026, 3, 16), "the tomorrow project")


def test_a_cadence() -> None:
    assert read("Ana every 6 weeks").every_days == 42
    assert read("alle 3 Monate", "de").every_days == 90
    assert read("tous les mois", "fr").every_days == 30


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=12).map(" ".join)))
@example("İ ẞ in 2 weeks")
@example("at 24:00 at 9:60 99/99 0/0 000 May")
def test_any_line_is_read_and_its_parts_lie_in_it_side_by_side(line: str) -> None:
    found = read(line)
    edges = [edge for part in found.parts for edge in (part.start, part.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(line) for edge in edges)
    assert set(found.text) <= {*line, " "}
