# SPDX-License-Identifier: GPL-3.0-or-later
"""Contact cards are read whatever wrote them: one file for each quirk, and any mixture of them."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from typing import BinaryIO, Self, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coterie.domain.cards import read_card
from coterie.domain.content_lines import unfold_text
from coterie.domain.foreign_files import Bundle, Claim, Wishes
from coterie.domain.records import (
    FileFound,
    FoundAffiliation,
    FoundContactPoint,
    FoundDate,
    FoundName,
    FoundOrganisation,
    FoundOther,
    FoundPerson,
    FoundRelation,
    Record,
    Refused,
    Skipped,
)
from coterie.importers.vcard import IMPORTER
from tests.card_strategies import card_bytes, refolded
from tests.importers.bundles import (
    TODAY,
    BytesMember,
    bundle_of,
    read_all,
    records_of,
    refusals_of,
    single_file,
    skipped_because,
)

FIXTURES = Path(__file__).parents[1] / "fixtures" / "vcard"
ALL_FIXTURES = sorted(FIXTURES.glob("*.vcf"))


def found_in(quirk: str, region: str = "") -> list[Record]:
    """Read a fixture and give its records."""
    bundle = single_file(f"{quirk}.vcf", (FIXTURES / f"{quirk}.vcf").read_bytes())
    return records_of(read_all(IMPORTER, bundle, Wishes(today=TODAY, region=region)))


def people_in(quirk: str, region: str = "") -> list[FoundPerson]:
    """Read a fixture of people only."""
    things = [record.thing for record in found_in(quirk, region)]
    assert all(isinstance(thing, FoundPerson) for thing in things)
    return cast("list[FoundPerson]", things)


def read(content: bytes | str) -> list[object]:
    """Read a file and give all that was found but its announcement."""
    return [item for item in read_all(IMPORTER, single_file("x.vcf", content)) if not isinstance(item, FileFound)]


def card(*lines: str) -> str:
    """Write a card of these lines."""
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""])


def test_soft_breaks_without_indent_and_inside_a_letter_are_joined() -> None:
    (person,) = people_in("android-soft-breaks")
    assert person.name == FoundName("María Ñúñez", "María", "Ñúñez")
    assert person.keys == ("tel:+12025550101", "mail:maria.nunez@example.com")
    assert person.contact_points == (
        FoundContactPoint("phone", "+1 202 555 0101", "+12025550101", "mobile", preferred=True),
        FoundContactPoint("mail", "maria.nunez@example.com", "maria.nunez@example.com", "home"),
    )


def test_a_card_that_breaks_off_costs_neither_itself_nor_its_neighbours() -> None:
    records = found_in("android-truncated-photo-between-two-good")
    assert [cast("FoundPerson", record.thing).name.display for record in records] == [
        "Ravi Menon",
        "Elif Kaya",
        "Mei Tanaka",
    ]
    assert [record.repairs for record in records] == [(), ("The card breaks off before its end.",), ()]


def test_base64_lines_without_indent_belong_to_the_photo() -> None:
    (record,) = found_in("base64-without-indent")
    lines = record.raw.split("\n")
    assert "PHOTO;ENCODING=BASE64;JPEG:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIj" in lines
    assert lines[-2:] == ["TEL;WORK:+44 1632 960001", "END:VCARD"]


def test_an_encoded_semicolon_does_not_split_a_name() -> None:
    (person,) = people_in("encoded-semicolon-in-name")
    assert person.name == FoundName("Lucia Ferrante; Rossi", "Lucia", "Ferrante; Rossi")


def test_groups_bring_labels_and_1604_is_no_year() -> None:
    (person,) = people_in("apple-groups-and-labels")
    assert person.contact_points == (
        FoundContactPoint("mail", "ingrid@example.com", "ingrid@example.com", "Studio", preferred=True),
        FoundContactPoint("phone", "+44 1632 960002", "+441632960002", "work fax"),
        FoundContactPoint(
            "url", "http://www.linkedin.com/in/Ingrid-Solberg/", "li:ingrid-solberg", "homepage", preferred=True
        ),
        FoundContactPoint("address", "12 Mill Lane\nBergen\n5003\nNorway", "", "home"),
    )
    assert person.dates == (FoundDate("anniversary", "2015-06-20"), FoundDate("birthday", "--05-17"))
    assert person.relations == (FoundRelation("spouse", "Tomas Vendler"),)
    assert "li:ingrid-solberg" in person.keys


def test_a_card_shown_as_company_without_a_name_is_an_organisation() -> None:
    (record,) = found_in("apple-company")
    point = FoundContactPoint("phone", "+44 1632 960003", "+441632960003", "main")
    assert record.thing == FoundOrganisation("Northwind Looms", ("tel:+441632960003",), (point,))


def test_letters_of_the_windows_code_page_are_read_and_the_guess_is_named() -> None:
    (record,) = found_in("outlook-label-and-code-page")
    person = cast("FoundPerson", record.thing)
    assert person.name == FoundName("Jörg Müller", "Jörg", "Müller")
    assert person.contact_points[-1].value == "Mühlgasse 3\n8010 Graz"
    assert all(point.preferred for point in person.contact_points)
    assert person.affiliations == (FoundAffiliation("Harbour Atlas", "Redakteur", "Karten"),)
    assert person.dates == (FoundDate("anniversary", "2011-01-13"),)
    assert person.relations == (FoundRelation("manager", "Ada Quill"),)
    assert "Windows-1252" in record.repairs[0]
    assert "N;LANGUAGE=de:M\xfcller".encode("cp1252") in record.raw.encode("utf-8", "surrogateescape")


def test_the_people_of_a_group_get_its_name_as_a_tag() -> None:
    amara, yusuf, group = found_in("group-with-members")
    assert cast("FoundPerson", amara.thing).tags == ("Book circle",)
    assert amara.key == "03a0e51f-d1aa-4385-8a53-e29025acd8af"
    assert cast("FoundPerson", yusuf.thing).tags == ("Book circle",)
    assert group.thing == FoundOther("group", "Book circle")


def test_a_card_inside_a_card_is_not_a_record_and_not_mixed_in() -> None:
    (person,) = people_in("agent-inside")
    assert [point.value for point in person.contact_points] == ["+44 1632 960004"]
    assert person.relations == (FoundRelation("agent", "Sofia Quill"),)


def test_an_unescaped_comma_cuts_nothing() -> None:
    (person,) = people_in("unescaped-commas")
    assert person.notes == ("Text before comma, after; and more\nsecond line",)
    assert person.affiliations == (FoundAffiliation("Quill and Anvil, Inc.", "", "Type"),)
    assert person.name.nickname == "Zo, Zozo"
    assert person.tags == ("Design", "Paper, print")


def test_a_card_of_version_four_is_understood_in_full() -> None:
    (record,) = found_in("four-everything")
    person = cast("FoundPerson", record.thing)
    assert record.key == "44444444-d1aa-4385-8a53-e29025acd8af"
    assert person.name == FoundName("Soren Vendler", "Soren", "Vendler", "Aksel Emil", "Dr.", "PhD")
    assert person.dates == (FoundDate("birthday", "--02-29"), FoundDate("anniversary", "2010-05-01"))
    assert person.contact_points == (
        FoundContactPoint("phone", "+1-202-555-0104;ext=12", "+12025550104", "home", preferred=True),
        FoundContactPoint("phone", "00441632960005", "+441632960005", "mobile"),
        FoundContactPoint("mail", "soren@example.com", "soren@example.com", "work"),
        FoundContactPoint("messenger", "soren@chat.example.net", "xmpp:soren@chat.example.net", "xmpp"),
        FoundContactPoint("url", "https://dk.linkedin.com/in/s%C3%B8ren-v?trk=x", "li:søren-v", "linkedin"),
    )
    assert person.relations == (FoundRelation("friend", "Mei Tanaka"),)
    assert person.affiliations == (FoundAffiliation("Harbour Atlas", "Cartographer"),)
    assert person.fields == (
        ("language", "da"),
        ("position", "geo:55.67,12.56"),
        ("gender", "M"),
        ("role", "Editor of maps"),
    )
    assert person.pronouns == "he/him"
    assert 'X-UNKNOWN;X-P="a:b":kept' in record.raw.split("\n")


def test_newlines_of_every_kind_end_lines() -> None:
    (person,) = people_in("mixed-newlines")
    assert person.notes == ("one two",)
    assert person.keys == ("tel:+441632960006",)


@pytest.mark.parametrize(("quirk", "encoding"), [("utf-16", "utf-16-le"), ("fold-inside-a-letter", "utf-8")])
def test_marks_at_the_start_and_folds_inside_letters_are_taken_off(quirk: str, encoding: str) -> None:
    bundle = single_file("x.vcf", (FIXTURES / f"{quirk}.vcf").read_bytes())
    announcement, record = read_all(IMPORTER, bundle)
    assert cast("FileFound", announcement).encoding == encoding
    assert cast("FoundPerson", cast("Record", record).thing).name.display in ("山田 太郎", "Lucía Ferrante")


def test_a_folded_line_that_reads_like_a_beginning_is_text() -> None:
    (person,) = people_in("begin-inside-a-note")
    assert person.notes == ("the file saidBEGIN:VCARDEND:VCARD",)


def test_text_between_cards_is_refused_by_name() -> None:
    bundle = single_file("x.vcf", (FIXTURES / "text-between-cards.vcf").read_bytes())
    found = read_all(IMPORTER, bundle)
    assert len(records_of(found)) == 2
    (refused,) = refusals_of(found)
    assert refused == Refused("line 5", "This text stands outside of all cards.", "-- \nsent from my telephone")


def test_the_same_card_again_is_skipped_and_another_with_its_uid_is_kept() -> None:
    bundle = single_file("x.vcf", (FIXTURES / "same-uid-twice.vcf").read_bytes())
    found = read_all(IMPORTER, bundle)
    assert [record.key for record in records_of(found)] == ["person-1", "person-1#2"]
    assert skipped_because(found) == {"the same card again": 1}
    assert records_of(found)[1].repairs


def test_a_card_that_names_nobody_is_kept_as_it_is() -> None:
    (record,) = found_in("nothing-understood")
    assert record.thing == FoundOther("card")
    assert record.repairs == ("The card names nobody; it is kept as written.",)
    assert "this line is none" in record.raw.split("\n")


def test_dates_that_are_none_are_named_and_never_invented() -> None:
    (record,) = found_in("unreadable-dates")
    assert cast("FoundPerson", record.thing).dates == ()
    assert [repair[:22] for repair in record.repairs] == ["The date “the spring o", "The date “18960101” is"]


def test_posts_and_titles_of_one_group_belong_together() -> None:
    (person,) = people_in("several-posts")
    assert person.affiliations == (
        FoundAffiliation("Copper Fern", "Research lead"),
        FoundAffiliation("Tidewater Press", "Editor", "Books"),
    )
    assert person.fields == (("role", "Speaker"),)


def test_a_file_that_is_indented_as_a_whole_is_read() -> None:
    (person,) = people_in("indented-as-a-whole")
    assert person.notes == ("foldedhere",)


def test_numbers_without_a_country_are_read_in_the_users() -> None:
    file = single_file("x.vcf", card("FN:Ada Quill", "TEL:030 123456"))
    (home,) = records_of(read_all(IMPORTER, file, Wishes(today=TODAY, region="DE")))
    (unknown,) = records_of(read_all(IMPORTER, file))
    assert cast("FoundPerson", home.thing).keys == ("tel:+4930123456",)
    assert cast("FoundPerson", unknown.thing).keys == ()


def test_takeout_folders_are_tags_and_a_person_in_three_of_them_is_one() -> None:
    ada, mei = card("FN:Ada Quill", "EMAIL:ada@example.com"), card("FN:Mei Tanaka")
    bundle = bundle_of(
        {
            "Takeout/Contacts/All Contacts/All Contacts.vcf": ada + mei,
            "Takeout/Contacts/Climbing/Climbing.vcf": ada,
            "Takeout/Contacts/Press/Press.vcf": ada,
        }
    )
    found = read_all(IMPORTER, bundle)
    tags = {
        thing.name.display: thing.tags for record in records_of(found) if isinstance(thing := record.thing, FoundPerson)
    }
    assert tags == {"Ada Quill": ("Climbing", "Press"), "Mei Tanaka": ()}
    assert skipped_because(found) == {"the same card again": 2}


@pytest.mark.parametrize(
    ("folder", "name", "tags"),
    [
        ("/dl/takeout.zip", "Takeout/Kontakte/Verlag/Verlag.vcf", ("Verlag",)),
        ("/dl/takeout.zip", "Takeout/連絡先/友だち/友だち.vcf", ("友だち",)),
        ("/dl/takeout.zip", "Takeout/Kontakte/Alle Kontakte/Alle Kontakte.vcf", ()),
        ("/dl/takeout.zip", "Takeout/Contacts/Starred in Android/Starred in Android.vcf", ("favourite",)),
        ("/dl/Takeout/Contacts", "Press/Press.vcf", ("Press",)),
        ("/dl/Takeout/Contacts/Press/Press.vcf", "Press.vcf", ("Press",)),
        ("/dl/cards", "Press/Press.vcf", ()),
        ("/dl/Contacts", "Press/Mei Tanaka.vcf", ()),
    ],
)
def test_takeout_folders_are_known_in_any_language_and_from_any_of_them_on(
    folder: str, name: str, tags: tuple[str, ...]
) -> None:
    member = BytesMember(folder, name, card("FN:Mei Tanaka").encode())
    (record,) = records_of(read_all(IMPORTER, Bundle(folder, "chosen", (member,))))
    assert cast("FoundPerson", record.thing).tags == tags


def test_a_person_whose_cards_differ_between_labels_stays_one_by_their_address() -> None:
    ada = ("FN:Ada Quill", "EMAIL:ada@example.com")
    files = {
        "Takeout/Contacts/All Contacts/All Contacts.vcf": card(*ada, "TEL:+44 1632 960001"),
        "Takeout/Contacts/Press/Press.vcf": card(*ada, "NOTE:Likes maps"),
    }
    plain, labelled = (cast("FoundPerson", one.thing) for one in records_of(read_all(IMPORTER, bundle_of(files))))
    assert set(plain.keys) & set(labelled.keys) == {"mail:ada@example.com"}
    assert (plain.tags, labelled.tags, labelled.notes) == ((), ("Press",), ("Likes maps",))


def test_a_folder_of_single_cards_is_read_card_by_card() -> None:
    files = {
        f"{given}.vcf": card("VERSION:2.1", f"N;LANGUAGE=de:Vendler;{given}", "X-MS-OL-DESIGN;CHARSET=utf-8:<card/>")
        for given in ("Tomas", "Ines", "Ada")
    }
    found = read_all(IMPORTER, bundle_of(files, name="cards"))
    assert [cast("FoundPerson", one.thing).name.given for one in records_of(found)] == ["Tomas", "Ines", "Ada"]
    assert len({one.key for one in records_of(found)}) == 3


def test_only_files_that_begin_a_card_are_claimed() -> None:
    files: dict[str, bytes | str] = {
        "a.vcf": card("FN:Ada Quill"),
        "b.txt": "\ufeff\n\n begin:vcard\n",
        "c.vcf": "<html>BEGIN:VCARD",
        "d.ics": "BEGIN:VCALENDAR",
        "e.vcf": b"",
    }
    claim = IMPORTER.recognise(bundle_of(files))
    assert claim is not None
    assert [member.name for member in claim.members] == ["a.vcf", "b.txt"]
    assert IMPORTER.recognise(single_file("x.csv", "a,b")) is None


def test_too_long_a_note_is_named_and_the_rest_is_read() -> None:
    (record,) = records_of(read_all(IMPORTER, single_file("x.vcf", card("FN:Ada", "NOTE:" + "x" * 1_100_000))))
    assert cast("FoundPerson", record.thing).notes == ()
    assert record.repairs == ("NOTE is longer than the program takes and was left out.",)


def test_more_than_two_hundred_values_are_named() -> None:
    lines = [f"EMAIL:a{number}@example.com" for number in range(203)]
    (record,) = records_of(read_all(IMPORTER, single_file("x.vcf", card("FN:Ada", *lines))))
    assert len(cast("FoundPerson", record.thing).contact_points) == 200
    assert record.repairs == ("EMAIL has 203 values; those after the first 200 were left out.",)


def test_cards_nested_too_deep_are_refused_and_the_next_is_read() -> None:
    deep = "BEGIN:VCARD\nFN:x\nAGENT:\n" * 12 + "BEGIN:VCARD\nFN:y\n" + "END:VCARD\n" * 13
    refused, record = read(deep + card("FN:Ada Quill"))
    assert isinstance(refused, Refused)
    assert isinstance(record, Record)


class _Endless:
    """A file of so many bytes that is never held as a whole."""

    def __init__(self, start: bytes, piece: bytes, times: int, end: bytes = b"") -> None:
        self._rest = iter([start, *([piece] * times), end])

    def read(self, size: int = -1) -> bytes:
        return next(self._rest, b"")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        pass


class _EndlessMember:
    path = name = "x.vcf"
    size = 0
    modified = None

    def __init__(self, start: bytes, piece: bytes, times: int, end: bytes = b"") -> None:
        self._all = (start, piece, times, end)

    def head(self, size: int = 65_536) -> bytes:
        return self._all[0][:size]

    def open(self) -> BinaryIO:
        return cast("BinaryIO", _Endless(*self._all))


def peak_of(member: _EndlessMember) -> tuple[int, list[object]]:
    """Read a member, keeping no record, and give the most memory it took and the kinds of what was found."""
    bundle, claim = Bundle("x", "x", (member,)), Claim(90, (member,))
    tracemalloc.start()
    kinds: list[object] = [type(item) for item in IMPORTER.read(bundle, claim, Wishes(today=TODAY))]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak, kinds


def test_a_card_without_end_is_refused_and_takes_bounded_memory() -> None:
    start, piece = b"BEGIN:VCARD\nFN:Ada\n", b"NOTE:" + b"x" * 1_000_000 + b"\n"
    peak, kinds = peak_of(_EndlessMember(start, piece, 60, card("FN:Mei").encode()))
    assert kinds == [FileFound, Refused, Record]
    assert peak < 100_000_000


def test_a_line_without_end_takes_bounded_memory() -> None:
    peak, kinds = peak_of(_EndlessMember(b"BEGIN:VCARD\nNOTE:", b"x" * 1_000_000, 100))
    assert kinds == [FileFound, Refused]
    assert peak < 200_000_000


def test_photos_stream_by() -> None:
    photo = card("FN:Ada", "PHOTO;ENCODING=b;TYPE=JPEG:" + "\r\n ".join(["QUJD" * 18] * 4_000)).encode()
    peak, kinds = peak_of(_EndlessMember(photo, photo.replace(b"Ada", b"Mei"), 60))
    assert kinds.count(Record) == 2
    assert kinds.count(Skipped) == 59
    assert peak < 10_000_000


@pytest.mark.parametrize("path", ALL_FIXTURES, ids=lambda path: path.stem)
def test_reading_twice_finds_the_same(path: Path) -> None:
    bundle = single_file(path.name, path.read_bytes())
    assert read_all(IMPORTER, bundle) == read_all(IMPORTER, bundle) != []


@pytest.mark.parametrize("path", ALL_FIXTURES, ids=lambda path: path.stem)
def test_a_file_cut_at_any_byte_raises_nothing_and_keeps_the_cards_before(path: Path) -> None:
    content = path.read_bytes()
    whole = [written(item) for item in read(content)]
    for end in range(40, len(content)):
        found = [written(item) for item in read(content[:end])]
        assert found[:-1] == whole[: len(found) - 1]
        assert len(found) in range(1, len(whole) + 1)


def written(item: object) -> object:
    """Give what is kept of a record; what it means may hang on a group behind it."""
    return (item.key, item.place, item.raw) if isinstance(item, Record) else item


@given(st.lists(card_bytes(), min_size=1, max_size=5), st.integers(2, 3))
def test_so_many_files_in_one_give_so_many_times_the_records(cards: list[bytes], times: int) -> None:
    once = read(b"".join(cards))
    assert len(read(b"".join(cards) * times)) == times * len(once) == times * len(cards)


@given(st.lists(card_bytes(), min_size=1, max_size=4, unique=True), st.data())
def test_a_broken_card_anywhere_changes_nothing_about_the_others(cards: list[bytes], data: st.DataObject) -> None:
    broken = data.draw(st.sampled_from([b"BEGIN:VCARD\r\n", b"BEGIN:VCARD\r\nBDAY:\xff\xfe\r\n;;:\r\n", b"junk\r\n"]))
    place = data.draw(st.integers(1, len(cards)))
    alone = [item.thing for item in read(b"".join(cards)) if isinstance(item, Record)]
    mixed = read(b"".join([*cards[:place], broken, *cards[place:]]))
    things = [item.thing for item in mixed if isinstance(item, Record)]
    assert [thing for thing in things if thing in alone] == alone
    assert len(mixed) == len(cards) + 1


@given(
    card_bytes(), st.integers(1, 80), st.sampled_from([b"\r\n", b"\n", b"\r"]), st.sampled_from([b"", b"\xef\xbb\xbf"])
)
def test_folding_newlines_and_marks_change_nothing(content: bytes, width: int, newline: bytes, mark: bytes) -> None:
    assert read(mark + refolded(content, width, newline)) == read(content)


@given(st.lists(card_bytes(), min_size=2, max_size=5, unique=True), st.randoms())
def test_the_order_of_cards_changes_nothing_about_them(cards: list[bytes], chance: object) -> None:
    mixed = sorted(cards)
    kinds = {repr((item.raw, item.thing)) for item in read(b"".join(cards)) if isinstance(item, Record)}
    assert {repr((item.raw, item.thing)) for item in read(b"".join(mixed)) if isinstance(item, Record)} == kinds


@given(st.binary(max_size=400))
def test_any_bytes_are_read_without_a_stumble(content: bytes) -> None:
    read(b"BEGIN:VCARD\r\n" + content + b"\r\nEND:VCARD\r\n")


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_stumble_and_kept(content: str) -> None:
    raw = f"BEGIN:VCARD\nFN:x\nX-ANY:{content}".encode("utf-8", "surrogatepass")
    card_read = read_card(unfold_text(raw))
    assert isinstance(card_read.thing, FoundPerson)
    assert str(card_read).encode()


def test_a_card_the_reader_stumbles_over_is_kept_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(text: str, region: str) -> None:
        raise RecursionError(text, region)

    monkeypatch.setattr("coterie.importers.vcard.read_card", stumble)
    (record,) = records_of(read_all(IMPORTER, single_file("x.vcf", card("FN:Ada Quill"))))
    assert record.thing == FoundOther("card")
    assert record.repairs == ("The card could not be understood (RecursionError); it is kept as written.",)


def test_a_third_card_with_the_same_uid_gets_a_key_of_its_own() -> None:
    cards = [card("UID:1", f"FN:Ada {number}") for number in range(3)]
    found = records_of(read_all(IMPORTER, single_file("x.vcf", "".join(cards))))
    assert [record.key for record in found] == ["1", "1#2", "1#3"]


def test_cards_of_one_uid_get_numbers_in_their_order() -> None:
    found = read("".join(card("UID:same", f"FN:One {number}") for number in range(5)) + card("UID:same#3", "FN:Six"))
    keys = [item.key for item in found if isinstance(item, Record)]
    assert keys == ["same", "same#2", "same#3", "same#4", "same#5", "same#3#2"]


def test_more_groups_than_a_person_can_be_in_are_named() -> None:
    group = "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:group\r\nFN:Group {0}\r\nMEMBER:urn:uuid:one\r\nEND:VCARD\r\n"
    content = "".join(map(group.format, range(250))) + card("UID:urn:uuid:one", "FN:Anna")
    (anna,) = [item for item in read(content) if isinstance(item, Record) and isinstance(item.thing, FoundPerson)]
    assert isinstance(anna.thing, FoundPerson)
    assert len(anna.thing.tags) == 200
    assert anna.repairs == ("More than 200 groups hold this person; the first of them count.",)


def test_utf_16_without_a_mark_is_read_whichever_byte_comes_first() -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        (only,) = read(card("UID:1", "FN:Änne").encode(encoding))
        assert isinstance(only, Record)
        assert isinstance(only.thing, FoundPerson)
        assert only.thing.name.display == "Änne"
        assert IMPORTER.recognise(single_file("x.vcf", card("FN:x").encode(encoding))) is not None
