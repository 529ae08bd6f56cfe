# SPDX-License-Identifier: GPL-3.0-or-later
"""Files are read in a real child, and whatever ends or stops it costs only the file at fault."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import Cancelled, ForeignFileError
from coterie.domain.reading import FileLost, StagedFile, StagedProblem, StagedRecord, StagedSkip
from coterie.domain.things import thing_of
from coterie.sandbox.child_process import child_command
from coterie.sandbox.limits import Limits
from coterie.sandbox.reader import ChildReader
from coterie.services.jobs import QuietJob
from tests.sandbox.staging import WISHES, command, files, lines, names, problems, read, zipped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DIED = "The part of Coterie that reads files ended while it read this one. Nothing of it was taken."


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_records_refusals_and_skips_come_with_their_file(tmp_path: Path) -> None:
    one = written(tmp_path, "one", lines("Anna", "-bad", "~left out", "Ben"))
    two = written(tmp_path, "two", lines("Cem"))
    items = read(one, two)
    assert names(items) == [("one", "Anna"), ("one", "Ben"), ("two", "Cem")]
    assert StagedProblem(0, "row 2", "refused", "-bad") in items
    assert StagedSkip(0, "row 3", "skipped") in items
    first = next(item for item in items if isinstance(item, StagedRecord))
    assert getattr(thing_of(first.kind, first.payload), "name")[0] == "Anna"  # noqa: B009
    assert problems(items) == {}


def test_a_file_comes_before_what_belongs_to_it(tmp_path: Path) -> None:
    paths = [written(tmp_path, f"{number}", lines("Anna", "-bad", "~out")) for number in range(3)]
    current = -1
    for item in read(*paths):
        if isinstance(item, StagedFile):
            assert item.file_index == current + 1
            current += 1
        assert item.file_index == current


def test_the_same_path_twice_is_read_once(tmp_path: Path) -> None:
    path = written(tmp_path, "one", lines("Anna"))
    assert names(read(path, path)) == [("one", "Anna")]


def test_nothing_to_read() -> None:
    assert read() == []


def test_a_path_that_is_no_utf_8_is_read(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"a\xe4b")
    try:
        path.write_bytes(lines("Anna"))
    except OSError:
        pytest.skip("the system takes no such name")
    assert names(read(path)) == [("a\ufffdb", "Anna")]


def test_a_killed_child_costs_only_its_file(tmp_path: Path) -> None:
    paths = [
        written(tmp_path, "one", lines("Anna")),
        written(tmp_path, "two", lines("Ben", "!die", "Cem")),
        written(tmp_path, "three", lines("Dora")),
    ]
    items = read(*paths)
    assert names(items) == [("one", "Anna"), ("three", "Dora")]
    assert problems(items) == {"two": DIED}
    assert sum(isinstance(item, FileLost) for item in items) == 1


def test_a_killed_child_keeps_what_came_through_of_the_same_archive(tmp_path: Path) -> None:
    archive = zipped(("one", lines("Anna")), ("two", lines("Ben", "!exit")), ("three", lines("Cem")))
    items = read(written(tmp_path, "a.zip", archive), written(tmp_path, "last", lines("Dora")))
    assert sorted(names(items)) == [("last", "Dora"), ("one", "Anna"), ("three", "Cem")]
    assert problems(items) == {"two": DIED}


def test_several_deaths_in_one_folder(tmp_path: Path) -> None:
    for number in range(4):
        written(tmp_path / "in", f"{number}-bad", lines("!die"))
        written(tmp_path / "in", f"{number}-good", lines(f"Anna {number}"))
    items = read(tmp_path / "in")
    assert names(items) == [(f"{number}-good", f"Anna {number}") for number in range(4)]
    assert problems(items) == {f"{number}-bad": DIED for number in range(4)}


def test_too_many_deaths_end_the_reading_with_a_sentence(tmp_path: Path) -> None:
    for number in range(21):
        written(tmp_path / "in", f"{number:02}", lines("!die"))
    items = read(tmp_path / "in")
    assert len(problems(items)) == 21
    assert "Too many files" in problems(items)[""]


def test_a_child_without_progress_is_ended_and_the_file_named(tmp_path: Path) -> None:
    paths = [written(tmp_path, "one", lines("Anna", "!hang")), written(tmp_path, "two", lines("Ben"))]
    items = read(*paths, limits=Limits(silence_seconds=1.5))
    assert names(items) == [("two", "Ben")]
    assert problems(items) == {
        "one": "Reading it was stopped after 1.5 seconds without any progress. Nothing of it was taken."
    }


def test_what_an_importer_prints_is_no_frame(tmp_path: Path) -> None:
    items = read(written(tmp_path, "one", lines("!print", "Anna")))
    assert names(items) == [("one", "!print"), ("one", "Anna")]


@pytest.mark.parametrize(
    ("order", "sentence"),
    [
        ("!recurse", "This file is nested more deeply than Coterie reads."),
        ("!raise", "Coterie cannot make sense of this file (IndexError)."),
        ("!connect", "Coterie cannot make sense of this file (WayOutRefused)."),
        ("!start", "Coterie cannot make sense of this file (WayOutRefused)."),
        ("!write", "Coterie cannot make sense of this file (WayOutRefused)."),
        pytest.param(
            "!memory",
            "Reading this takes more memory than the 1024 MiB Coterie allows for it.",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory"),
        ),
    ],
)
def test_what_an_importer_raises_ends_its_file_only(tmp_path: Path, order: str, sentence: str) -> None:
    paths = [written(tmp_path, "one", lines("Anna", order, "Ben")), written(tmp_path, "two", lines("Cem"))]
    items = read(*paths)
    assert names(items) == [("one", "Anna"), ("two", "Cem")]
    assert problems(items) == {"one": sentence}
    assert not any(isinstance(item, FileLost) for item in items)


def test_what_an_importer_raises_leaves_the_rest_of_the_archive(tmp_path: Path) -> None:
    archive = zipped(("one", lines("Anna")), ("two", lines("Ben", "!raise")), ("three", lines("Cem")))
    items = read(written(tmp_path, "a.zip", archive))
    assert names(items) == [("one", "Anna"), ("two", "Ben"), ("three", "Cem")]
    assert list(problems(items)) == ["two"]


def test_a_large_record_comes_through(tmp_path: Path) -> None:
    (record,) = [item for item in read(written(tmp_path, "a", lines("!big"))) if isinstance(item, StagedRecord)]
    assert len(record.raw) == 2 << 20


LYING = """
import sys
from coterie.sandbox import frames
write, read = sys.stdout.buffer.write, sys.stdin.buffer
job = frames.values_of(frames.take(read))[1]
if [job["paths"][0], ""] in job["without"]:
    write(frames.encode("done"))
