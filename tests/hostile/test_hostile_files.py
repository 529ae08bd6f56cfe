# SPDX-License-Identifier: GPL-3.0-or-later
"""Every hostile file comes in or is refused with its limit named; the good file beside it comes in whole.

Files that cost little are read a dozen at a time, each in a folder of its own, and large ones are smaller here.
`python -m tests.hostile` reads every one by itself in its full size, and prints what it costs.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from coterie.sandbox.reader import ChildReader
from coterie.services.importing import Importing
from coterie.services.jobs import QuietJob
from tests.builders import copy_vault
from tests.hostile import archives, calendars, cards, other_files, tables
from tests.hostile.corpus import Hostile, card

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coterie.domain.import_reports import FileCounts, ImportCounts, ImportProblem

if sys.platform == "win32":
    pytest.skip("the cost of children is not told on this system", allow_module_level=True)

import resource

CASES = (*archives.CASES, *cards.CASES, *calendars.CASES, *tables.CASES, *other_files.CASES)
GOOD = ("Ana Lindqvist", "Chidi Eze", "Amara Okafor")
#: So many files that cost little are read by one child.
TOGETHER = 12


class Brought(NamedTuple):
    """What came of hostile files with a good one beside them. names: everybody who is in the vault then."""

    counts: ImportCounts
    seconds: float
    memory: int
    names: frozenset[str]

    def good(self) -> tuple[int | None, int | None]:
        """Records of the good file, and how many of them came in."""
        (file,) = [one for one in self.counts.files if one.path == "good.vcf"]
        return file.records, file.created

    def files(self, name: str) -> list[FileCounts]:
        """What is counted of a hostile file, or of what is in it."""
        return [one for one in self.counts.files if is_of(one.path, name)]

    def records(self, name: str) -> int:
        """How many records of a hostile file came in."""
        return sum(
            number or 0 for one in self.files(name) for number in (one.created, one.updated, one.unchanged, one.held)
        )

    def said(self, name: str) -> list[str]:
        """Everything the report says of a hostile file."""
        reasons = [problem.reason for problem in self.problems(name)]
        return reasons + [reason for file in self.files(name) for reason in file.skipped_because or {}]

    def problems(self, name: str) -> Sequence[ImportProblem]:
        """The problems of a hostile file."""
        return [problem for problem in self.counts.problems if is_of(problem.file, name)]


def is_of(path: str, name: str) -> bool:
    """Say whether a path of the report is a file, or in a folder, of this name."""
    return path == name or path.startswith(f"{name}/")


def brought(folder: Path, hostile: Sequence[tuple[str, Callable[[Path], object]]]) -> Brought:
    """Bring hostile files in through the real door, between two looks at what children have cost."""
    opened = copy_vault(folder)
    paths = []
    for number, (name, make) in enumerate(hostile):
        (folder / f"{number}").mkdir()
        paths.append(folder / f"{number}" / name)
        make(paths[-1])
    good = folder / "good.vcf"
    good.write_bytes(b"".join(card(b"UID:good-" + name.encode(), name=name.encode()) for name in GOOD))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    importing = Importing(opened.vault, ChildReader(), opened.clock)
    counts = importing.bring_in([*paths, good], ["message-text"], [], QuietJob())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    unit = 1 if sys.platform == "darwin" else 1024
    names = frozenset(row[0] for row in opened.rows("SELECT display_name FROM person"))
    opened.vault.close()
    return Brought(counts, seconds, after.ru_maxrss * unit, names)


def read_together(cases: Sequence[Hostile]) -> list[tuple[Hostile, ...]]:
    """Give the files in those parties in which they are read."""
    alone = [(case,) for case in cases if case.alone]
    others = [case for case in cases if not case.alone]
    return alone + [tuple(others[at : at + TOGETHER]) for at in range(0, len(others), TOGETHER)]


class Readings:
    """Reads a party when the first of its files is asked for."""

    def __init__(self) -> None:
        self._party_of = {case.name: party for party in read_together(CASES) for case in party}
        self._seen: dict[str, Brought] = {}

    def of(self, case: Hostile) -> Brought:
        """Give what came of the party of a file."""
        party = self._party_of[case.name]
        first = party[0].name
        if first not in self._seen:
            with tempfile.TemporaryDirectory() as folder:
                self._seen[first] = brought(Path(folder), [(one.name, one.make_small) for one in party])
        return self._seen[first]


@pytest.fixture(scope="module")
def readings() -> Readings:
    return Readings()


@pytest.mark.parametrize("hostile", CASES, ids=lambda case: case.name)
def test_a_hostile_file_costs_little_and_spoils_nothing(readings: Readings, hostile: Hostile) -> None:
    seen, name = readings.of(hostile), hostile.name
    assert seen.good() == (len(GOOD), len(GOOD))
    assert seen.names >= set(GOOD)
    assert seen.files(name) or seen.problems(name), "it is not named"
    if hostile.said:
        assert any(part in reason for part in hostile.said.split("|") for reason in seen.said(name)), seen.said(name)
    if hostile.records >= 0:
        assert seen.records(name) == hostile.records
    assert all(problem.reason.strip() and "Traceback" not in problem.reason for problem in seen.problems(name))


def test_the_corpus_is_large_and_its_names_are_its_own() -> None:
    names = [case.name for case in CASES]
    assert len(names) == len(set(names)) > 200
