# SPDX-License-Identifier: GPL-3.0-or-later
"""Who the owner is, who took part, and what happens where a message does not say."""

from __future__ import annotations

import pytest

from coterie.domain.foreign_files import Wishes
from coterie.domain.records import Found, FoundInteraction, FoundOwner, PersonRef
from coterie.importers.linkedin import IMPORTER
from coterie.importers.linkedin.message_survey import receivers
from tests.importers.bundles import (
    TODAY,
    bundle_of,
    by_file,
    read_all,
    records_of,
    refusals_of,
    single_file,
    skipped_because,
)
from tests.importers.linkedin.archives import (
    ADA,
    FREYA,
    JONAS,
    ME,
    MESSAGE_TITLES,
    MESSAGES,
    MIRA,
    NOOR,
    SPONSORED,
    current,
    message,
    table,
)

AT = "2024-03-01 09:30:00 UTC"


NOBODY: frozenset[str] = frozenset()


def read_messages(
    rows: list[list[str]],
    me: frozenset[str] = NOBODY,
    my_names: frozenset[str] = NOBODY,
    include: frozenset[str] = NOBODY,
) -> list[Found]:
    wishes = Wishes(TODAY, include=include, me=me, my_names=my_names)
    found = read_all(IMPORTER, single_file("messages.csv", table(MESSAGE_TITLES, rows)), wishes)
    return by_file(found)["messages.csv"]


def interactions(found: list[Found]) -> list[FoundInteraction]:
    return [record.thing for record in records_of(found) if isinstance(record.thing, FoundInteraction)]


ME_BY_LINK = frozenset({"li:ada-quill"})


def test_without_an_owner_the_direction_is_unknown_and_nobody_is_made() -> None:
    things = interactions(read_messages(MESSAGES))
    assert {each.direction for each in things} == {"unknown"}
    assert not any(person.create for each in things for person in each.people)
    assert {person.name for person in things[0].people} == {"Mira Okafor", "Ada Quill"}
    assert (things[0].party, things[3].party) == (1, 2)


def test_the_owner_is_known_by_link() -> None:
    directions = [each.direction for each in interactions(read_messages(MESSAGES, me=ME_BY_LINK))]
    assert directions == ["in", "out", "in", "out", "in", "in"]


def test_the_owner_is_known_by_name() -> None:
    by_name = read_messages(MESSAGES, my_names=frozenset({"Ada Quill, PMP"}))
    assert by_name == read_messages(MESSAGES, me=ME_BY_LINK)


def test_without_invitations_the_profile_name_tells_the_owners_link() -> None:
    files = current()
    del files["Invitations.csv"]
    found = by_file(read_all(IMPORTER, bundle_of(files)))
    (owner,) = (record.thing for record in records_of(found["Profile.csv"]))
    assert isinstance(owner, FoundOwner)
    assert owner.keys == ("li:ada-quill",)


def test_a_known_link_tells_the_name_for_rows_without_links() -> None:
    rows = [
        message("t1", ME, ("Mira Okafor", MIRA), AT, "a"),
        message("t2", ("Ada Quill", ""), ("Noor Haddad", NOOR), AT, "b"),
        message("t3", ("Freya Dahl", ""), ("Ada Quill", ""), AT, "c"),
    ]
    found = read_messages(rows, me=ME_BY_LINK)
    assert [(each.direction, each.people[0].name) for each in interactions(found)] == [
        ("out", "Mira Okafor"), ("out", "Noor Haddad"), ("in", "Freya Dahl"),
    ]  # fmt: skip


def test_a_link_alone_does_not_tell_who_wrote_without_one() -> None:
    rows = [message("t1", ("Freya Dahl", ""), ("Ada Quill", ""), AT, "c"), message("t2", ("Bo", ""), ME, AT, "d")]
    assert [each.direction for each in interactions(read_messages(rows, me=ME_BY_LINK))] == ["unknown", "in"]


def test_a_namesake_of_the_owner_is_somebody_else() -> None:
    namesake = ("Ada Quill", "https://www.linkedin.com/in/ada-quill-2")
    rows = [message("t1", namesake, ME, AT, "hello namesake"), message("t1", ME, namesake, AT, "hello")]
    things = interactions(read_messages(rows, me=ME_BY_LINK, my_names=frozenset({"Ada Quill"})))
    assert [(each.direction, each.people[0].keys) for each in things] == [
        ("in", ("li:ada-quill-2",)), ("out", ("li:ada-quill-2",)),
    ]  # fmt: skip


def test_a_message_to_nobody_else_is_no_contact() -> None:
    found = read_messages([message("t1", ME, ME, AT, "note to self")], me=ME_BY_LINK)
    assert skipped_because(found) == {"closed account": 1}


