# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole window over a vault that can only be looked at: every page reads, nothing fails, nothing is written."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from coterie.domain.errors import CannotBeDone
from coterie.ui.entry.wish import FirstWish
from coterie.ui.pages import PAGES
from tests.builders import PASSPHRASE
from tests.storage.opening.vault_files import flip, sums

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.storage.opening.place import VaultPlace
    from tests.ui.window import DrivenWindow, Windows


@pytest.fixture
def read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system say that the disk cannot be written."""

    def refuses(place: VaultPlace) -> None:
        raise CannotBeDone("refused") from OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr("coterie.storage.opening.folder.hold", refuses)


def said(driven: DrivenWindow) -> list[str]:
    """Give every message of this session."""
    return [message.text for message in driven.shell.notices.messages]


@pytest.mark.usefixtures("read_only")
def test_every_page_reads_and_nothing_is_written(windows: Windows, tmp_path: Path) -> None:
    driven = windows.locked(tmp_path)
    before = sums(driven.app.default_vault)
    driven.unlock()
    for page in PAGES:
        driven.go(page.id)
    driven.go("people", str(driven.person()))
    driven.press("Ctrl+K")
    driven.settle()
    driven.type("okafor")
    driven.settle()
    driven.press("Escape")
    driven.go("today")
    assert said(driven) == []
    driven.lock()
    assert sums(driven.app.default_vault) == before


def test_what_can_be_read_of_a_damaged_vault_is_shown_on_every_page(windows: Windows, tmp_path: Path) -> None:
    driven = windows.locked(tmp_path)
    database = driven.app.default_vault / "vault.db"
    flip(database, 900)
    before = sums(driven.app.default_vault, "vault.lock")
    driven.window.open_shell(driven.app.open_readable(driven.app.default_vault, PASSPHRASE), FirstWish())
    driven.settle()
    for page in PAGES:
        driven.go(page.id)
    driven.go("people", str(driven.person()))
    assert said(driven) == []
    assert driven.session.statistics.counts()["people"] == 40
    driven.window.close()
    assert sums(driven.app.default_vault, "vault.lock") == before
