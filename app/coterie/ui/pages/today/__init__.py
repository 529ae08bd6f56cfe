# SPDX-License-Identifier: GPL-3.0-or-later
"""Today: what to do now, in a list that can be finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _
from coterie.ui.pages.page import Page

if TYPE_CHECKING:
    from coterie.ui.pages.page import PageView


def _view() -> type[PageView]:
    from coterie.ui.pages.today.page import TodayPage

    return TodayPage


PAGE = Page("today", lambda: _("Today"), "sun", "1", "T", 0, _view)
