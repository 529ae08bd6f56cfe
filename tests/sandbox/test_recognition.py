# SPDX-License-Identifier: GPL-3.0-or-later
"""Importers get what they are surest of, and what nobody reads is named for what it is."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from coterie.domain.foreign_files import Bundle, Claim
from coterie.sandbox.file_kinds import Kind, impostor_advice, kind_of
from coterie.sandbox.limits import Limits
from coterie.sandbox.metering import MeteredMember
from coterie.sandbox.recognition import plan_of, shares_of, unread_of
from tests.sandbox.staging import meter, zipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coterie.domain.foreign_files import Wishes
    from coterie.domain.records import Found


@dataclass
class Claiming:
    """An importer that claims members by name."""

    id: str
    sureness: int
    names: tuple[str, ...] = field(default=())
    title: str = ""

    def recognise(self, bundle: Bundle) -> Claim | None:
        if not self.names:
            raise RecursionError
        return Claim(self.sureness, tuple(member for member in bundle.members if member.name in self.names))

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
        raise AssertionError


def member(name: str, data: bytes) -> MeteredMember:
    def source() -> object:
        import io  # noqa: PLC0415

        return io.BytesIO(data)

    return MeteredMember(meter(), "/in", name, source, size=len(data))  # type: ignore[arg-type]


def bundle(*found: tuple[str, bytes]) -> Bundle:
    return Bundle("/in", "in", tuple(member(name, data) for name, data in found))


def advice(*found: tuple[str, bytes], claimed: tuple[str, ...] = ()) -> dict[str, str]:
    return dict(unread_of(bundle(*found), set(claimed)))


def test_the_surest_claim_wins_each_member() -> None:
    files = bundle(("a", b"1"), ("b", b"2"), ("c", b"3"))
    importers = (
        Claiming("low", 20, ("a", "b", "c")),
        Claiming("broken", 100),
        Claiming("high", 90, ("b",)),
        Claiming("same", 90, ("b", "c")),
        Claiming("nothing", 99, ("x",)),
    )
    shares = shares_of(files, importers)
    found = {share.importer.id: [one.name for one in share.claim.members] for share in shares}
    assert found == {"high": ["b"], "same": ["c"], "low": ["a"]}


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", Kind.EMPTY),
        (b" \r\n\t", Kind.EMPTY),
        (b"\xef\xbb\xbf<!DOCTYPE html>", Kind.HTML),
        (b"  <html lang='de'>", Kind.HTML),
        (b"<!-- saved --><HTML>", Kind.HTML),
        (b"<?xml version='1.0'?><html>", Kind.HTML),
        (b"<!---->" * 600, Kind.TEXT),
        (b"<?xml version='1.0'?><users>", Kind.XML),
        (b"%PDF-1.7", Kind.PDF),
        (b"\x89PNG\r\n\x1a\n", Kind.PICTURE),
        (b"\xff\xd8\xff\xe0", Kind.PICTURE),
        (b"GIF89a", Kind.PICTURE),
        (b"RIFF\0\0\0\0WEBP", Kind.PICTURE),
        (b"RIFF\0\0\0\0WAVE", Kind.MEDIA),
        (b"\0\0\0\x18ftypheic", Kind.PICTURE),
        (b"\0\0\0\x18ftypmp42", Kind.MEDIA),
        (b"BM\x10\0\0\0\0\0\0\0", Kind.PICTURE),
        (b"BM;a;b", Kind.TEXT),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLD_OFFICE),
        (b"!BDN", Kind.OUTLOOK_STORE),
        (b"SQLite format 3\0", Kind.SQLITE),
        (b"\x3a\xa2eroots\x81\xd8\x2a\x58\x25\0\x01gversion\x01", Kind.BLUESKY),
        (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
        (b"Rar!\x1a\x07\0", Kind.ARCHIVE),
        (zipped(("[Content_Types].xml", b""), ("xl/workbook.xml", b"")), Kind.EXCEL),
        (zipped(("[Content_Types].xml", b""), ("word/document.xml", b"")), Kind.WORD),
        (zipped(("[Content_Types].xml", b""), ("ppt/x.xml", b"")), Kind.SLIDES),
        (zipped(("[Content_Types].xml", b"")), Kind.EXCEL),
        (zipped(("a.csv", b"")), Kind.ARCHIVE),
        (b'{"a": 1}', Kind.JSON),
        (b"a,b\n1,2", Kind.TEXT),
        ("a,b\n1,2".encode("utf-16"), Kind.TEXT),
        ("First Name,Last Name\n".encode("utf-16-le"), Kind.TEXT),
        (b"\0\1\2\3abc", Kind.UNKNOWN),
    ],
)
def test_a_file_is_what_its_first_bytes_say(data: bytes, kind: Kind) -> None:
    assert kind_of(member("x.csv", data)) is kind


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in {Kind.TEXT, Kind.JSON, Kind.XML}])
def test_every_kind_that_cannot_be_read_has_a_sentence(kind: Kind) -> None:
    assert kind.advice.endswith(".")


def test_a_page_that_says_it_is_one_is_no_impostor() -> None:
    assert impostor_advice(member("a.html", b"<html>")) == ""
    assert impostor_advice(member("a.csv", b"<html>")) != ""
    assert impostor_advice(member("a.csv", b"a,b\0c")) == ""
    assert impostor_advice(member("a.csv", b"a,b")) == ""


def test_a_table_nobody_knows_shows_its_columns() -> None:
    sentence = "No importer knows this file. Its columns are: Name, Dog's name, Größe."
    for data in (
        "Name,Dog's name,Größe\n1,2,3".encode(),
        'Name;"Dog\'s name";Größe\n'.encode("utf-8-sig"),
        "Name\tDog's name\tGröße\n".encode("utf-16"),
        "a note\n\nName,Dog's name,Größe\n".encode("cp1252"),
    ):
        assert advice(("a.csv", data)) == {"a.csv": sentence}


def test_a_json_file_nobody_knows_shows_its_fields() -> None:
    rows = [{"name": "Anna", "dogs": {"x": 1}}] * 3
    sentence = (
        "No importer knows this file. Its columns are: name, dogs. Ask the other program for CSV, vCard or iCalendar "
        "instead."
    )
    assert advice(("a.json", json.dumps(rows).encode())) == {"a.json": sentence}
    assert advice(("a.json", json.dumps({"name": 1, "dogs": "x" * 70_000}).encode())) == {"a.json": sentence}


def test_json_without_fields_has_no_columns() -> None:
    for data in (b"[1, 2, 3]", b'["Anna, Berg", "Mira, Okafor"]', b"[[1, 2], [3, 4]]"):
        assert advice(("a.json", data)) == {
            "a.json": (
                "No importer knows this file. Coterie reads exports as CSV, JSON, vCard, iCalendar and their archives."
            )
        }


def test_many_columns_are_cut() -> None:
    sentence = advice(("a.csv", ",".join(f"c{number}" for number in range(50)).encode()))["a.csv"]
    assert sentence.endswith("c29, ....")


def test_text_without_columns() -> None:
    assert advice(("a.txt", b"Dear diary")) == {
        "a.txt": "No importer knows this file. Coterie reads exports as CSV, JSON, vCard, iCalendar and their archives."
    }


def test_a_folder_of_pictures_is_named_for_it() -> None:
    pictures = [(f"{number}.jpg", b"\xff\xd8\xff") for number in range(12)]
    reason = advice(*pictures, ("a.html", b"<html>"), ("x", b""))[""]
    assert reason.startswith("It holds 12 pictures, one web page, one empty file and no file that Coterie can read.")


def test_an_empty_folder() -> None:
    assert advice()[""].startswith("There is no file in it.")


def test_what_lies_beside_the_data_of_a_known_archive_is_not_spoken_of() -> None:
    beside = [("a.jpg", b"\xff\xd8\xff"), ("b.html", b"<html>"), ("c.pdf", b"%PDF-")]
    assert advice(("data.csv", b"a,b"), *beside, claimed=("data.csv",)) == {}


def test_data_that_nobody_knows_in_a_known_archive_is_named() -> None:
    found = advice(("data.csv", b"a,b"), ("new.csv", b"c,d"), claimed=("data.csv",))
    assert found == {"new.csv": "No importer knows this file. Its columns are: c, d."}


def test_many_unknown_files_are_counted_after_twenty() -> None:
    found = advice(*((f"{number}.csv", b"a,b") for number in range(25)))
    assert len(found) == 21
    assert found[""] == "5 more files of this kind are not read."


def broken_member(name: str) -> MeteredMember:
    def source() -> object:
        raise zlib.error("not for people")

    return MeteredMember(meter(), "/in", name, source, size=9)  # type: ignore[arg-type]


class Looking:
    """Claims whatever begins with a mark; looks at every member."""

    id = title = "looking"

    def recognise(self, bundle: Bundle) -> Claim | None:
        return Claim(50, tuple(member for member in bundle.members if member.head(4) == b"MARK"))

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
        raise AssertionError


def test_a_member_that_cannot_be_unpacked_costs_no_other_its_reader() -> None:
    members = (broken_member("bad.csv"), member("good.csv", b"MARK"), broken_member("worse.csv"))
    plan = plan_of(Bundle("/in", "in", members), [Looking()], Limits())
    assert [[one.name for one in share.claim.members] for share in plan.shares] == [["good.csv"]]
    assert [one.name for one in plan.bundle.members] == ["good.csv"]
    assert {snag.member: "cannot be unpacked" in snag.reason for snag in plan.unreadable} == {
        "bad.csv": True,
        "worse.csv": True,
    }


def test_a_lone_member_that_cannot_be_unpacked_is_named() -> None:
    alone = Bundle("/in", "in", (broken_member("bad.csv"),))
    plan = plan_of(alone, [Looking()], Limits())
    assert (plan.bundle, plan.shares, plan.unreadable) == (alone, [], [])
    assert "cannot be unpacked" in dict(unread_of(alone, set()))["bad.csv"]


def test_markup_that_nobody_knows_has_no_columns() -> None:
    assert "columns" not in advice(("a.csv", b"<?xml version='1.0'?><a b='1,2'>3,4</a>"))["a.csv"]
