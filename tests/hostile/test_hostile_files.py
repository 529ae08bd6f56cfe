# SPDX-License-Identifier: GPL-3.0-or-later
"""Every hostile file comes in or is refused with its limit named; the good file beside it comes in whole.

What each costs is printed by `python -m tests.hostile`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from coterie.sandbox.reader import ChildReader
from coterie.services.importing import Importing
from coterie.services.jobs import QuietJob
from tests.builders import make_vault
from tests.hostile import archives, calendars, cards, other_files, tables
from tests.hostile.corpus import Hostile, card

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from coterie.domain.import_reports import ImportCounts, ImportProblem
    from tests.builders import Opened

if sys.platform == "win32":
    pytest.skip("the cost of children is not told on this system", allow_module_level=True)

import resource

CASES = (*archives.CASES, *cards.CASES, *calendars.CASES, *tables.CASES, *other_files.CASES)
GOOD = ("Ana Lindqvist", "Chidi Eze", "Amara Okafor")


class Brought(NamedTuple):
    """What came of a hostile file with a good one beside it."""

    counts: ImportCounts
    seconds: float
    memory: int
    opened: Opened

    def good(self) -> tuple[int | None, int | None]:
        """Records of the good file, and how many of them came in."""
        (file,) = [one for one in self.counts.files if one.path == "good.vcf"]
        return file.records, file.created

    def records(self) -> int:
        """How many records of the hostile file came in."""
        mine = [one for one in self.counts.files if one.path != "good.vcf"]
        return sum(number or 0 for one in mine for number in (one.created, one.updated, one.unchanged, one.held))

    def said(self) -> list[str]:
        """Everything the report says of the hostile file."""
        reasons = [problem.reason for problem in self.problems()]
        return reasons + [reason for file in self.counts.files for reason in file.skipped_because or {}]

    def problems(self) -> Sequence[ImportProblem]:
        return [problem for problem in self.counts.problems if problem.file != "good.vcf"]


def brought(folder: Path, hostile: Hostile) -> Brought:
    """Bring a hostile file in through the real door, between two looks at what children have cost."""
    opened = make_vault(folder)
    bad, good = folder / hostile.name, folder / "good.vcf"
    hostile.make(bad)
    good.write_bytes(b"".join(card(b"UID:good-" + name.encode(), name=name.encode()) for name in GOOD))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    importing = Importing(opened.vault, ChildReader(), opened.clock)
    counts = importing.bring_in([bad, good], ["message-text"], [], QuietJob())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    unit = 1 if sys.platform == "darwin" else 1024
    return Brought(counts, seconds, after.ru_maxrss * unit, opened)


@pytest.mark.parametrize("hostile", CASES, ids=lambda case: case.name)
def test_a_hostile_file_costs_little_and_spoils_nothing(tmp_path: Path, hostile: Hostile) -> None:
    seen = brought(tmp_path, hostile)
    try:
        assert seen.good() == (len(GOOD), len(GOOD))
        names = {row[0] for row in seen.opened.rows("SELECT display_name FROM person")}
        assert names >= set(GOOD)
        if hostile.said:
            assert any(part in reason for part in hostile.said.split("|") for reason in seen.said()), seen.said()[:5]
        if hostile.records >= 0:
            assert seen.records() == hostile.records
        assert all(problem.reason.strip() and "Traceback" not in problem.reason for problem in seen.problems())
    finally:
        seen.opened.vault.close()


def test_the_corpus_is_large_and_its_names_are_its_own() -> None:
    names = [case.name for case in CASES]
    assert len(names) == len(set(names)) > 200
