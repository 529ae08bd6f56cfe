# SPDX-License-Identifier: GPL-3.0-or-later
"""A child that is killed, stopped, or captured by its file: the program lives, names the file, and reads the others."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from coterie.sandbox import answers
from coterie.sandbox.limits import Limits
from coterie.sandbox.reader import ChildReader
from coterie.services.importing import Importing
from coterie.services.jobs import QuietJob
from tests.builders import copy_vault
from tests.hostile.corpus import card
from tests.hostile.harmful_importers import ORDERS
from tests.sandbox.staging import command

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.builders import Opened

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and numbers of files are of other systems")

ENDED = "The part of Coterie that reads files ended while it read this one."
NOT_RIGHT = "What came back from reading this file is not what it should be."
SENTENCES = {
    **dict.fromkeys(("kill", "segv", "abort", "leave", "close"), ENDED),
    "stop": "Reading it was stopped after 3 seconds without any progress.",
    "flood-of-records": "More than 1 GiB came back from reading it.",
}
GOOD = ("Ana Lindqvist", "Chidi Eze", "Amara Okafor")
SMALL = Limits(answer_bytes=8 << 20)
#: Only a child that was stopped is silent; any other may be slow to begin.
IMPATIENT = Limits(silence_seconds=3, answer_bytes=8 << 20)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    opened = copy_vault(tmp_path)
    yield opened
    opened.vault.close()


@pytest.fixture(autouse=True)
def _little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_MOST_LINES", 5_000)
    monkeypatch.setattr(answers, "_MOST_FILES", 5_000)


@pytest.mark.parametrize("order", ORDERS)
def test_what_a_captured_child_does_costs_its_own_file_only(tmp_path: Path, opened: Opened, order: str) -> None:
    harm, first, last = tmp_path / "harm.txt", tmp_path / "first.vcf", tmp_path / "last.vcf"
    harm.write_text(f"HARM {order}\n")
    for place, names in ((first, GOOD[:1]), (last, GOOD[1:])):
        place.write_bytes(b"".join(card(b"UID:" + name.encode(), name=name.encode()) for name in names))
    reader = ChildReader(IMPATIENT if order == "stop" else SMALL, command("tests.hostile.harmful_importers"))
    counts = Importing(opened.vault, reader, opened.clock).bring_in([harm, last, first], [], [], QuietJob())
    assert {row[0] for row in opened.rows("SELECT display_name FROM person")} >= set(GOOD)
    assert {(file.path, file.created) for file in counts.files if file.records} == {("first.vcf", 1), ("last.vcf", 2)}
    (problem,) = counts.problems
    assert problem.file == "harm.txt"
    assert problem.reason == f"{SENTENCES.get(order, NOT_RIGHT)} Nothing of it was taken."
