# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for every calendar file, however it is folded, ordered, torn or spoiled."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from coterie.domain.foreign_files import Wishes
from coterie.domain.records import FileFound, Found, FoundEvent, FoundFollowUp, Record, Refused, Skipped
from coterie.importers.icalendar_file import IMPORTER
from tests.importers.bundles import TODAY, read_all, records_of, refusals_of, single_file

FILES = sorted((Path(__file__).parents[1] / "fixtures" / "icalendar").glob("*.ics"))
OWNER = Wishes(today=TODAY, me=frozenset({"mail:ada@example.net"}))
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=60)

ZONE = (
    "BEGIN:VTIMEZONE\nTZID:Own\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:{0}\nTZOFFSETTO:{0}\n"
    "END:STANDARD\nEND:VTIMEZONE\n"
)


def escaped(text: str) -> str:
    """Escape a text value."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def event(
    number: int, summary: str = "Schön ☕ 会う", start: str = "DTSTART;TZID=Europe/Berlin:20260210T090000"
) -> str:
    """Make an event."""
    return (
        f"BEGIN:VEVENT\nUID:{number}@example.com\n{start}\nSUMMARY:{escaped(summary)}\n"
        "ORGANIZER;CN=Łucja Ferrante:mailto:lucja@example.org\nEND:VEVENT\n"
    )


def calendar(*parts: str) -> str:
    """Put components into a calendar."""
    return "BEGIN:VCALENDAR\nVERSION:2.0\n" + "".join(parts) + "END:VCALENDAR\n"


def read(data: bytes | str) -> list[Found]:
    """Read one file."""
    return read_all(IMPORTER, single_file("c.ics", data), OWNER)[1:]


def meaning(found: list[Found]) -> Counter[tuple[str, object]]:
    """Give what was read, without where it stood."""
    return Counter((record.key, record.thing) for record in records_of(found))


def folded_inside(text: str, width: int) -> bytes:
    """Fold at a number of octets, inside of characters too, all lines but those that frame components."""
    lines = []
    for line in text.encode().split(b"\n"):
        framing = line.startswith((b"BEGIN:", b"END:"))
        pieces = [line] if framing else [line[at : at + width] for at in range(0, len(line), width)]
        lines.append(b"\n ".join(pieces))
    return b"\n".join(lines)


@given(
    order=st.permutations(range(4)),
    width=st.integers(1, 90),
    newline=st.sampled_from(("\n", "\r\n", "\r")),
    mark=st.sampled_from((b"", b"\xef\xbb\xbf")),
)
def test_order_line_ends_marks_and_folds_change_nothing(
    order: list[int], width: int, newline: str, mark: bytes
) -> None:
    plain = calendar(*map(event, range(4)))
    body = calendar(*map(event, order))
    data = folded_inside(body, width).replace(b"\n", newline.encode())
    assert meaning(read(mark + data)) == meaning(read(plain))


@given(
    at=st.integers(0, 5),
    broken=st.sampled_from(("DTSTART:?", "X:1", "DTSTART:99999999T999999", "RECURRENCE-ID:?\nDTSTART:20260210")),
)
def test_a_broken_entry_anywhere_changes_only_the_report(at: int, broken: str) -> None:
    good = [event(number) for number in range(5)]
    spoiled = [*good[:at], f"BEGIN:VEVENT\nUID:bad\nORGANIZER:mailto:m@example.org\n{broken}\nEND:VEVENT\n", *good[at:]]
    found = read(calendar(*spoiled))
    assert meaning(found) == meaning(read(calendar(*good)))
    assert [refused.place for refused in refusals_of(found)] == [f"item {at + 1}"]


@given(times=st.integers(1, 5))
def test_files_put_one_after_the_other_give_as_many_records(times: int) -> None:
    files = [calendar(event(10 * number), event(10 * number + 1)) for number in range(times)]
    assert len(records_of(read("".join(files)))) == 2 * times


@given(summary=WORDS)
def test_any_text_comes_through(summary: str) -> None:
    (record,) = records_of(read(calendar(event(1, summary))))
    assert isinstance(record.thing, FoundEvent)
    assert record.thing.title == summary.strip()


@given(file=st.sampled_from(FILES), share=st.floats(0, 1))
def test_a_file_cut_anywhere_gives_its_whole_entries_and_no_exception(file: Path, share: float) -> None:
    data = file.read_bytes()
    cut = data[: int(len(data) * share)]
    if IMPORTER.recognise(single_file("c.ics", cut)) is None:
        return
    found = read(cut)
    whole = len(re.findall(rb"END:(?:VEVENT|VTODO|VJOURNAL|VFREEBUSY)(?=[\r\n])", cut))
    opened = len(re.findall(rb"BEGIN:(?:VEVENT|VTODO|VJOURNAL|VFREEBUSY)(?=[\r\n]|\Z)", cut))
    uids = len(set(re.findall(rb"\nUID:(.*?)\r?\n", cut[: cut.rfind(b"\nEND:V") + 1])))
    assert len(refusals_of(found)) <= 1
    assert len(found) <= opened
    assert len(found) >= min(uids, whole)


@given(data=st.data(), file=st.sampled_from(FILES))
@settings(max_examples=200)
def test_spoiled_bytes_never_raise_and_every_entry_is_accounted_for(data: st.DataObject, file: Path) -> None:
    content = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(30, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
    for item in read(bytes(content)):
        assert isinstance(item, Record | Refused | Skipped)
        if isinstance(item, Refused):
            assert len(item.excerpt) <= 500
            item.excerpt.encode()
        if isinstance(item, Record):
            assert isinstance(item.thing, FoundEvent | FoundFollowUp)
            item.thing.title.encode()
            item.thing.text.encode()


@given(first=st.sampled_from(("+0600", "-0330", "+1245")), second=st.sampled_from(("+0100", "-0900")))
def test_an_earlier_file_never_moves_an_instant(first: str, second: str) -> None:
    start = "DTSTART;TZID=Own:20260210T090000\nRRULE:FREQ=WEEKLY;COUNT=3"
    one, other = (calendar(ZONE.format(offset), event(1, start=start)) for offset in (first, second))
    alone = meaning(read(other))
    read(one)
    assert meaning(read(other)) == alone


def test_reading_twice_gives_the_same() -> None:
    for file in FILES:
        content = file.read_bytes()
        assert read(content) == read(content)


def test_nothing_is_lost_between_the_file_and_the_raw_text() -> None:
    for file in FILES:
        content = file.read_bytes().replace(b"\r\n", b"\n").replace(b"\n ", b"").decode()
        for record in records_of(read(file.read_bytes())):
            for component in re.findall(r"BEGIN:(?:VEVENT|VTODO)\n.*?END:(?:VEVENT|VTODO)", record.raw, re.DOTALL):
                assert component in content


def test_the_announcement_names_the_file() -> None:
    (found, *_rest) = read_all(IMPORTER, single_file("c.ics", calendar(event(1))), OWNER)
    assert isinstance(found, FileFound)
    assert (found.member, found.source) == ("c.ics", "icalendar")
