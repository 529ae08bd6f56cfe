# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables that no importer knows: looked at, settled once, read by themselves from then on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import BadValue, ForeignFileError
from coterie.sandbox.reader import ChildReader
from coterie.services.column_maps import ColumnMaps
from coterie.services.importing import Brief, Importing
from coterie.services.jobs import QuietJob

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders import Opened

LIST = "Wer;Mail;Seit\nAda Berg;ada@example.org;03.02.2020\nJürgen Groß;;\n"


def maps_of(opened: Opened) -> ColumnMaps:
    """Make the service."""
    return ColumnMaps(opened.vault, ChildReader(), opened.clock)


def importing(opened: Opened) -> Importing:
    """Make the service that imports."""
    return Importing(opened.vault, ChildReader(), opened.clock)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A list with titles that nobody knows, in Windows letters."""
    path = tmp_path / "liste.csv"
    path.write_bytes(LIST.encode("cp1252"))
    return path


def test_a_look_gives_titles_rows_and_a_guess(opened: Opened, file: Path) -> None:
    (seen,) = maps_of(opened).look([file], QuietJob())
    assert seen.titles == ("Wer", "Mail", "Seit")
    assert seen.rows == (("Ada Berg", "ada@example.org", "03.02.2020"), ("Jürgen Groß", "", ""))
    assert seen.encoding == "cp1252"
    assert seen.column_map.entity == "people"
    assert not seen.is_kept


def test_a_look_in_another_encoding_shows_its_letters(opened: Opened, file: Path) -> None:
    (seen,) = maps_of(opened).look([file], QuietJob(), "cp1250")
    assert seen.encoding == "cp1250"
    assert seen.rows[1][0] == "Jürgen Groß".encode("cp1252").decode("cp1250")


def test_a_map_that_is_kept_reads_the_table_from_then_on(opened: Opened, file: Path) -> None:
    service = maps_of(opened)
    (seen,) = service.look([file], QuietJob())
    settled = replace(seen.column_map.with_target("wer", "name").with_target("seit", "met_on"), name="Club")
    service.keep(settled)
    assert service.all() == [settled]
    assert service.look([file], QuietJob())[0].is_kept
    counts = importing(opened).bring(Brief((file,)), QuietJob())
    assert counts.totals["people"]["created"] == 2
    again = importing(opened).bring(Brief((file,)), QuietJob())
    assert again.totals["people"] == {"unchanged": 2}
    service.forget(settled)
    assert not service.all()
    assert not importing(opened).bring(Brief((file,)), QuietJob(), dry_run=True).read_anything


def test_a_map_can_be_given_for_one_import(opened: Opened, file: Path) -> None:
    (seen,) = maps_of(opened).look([file], QuietJob())
    brief = Brief((file,), maps=(seen.column_map.with_target("wer", "name"),))
    assert importing(opened).bring(brief, QuietJob()).totals["people"]["created"] == 2
    assert not maps_of(opened).all()


def test_a_map_without_what_a_row_needs_is_not_kept(opened: Opened, file: Path) -> None:
    (seen,) = maps_of(opened).look([file], QuietJob())
    with pytest.raises(BadValue, match="says of no column"):
        maps_of(opened).keep(seen.column_map.with_target("mail", "drop"))


def test_files_that_importers_know_are_no_tables_to_settle(opened: Opened, tmp_path: Path) -> None:
    card = tmp_path / "ada.vcf"
    card.write_text("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Berg\r\nEND:VCARD\r\n")
    assert maps_of(opened).look([card], QuietJob()) == []


def test_a_path_that_is_not_there_is_said(opened: Opened, tmp_path: Path) -> None:
    with pytest.raises(ForeignFileError, match="There is no file"):
        maps_of(opened).look([tmp_path / "gone.csv"], QuietJob())
