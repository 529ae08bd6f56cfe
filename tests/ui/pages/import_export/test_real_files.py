# SPDX-License-Identifier: GPL-3.0-or-later
"""Files as they are met in life, read as in life: the samples, and what only looks like an export."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from coterie.shipped import resources
from tests.storage.importing.foreign import card
from tests.ui.pages.import_export.fronting import front, run, shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.pages.import_export.staging import Staged


def test_the_samples_come_in(with_child: Staged, qtbot: QtBot) -> None:
    page = shown(with_child, qtbot)
    before = with_child.opened.snapshot()
    samples = resources() / "sample_data"
    page.bring_in([*(samples / "linkedin").glob("*.zip"), samples / "cards.vcf", samples / "calendar.ics"])
    assert front(page) is page.review
    assert page.review.tiles.isVisible()
    numbers = [int(tile._number.replace(",", "")) for tile in page.review.tiles._tiles.values()]
    plan = page.flow._deciding
    assert plan is not None
    assert sum(numbers) == sum(file.records or 0 for file in plan.plan.counts.files)
    for tile in page.review.tiles._tiles.values():
        tile.click()
        assert not page.grab().isNull()
    assert run(page, "run")
    assert front(page) is page.report
    assert len(with_child.files.people()) > 30
    page.report.outcome.button.click()
    assert with_child.opened.snapshot() == before


def encrypted(place: Path) -> Path:
    """Write an archive whose one member is marked as encrypted."""
    with zipfile.ZipFile(place, "w") as packed:
        packed.writestr("Connections.csv", "secret")
    raw = bytearray(place.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + at] |= 1
    place.write_bytes(bytes(raw))
    return place


def workbook(place: Path) -> Path:
    with zipfile.ZipFile(place, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("xl/workbook.xml", "<workbook/>")
    return place


def text(place: Path, words: str) -> Path:
    place.write_text(words, encoding="utf-8")
    return place


def folder(place: Path) -> Path:
    place.mkdir()
    return place


@pytest.mark.parametrize(
    ("name", "make", "word"),
    [
        ("people.csv", workbook, "workbook"), ("archive.zip", encrypted, "passphrase"),
        ("cards.vcf", lambda place: text(place, "<!doctype html><html><body>Sign in</body></html>"), "page"),
        ("empty.csv", lambda place: text(place, ""), "empty"), ("nothing", folder, "no file"),
    ],
)  # fmt: skip
def test_an_odd_file_gets_one_clear_sentence_in_place(
    with_child: Staged, qtbot: QtBot, name: str, make: Callable[[Path], Path], word: str
) -> None:
    page = shown(with_child, qtbot)
    tmp_path = with_child.files.folder
    before = with_child.opened.snapshot()
    page.bring_in([make(tmp_path / name)])
    assert front(page) is page.home
    trouble = page.home._trouble
    assert trouble.isVisible()
    said = [label.text() for label in trouble.findChildren(QLabel) if label.text()]
    assert said[0] == f"{name} was not brought in"
    assert word in said[1].lower()
    assert said[1].count(".") >= 2, said
    assert with_child.opened.snapshot() == before
    page.bring_in([text(tmp_path / "good.vcf", card("Ana Lindqvist"))])
    assert front(page) is page.review
    page.review.cancelled.emit()
    assert not trouble.isVisible()
