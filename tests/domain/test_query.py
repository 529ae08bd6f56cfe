# SPDX-License-Identifier: GPL-3.0-or-later
"""The search language: every text is a query, and what it means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.moments import PartialDate
from coterie.domain.query import (
    DateFilter,
    DaysFilter,
    Flag,
    NeverFilter,
    Node,
    Query,
    StrengthFilter,
    TextFilter,
    Words,
    parse,
)

_PIECES = st.sampled_from(
    ["tag:", "last:", "due", "strength:", "<", ">", "=", '"', "-", ":", ",", " ", "6w", "never", "2026-05", "met:", "ø",
     "山", "\x00", "\ud800", "\n", "is:", "has:", "mail", "40", "'", "*", "(", ")", "NEAR", "AND", "^", "{", "~", "%"]
)  # fmt: skip


def nodes(text: str) -> list[Node]:
    """Give the nodes of a query in order."""
    return [term.node for term in parse(text).terms]


@given(st.text() | st.lists(_PIECES, max_size=30).map("".join))
def test_no_text_is_refused_and_every_part_knows_its_place(text: str) -> None:
    query = parse(text)
    assert isinstance(query, Query)
    ends = [0]
    for part in (*query.terms,):
        assert ends[-1] <= part.start < part.end <= len(text)
        ends.append(part.end)
    assert all(0 <= hint.start < hint.end <= len(text) and hint.message for hint in query.hints)


@given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1, max_size=20).filter(lambda t: t != "due"))
def test_a_word_is_looked_for_as_it_stands(text: str) -> None:
    if text not in {"due", "overdue"}:
        assert [node.text for node in nodes(text) if isinstance(node, Words)] == [text]


def test_the_whole_language_in_one_line() -> None:
    text = 'ja "former boss" tag:mentor,friend company:"Fjord Bank" last:>6w due strength:<40 -tag:sample met:berlin -x'
    query = parse(text)
    assert [term.node for term in query.terms] == [
        Words("ja"),
        Words("former boss", whole=True),
        TextFilter("tag", ("mentor", "friend")),
        TextFilter("company", ("fjord bank",)),
        DaysFilter("last", ">", 42),
        Flag("due"),
        StrengthFilter(0, 39),
        TextFilter("tag", ("sample",)),
        TextFilter("met", ("berlin",)),
        Words("x"),
    ]
    assert [text[term.start : term.end] for term in query.terms if term.negated] == ["-tag:sample", "-x"]
    assert query.words == (Words("ja"), Words("former boss", whole=True))
    assert query.hints == ()


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("last:6w", DaysFilter("last", "<=", 42)),
        ("last:<=3m", DaysFilter("last", "<=", 90)),
        ("LAST:>1Y", DaysFilter("last", ">", 365)),
        ("last:99999y", DaysFilter("last", "<=", 73_000)),
        ("last:never", NeverFilter("last")),
        ("last:<2026-05", DateFilter("last", "<", PartialDate(2026, 5, None))),
        ("due:today", DaysFilter("due", "=", 0)),
        ("due:none", NeverFilter("due")),
        ("overdue", Flag("overdue")),
        ("has:follow_up", Flag("follow-up")),
        ("is:archived", Flag("archived")),
        ("strength:>=75", StrengthFilter(75, 100)),
        ("strength:>39", StrengthFilter(40, 100)),
        ("strength:<=40", StrengthFilter(0, 40)),
        ("strength:50", StrengthFilter(50, 50)),
        ("strength:close", StrengthFilter(75, 100)),
        ("strength:none", NeverFilter("strength")),
        ("organisation:Łódź", TextFilter("company", ("lodz",))),
        ("email:a@example.com", TextFilter("mail", ("a@example.com",))),
    ],
)
def test_a_filter_is_read(text: str, node: Node) -> None:
    query = parse(text)
    assert [term.node for term in query.terms] == [node]
    assert query.hints == ()


@pytest.mark.parametrize(
    "text",
    ["foo:bar", "last:soon", "last:--05-22", "due:<=x", "strength:most", "is:tall", "has:", "tag:", "tag:,", '"half'],
)
def test_what_is_no_filter_is_text_with_a_hint(text: str) -> None:
    query = parse(f"ana {text}")
    assert all(isinstance(term.node, Words) for term in query.terms)
    assert [(hint.start, hint.end) for hint in query.hints] == [(4, 4 + len(text))]


def test_an_address_is_text_without_a_hint() -> None:
    assert nodes("https://example.com/ana") == [Words("https://example.com/ana")]
    assert parse("https://example.com/ana").hints == ()


@pytest.mark.parametrize("text", ["", "   ", "-", '""', "- -- :", "'"])
def test_nothing_to_look_for_is_no_term(text: str) -> None:
    assert parse(text).terms == ()


def test_a_very_long_text_is_cut() -> None:
    assert len(parse("a " * 10_000).terms) <= 24
