# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching, and people who may be one, on the command line."""

from __future__ import annotations

from tests.cli.terminal import CARDS, Terminal

TWIN = CARDS.replace("card-", "twin-").replace("EMAIL;TYPE=INTERNET:amara@example.com\n", "")


def test_search_gives_hits_of_every_kind(terminal: Terminal) -> None:
    ana = str(terminal.add("Ana Lindqvist", "--organisation", "Fjord Studio"))
    terminal.do("log", ana, "--text", "Talked about sailing in Tromsø")
    found = terminal.json("search", "lindqvist")
    assert found.keys() == {"total", "hits"}
    assert [tuple(hit) for hit in found["hits"]] == [("kind", "id", "title", "snippet")]
    (hit,) = terminal.json("search", "tromso", "sailing")["hits"]
    assert (hit["kind"], hit["title"]) == ("interaction", "Ana Lindqvist")
    assert "Ana Lindqvist" in terminal.do("search", "tromso")


def test_a_search_that_finds_nothing_is_no_failure(terminal: Terminal) -> None:
    assert terminal.json("search", "nothing") == {"total": 0, "hits": []}
    assert terminal.do("search", "nothing") == "Nothing was found.\n"


def test_odd_queries_are_only_words(terminal: Terminal) -> None:
    terminal.add("Ana Lindqvist")
    for text in ('"', "'", "*", "tag:", "((", "a OR", "NEAR(", "\x00", "😀", "-", "last:>nonsense", "x" * 5000):
        assert terminal.call("--json", "search", "--", text).code == 0, text


def test_a_doubtful_query_is_named_beside_the_answer(terminal: Terminal) -> None:
    answer = terminal.call("--json", "people", "last:nonsense")
    assert answer.code == 0
    assert answer.json["total"] == 0
    assert answer.err.strip()


def test_more_hits_than_shown_are_counted(terminal: Terminal) -> None:
    for number in range(4):
        terminal.add(f"Ana Number{number}")
    assert "2 of 4 shown" in terminal.do("search", "ana", "--limit", "2")


def test_duplicates_and_merge(terminal: Terminal) -> None:
    terminal.do("import", terminal.file("cards.vcf", CARDS))
    terminal.do("import", terminal.file("twins.vcf", TWIN))
    found = terminal.json("duplicates")
    assert found.keys() == {"clusters"}
    cluster = found["clusters"][0]
    assert cluster.keys() == {"score", "reasons", "people"}
    keep, other = (row["id"] for row in cluster["people"])
    text = terminal.do("duplicates")
    assert "of 100: the same" in text
    assert "coterie merge KEEP OTHER" in text
    merged = terminal.json("merge", str(keep), str(other))
    assert merged.keys() == {"person", "merged"}
    assert (merged["person"]["id"], merged["merged"]) == (keep, [other])
    terminal.do("undo")
    assert "1 person was joined into" in terminal.do("merge", str(keep), str(other))


def test_nobody_twice_is_said_plainly(terminal: Terminal) -> None:
    assert terminal.json("duplicates") == {"clusters": []}
    assert terminal.do("duplicates") == "Nobody seems to be in the vault twice.\n"


def test_looking_for_duplicates_and_keeping_them_apart(terminal: Terminal) -> None:
    one, other = (str(terminal.add(name, "--email", "ana@example.org")) for name in ("Ana Lindqvist", "Ana Lindquist"))
    assert terminal.json("duplicates") == {"clusters": []}
    answer = terminal.call("--json", "duplicates", "--search")
    (cluster,) = answer.json["clusters"]
    assert cluster["reasons"] == ["the same mail address", "the names differ by one letter"]
    assert answer.err == "1 new pair may be the same person.\n"
    assert terminal.json("keep-apart", one, other) == {"kept_apart": 1}
    again = terminal.call("--json", "duplicates", "--search")
    assert (again.json, again.err) == ({"clusters": []}, "Nobody else seems to be here twice.\n")
    terminal.do("undo")
    assert len(terminal.json("duplicates")["clusters"]) == 1
    assert terminal.call("keep-apart", one).code == 1


def test_an_import_compares_whom_it_brings(terminal: Terminal) -> None:
    terminal.do("import", terminal.file("cards.vcf", CARDS))
    slip = CARDS.split("BEGIN:VCARD")[1]
    for said, wrong in (("card-", "slip-"), ("mara", "marra"), ("0142", "0143")):
        slip = slip.replace(said, wrong)
    answer = terminal.call("import", terminal.file("slip.vcf", f"BEGIN:VCARD{slip}"))
    assert answer.err == "1 new pair may be the same person.\n"
    assert terminal.json("duplicates")["clusters"][0]["reasons"] == [
        "the same birthday",
        "both have a mail address at example.com",
        "the names differ by one letter",
    ]
    terminal.do("undo")
    assert terminal.json("duplicates") == {"clusters": []}


def test_merging_somebody_with_themselves_is_refused(terminal: Terminal) -> None:
    ana = str(terminal.add("Ana Lindqvist"))
    for others in ((ana,), ("me",), ("99",)):
        assert terminal.call("merge", ana, *others).code == 1