else:
    write(frames.encode("now", job["paths"][0], ""))
    write({lie})
"""


@pytest.mark.parametrize(
    "lie",
    [
        "b'this is no frame at all, but words'",
        "frames.encode('nothing')",
        "frames.encode('file', 7, '', '', '', False, '', '', '')",
        "frames.encode('skipped', 0, [['', '']])",
        "frames.encode('lost', 0)",
    ],
)
def test_a_lying_child_is_ended_and_its_file_named(tmp_path: Path, lie: str) -> None:
    items = read(tmp_path / "a", child=command(body=LYING.format(lie=lie)))
    assert [*problems(items).values()] == [
        "What came back from reading this file is not what it should be. Nothing of it was taken."
    ]


def test_a_child_that_never_starts_is_no_fault_of_a_file(tmp_path: Path) -> None:
    for child in (command(body="raise SystemExit(3)"), [str(tmp_path / "no-such-program")]):
        with pytest.raises(ForeignFileError, match="does not work"):
            read(tmp_path / "a", child=child)


class Watching:
    """A job that notes what it is told and may be cancelled."""

    def __init__(self, cancel_at: Callable[[str], bool] = lambda note: False) -> None:
        self.reports: list[tuple[int, int, str]] = []
        self.interrupts: list[Callable[[], None]] = []
        self._cancel_at = cancel_at

    def progress(self, done: int, total: int, note: str) -> None:
        self.reports.append((done, total, note))
        if self._cancel_at(note):
            for interrupt in self.interrupts:
                interrupt()
            raise Cancelled

    def on_cancel(self, interrupt: Callable[[], None]) -> None:
        self.interrupts.append(interrupt)


def test_progress_is_bytes_of_all_bytes_and_names_the_file(tmp_path: Path) -> None:
    watching = Watching()
    paths = [written(tmp_path, name, lines("Anna")) for name in ("one", "two")]
    read(*paths, ctx=watching)
    assert watching.reports[-1][:2] == (22, 22)
    assert {note for _done, _total, note in watching.reports} >= {"one", "two"}
    dones = [done for done, _total, _note in watching.reports]
    assert dones == sorted(dones)


def test_cancelling_ends_a_child_that_hangs(tmp_path: Path) -> None:
    path = written(tmp_path, "one", lines("Anna", "!hang"))
    before = threading.active_count()
    reports = itertools.count()
    with pytest.raises(Cancelled):
        read(path, ctx=Watching(lambda note: note == "one" and next(reports) > 5))
    assert threading.active_count() == before


def test_closing_the_iterator_ends_the_child(tmp_path: Path) -> None:
    path = written(tmp_path, "one", b"TALKS 100000\n")
    before = threading.active_count()
    reading = ChildReader(command=command()).read([path], WISHES, QuietJob())
    next(iter(reading))
    getattr(reading, "close")()  # noqa: B009 (an iterator need not have it, this one has)
    assert threading.active_count() == before


def test_a_file_that_is_something_else_than_its_name_says(tmp_path: Path) -> None:
    for name, data in {
        "Reactions.csv": zipped(("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>")),
        "contacts.vcf": b"<!DOCTYPE html><html><body>Sign in</body></html>",
        "empty.ics": b"",
    }.items():
        written(tmp_path, name, data)
    items = read(*(tmp_path / name for name in ("Reactions.csv", "contacts.vcf", "empty.ics")))
    assert problems(items) == {
        "Reactions.csv": "This is an Excel workbook. Save it as CSV UTF-8, or choose the original file.",
        "contacts.vcf": (
            "This is a web page, not the data itself. Often it is a sign-in page that was saved in its place: sign in "
            "and download the file once more."
        ),
        "empty.ics": "This file is empty. Export or download it once more.",
    }
    assert [one.found.source for one in files(items).values()] == ["", "", ""]


def test_a_killer_inside_an_inner_archive(tmp_path: Path) -> None:
    inner = zipped(("one", lines("Anna")), ("two", lines("!die")))
    items = read(written(tmp_path, "a.zip", zipped(("in.zip", inner), ("three", lines("Ben")))))
    assert sorted(names(items)) == [("in.zip/one", "Anna"), ("three", "Ben")]
    assert problems(items) == {"in.zip/two": DIED}


def test_the_real_command_starts_the_same_package() -> None:
    start = [*child_command()[:-1], child_command()[-1].replace("main()", "print(main.__module__)")]
    done = subprocess.run(start, env={}, capture_output=True, check=True, timeout=60)
    assert done.stdout.strip() == b"coterie.sandbox.child"


def test_a_file_of_refusals_is_left_alone_after_so_many(tmp_path: Path) -> None:
    bad = written(tmp_path, "bad", lines("Anna", *["-bad"] * 9, "Ben"))
    good = written(tmp_path, "good", lines("Cem", *["-bad"] * 3))
    items = read(bad, good, limits=Limits(refused=4))
    assert names(items) == [("bad", "Anna"), ("good", "Cem")]
    assert problems(items) == {
        "bad": "More than 4 rows of this file cannot be read. What comes after them was left alone."
    }
    refused = [item.file_index for item in items if isinstance(item, StagedProblem) if item.place]
    assert [refused.count(index) for index in (0, 1)] == [5, 3]
