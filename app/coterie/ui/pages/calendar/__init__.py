# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar: events, follow-ups, days to remember and deadlines on their days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _
from coterie.ui.pages.page import Page

if TYPE_CHECKING:
    from coterie.ui.pages.page import PageView


def _view() -> type[PageView]:
    from coterie.ui.pages.calendar.page import CalendarPage

    return CalendarPage


PAGE = Page("calendar", lambda: _("Calendar"), "calendar", "4", "A", 1, _view)
