# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source in a real vault: twice is once, taking it back leaves nothing, and what a person edited stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coterie.domain.foreign_files import OPTIONAL_KINDS
from coterie.domain.people import PersonEdit, PersonName
from coterie.services.importing import Brief
from coterie.services.jobs import QuietJob
from tests.contracts.test_every_sample import bundle, wishes_for
from tests.importers.collection import Sample, samples
from tests.storage.importing.foreign import Bringing, check_counts

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.domain.column_maps.maps import ColumnMap
    from coterie.domain.import_reports import ImportCounts
    from tests.builders import Opened

SOURCES = sorted({sample.source for sample in samples()})
#: Tables that undo leaves as they are, because they say what was done.
LASTING = {"change_set", "change", "import_batch", "sqlite_sequence"}


def of_source(source: str) -> list[Sample]:
    """Give the samples of a source that differ in what they hold, not only in how they are written."""
    return [sample for sample in samples() if sample.source == source]


def written(folder: Path, sample: Sample) -> tuple[list[Path], tuple[ColumnMap, ...]]:
    """Write a sample as a folder or a file of its own, and settle the columns of its tables."""
    place = folder / "".join(letter for letter in sample.quirk if letter.isalnum())
    for name, content in sample.files.items():
        file = place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    paths = [place] if len(sample.files) > 1 else [place / next(iter(sample.files))]
    return paths, wishes_for(bundle(sample.files)).maps


def bring(into: Bringing, sample: Sample) -> ImportCounts:
    """Bring a sample in with everything ticked."""
    paths, maps = written(into.folder, sample)
    counts = into.service.bring(Brief(tuple(paths), OPTIONAL_KINDS, maps=maps), QuietJob())
    for file in counts.files:
        check_counts(file)
    return counts


@pytest.mark.parametrize("source", SOURCES)
def test_twice_is_once_and_undo_leaves_nothing(opened: Opened, tmp_path: Path, source: str) -> None:
    into = Bringing(opened, tmp_path)
    for sample in of_source(source)[:4]:
        before = opened.snapshot()
        first = bring(into, sample)
        after = opened.snapshot()
        again = bring(into, sample)
        assert opened.snapshot() == after, f"{sample}: the second time changed something"
        assert again.batch_id is None
        for file in again.files:
            assert (file.created or 0, file.updated or 0, file.held or 0) == (0, 0, 0), f"{sample}: {file}"
        if first.batch_id is None:
            continue
        opened.vault.history.undo()
        undone = opened.snapshot()
        assert {table for table in undone if undone[table] != before.get(table)} <= LASTING, sample
        opened.vault.history.redo()
        redone = opened.snapshot()
        assert {table for table in redone if redone[table] != after[table]} <= LASTING, sample


@pytest.mark.parametrize("source", SOURCES)
def test_what_a_person_edited_stands(opened: Opened, tmp_path: Path, source: str) -> None:
    into = Bringing(opened, tmp_path)
    for sample in of_source(source)[:2]:
        bring(into, sample)
        rows = opened.rows(
            "SELECT id FROM person WHERE id <> (SELECT value FROM setting WHERE name = 'owner_person_id')"
        )
        for (key,) in rows[:3]:
            name = PersonName(f"Renamed {key}")
            opened.people.edit(key, PersonEdit(name=name))
        named = opened.rows("SELECT id, display_name FROM person WHERE display_name LIKE 'Renamed %'")
        bring(into, replace_words(sample))
        assert opened.rows("SELECT id, display_name FROM person WHERE display_name LIKE 'Renamed %'") == named


def replace_words(sample: Sample) -> Sample:
    """Give a newer version of a sample: names go on as they were, and some letters in it are others."""
    return sample._replace(
        files={name: content.replace(b"Engineer", b"Director") for name, content in sample.files.items()}
    )
