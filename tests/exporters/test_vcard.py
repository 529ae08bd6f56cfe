# SPDX-License-Identifier: GPL-3.0-or-later
"""Cards go out as they came, changed only where a person was changed, and read back the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coterie.domain.card_versions import converted
from coterie.domain.cards import read_card
from coterie.domain.content_lines import parse_line, unfold, unfold_text
from coterie.domain.export_values import ExportPerson, export_of
from coterie.domain.records import (
    FoundAffiliation,
    FoundContactPoint,
    FoundDate,
    FoundName,
    FoundPerson,
    FoundRelation,
    Record,
)
from coterie.exporters.vcard import EXPORTER, card_lines, is_fresh, verify, write_cards
from coterie.importers.vcard import IMPORTER
from tests.card_strategies import card_bytes, people, texts, words
from tests.importers.bundles import read_all, records_of, single_file

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures" / "vcard").glob("*.vcf"))
UUID = "5e0c1a52-0000-4000-8000-0123456789ab"
CHANGED = 1_790_000_000

APPLE = """\
BEGIN:VCARD
VERSION:3.0
N:Solberg;Ingrid;;;;extra
FN:Ingrid Solberg
ORG:Harbour Atlas;Maps
TITLE:Editor
item1.EMAIL;type=INTERNET;type=pref;X-Odd=1:ingrid@example.com
item1.X-ABLabel:Studio
TEL;type=CELL;type=VOICE:+44 1632 960002
URL:https://www.linkedin.com/in/ingrid/
X-SOCIALPROFILE;type=linkedin:https://www.linkedin.com/in/ingrid/
ADR;type=HOME:;;12 Mill Lane;Bergen;;5003;Norway
BDAY:1980-05-17
item2.X-ABRELATEDNAMES:Tomas
item2.X-ABLabel:_$!<Spouse>!$_
CATEGORIES:Design,Press
NOTE:Unescaped, as it came
REV:20240101T000000Z
X-KEPT;x="a,b":as it is
END:VCARD"""


def imported(raw: str) -> ExportPerson:
    """Make the export of a person just imported from a card."""
    read = read_card(raw)
    assert isinstance(read.thing, FoundPerson)
    return export_of(read.thing, UUID, CHANGED, raw, read.version)


def changed(person: ExportPerson, **values: object) -> list[str]:
    """Give the lines that differ after a change, those that went with a minus before them."""
    before = card_lines(person, "3.0")
    after = card_lines(person._replace(**values), "3.0")  # type: ignore[arg-type]
    gone = [f"-{line}" for line in before if line not in after and not line.startswith("REV")]
    return gone + [line for line in after if line not in before and not line.startswith("REV")]


def written(person: ExportPerson, version: str) -> bytes:
    """Write one card."""
    (card,) = write_cards([person], version)
    return card


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_what_was_imported_and_not_changed_goes_out_line_for_line(path: Path) -> None:
    for record in records_of(read_all(IMPORTER, single_file(path.name, path.read_bytes()))):
        if not isinstance(record.thing, FoundPerson) or "VERSION:2.1" in record.raw:
            continue
        version = "4.0" if "VERSION:4.0" in record.raw else "3.0"
        person = export_of(record.thing, UUID, CHANGED, record.raw, version)
        card = written(person, version)
        assert unfold_text(card.replace(b"\r\n", b"\n").rstrip(b"\n")) == record.raw
        assert all(len(line) <= 75 for line in card.split(b"\r\n"))
        assert not is_fresh(person, version)


@given(card_bytes(), st.sampled_from(["3.0", "4.0"]))
def test_out_and_in_again_changes_nothing(content: bytes, version: str) -> None:
    content = content.replace(b"VERSION:3.0", b"VERSION:" + version.encode())
    (record,) = records_of(read_all(IMPORTER, single_file("a.vcf", content)))
    assert isinstance(record.thing, FoundPerson)
    card = written(export_of(record.thing, UUID, CHANGED, record.raw, version), version)
    assert records_of(read_all(IMPORTER, single_file("a.vcf", card))) == [record]


def test_a_changed_name_touches_the_name_alone() -> None:
    person = imported(APPLE)
    name = person.name._replace(display="Ingrid Berg", family="Berg")
    assert changed(person, name=name) == [
        "-N:Solberg;Ingrid;;;;extra",
        "-FN:Ingrid Solberg",
        "N:Berg;Ingrid;;;;extra",
        "FN:Ingrid Berg",
    ]


def test_a_changed_address_keeps_everything_before_its_colon() -> None:
    person = imported(APPLE)
    first = person.contact_points[0]._replace(value="ingrid@example.org")
    assert changed(person, contact_points=(first, *person.contact_points[1:])) == [
        "-item1.EMAIL;type=INTERNET;type=pref;X-Odd=1:ingrid@example.com",
        "item1.EMAIL;type=INTERNET;type=pref;X-Odd=1:ingrid@example.org",
    ]


def test_a_changed_label_replaces_the_line_and_the_label_line() -> None:
    person = imported(APPLE)
    first = person.contact_points[0]._replace(label="home")
    assert changed(person, contact_points=(first, *person.contact_points[1:])) == [
        "-item1.EMAIL;type=INTERNET;type=pref;X-Odd=1:ingrid@example.com",
        "-item1.X-ABLabel:Studio",
        "EMAIL;TYPE=INTERNET,HOME,pref:ingrid@example.com",
    ]


def test_a_value_that_goes_takes_its_label_and_its_twin_with_it() -> None:
    person = imported(APPLE)
    kept = tuple(point for point in person.contact_points if point.kind not in ("mail", "url"))
    assert changed(person, contact_points=kept) == [
        "-item1.EMAIL;type=INTERNET;type=pref;X-Odd=1:ingrid@example.com",
        "-item1.X-ABLabel:Studio",
        "-URL:https://www.linkedin.com/in/ingrid/",
        "-X-SOCIALPROFILE;type=linkedin:https://www.linkedin.com/in/ingrid/",
    ]


def test_what_another_source_brought_is_added() -> None:
    person = imported(APPLE)
    points = (*person.contact_points, FoundContactPoint("phone", "+12025550105", "+12025550105", "desk"))
    assert changed(person, contact_points=points) == ["item3.TEL:+12025550105", "item3.X-ABLABEL:desk"]


def test_a_changed_post_touches_its_own_line() -> None:
    person = imported(APPLE)
    assert changed(person, affiliations=(FoundAffiliation("Harbour Atlas", "Head of maps", "Maps"),)) == [
        "-TITLE:Editor",
        "TITLE:Head of maps",
    ]
    assert changed(person, affiliations=(FoundAffiliation("Quill, Inc.", "Editor"),)) == [
        "-ORG:Harbour Atlas;Maps",
        "ORG:Quill\\, Inc.",
    ]
    two = (FoundAffiliation("A", "B"), FoundAffiliation("C"), FoundAffiliation("D", current=False))
    assert changed(person, affiliations=two) == [
        "-ORG:Harbour Atlas;Maps",
        "-TITLE:Editor",
        "item3.ORG:A",
        "item3.TITLE:B",
        "item4.ORG:C",
    ]
    assert changed(person, affiliations=()) == ["-ORG:Harbour Atlas;Maps", "-TITLE:Editor"]


def test_changed_days_tags_notes_and_relations_touch_their_own_lines() -> None:
    person = imported(APPLE)
    assert changed(person, dates=(FoundDate("birthday", "--05-18"),)) == [
        "-BDAY:1980-05-17",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-18",
    ]
    assert changed(person, tags=("Design", "Maps, old")) == [
        "-CATEGORIES:Design,Press",
        "CATEGORIES:Design,Maps\\, old",
    ]
    assert changed(person, tags=()) == ["-CATEGORIES:Design,Press"]
    assert changed(person, notes=("Two\nlines",)) == ["-NOTE:Unescaped, as it came", "NOTE:Two\\nlines"]
    assert changed(person, notes=()) == ["-NOTE:Unescaped, as it came"]
    assert changed(person, relations=(FoundRelation("spouse", "Ravi"),)) == [
        "-item2.X-ABRELATEDNAMES:Tomas",
        "-item2.X-ABLabel:_$!<Spouse>!$_",
        "item3.X-ABRELATEDNAMES:Ravi",
        "item3.X-ABLABEL:spouse",
    ]
    assert changed(person, relations=()) == ["-item2.X-ABRELATEDNAMES:Tomas", "-item2.X-ABLabel:_$!<Spouse>!$_"]
    assert changed(person, pronouns="she/her") == ["X-PRONOUNS:she/her"]


def test_a_tag_that_a_group_or_folder_gave_is_not_written_into_the_card() -> None:
    person = imported(APPLE)
    assert person.imported is not None
    tagged = (*person.tags, "Book circle")
    person = person._replace(tags=tagged, imported=person.imported._replace(tags=tagged))
    assert card_lines(person, "3.0") == APPLE.split("\n")


def test_a_day_nobody_could_read_gives_way_to_one_that_was_entered() -> None:
    person = imported("BEGIN:VCARD\nVERSION:3.0\nFN:Mei\nN:;Mei;;;\nBDAY:the spring of 1980\nEND:VCARD")
    assert changed(person, dates=(FoundDate("birthday", "1980-04"),)) == [
        "-BDAY:the spring of 1980",
        "BDAY:1980-04",
    ]


def test_the_time_of_change_is_written_where_the_card_has_one() -> None:
    person = imported(APPLE)
    lines = card_lines(person._replace(notes=()), "3.0")
    assert "REV:20260921T141320Z" in lines
    assert "REV:20240101T000000Z" in card_lines(person, "3.0")


@given(card_bytes(), st.sampled_from(["name", "point", "note", "tag", "day", "post", "relation"]), words, texts)
def test_an_edit_leaves_other_lines_alone_and_taken_back_restores_the_first(
    content: bytes, what: str, word: str, text: str
) -> None:
    person = imported(unfold_text(content.replace(b"\r\n", b"\n").rstrip(b"\n")))
    before = card_lines(person, "3.0")
    edits: dict[str, tuple[ExportPerson, set[str]]] = {
        "name": (person._replace(name=person.name._replace(display=f"{word}!")), {"FN"}),
        "point": (
            person._replace(contact_points=(*person.contact_points, FoundContactPoint("mail", "new@example.com"))),
            {"EMAIL"},
        ),
        "note": (person._replace(notes=(*person.notes, f"{text}!")), {"NOTE"}),
        "tag": (person._replace(tags=(*person.tags, f"{word}!")), {"CATEGORIES"}),
        "day": (person._replace(dates=(*person.dates, FoundDate("birthday", "1980-01-02"))), {"BDAY"}),
        "post": (
            person._replace(affiliations=(*person.affiliations, FoundAffiliation(word, "x"))),
            {"ORG", "TITLE", "ROLE"},
        ),
        "relation": (person._replace(relations=(*person.relations, FoundRelation("", word))), {"X-ABRELATEDNAMES"}),
    }
    now, concerned = edits[what]
    after = card_lines(now, "3.0")
    assert after != before
    assert others(after, concerned) == others(before, concerned)
    assert card_lines(now._replace(**{field: getattr(person, field) for field in _FIELDS}), "3.0") == before


_FIELDS = ("name", "contact_points", "notes", "tags", "dates", "affiliations", "relations")


def others(lines: list[str], concerned: set[str]) -> list[str]:
    """Give the lines of all properties but these."""
    return [line for line in lines if parse_line(line).key not in concerned]


@given(people(), st.sampled_from(["3.0", "4.0"]))
def test_a_person_written_and_read_is_the_same_person(person: ExportPerson, version: str) -> None:
    card = written(person, version)
    read = read_card(unfold_text(card.replace(b"\r\n", b"\n").rstrip(b"\n")))
    thing = read.thing
    assert isinstance(thing, FoundPerson)
    assert (read.uid, read.version, read.repairs) == (person.uuid, version, ())
    assert thing.name == person.name
    assert [point._replace(normalised="") for point in thing.contact_points] == [
        point._replace(normalised="") for point in person.contact_points
    ]
    assert thing.affiliations == person.affiliations
    assert thing.dates == person.dates
    assert [tag for tag in thing.tags if tag.lower() != "mycontacts"] == list(thing.tags) == list(person.tags)
    assert thing.notes == person.notes
    assert thing.relations == person.relations
    assert thing.pronouns == person.pronouns
    assert card == written(person, version)
    assert all(len(line) <= 75 for line in card.split(b"\r\n"))
    card.decode()


@given(people())
def test_every_card_of_version_three_is_read_back_by_the_other_library(person: ExportPerson) -> None:
    assert verify(written(person, "3.0"), person) == []


@given(texts, st.sampled_from(["fn", "n", "note", "email"]))
def test_a_loss_is_noticed(text: str, where: str) -> None:
    other = f"{text}, and more"
    name = FoundName("Ada Quill", "Ada", "Quill")
    person = ExportPerson(UUID, name, (FoundContactPoint("mail", "ada@example.com"),), notes=("Short",))
    more = {
        "fn": person._replace(name=name._replace(display=other)),
        "n": person._replace(name=name._replace(family=other)),
        "note": person._replace(notes=(other,)),
        "email": person._replace(contact_points=(FoundContactPoint("mail", "other@example.com"),)),
    }[where]
    (problem,) = verify(written(person, "3.0"), more)
    assert "was not read back" in problem


def test_what_is_no_card_is_noticed() -> None:
    person = ExportPerson(UUID, FoundName("Ada Quill"))
    assert verify(b"nothing at all", person) == ["The card cannot be read back: ParseError"]
    assert verify(b"", person) == ["The card cannot be read back: StopIteration"]


def decoded(lines: list[str], version: str) -> list[tuple[str, frozenset[str], str]]:
    """Give name, types and value of each line as they compare between versions."""
    out = []
    for line in converted(lines, version):
        parsed = parse_line(line)
        types = frozenset(value.lower() for text in parsed.values_of("TYPE") for value in text.split(","))
        out.append((parsed.key, types, parsed.value))
    return sorted(out, key=repr)


ODD = [
    "PHOTO;ENCODING=b;TYPE=JPEG:AAECAw==", "LOGO;VALUE=uri:https://www.example.com/logo.png", "GEO:55.67;12.56",
    "SOUND;ENCODING=b:AAEC", "KEY;ENCODING=b;TYPE=PGP:AAEC", "X-ANNIVERSARY:2010-05-01", "BDAY:1980-05-17",
    "X-ABDATE;X-APPLE-OMIT-YEAR=1604:1604-02-29", "BDAY:1980-05-17T10:20:30Z", "MAILER:x", "X-Y;TYPE=pref,a:b;c,d",
    "X-ADDRESSBOOKSERVER-KIND:individual", "TZ:+01:00", "SORT-STRING:q", 'item9.TEL;TYPE="home,voice";TYPE=pref:+1',
    "no line at all", "EMAIL;PREF=7:low@example.com",
]  # fmt: skip


@given(card_bytes(), st.lists(st.sampled_from(ODD), max_size=6))
def test_three_to_four_and_back_is_the_same_card(content: bytes, odd: list[str]) -> None:
    lines = unfold(content.replace(b"\r\n", b"\n").rstrip(b"\n"))
    lines = [*lines[:-1], *odd, lines[-1]]
    assume(not any(parse_line(line).key == "BDAY" for line in lines[:-1] if line not in odd))
    four = converted(lines, "4.0")
    assert decoded(four, "3.0") == decoded(lines, "3.0")
    assert converted(converted(four, "3.0"), "4.0") == four


def test_a_card_of_version_four_becomes_three_by_the_table() -> None:
    four = (FIXTURES[0].parent / "four-everything.vcf").read_bytes()
    person = imported(unfold_text(four.replace(b"\r\n", b"\n").rstrip(b"\n")))
    lines = card_lines(person, "3.0")
    assert lines[:3] == ["BEGIN:VCARD", "VERSION:3.0", "UID:urn:uuid:44444444-d1aa-4385-8a53-e29025acd8af"]
    for line in (
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29",
        "X-ANNIVERSARY:2010-05-01",
        'TEL;TYPE=pref;TYPE="voice,home":+1-202-555-0104;ext=12',
        "GEO:55.67;12.56",
        "PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo=",
        "X-PRONOUNS:he/him",
        'X-UNKNOWN;X-P="a:b":kept',
    ):
        assert line in lines
    assert verify(written(person, "3.0"), person) == []
    assert is_fresh(person, "3.0")


def test_a_card_of_version_two_is_written_in_three_and_four() -> None:
    folder = FIXTURES[0].parent
    for quirk in ("android-soft-breaks", "outlook-label-and-code-page", "encoded-semicolon-in-name", "agent-inside"):
        (record,) = records_of(read_all(IMPORTER, single_file("a.vcf", (folder / f"{quirk}.vcf").read_bytes())))
        assert isinstance(record.thing, FoundPerson)
        person = export_of(record.thing, UUID, CHANGED, record.raw, "2.1")
        for version in ("3.0", "4.0"):
            (again,) = records_of(read_all(IMPORTER, single_file("a.vcf", written(person, version))))
            assert isinstance(again.thing, FoundPerson)
            assert again.thing._replace(keys=()) == record.thing._replace(keys=())
        assert verify(written(person, "3.0"), person) == []


def test_a_photo_of_version_two_keeps_its_bytes_and_loses_its_bare_words() -> None:
    lines = ["BEGIN:VCARD", "VERSION:2.1", "FN:Ada", "PHOTO;BASE64;JPEG:AAEC", "TEL;HOME;X-A=b:1", "END:VCARD"]
    assert converted(lines, "3.0")[3:5] == ["PHOTO;ENCODING=b;TYPE=JPEG:AAEC", "TEL;X-A=b;TYPE=HOME:1"]
    assert converted(lines, "4.0")[3] == "PHOTO:data:image/jpeg;base64,AAEC"


def test_a_converted_card_gets_what_its_version_demands() -> None:
    person = imported("BEGIN:VCARD\nORG:Quill\nEMAIL:ada@example.com\nVERSION:4.0\nEND:VCARD")
    assert card_lines(person, "3.0") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:{UUID}",
        "FN:Quill",
        "N:;;;;",
        "ORG:Quill",
        "EMAIL:ada@example.com",
        "END:VCARD",
    ]


def test_a_card_that_broke_off_is_ended() -> None:
    person = imported("BEGIN:VCARD\nVERSION:3.0\nFN:Ada")
    assert card_lines(person, "3.0")[-1] == "END:VCARD"


def test_a_fresh_card_says_first_what_readers_want_first() -> None:
    person = ExportPerson(UUID, FoundName("Ada Quill", "Ada", "Quill"), changed_at=0)
    assert written(person, "3.0").decode().split("\r\n")[:7] == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//Coterie//Contacts//EN",
        f"UID:{UUID}",
        "FN:Ada Quill",
        "N:Quill;Ada;;;",
        "REV:19700101T000000Z",
    ]
    assert f"UID:urn:uuid:{UUID}".encode() in written(person, "4.0")


def test_only_two_versions_are_written() -> None:
    with pytest.raises(ValueError, match=r"2\.1"):
        list(EXPORTER.write([], "2.1"))
    assert EXPORTER.verify(written(ExportPerson(UUID, FoundName("Ada")), "3.0"), ExportPerson(UUID, FoundName("Bo")))


def test_the_record_kept_by_an_import_is_enough_to_write_from() -> None:
    (record,) = records_of(read_all(IMPORTER, single_file("a.vcf", APPLE)))
    assert isinstance(record, Record)
    person = imported(record.raw)._replace(imported=None)
    assert card_lines(person, "3.0") == APPLE.split("\n")


def test_every_part_of_a_name_can_change() -> None:
    person = imported("BEGIN:VCARD\nVERSION:3.0\nFN:Mei\nNICKNAME:May\nX-PHONETIC-FIRST-NAME:Mey\nEND:VCARD")
    name = FoundName("Mei", "Mei", "Tanaka", phonetic_family="Ta-na-ka")
    assert changed(person, name=name) == [
        "-NICKNAME:May",
        "-X-PHONETIC-FIRST-NAME:Mey",
        "N:Tanaka;Mei;;;",
        "X-PHONETIC-LAST-NAME:Ta-na-ka",
    ]
    assert changed(person, name=person.name._replace(nickname="M, m")) == ["-NICKNAME:May", "NICKNAME:M\\, m"]


def test_a_printed_address_that_changes_is_written_as_an_address() -> None:
    person = imported("BEGIN:VCARD\nVERSION:3.0\nFN:Mei\nN:;Mei;;;\nLABEL;TYPE=HOME:Old Lane 1\nEND:VCARD")
    point = person.contact_points[0]._replace(value="New Lane 2\nBergen")
    assert changed(person, contact_points=(point,)) == [
        "-LABEL;TYPE=HOME:Old Lane 1",
        "ADR;TYPE=HOME:;;New Lane 2\\nBergen;;;;",
    ]


def test_parameters_are_quoted_as_each_version_can() -> None:
    point = FoundContactPoint("handle", "ada", "", 'The "Net", own^')
    person = ExportPerson(UUID, FoundName("Ada"), (point, FoundContactPoint("mail", " ")))
    assert "X-SOCIALPROFILE;X-SERVICE-TYPE=\"The 'Net', own^\":x-apple:ada" in card_lines(person, "3.0")
    assert "X-SOCIALPROFILE;X-SERVICE-TYPE=\"The ^'Net^', own^^\":x-apple:ada" in card_lines(person, "4.0")


def test_days_with_labels_go_out_in_groups() -> None:
    person = ExportPerson(UUID, FoundName("Ada"), dates=(FoundDate("other", "2015-06-20", "Graduation"),))
    assert card_lines(person, "3.0")[6:8] == ["item1.X-ABDATE:2015-06-20", "item1.X-ABLABEL:Graduation"]
    assert card_lines(person, "4.0")[6] == "item1.X-ABDATE:20150620"


def test_a_card_of_somebody_else_than_a_person_goes_out_as_it_is() -> None:
    raw = "BEGIN:VCARD\nVERSION:3.0\nX-SOMETHING:else\nEND:VCARD"
    person = ExportPerson(UUID, FoundName("Ada"), raw_card=raw.encode(), raw_version="3.0")
    assert card_lines(person, "3.0") == raw.split("\n")
    assert not is_fresh(person, "3.0")


def test_an_exporter_names_itself() -> None:
    assert (EXPORTER.id, EXPORTER.suffix) == ("vcard", ".vcf")
    assert EXPORTER.title
    assert is_fresh(ExportPerson(UUID, FoundName("Ada")), "3.0")


def test_lists_and_dates_of_version_two_keep_their_meaning() -> None:
    lines = [
        "BEGIN:VCARD",
        "VERSION:2.1",
        "FN:Ada",
        "CATEGORIES;QUOTED-PRINTABLE:a=2Cb,c",
        "X-OTHER;QUOTED-PRINTABLE:x;y=0D=0Az",
        "BDAY:spring",
        "no line at all",
        "END:VCARD",
    ]
    assert converted(lines, "3.0")[3:7] == ["CATEGORIES:a\\,b,c", "X-OTHER:x;y\\nz", "BDAY:spring", "no line at all"]
    assert converted(lines, "4.0")[5] == "BDAY:spring"


def test_addresses_of_pictures_and_odd_dates_pass_between_versions() -> None:
    four = ["BEGIN:VCARD", "VERSION:4.0", "FN:Ada", "LOGO:https://www.example.com/l.png", "BDAY:1980-04", "END:VCARD"]
    assert converted(four, "3.0")[3:5] == ["LOGO;VALUE=uri:https://www.example.com/l.png", "BDAY:1980-04"]


def test_a_profile_stands_in_both_properties_and_relations_in_their_versions_way() -> None:
    point = FoundContactPoint("url", "https://www.linkedin.com/in/ada", "li:ada", "work")
    person = ExportPerson(UUID, FoundName("Ada"), (point,), relations=(FoundRelation("friend", "Mei"),))
    assert card_lines(person, "3.0")[6:10] == [
        "URL;TYPE=WORK:https://www.linkedin.com/in/ada",
        "X-SOCIALPROFILE;TYPE=linkedin:https://www.linkedin.com/in/ada",
        "item1.X-ABRELATEDNAMES:Mei",
        "item1.X-ABLABEL:friend",
    ]
    assert "RELATED;TYPE=friend;VALUE=text:Mei" in card_lines(person, "4.0")


def test_an_edit_does_not_reach_into_a_card_inside_the_card() -> None:
    raw = (
        "BEGIN:VCARD\nVERSION:3.0\nAGENT:\nBEGIN:VCARD\nFN:Sofia\nTEL:1\nEND:VCARD\nFN:Ada\nN:;Ada;;;\nTEL:1\nEND:VCARD"
    )
    person = imported(raw)
    after = card_lines(person._replace(contact_points=()), "3.0")
    assert after == "\n".join(raw.rsplit("\nTEL:1", 1)).replace("\n\n", "\n").split("\n")


def test_a_group_that_still_holds_a_value_keeps_its_label() -> None:
    lines = ["item1.EMAIL:ada@example.com", "item1.TEL:+1", "item1.X-ABLABEL:Desk"]
    person = imported("\n".join(["BEGIN:VCARD", "VERSION:3.0", "FN:Ada", "N:;Ada;;;", *lines, "END:VCARD"]))
    assert changed(person, contact_points=person.contact_points[1:]) == ["-item1.EMAIL:ada@example.com"]


def test_a_parameter_that_only_sounds_like_a_preference_stays() -> None:
    lines = ["VERSION:3.0", "TEL;TYPE=home;X-PREFIX=1:+1"]
    assert converted(lines, "4.0")[1] == "TEL;TYPE=home;X-PREFIX=1:+1"
