# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers and times that people read are written by the language in force, in one place."""

from __future__ import annotations

import re
from pathlib import Path

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


def test_no_number_is_written_by_hand() -> None:
    found = {
        f"{name}:{number}": line.strip()
        for name, file in ((file.relative_to(APP).as_posix(), file) for file in FILES)
        if name not in ALLOWED
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if BY_HAND.search(line)
    }
    assert found == {}, "write it with coterie.domain.written_numbers"
    assert len(FILES) > 500


def test_the_rule_sees_what_it_is_for() -> None:
    assert all(BY_HAND.search(text) for text in ('f"{n:,}"', '"{0:,} new"', 'f"{size:,.1f}"', 'f"{at:%H:%M}"'))
    assert not BY_HAND.search('{"a": 1, "b": 2}')
