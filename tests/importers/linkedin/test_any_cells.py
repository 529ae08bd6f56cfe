# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever stands in the cells: nothing raises, no row is lost, and reading twice finds the same."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coterie.domain.foreign_files import OPTIONAL_KINDS, Wishes
from coterie.domain.records import FileFound, Record, Refused, Skipped
from coterie.importers.linkedin import IMPORTER
from coterie.importers.linkedin.catalogue import SHEETS
from tests.importers.bundles import TODAY, bundle_of, by_file, read_all
from tests.importers.linkedin.archives import CONNECTION_TITLES, MESSAGE_TITLES, current, table
from tests.performance.linkedin_files import write_archive

if TYPE_CHECKING:
    from pathlib import Path

CORE = {name: current()[name] for name in ("Profile.csv", "Invitations.csv", "messages.csv")}
HEADERS = {
    "Connections.csv": CONNECTION_TITLES,
    "messages.csv": MESSAGE_TITLES,
    **{
        f"{kind.names[0]}.csv": sorted(kind.needs[0])
        for kind in SHEETS
        if kind.names[0] not in ("connections", "messages")
    },
}
CELL = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12),
    st.sampled_from(
        ["2024-03-01 09:30:00 UTC", "7/9/24, 4:05 PM", "09 Jul 2024", "LinkedIn Member", "OUTGOING", "Yes",
         "https://www.linkedin.com/in/%C3", "www.linkedin.com/in/bo", "Ada Quill", "a, b", '"', "\\", "N/A"]
    ),
)  # fmt: skip
ALL = Wishes(TODAY, include=frozenset(OPTIONAL_KINDS), me=frozenset({"li:bo"}), region="NL")


@pytest.mark.parametrize("name", HEADERS)
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_arbitrary_cells_never_raise_and_no_row_is_lost(name: str, data: st.DataObject) -> None:
    titles = HEADERS[name]
    rows = data.draw(st.lists(st.lists(CELL, min_size=len(titles), max_size=len(titles)), max_size=4))
    bundle = bundle_of({**CORE, name: table(titles, rows, quoted=True)})
    found = read_all(IMPORTER, bundle, ALL)
    assert found == read_all(IMPORTER, bundle, ALL)
    items = by_file(found)[name]
    if name != "comments.csv":  # there a row without a date goes on with the one before
        assert len(items) == sum(any(row) for row in rows)
    for item in items:
        assert isinstance(item, Record | Refused | Skipped)
        if isinstance(item, Record):
            json.loads(item.raw)


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(sorted(HEADERS)))
def test_arbitrary_bytes_behind_a_header_never_raise(content: bytes, name: str) -> None:
    read_all(IMPORTER, bundle_of({**CORE, name: ",".join(HEADERS[name]).encode() + b"\n" + content}), ALL)


def test_a_quick_first_look_sees_what_a_full_one_sees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(write_archive(tmp_path / "a.zip", 100, 1500)) as archive:
        bundle = bundle_of({name: archive.read(name) for name in archive.namelist()})
    quick = read_all(IMPORTER, bundle)
    monkeypatch.setattr("coterie.importers.linkedin.first_look._DATE_BONES", "never")
    assert read_all(IMPORTER, bundle) == quick


def test_the_made_archive_is_read_without_a_refusal(tmp_path: Path) -> None:
    with zipfile.ZipFile(write_archive(tmp_path / "a.zip", 300, 2000)) as archive:
        bundle = bundle_of({name: archive.read(name) for name in archive.namelist()})
    with zipfile.ZipFile(write_archive(tmp_path / "b.zip", 300, 2000)) as archive:
        again = bundle_of({name: archive.read(name) for name in archive.namelist()})
    assert bundle == again
    found = read_all(IMPORTER, bundle)
    files = by_file(found)
    assert {name: len(items) for name, items in files.items()} == {
        "Profile.csv": 1, "Connections.csv": 300, "Invitations.csv": 30, "messages.csv": 2000,
    }  # fmt: skip
    assert not [item for item in found if isinstance(item, Refused)]
    assert sum(isinstance(item, FileFound) for item in found) == 4
    directions = {getattr(item.thing, "direction", "") for item in files["messages.csv"] if isinstance(item, Record)}
    assert directions == {"in", "out"}
