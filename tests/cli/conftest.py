# SPDX-License-Identifier: GPL-3.0-or-later
"""A terminal for every test of the command line: a vault of its own, and what was printed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from coterie import bootstrap, cli
from coterie.services.app import App
from tests.cli.terminal import PASSPHRASE, Terminal
from tests.builders import CHEAP


def build(today: date | None = None) -> App:
    """Wire the program with a key that is cheap to derive."""
    return bootstrap.build(today, CHEAP)


@pytest.fixture
def bare(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """Give a terminal without a vault."""
    (tmp_path / "passphrase").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return Terminal(tmp_path, lambda argv: cli.run(argv, build), capsys)


@pytest.fixture
def terminal(bare: Terminal) -> Terminal:
    """Give a terminal with an empty vault."""
    bare.do("init")
    return bare
