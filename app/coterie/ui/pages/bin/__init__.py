# SPDX-License-Identifier: GPL-3.0-or-later
"""The bin and the messages of this session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _
from coterie.ui.pages.page import Page

if TYPE_CHECKING:
    from coterie.ui.pages.page import PageView


def _view() -> type[PageView]:
    from coterie.ui.pages.bin.page import BinPage

    return BinPage


PAGE = Page("bin", lambda: _("Bin"), "trash-2", "", "", 4, _view, in_sidebar=False)
