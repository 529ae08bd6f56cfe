# SPDX-License-Identifier: GPL-3.0-or-later
"""Dialogs for files begin where a person would look, not where the program lies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from coterie.ui.file_places import incoming, outgoing

if TYPE_CHECKING:
    import pytest


def test_files_come_from_the_downloads_and_go_to_the_documents(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda kind: str(tmp_path / kind.name))
    for name in ("DownloadLocation", "DocumentsLocation"):
        (tmp_path / name).mkdir()
    assert incoming() == str(tmp_path / "DownloadLocation")
    assert outgoing("people.pdf") == str(tmp_path / "DocumentsLocation" / "people.pdf")


def test_where_the_desktop_names_no_folder_that_is_there_it_is_the_persons_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for answer in ("", str(tmp_path / "gone")):
        monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind, answer=answer: answer)
        assert incoming() == str(Path.home())
