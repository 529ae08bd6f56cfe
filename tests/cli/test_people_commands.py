# SPDX-License-Identifier: GPL-3.0-or-later
"""People on the command line."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import pytest

from coterie.cli import person_text
from coterie.domain.follow_ups import FollowUp
from coterie.domain.interactions import Interaction
from coterie.domain.people import (
    Affiliation,
    ContactPoint,
    FieldValue,
    ImportantDate,
    Note,
    PersonCard,
    Relationship,
    Source,
)
from coterie.domain.person_links import PersonLink

if TYPE_CHECKING:
    from tests.cli.terminal import Terminal

ROW = {
    "id", "name", "organisation", "title", "emails", "phones", "tags", "last_interaction", "next_follow_up", "strength",
}  # fmt: skip
PERSON = ROW | {
    "uuid", "contact_points", "affiliations", "important_dates", "interactions", "follow_ups", "relationships",
    "communities", "notes", "fields", "sources",
}  # fmt: skip


def test_add_gives_a_person_with_every_key(terminal: Terminal) -> None:
    card = terminal.json(
        "add", "Ana Lindqvist", "--email", "ana@example.org", "--email", "a.l@example.org", "--phone",
        "+44 20 7946 0142", "--organisation", "Fjord Studio", "--title", "Designer", "--tag", "#mentor",
    )  # fmt: skip
    assert card.keys() == PERSON
    assert (card["name"], card["organisation"], card["title"]) == ("Ana Lindqvist", "Fjord Studio", "Designer")
    assert card["emails"] == ["ana@example.org", "a.l@example.org"]
    assert card["tags"] == ["mentor"]
    assert {tuple(point) for point in card["contact_points"]} == {("kind", "label", "value", "preferred", "private")}
    assert [tuple(post) for post in card["affiliations"]] == [("organisation", "title", "from", "to", "current")]
    assert card["communities"] == []


def test_add_says_the_id_that_other_commands_take(terminal: Terminal) -> None:
    assert terminal.do("add", "Ana Lindqvist") == "Added Ana Lindqvist (id 2).\n"
    assert terminal.json("show", "2")["name"] == "Ana Lindqvist"


@pytest.mark.parametrize("name", ["", "   ", "\t"])
def test_a_person_needs_a_name(terminal: Terminal, name: str) -> None:
    answer = terminal.call("add", name)
    assert answer.code == 1
    assert answer.err.startswith("A person needs a name.")


def test_the_list_shows_total_and_rows(terminal: Terminal) -> None:
    for name in ("Ana Lindqvist", "Chidi Eze", "Wei Zhang"):
        terminal.add(name)
    found = terminal.json("people", "--limit", "2")
    assert found["total"] == 3
    assert [set(row) for row in found["people"]] == [ROW, ROW]
    text = terminal.do("people", "--limit", "2")
    assert "2 of 3 people shown" in text


def test_an_empty_vault_says_what_to_do(terminal: Terminal) -> None:
    assert terminal.json("people") == {"total": 0, "people": []}
    assert "coterie import" in terminal.do("people")


def test_a_query_that_finds_nobody_says_so(terminal: Terminal) -> None:
    terminal.add("Ana Lindqvist")
    assert terminal.do("people", "nobodyofthatname") == "Nobody was found.\n"


@pytest.mark.parametrize("order", ["name", "last", "strength", "due"])
def test_every_order_is_taken(terminal: Terminal, order: str) -> None:
    terminal.add("Ana Lindqvist")
    assert terminal.json("people", "--sort", order)["total"] == 1


def test_a_page_shows_what_is_known(terminal: Terminal) -> None:
    ana = str(terminal.add("Ana Lindqvist", "--email", "ana@example.org", "--organisation", "Fjord Studio"))
    terminal.do("edit", ana, "--birthday", "1990-05-22", "--note", "Likes sailing", "--title", "Designer")
    terminal.do("log", ana, "--text", "Coffee at the harbour", "--on", "2026-02-27")
    terminal.do("follow-up", "add", ana, "--due", "2026-03-09", "--reason", "Send the article")
    text = terminal.do("show", ana)
    for said in (
        "Ana Lindqvist\nDesigner, Fjord Studio\n", "ana@example.org", "1990-05-22", "Likes sailing",
        "27 February 2026, 3 days ago", "9 March 2026, in 7 days", "Coffee at the harbour", "Send the article",
    ):  # fmt: skip
        assert said in text


def test_show_knows_numbers_uuids_and_me(terminal: Terminal) -> None:
    ana = terminal.json("add", "Ana Lindqvist")
    assert terminal.json("show", ana["uuid"]) == ana
    assert terminal.json("show", ana["uuid"][:8]) == ana
    assert terminal.json("show", "me")["id"] == 1
    assert terminal.do("show", "me").startswith("You, the owner of this vault")


@pytest.mark.parametrize("who", ["99", "nobody", "-1", "0", "9" * 30, "'; DROP TABLE person; --", "\u202e12", ""])
def test_an_id_that_nobody_has_is_a_plain_sentence(terminal: Terminal, who: str) -> None:
    answer = terminal.call("show", "--", who)
    assert answer.code == 1
    assert "Nobody has the id" in answer.err


def test_edit_changes_what_is_named_only(terminal: Terminal) -> None:
    ana = str(terminal.add("Ana Lindqvist", "--email", "ana@example.org", "--title", "Designer"))
    card = terminal.json("edit", ana, "--name", "Ana Berg", "--phone", "+44 20 7946 0142")
    assert (card["name"], card["emails"], card["title"]) == ("Ana Berg", ["ana@example.org"], "Designer")
    assert terminal.json("edit", ana, "--email", "")["emails"] == []


def test_the_owner_can_be_edited_and_is_in_no_list(terminal: Terminal) -> None:
    terminal.do("edit", "me", "--name", "Robin Doe", "--email", "robin@example.org")
    assert terminal.json("people")["total"] == 0


def test_edit_without_anything_to_change_is_refused(terminal: Terminal) -> None:
    ana = str(terminal.add("Ana Lindqvist"))
    answer = terminal.call("edit", ana)
    assert (answer.code, answer.out) == (1, "")


@pytest.mark.parametrize(
    ("option", "value"), [("--email", "not an address"), ("--phone", "abc"), ("--birthday", "31 February")]
)
def test_values_that_cannot_be_understood_change_nothing(terminal: Terminal, option: str, value: str) -> None:
    before = terminal.json("add", "Ana Lindqvist")
    answer = terminal.call("edit", str(before["id"]), option, value)
    assert answer.code == 1
    assert value in answer.err
    assert terminal.json("show", str(before["id"])) == before


def test_tags_go_on_and_off(terminal: Terminal) -> None:
    ana = str(terminal.add("Ana Lindqvist"))
    assert terminal.json("tag", ana, "#mentor", "berlin")["tags"] == ["berlin", "mentor"]
    assert terminal.json("tag", ana, "berlin", "--remove")["tags"] == ["mentor"]
    assert terminal.do("tag", ana, "mentor", "--remove") == "Ana Lindqvist: no tags\n"


def test_the_bin_takes_and_gives_back(terminal: Terminal) -> None:
    ana, wei = str(terminal.add("Ana Lindqvist")), str(terminal.add("Wei Zhang"))
    assert terminal.json("bin", ana, wei) == {"binned": 2}
    assert terminal.json("people")["total"] == 0
    assert "In the bin" in terminal.do("show", ana)
    assert terminal.json("bin", ana, "--restore") == {"restored": 1}
    assert terminal.json("people")["total"] == 1


def test_erasing_asks_first(terminal: Terminal) -> None:
    ana = str(terminal.add("Ana Lindqvist"))
    refused = terminal.call("erase", ana)
    assert refused.code == 1
    assert "--yes" in refused.err
    assert terminal.json("people")["total"] == 1
    erased = terminal.json("erase", ana, "--yes")
    assert (erased.keys(), erased["erased"]) == ({"erased", "entries", "records", "steps"}, 1)
    assert terminal.json("people")["total"] == 0
    assert terminal.call("show", ana).code == 1


@pytest.mark.parametrize(("said", "left"), [("n\n", 1), ("y\n", 0)])
def test_erasing_on_a_terminal(terminal: Terminal, monkeypatch: pytest.MonkeyPatch, said: str, left: int) -> None:
    ana = str(terminal.add("Ana Lindqvist"))
    monkeypatch.setattr("coterie.cli.command.on_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO(said))
    answer = terminal.call("erase", ana)
    assert (answer.code, "Erase Ana Lindqvist" in answer.err) == (left, True)
    assert terminal.json("people")["total"] == left


def test_the_owner_cannot_be_binned_or_erased(terminal: Terminal) -> None:
    assert terminal.call("bin", "me").code == 1
    assert terminal.call("erase", "me", "--yes").code == 1


def test_what_a_stranger_wrote_cannot_move_the_cursor(terminal: Terminal) -> None:
    ana = str(terminal.add("Ana \x1b[2J\u202eLind\x07qvist"))
    for text in (terminal.do("show", ana), terminal.do("people")):
        assert not set(text) & {"\x1b", "\u202e", "\x07"}
    answer = terminal.call("--json", "show", ana)
    assert "\u202e" not in answer.out
    assert answer.json["name"].count("\u202e") <= 1


def test_every_page_of_a_real_vault_can_be_shown(bare: Terminal) -> None:
    shown = bare.bare("demo", "--to", str(bare.vault), "--json").json
    bare.file("passphrase", shown["passphrase"])
    rows = bare.json("people", "--limit", "200", today=shown["today"])["people"]
    assert len(rows) > 10
    for row in rows[::4]:
        text = bare.do("show", str(row["id"]), today=shown["today"])
        assert text.startswith(row["name"].split()[0])
        assert bare.json("show", str(row["id"]), today=shown["today"])["id"] == row["id"]


def test_everything_a_page_can_hold() -> None:
    entries = tuple(Interaction(n, "2026-02-01", "message", "long " * 200, ()) for n in range(16))
    card = PersonCard(
        2, "Ana Lindqvist", None, None, (), (), (), None, None, None, uuid="u",
        contact_points=(ContactPoint("mail", "work", "ana@example.org", private=True),),
        affiliations=(
            Affiliation("Old Firm", "Clerk", "2019", "2021-05", current=False),
            Affiliation(None, "Freelancer", None, None, current=False),
        ),
        important_dates=(ImportantDate("other", "Name day", "--07-26"), ImportantDate("anniversary", "", "2010-01-01")),
        interactions=entries,
        follow_ups=(FollowUp(3, "u", None, None, None, "", "", "dropped", 0, None),),
        relationships=(
            Relationship("spouse", "Wei Zhang", PersonLink(3, "Wei Zhang")),
            Relationship("mentor", "Chidi Eze", None, inverse=True),
        ),
        communities=(), notes=(Note("One\nTwo", "2026-01-01"),), fields=(FieldValue("shoe size", "39"),),
        sources=(Source("vcard", "folder/cards.vcf", 1, "card 1"), Source("sample", "", 0, "")),
    )  # fmt: skip
    text = "\n".join(person_text.page(card, date(2026, 3, 2), is_binned=True))
    for said in (
        "ana@example.org (work) (private)", "Clerk, Old Firm (2019–2021-05)", "Freelancer", "Name day", "spouse",
        "is their mentor", "shoe size", "Contact cards (cards.vcf), Samples", "In the bin", "let go", "earlier ones",
        "  Two",
    ):  # fmt: skip
        assert said in text
    assert max(map(len, text.splitlines())) < 460
