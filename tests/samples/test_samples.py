# SPDX-License-Identifier: GPL-3.0-or-later
"""The samples are what the script makes, and name nobody real."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.samples.cast import EXPORTED, TODAY
from tests.samples.linkedin_archive import NAME
from tests.samples.making import PLACE, samples, write
from tests.samples.readings import ARCHIVE, MADE, MEMBERS

if TYPE_CHECKING:
    from pathlib import Path

#: Every text, lines of cards and calendars unfolded.
TEXTS = {
    name: content.decode().replace("\r\n ", "")
    for name, content in {**MADE, **MEMBERS}.items()
    if not name.endswith(".zip")
}


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_committed_sample_is_what_the_script_makes(name: str) -> None:
    assert (PLACE / name).read_bytes() == MADE[name]


def test_nothing_else_lies_beside_the_samples() -> None:
    assert {file.relative_to(PLACE).as_posix() for file in PLACE.rglob("*") if file.is_file()} == set(MADE)


def test_the_script_writes_them_all(tmp_path: Path) -> None:
    write(tmp_path)
    assert {file.relative_to(tmp_path).as_posix(): file.read_bytes() for file in tmp_path.rglob("*.*")
            if file.is_file()} == MADE  # fmt: skip


def test_a_second_run_makes_the_same() -> None:
    assert samples() == MADE


def test_nothing_in_the_archive_depends_on_the_day_or_the_compressor() -> None:
    with zipfile.ZipFile(io.BytesIO(ARCHIVE)) as packed:
        entries = packed.infolist()
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}
    assert {entry.date_time[:3] for entry in entries} == {(EXPORTED.year, EXPORTED.month, EXPORTED.day)}
    assert {entry.create_system for entry in entries} == {3}


def test_the_samples_say_for_which_day_they_are() -> None:
    assert MADE["today.txt"] == b"2026-03-12\n"
    assert timedelta(0) <= TODAY - EXPORTED <= timedelta(days=7)
    assert f"{EXPORTED:%m-%d-%Y}" in NAME


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_addresses_are_those_kept_free_for_examples(name: str) -> None:
    domains = re.findall(r"@([\w-]+(?:\.[\w-]+)+)", TEXTS[name])
    assert [one for one in domains if not re.search(r"(?:^|\.)example\.(?:com|org|net)$", one)] == []


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_numbers_are_those_kept_free_for_stories(name: str) -> None:
    numbers = [re.sub(r"\D", "", one) for one in re.findall(r"\+\d[\d -]{6,}\d", TEXTS[name])]
    free = re.compile(r"44207946\d{4}|493023125\d{3}|1\d{3}55501\d\d")
    assert [one for one in numbers if not free.fullmatch(one)] == []


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_profiles_say_that_they_are_samples(name: str) -> None:
    slugs = re.findall(r"linkedin\.com/in/([^\s\",;]+)", TEXTS[name])
    assert [slug for slug in slugs if not slug.endswith("-sample")] == []


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_links_lead_to_linkedin_or_to_examples(name: str) -> None:
    hosts = re.findall(r"https?\\?://([\w.-]+)", TEXTS[name])
    assert [one for one in hosts if one != "www.linkedin.com" and not re.search(r"\bexample\.\w+$", one)] == []
