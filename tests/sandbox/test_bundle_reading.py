# SPDX-License-Identifier: GPL-3.0-or-later
"""What the child does with importers that raise, and what it leaves out when it is started again."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from coterie.domain.foreign_files import Claim
from coterie.domain.reading import FileLost, StagedFile
from coterie.domain.records import FileFound, FoundName, FoundPerson, Record
from coterie.sandbox import frames
from coterie.sandbox.bundle_reading import BundleReading
from coterie.sandbox.job import Job, job_of
from coterie.sandbox.limits import Limits
from coterie.sandbox.outbox import Outbox
from tests.sandbox.sample_importers import Lines
from tests.sandbox.staging import WISHES, lines, names, problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from coterie.domain.foreign_files import Bundle, Importer, Wishes
    from coterie.domain.reading import StagedItem
    from coterie.domain.records import Found


class Whole:
    """Claims everything and reads as a test says."""

    id = "whole"
    title = "Whole"

    def __init__(self, reading: Callable[[Claim], Iterator[Found]]) -> None:
        self._reading = reading

    def recognise(self, bundle: Bundle) -> Claim | None:
        return Claim(50, bundle.members)

    def read(self, bundle: Bundle, claim: Claim, wishes: Wishes) -> Iterator[Found]:
        return self._reading(claim)


def looking_at_all(claim: Claim) -> Iterator[Found]:
    """Read files in order; while one is read, every other one is looked at, and a bad one raises."""
    for member in claim.members:
        yield FileFound(member.path, member.name, "whole")
        yield Record(member.name, "row 1", member.name, FoundPerson(FoundName(member.name)))
        for other in claim.members:
            with other.open() as stream:
                if stream.read() == b"bad":
                    next(iter(()))


def without_a_file(claim: Claim) -> Iterator[Found]:
    """Give a record that belongs to no file."""
    yield Record("k", "row 1", "raw", FoundPerson(FoundName("A")))


def bad_at_once(claim: Claim) -> Iterator[Found]:
    """Raise before anything is read."""
    raise KeyError


def done(job: Job, *importers: Importer) -> list[StagedItem]:
    """Carry out a job here and decode what it says."""
    stream = io.BytesIO()
    BundleReading(job_of(job.frame()[4:]), importers, Outbox(stream.write)).run()
    stream.seek(0)
    items: list[StagedItem] = []
    while (body := frames.take(stream)) is not None:
        frame = frames.decode(body)
        if isinstance(frame, frames.Batch):
            items += frame.items
        elif isinstance(frame, StagedFile | FileLost):
            items.append(frame)
    return items


def folder(place: Path, **files: bytes) -> Job:
    """Make a job over a folder with these files."""
    place.mkdir()
    for name, data in files.items():
        (place / name).write_bytes(data)
    return Job((str(place),), WISHES)


def test_a_job_is_the_same_behind_the_pipe(tmp_path: Path) -> None:
    job = Job(
        (str(tmp_path), "a\udce4"),
        WISHES,
        Limits(entries=3),
        7,
        8,
        (("a", "b"),),
        (("c", "d"),),
        (("e", "f", "g"),),
        "h",
    )
    assert job_of(job.frame()[4:]) == job


def test_a_file_that_was_begun_is_withdrawn_when_another_one_is_at_fault(tmp_path: Path) -> None:
    items = done(folder(tmp_path / "in", a=b"1", b=b"bad", c=b"3"), Whole(looking_at_all))
    assert sum(isinstance(item, FileLost) for item in items) == 1
    assert names(items) == [("a", "a"), ("c", "c")]
    assert problems(items) == {"b": "Coterie cannot make sense of this file (RuntimeError)."}


def test_an_importer_that_raises_before_it_reads_gives_one_sentence(tmp_path: Path) -> None:
    items = done(folder(tmp_path / "in", a=b"1", b=b"2"), Whole(bad_at_once))
    assert problems(items) == {"": "Coterie cannot make sense of this file (KeyError)."}


def test_a_record_without_a_file_is_an_importers_fault(tmp_path: Path) -> None:
    items = done(folder(tmp_path / "in", a=b"1"), Whole(without_a_file))
    assert problems(items) == {"": "Coterie cannot make sense of this file (TypeError)."}


def test_too_many_files_that_raise_end_the_bundle(tmp_path: Path) -> None:
    items = done(folder(tmp_path / "in", **{f"f{number:02}": lines("!raise") for number in range(22)}), Lines())
    assert len(problems(items)) == 21
    assert "Too many files" in problems(items)[""]


def test_what_the_parent_has_is_not_sent_again(tmp_path: Path) -> None:
    job = folder(tmp_path / "in", a=lines("Anna"), b=lines("Ben"), c=lines("Cem"), d=b"nothing")
    place = job.paths[0]
    job = job._replace(first_file=5, kept=((place, "a", "lines"), (place, "d", "")), without=((place, "b"),))
    items = done(job, Lines())
    assert names(items) == [("c", "Cem")]
    assert [item.file_index for item in items if isinstance(item, StagedFile)] == [5]


def test_finished_bundles_are_not_read_again(tmp_path: Path) -> None:
    job = folder(tmp_path / "in", a=lines("Anna"))
    assert done(job._replace(finished=((job.paths[0], ""),)), Lines()) == []


def test_a_workbook_that_an_importer_takes_for_a_table_is_named_for_it(tmp_path: Path) -> None:
    items = done(folder(tmp_path / "in", **{"a.csv": b"%PDF-1.7", "b.csv": b"x"}), Whole(looking_at_all))
    assert list(problems(items)) == ["a.csv"]
    assert problems(items)["a.csv"].startswith("This is a PDF document.")
    assert names(items) == [("b.csv", "b.csv")]
