# SPDX-License-Identifier: GPL-3.0-or-later
"""The bin and the messages of this session."""

from __future__ import annotations

from coterie.domain.texts import _
from coterie.ui.pages.bin.page import BinPage
from coterie.ui.pages.page import Page

PAGE = Page("bin", lambda: _("Bin"), "trash-2", "", "", 4, BinPage, in_sidebar=False)
