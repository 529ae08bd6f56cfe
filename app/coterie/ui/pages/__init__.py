# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the window, in the order of the sidebar: a new page is one folder and one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.ui.pages import bin as bin_page
from coterie.ui.pages import calendar, import_export, people, privacy, today

if TYPE_CHECKING:
    from coterie.ui.pages.page import Page

PAGES: tuple[Page, ...] = (
    today.PAGE,
    people.PAGE,
    calendar.PAGE,
    import_export.PAGE,
    privacy.PAGE,
    bin_page.PAGE,
)
