# SPDX-License-Identifier: GPL-3.0-or-later
"""What is remembered outside the vault comes back, and a broken file costs nothing but the memory."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from coterie.ui.design.appearance import Appearance
from coterie.ui.preferences import Preferences, PreferencesStore

if TYPE_CHECKING:
    from pathlib import Path


def test_a_change_is_there_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "new folder" / "preferences.json"
    told: list[Preferences] = []
    store = PreferencesStore(file)
    store.listen(told.append)
    store.change(rail=True, appearance=Appearance(scheme="dark", text_percent=150))
    again = PreferencesStore(file).now
    assert again == store.now == told[0]
    assert (again.rail, again.appearance.scheme, again.appearance.text_percent) == (True, "dark", 150)


def test_no_change_is_no_news(tmp_path: Path) -> None:
    told: list[Preferences] = []
    store = PreferencesStore(tmp_path / "preferences.json")
    store.listen(told.append)
    store.change(rail=False)
    assert told == []
    assert not (tmp_path / "preferences.json").exists()


@pytest.mark.parametrize(
    "text",
    ["", "not json", "[]", '{"rail": "yes", "width": 3.5}', '{"appearance": 7}', '{"unknown": 1}', "\ud800"],
)
def test_a_broken_file_counts_as_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "preferences.json"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    assert PreferencesStore(file).now == Preferences()


def test_an_impossible_text_size_is_brought_within_reason(tmp_path: Path) -> None:
    file = tmp_path / "preferences.json"
    file.write_text(json.dumps({"appearance": {"text_percent": 9_000}}), encoding="utf-8")
    assert PreferencesStore(file).now.appearance.text_percent == 200


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    store = PreferencesStore(blocked / "preferences.json")
    store.change(rail=True)
    assert store.now.rail
