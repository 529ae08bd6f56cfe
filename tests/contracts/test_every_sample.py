# SPDX-License-Identifier: GPL-3.0-or-later
"""Every importer over the fixtures of every source: the right one reads them, whatever happened to them on the way.

`python -m tests.contracts.test_every_sample 200` breaks each fixture so many times, in every way; here each is broken
in a third of the ways, once.
"""

from __future__ import annotations

import functools
import sys
import zlib
from collections import Counter
from random import Random
from typing import TYPE_CHECKING

import pytest

from coterie.domain.column_maps.guessing import guess
from coterie.domain.foreign_files import OPTIONAL_KINDS, Bundle, Wishes
from coterie.domain.records import FileFound, Record, Refused
from coterie.domain.things import payload_of
from coterie.importers import IMPORTERS
from coterie.importers.table.json_rows import open_any
from coterie.importers.table.recognition import is_table
from coterie.sandbox.recognition import shares_of
from tests.importers.breaking import WAYS
from tests.importers.bundles import TODAY, bundle_of
from tests.importers.collection import Sample, samples

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coterie.domain.foreign_files import Importer
    from coterie.domain.records import Found

#: A sample meets one of so many ways here, and every way meets one of so many samples.
ONE_OF = 3
#: Sources whose files say of themselves what they are also when they stand alone under any name.
OWN_NAMES = {"table"}
#: Modules of importers by the id that their records carry.
ID_OF = {"icalendar_file": "icalendar", "google_contacts": "google"}


def bundle(files: Mapping[str, bytes]) -> Bundle:
    """One file by itself, or several as an archive."""
    return bundle_of(files, next(iter(files)) if len(files) == 1 else "export.zip")


def wishes_for(files: Bundle) -> Wishes:
    """Tick everything, and settle the columns of tables as they are guessed."""
    maps = []
    for member in files.members:
        sheet = open_any(member) if is_table(member) else None
        if sheet is not None:
            guessed = guess(sheet.heading.names)
            maps += [] if guessed.missing() else [guessed]
    return Wishes(TODAY, frozenset(OPTIONAL_KINDS), maps=tuple(maps))


def read(files: Bundle) -> Iterator[tuple[Importer, Found]]:
    """Read a bundle as the reading child does: each member by the importer that is surest of it."""
    wishes = wishes_for(files)
    for importer, claim in shares_of(files, IMPORTERS):
        for found in importer.read(files, claim, wishes):
            yield importer, found


def outcome(files: Bundle) -> tuple[set[str], Counter[str]]:
    """Give who read something, and how many records came and how many were refused; every one crosses the border."""
    readers, counts = set(), Counter[str]()
    for importer, found in read(files):
        if isinstance(found, FileFound) and found.source:
            assert found.source.partition(".")[0] == importer.id
        if isinstance(found, Record):
            assert payload_of(found.thing).isascii()
            assert found.key
            readers.add(importer.id)
        if not isinstance(found, FileFound):
            assert found.place
            counts[type(found).__name__] += 1
        if isinstance(found, Refused):
            assert found.reason
            assert len(found.excerpt) <= 500
    return readers, counts


@functools.cache
def counts_of(name: str) -> Counter[str]:
    """Count what comes of the sample of this name when nothing happened to it."""
    (sample,) = (one for one in samples() if str(one) == name)
    return outcome(bundle(sample.files))[1]


def own(sample: Sample) -> str:
    """Give the id of the importer that a sample is for."""
    return ID_OF.get(sample.source, sample.source)


def break_once(sample: Sample, number: int) -> None:
    """Break one file of a sample in one way, and read what is left."""
    random = Random(f"{sample} {number}")
    name = random.choice(sorted(sample.files))
    broken = WAYS[number % len(WAYS)](random, sample.files[name])
    if broken is None:
        return
    readers, counts = outcome(bundle({**sample.files, name: broken.data}))
    assert readers <= {own(sample), "table"}, f"{sample} {broken.way}: read as {sorted(readers)}"
    if broken.keeps and sample.source != "table":
        before = counts_of(str(sample))
        assert counts["Record"] >= before["Record"], f"{sample} {broken.way}: {before} became {counts}"


def test_every_importer_has_samples() -> None:
    assert {own(sample) for sample in samples()} == {importer.id for importer in IMPORTERS}


@pytest.mark.parametrize("sample", samples(), ids=str)
class TestEverySample:
    """What holds for the files of every source."""

    def test_its_own_importer_reads_it_and_no_other(self, sample: Sample) -> None:
        files = bundle(sample.files)
        shares = shares_of(files, IMPORTERS)
        assert {share.importer.id for share in shares} == {own(sample)}
        outcome(files)

    def test_any_name_will_do(self, sample: Sample) -> None:
        if len(sample.files) > 1:
            return
        random = Random(str(sample))
        name = "".join(random.choice("abcdefgh") for _letter in range(8)) + random.choice(["", ".dat", ".txt", ".bin"])
        renamed = bundle({name: next(iter(sample.files.values()))})
        assert {share.importer.id for share in shares_of(renamed, IMPORTERS)} == {own(sample)}

    def test_no_other_importer_stumbles_over_it(self, sample: Sample) -> None:
        files = bundle(sample.files)
        for importer in IMPORTERS:
            claim = importer.recognise(files)
            if claim is not None:
                list(importer.read(files, claim, wishes_for(files)))

    def test_whatever_happened_to_it_is_named_and_costs_no_more_than_itself(self, sample: Sample) -> None:
        first = zlib.crc32(str(sample).encode()) % ONE_OF
        for number in range(first, len(WAYS), ONE_OF):
            break_once(sample, number)


def main(times: int) -> int:
    """Break every sample so many times; say what came of it."""
    wrong = 0
    for sample in samples():
        for number in range(times):
            try:
                break_once(sample, number)
            except Exception as problem:  # noqa: BLE001 (any is what is looked for)
                wrong += 1
                sys.stdout.write(f"{sample}, {number}: {type(problem).__name__}: {problem}\n")
    sys.stdout.write(f"{len(samples())} samples, {times} times each: {wrong} wrong\n")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
