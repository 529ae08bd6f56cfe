# SPDX-License-Identifier: GPL-3.0-or-later
"""Loads what comes behind the unlock screen, while the passphrase is typed."""

from __future__ import annotations

import linecache
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.services.app import App

#: Where most ways lead from the first page.
NEXT_PAGE = "people"
BEHIND = ("coterie.services.session", "coterie.ui.job_ending", "coterie.ui.locking.locking")


def load_rest(app: App, page: str) -> None:
    """Load vaults, services, the shell, the pages that are seen first and formats. page: that was in front last."""
    rooms = [partial(import_module, name) for name in BEHIND]
    steps: list[Callable[[], object]] = [app.vaults.get_ready, *rooms, partial(_load_pages, page), app.formats]
    for load in steps:
        load()
        forget_sources()


def forget_sources() -> None:
    """Let lines of sources go: PySide reads those of each module that it sees loaded, and Python would keep them."""
    linecache.clearcache()


def _load_pages(last: str) -> None:
    from coterie.ui.pages import PAGES
    from coterie.ui.shell.shell import FIRST_PAGE

    for page in PAGES:
        if page.id in {FIRST_PAGE, NEXT_PAGE, last}:
            page.load()
