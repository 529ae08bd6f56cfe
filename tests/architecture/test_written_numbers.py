# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers and times that people read are written by the language in force, in one place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

APP = Path(__file__).resolve().parents[2] / "app" / "coterie"
ROOMS = ("domain", "services", "ui", "cli", "importers", "exporters", "sandbox", "storage")
#: The place itself, and numbers nobody reads in a language: the gallery of controls, times that are compared or kept.
ALLOWED = {
    "domain/languages/language.py", "domain/written_numbers.py", "ui/gallery_controls.py", "ui/gallery_lists.py",
    "ui/gallery_surfaces.py", "ui/notifications/digest.py", "domain/moments.py", "services/quick_adding.py",
    "cli/local_time.py", "cli/shapes.py",
}  # fmt: skip
FILES = [file for room in ROOMS for file in sorted((APP / room).rglob("*.py"))]
#: Thousands set apart by English commas, and hours that count to 24 in every country.
BY_HAND = re.compile(r"\{[^{}]*:[^{}]*,(?:\.\d+f|d)?\}|%H:%M")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(APP).as_posix())
def test_no_number_is_written_by_hand(file: Path) -> None:
    if file.relative_to(APP).as_posix() in ALLOWED:
        return
    found = [line.strip() for line in file.read_text(encoding="utf-8").splitlines() if BY_HAND.search(line)]
    assert found == [], "write it with coterie.domain.written_numbers"


def test_the_rule_sees_what_it_is_for() -> None:
    assert all(BY_HAND.search(text) for text in ('f"{n:,}"', '"{0:,} new"', 'f"{size:,.1f}"', 'f"{at:%H:%M}"'))
    assert not BY_HAND.search('{"a": 1, "b": 2}')
