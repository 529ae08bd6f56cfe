# SPDX-License-Identifier: GPL-3.0-or-later
"""Data dumps of a site of Stack Exchange: the owner's rows alone, out of files that would fill any memory."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from coterie.domain.foreign_files import Bundle, Wishes
from coterie.domain.records import (
    CommunityRef,
    FoundContribution,
    FoundInteraction,
    FoundMembership,
    FoundOwner,
    FoundPerson,
    PersonRef,
    Record,
    Refused,
    Skipped,
)
from coterie.importers.stack_exchange import IMPORTER
from tests.importers.bundles import (
    TODAY,
    BytesMember,
    announced,
    bundle_of,
    by_file,
    read_all,
    records_of,
    refusals_of,
    single_file,
    skipped_because,
    things_of,
)
from tests.importers.stack_exchange.samples import DUMP, POSTS_XML, USERS_XML

if TYPE_CHECKING:
    from collections.abc import Iterator

ME = Wishes(today=TODAY, me=frozenset({"se:cooking.stackexchange.com:7"}))
COOKING = CommunityRef(
    "cooking.stackexchange.com",
    "se:cooking.stackexchange.com",
    "Stack Exchange",
    "https://cooking.stackexchange.com",
)
FOLDER = "cooking.stackexchange.com/"


def posts(*rows: str, end: str = "</posts>\n") -> bytes:
    """Write a table of posts."""
    return ("<posts>\n" + "\n".join(rows) + "\n" + end).encode()


def test_the_owners_rows_are_read_and_nobody_elses() -> None:
    found = read_all(IMPORTER, bundle_of(DUMP), ME)
    things = list(things_of(found))
    assert [type(thing) for thing in things] == [
        FoundOwner, FoundMembership, FoundContribution, FoundContribution, FoundContribution, FoundContribution,
        FoundMembership, FoundMembership,
    ]  # fmt: skip
    assert things[0].keys == ("se:cooking.stackexchange.com:7", "se:account:900")  # type: ignore[attr-defined]
    assert things[1] == FoundMembership(COOKING, since="2019-05-06", facts=(("reputation", "101"),))
    question, answer, wiki, comment = (thing for thing in things if isinstance(thing, FoundContribution))
    assert (question.kind, question.title, question.topics) == ("question", "Curdled milk", ("milk", "salt"))
    assert question.text == "Why does it curdle?\n\nSalt & milk"
    assert question.url == "https://cooking.stackexchange.com/q/1"
    assert question.at is not None
    assert (question.at.text, question.at.zone) == ("2020-01-02T03:04:05Z", "UTC")
    assert (answer.kind, answer.url) == ("answer", "https://cooking.stackexchange.com/a/3")
    assert (wiki.kind, comment.kind, comment.text) == ("post", "comment", "An hour.")
    assert things[-2:] == [
        FoundMembership(COOKING, facts=(("badge Nice Answer", "bronze, 2020-02-02"),)),
        FoundMembership(COOKING, facts=(("badge Nice Answer (2)", "bronze, 2021-02-02"),)),
    ]
    assert skipped_because(found) == {"somebody else’s": 6, "not ticked": 2}


def test_topics_and_votes_of_the_site_are_left_alone_with_a_reason() -> None:
    files = announced(read_all(IMPORTER, bundle_of(DUMP), ME))
    left = {name: file.why for name, file in files.items() if file.not_read}
    assert set(left) == {FOLDER + "Tags.xml", FOLDER + "Votes.xml"}
    assert all(left.values())


def test_every_row_is_counted_once() -> None:
    for wishes in (ME, Wishes(today=TODAY)):
        files = by_file(read_all(IMPORTER, bundle_of(DUMP), wishes))
        for name, count in (("Users", 4), ("Posts", 6), ("Comments", 2), ("Badges", 3)):
            items = files[f"{FOLDER}{name}.xml"]
            assert len([item for item in items if not _is_owner(item)]) == count


def _is_owner(item: object) -> bool:
    """The owner is found beside the records."""
    return isinstance(item, Record) and isinstance(item.thing, FoundOwner)


def test_without_the_owner_every_row_says_what_to_do() -> None:
    found = read_all(IMPORTER, bundle_of(DUMP))
    assert records_of(found) == []
    (reason,) = skipped_because(found)
    assert "--me" in reason


def test_an_account_of_the_network_finds_the_owner_among_the_users() -> None:
    wishes = Wishes(today=TODAY, me=frozenset({"se:account:900"}))
    found = read_all(IMPORTER, bundle_of(DUMP), wishes)
    assert len([thing for thing in things_of(found) if isinstance(thing, FoundContribution)]) == 4


def test_those_who_answered_come_in_when_ticked_with_their_names_from_the_table_of_users() -> None:
    wishes = Wishes(today=TODAY, me=ME.me, include=frozenset({"contributors"}))
    found = read_all(IMPORTER, bundle_of(DUMP), wishes)
    (person,) = (thing for thing in things_of(found) if isinstance(thing, FoundPerson))
    assert (person.name.display, person.keys) == ("Noor Haddad", ("se:cooking.stackexchange.com:8", "se:account:902"))
    interactions = [record for record in records_of(found) if isinstance(record.thing, FoundInteraction)]
    assert [record.place for record in interactions] == ["row 2", "row 1"]
    for record in interactions:
        assert isinstance(record.thing, FoundInteraction)
        assert record.thing.people == (PersonRef("Noor Haddad", ("se:cooking.stackexchange.com:8",), create=True),)
        assert record.thing.text == ""
        assert "Too hot" not in record.raw
        assert "How long" not in record.raw
    assert skipped_because(found) == {"somebody else’s": 5}


def test_somebody_picked_by_name_is_found_in_the_table_of_users() -> None:
    wishes = Wishes(today=TODAY, me=ME.me, picked=frozenset({"noor haddad"}))
    found = read_all(IMPORTER, bundle_of(DUMP), wishes)
    assert [thing.name.display for thing in things_of(found) if isinstance(thing, FoundPerson)] == ["Noor Haddad"]


def test_pictures_and_fingerprints_of_addresses_are_not_kept() -> None:
    found = read_all(IMPORTER, single_file("Users.xml", USERS_XML), ME)
    (record,) = (one for one in records_of(found) if isinstance(one.thing, FoundMembership))
    assert "ProfileImageUrl" not in record.raw
    assert "EmailHash" not in record.raw
    assert "I cook" in record.raw


def test_the_only_user_of_a_table_is_the_owner() -> None:
    one = '<users><row Id="7" DisplayName="Ada Quill" Reputation="101" AccountId="900" /></users>'
    found = read_all(IMPORTER, bundle_of({FOLDER + "Users.xml": one, FOLDER + "Posts.xml": POSTS_XML}))
    assert len([thing for thing in things_of(found) if isinstance(thing, FoundContribution)]) == 3


def test_a_dump_that_names_no_site_is_read_by_the_account_of_the_network() -> None:
    wishes = Wishes(today=TODAY, me=frozenset({"se:account:900"}))
    found = read_all(IMPORTER, bundle_of({"Users.xml": USERS_XML, "Posts.xml": POSTS_XML}), wishes)
    contributions = [record for record in records_of(found) if isinstance(record.thing, FoundContribution)]
    assert [record.key for record in contributions] == [
        "se:unknown:question:1",
        "se:unknown:answer:3",
        "se:unknown:post:5",
    ]
    assert isinstance(contributions[0].thing, FoundContribution)
    assert contributions[0].thing.url == ""
    assert contributions[0].thing.community == CommunityRef("Stack Exchange", "", "Stack Exchange")


def test_a_broken_row_costs_itself() -> None:
    rows = (
        '<row Id="1" PostTypeId="2" OwnerUserId="7" Body="first" />',
        '<row Id="2" PostTypeId="2" OwnerUserId="7" Body="un&known;" />',
        '<row Id="3" PostTypeId="2" OwnerUserId="7 Body="open" />',
        '<row Id="4" PostTypeId="2" OwnerUserId="7" Body="last" CreationDate="some day"></row>',
        '<row Id="five" PostTypeId="2" OwnerUserId="7" />',
    )
    found = read_all(IMPORTER, bundle_of({FOLDER + "Posts.xml": posts(*rows)}), ME)
    assert [record.place for record in records_of(found)] == ["row 1", "row 4"]
    assert records_of(found)[1].repairs == ("The date cannot be read.",)
    assert [refused.place for refused in refusals_of(found)] == ["row 2", "row 5"]
    assert [item.place for item in found if isinstance(item, Skipped)] == ["row 3"]


def test_a_file_that_breaks_off_is_told() -> None:
    whole = posts(
        '<row Id="1" PostTypeId="2" OwnerUserId="7" Body="first" />', '<row Id="2" OwnerUserId="7" Bo', end=""
    )
    found = read_all(IMPORTER, bundle_of({FOLDER + "Posts.xml": whole}), ME)
    assert [refused.place for refused in refusals_of(found)] == ["row 2", "end of file"]
    assert len(records_of(found)) == 1


def test_entities_that_a_file_declares_are_never_used() -> None:
    bomb = (
        '<?xml version="1.0"?>\n<posts>\n<row Id="1" PostTypeId="2" OwnerUserId="7" Body="fine" />\n'
        '<!DOCTYPE posts [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n'
        '<row Id="2" PostTypeId="2" OwnerUserId="7" Body="&b;" />\n</posts>\n'
    )
    found = read_all(IMPORTER, bundle_of({FOLDER + "Posts.xml": bomb}), ME)
    assert [record.place for record in records_of(found)] == ["row 1"]
    assert [refused.place for refused in refusals_of(found)] == ["file", "file", "file", "row 2"]


def test_a_table_in_another_encoding_is_read() -> None:
    row = '<row Id="1" PostTypeId="2" OwnerUserId="7" Body="Käse und Öl" />'
    for encoding in ("utf-16", "cp1252"):
        found = read_all(IMPORTER, bundle_of({FOLDER + "Posts.xml": posts(row).decode().encode(encoding)}), ME)
        (thing,) = things_of(found)
        assert isinstance(thing, FoundContribution)
        assert thing.text == "Käse und Öl"


@dataclass(frozen=True)
class LongTable(BytesMember):
    """A table that is made while it is read, and says how much of it was held at once."""

    rows: int = 0

    def open(self) -> BinaryIO:
        """Open a stream that never holds the whole."""
        return io.BufferedReader(_Rows(self.rows))


class _Rows(io.RawIOBase):
    """The bytes of many rows, made as they are asked for."""

    def __init__(self, rows: int) -> None:
        self._made = iter(self._pieces(rows))
        self._rest = b""

    @staticmethod
    def _pieces(rows: int) -> Iterator[bytes]:
        yield b"<posts>\n"
        filler = b"x" * 100_000
        for number in range(rows):
            owner = 7 if number == rows - 1 else 1_000
            yield b'<row Id="%d" PostTypeId="2" OwnerUserId="%d" Body="%s" />\n' % (number + 1, owner, filler)
        yield b"</posts>\n"

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]  # what a reader hands over
        while len(self._rest) < len(view) and (piece := next(self._made, b"")):
            self._rest += piece
        given = self._rest[: len(view)]
        view[: len(given)] = given
        self._rest = self._rest[len(given) :]
        return len(given)


def test_a_long_table_is_never_held_whole() -> None:
    import tracemalloc  # noqa: PLC0415 (slows down what it watches, so only here)

    member = LongTable("/x/Posts.xml", FOLDER + "Posts.xml", posts('<row Id="1" />'), rows=400)
    files = Bundle("/x/Posts.xml", "Posts.xml", (member,))
    tracemalloc.start()
    try:
        found = read_all(IMPORTER, files, ME)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [record.place for record in records_of(found)] == ["row 400"]
    assert skipped_because(found) == {"somebody else’s": 399}
    assert most < 8 << 20  # the table has 40 MB


def test_xml_of_others_is_left_to_others() -> None:
    for other in ("<users></users>", "<people><row Id='1'/></people>", "<posts><post/></posts>", "<row Id='1'/>"):
        claim = IMPORTER.recognise(single_file("Posts.xml", other))
        assert (claim is not None) == (other == "<users></users>")
    assert not any(
        isinstance(item, Refused) for item in read_all(IMPORTER, single_file("a.xml", "<users></users>"), ME)
    )