def test_the_one_unknown_receiver_of_a_group_is_named_by_what_is_left() -> None:
    rows = [
        message("t1", ("Mira Okafor", MIRA), ME, AT, "a"),
        message("t2", ME, ("Noor Haddad, PhD,Mira Okafor", f"{NOOR};{MIRA}"), AT, "b"),
        message("t3", ME, ("Freya Dahl,Jonas Lind", f"{FREYA},{JONAS}"), AT, "c"),
    ]
    things = interactions(read_messages(rows, me=ME_BY_LINK))
    assert [person.name for person in things[1].people] == ["Noor Haddad", "Mira Okafor"]
    assert [person.name for person in things[2].people] == ["freya-dahl", "jonas-lind"]


def test_a_closed_account_in_a_group_leaves_the_others() -> None:
    rows = [
        message("t1", ("Mira Okafor", MIRA), ME, AT, "a"),
        message("t1", ("Kim", ""), ME, AT, "b"),
        message("t1", ("", ""), ME, AT, "c"),
        message("t1", ME, ("LinkedIn Member", ""), AT, "d"),
        message("t3", ME, ("LinkedIn Member", NOOR), AT, "g"),
        message("t2", ("Freya Dahl @ LinkedIn Jobs", ""), ME, AT, "e"),
        message("t2", ME, ("The LinkedIn Team", ""), AT, "f"),
    ]
    found = read_messages(rows, me=ME_BY_LINK)
    assert [[person.name for person in each.people] for each in interactions(found)] == [
        ["Mira Okafor"], ["Kim"], ["Mira Okafor", "Kim"], ["Mira Okafor", "Kim"], ["noor-haddad"],
    ]  # fmt: skip
    assert skipped_because(found) == {"not a person": 2}


def test_the_sponsor_takes_no_part_and_ticked_markup_becomes_words() -> None:
    rows = [
        message("t1", ("Mira Okafor", MIRA), ME, AT, SPONSORED),
        message("t1", ("Freya Dahl", FREYA), ME, AT, "<p>One</p><p>Two &amp; three</p>"),
    ]
    found = read_messages(rows, me=ME_BY_LINK, include=frozenset({"message-text"}))
    (thing,) = interactions(found)
    assert (thing.text, thing.party) == ("One\n\nTwo & three", 1)


def test_text_may_run_over_lines() -> None:
    rows = [message("t1", ("Mira Okafor", MIRA), ME, AT, "One\r\nTwo, 2"), message("t1", ME, ("Mira", MIRA), AT, "x")]
    found = read_messages(rows, me=ME_BY_LINK, include=frozenset({"message-text"}))
    assert [record.place for record in records_of(found)] == ["row 2", "row 4"]
    assert [thing.text for thing in interactions(found)] == ["One\nTwo, 2", "x"]


def test_a_row_of_another_shape_ends_the_quick_look() -> None:
    quick = read_all(IMPORTER, single_file("messages.csv", table(MESSAGE_TITLES, MESSAGES[:2]) + "\n\n"))
    assert len(interactions(quick)) == 2
    text = table(MESSAGE_TITLES, MESSAGES[:1]) + f"t1,,{ME[0]},{ADA},Mira Okafor,{MIRA},{AT},,short\n\n"
    found = read_all(IMPORTER, single_file("messages.csv", text), Wishes(TODAY, me=ME_BY_LINK))
    assert [each.direction for each in interactions(found)] == ["in", "out"]


def test_a_torn_row_shows_no_words_that_were_not_ticked() -> None:
    text = table(MESSAGE_TITLES, [MESSAGES[0]])
    text += f't9,,Mira,{MIRA},Ada Quill,{ADA},{AT},,"open secret,INBOX,,No,No\n'
    text += f"t9,,Mira,{MIRA},Ada Quill,{ADA},{AT},,loose, secret, words,INBOX,,No,No\n"
    found = read_all(IMPORTER, single_file("messages.csv", text))
    assert [each.place for each in refusals_of(found)] == ["row 3", "row 4"]
    assert "secret" not in repr(found)
    assert all("t9" in each.excerpt for each in refusals_of(found))


def test_the_title_of_a_conversation_waits_with_its_words() -> None:
    text = table(MESSAGE_TITLES, [["t9", "Lunch at the quay", *MESSAGES[0][2:]]])
    assert "Lunch at the quay" not in repr(read_all(IMPORTER, single_file("messages.csv", text)))


@pytest.mark.parametrize(
    ("urls", "slugs"),
    [("", ()), (f"{MIRA},{JONAS}", ("mira-okafor-0a1b2c", "jonas-lind")), (f"{MIRA};{MIRA}", ("mira-okafor-0a1b2c",)),
     ("nothing,here", ())],
)  # fmt: skip
def test_receivers_are_split_at_commas_and_semicolons(urls: str, slugs: tuple[str, ...]) -> None:
    assert receivers(urls) == slugs


def test_one_reference_per_person_whatever_the_message() -> None:
    things = interactions(read_messages(MESSAGES, me=ME_BY_LINK))
    assert things[0].people == things[1].people == (PersonRef("Mira Okafor", ("li:mira-okafor-0a1b2c",), create=True),)
