# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of what can be brought in keeps step with the importers: each has its row, each optional kind its words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import coterie.importers
from coterie.domain.foreign_files import OPTIONAL_KINDS
from coterie.domain.source_guide import source_groups
from coterie.domain.source_names import source_name, source_tag
from coterie.importers import IMPORTERS
from coterie.importers.monica import reading
from coterie.importers.table import json_rows
from coterie.sandbox.limits import GIB, MIB, Limits
from coterie.shipped import help_page
from coterie.storage.writing import KEEP_DAYS
from coterie.ui.pages.import_export.review.source_words import PARTS, WHOLE_FILES
from coterie.ui.sheets.file_guides import FileGuide, guides

TEXT = help_page("sources", "en")
SOURCES = [source for group in source_groups(TEXT) for source in group.sources]
IDS = [importer.id for importer in IMPORTERS]
CODE = Path(coterie.importers.__file__).parent


def words_of(name: str) -> str:
    (found,) = [one for one in SOURCES if one.name == name]
    return " ".join(said.text for said in found.said)


@pytest.mark.parametrize("importer", IDS)
def test_an_importer_has_a_row_that_says_how_what_and_what_not(importer: str) -> None:
    rows = [source for source in SOURCES if source.importer == importer]
    assert rows
    assert all(len(row.said) == 3 for row in rows)


def test_no_row_is_of_an_importer_that_is_not_there() -> None:
    assert {source.importer for source in SOURCES} - {""} == set(IDS)


@pytest.mark.parametrize("kind", OPTIONAL_KINDS)
def test_what_stays_out_until_it_is_ticked_is_explained(kind: str) -> None:
    (row,) = [source for source in SOURCES if source.name.endswith(f"({kind})")]
    assert len(row.said) == 2


def test_nothing_is_said_to_be_ticked_that_cannot_be() -> None:
    (group,) = [group for group in source_groups(TEXT) if group.title == "What stays out until you tick it"]
    assert {re.findall(r"\(([\w-]+)\)$", one.name)[0] for one in group.sources} == set(OPTIONAL_KINDS)


@pytest.mark.parametrize("guide", guides(), ids=lambda guide: guide.key)
def test_the_short_guide_and_the_page_say_the_same(guide: FileGuide) -> None:
    row = next(source for source in SOURCES if source.importer == guide.key)
    assert row.said[0].parts == guide.parts


def test_figures_are_those_of_the_code() -> None:
    limits = Limits()
    archives = words_of("Folders, and zips within zips")
    assert f"{limits.input_bytes // GIB} GiB" in archives
    assert f"{limits.entries:,} files and {limits.unpacked_bytes // GIB} GiB" in archives
    assert f"after {json_rows._TELLING} objects" in words_of("Lists of objects in JSON, such as Dex")
    assert f"For {KEEP_DAYS} days" in words_of("Taking it back")
    assert f"{reading._MOST_TEXT // MIB} MiB" in words_of("Monica: export as SQL")


def test_every_source_an_importer_gives_has_a_name() -> None:
    pattern = re.compile(rf'"((?:{"|".join(IDS)})\.[a-z-]+)"')
    given = {match for file in CODE.rglob("*.py") for match in pattern.findall(file.read_text(encoding="utf-8"))}
    assert len(given) > 50
    for source in {*given, *IDS}:
        assert source_name(source) != "File", source
        assert source_tag(source) != "imported", source


def test_every_tick_of_the_window_is_of_a_kind_that_is_there() -> None:
    assert {*WHOLE_FILES.values(), *PARTS.values()} == set(OPTIONAL_KINDS)
