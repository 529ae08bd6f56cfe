# SPDX-License-Identifier: GPL-3.0-or-later
"""The window with every page in use has no library of a network in its memory."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coterie.ui.pages import PAGES

if TYPE_CHECKING:
    from tests.ui.window import Windows

MAPS = Path("/proc/self/maps")
NETWORKED = ("Qt6Network", "Qt6WebEngine", "Qt6WebSockets", "Qt6WebChannel", "libcurl", "libssl", "libsoup", "libproxy")


@pytest.mark.skipif(not MAPS.exists(), reason="this system does not tell what is in a program's memory")
def test_no_page_brings_a_library_of_the_network(windows: Windows, tmp_path: Path) -> None:
    driven = windows.locked(tmp_path)
    driven.unlock()
    for page in PAGES:
        driven.go(page.id)
    driven.go("people", str(driven.person()))
    driven.press("Ctrl+N")
    driven.settle()
    loaded = {line.rsplit("/", 1)[-1] for line in MAPS.read_text().splitlines() if "/" in line}
    assert any(name.startswith("libQt6Widgets") for name in loaded), "the window is not there at all"
    # Python's own ssl belongs to the tests: what they stand on loads it, and the program does not.
    assert {name for name in loaded if any(part in name for part in NETWORKED)} <= _of_the_tests(loaded)
    assert not [name for name in sys.modules if name.startswith(("PySide6.QtNetwork", "PySide6.QtWeb"))]


def _of_the_tests(loaded: set[str]) -> set[str]:
    return {name for name in loaded if name.startswith("libssl") and "ssl" in sys.modules}
