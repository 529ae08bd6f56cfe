# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of sources taken apart: groups, rows, steps, and what a search finds in it."""

from __future__ import annotations

from coterie.domain.source_guide import Part, matching, source_groups

PAGE = """# A title

## Boards

Beside boards.

| Source | How | Read |
|---|:--|---|
| Kite board (CSV) <!-- kite --> | 1. Open it<br>2. Save it.<br>Both at once work | Cards \\| lists; type `--me` |
| Paper | | Nothing |

## Advice

| Question | Answer |
|---|---|
| Twice | The kite board changes nothing |
"""


def test_a_page_becomes_groups_of_sources_with_steps() -> None:
    boards, advice = source_groups(PAGE)
    assert (boards.title, boards.text) == ("Boards", "Beside boards.")
    kite, paper = boards.sources
    assert (kite.name, kite.importer) == ("Kite board (CSV)", "kite")
    assert kite.said[0].parts == (Part("Open it.", 1), Part("Save it.", 2), Part("Both at once work."))
    assert [said.title for said in kite.said] == ["How", "Read"]
    assert kite.said[1].text == "Cards | lists; type --me."
    assert [said.title for said in paper.said] == ["Read"]
    assert paper.importer == ""
    assert advice.sources[0].name == "Twice"


def test_lines_may_end_as_on_windows() -> None:
    assert source_groups(PAGE.replace("\n", "\r\n")) == source_groups(PAGE)


def test_what_is_called_so_stands_before_what_only_mentions_it() -> None:
    found = matching(source_groups(PAGE), " BOARD  kite")
    assert [(group.title, [one.name for one in group.sources]) for group in found.named] == [
        ("Boards", ["Kite board (CSV)"])
    ]
    assert [one.name for one in found.mentioned] == ["Twice"]


def test_no_words_find_everything_and_strange_ones_nothing() -> None:
    groups = source_groups(PAGE)
    assert matching(groups, " ").named == groups
    assert not matching(groups, "zeppelin").named
    assert not matching(groups, "zeppelin").mentioned
