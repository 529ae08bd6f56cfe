# SPDX-License-Identifier: GPL-3.0-or-later
"""A terminal for every test of the command line: a vault of its own, and what was printed."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from coterie import bootstrap, cli
from tests.builders import CHEAP
from tests.cli.terminal import PASSPHRASE, TODAY, Terminal

if TYPE_CHECKING:
    from pathlib import Path

    from coterie.services.app import App


def build(today: date | None = None) -> App:
    """Wire the program with a key that is cheap to derive."""
    return bootstrap.build(today, CHEAP)


@pytest.fixture
def bare(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """Give a terminal without a vault."""
    (tmp_path / "passphrase").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return Terminal(tmp_path, lambda argv: cli.run(argv, build), capsys)


@pytest.fixture(scope="session")
def empty_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one empty vault, to be copied."""
    folder = tmp_path_factory.mktemp("empty") / "people.coterie"
    build(date.fromisoformat(TODAY)).create(folder, PASSPHRASE)
    return folder


@pytest.fixture
def terminal(bare: Terminal, empty_vault: Path) -> Terminal:
    """Give a terminal with an empty vault."""
    shutil.copytree(empty_vault, bare.vault)
    return bare
