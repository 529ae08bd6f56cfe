# SPDX-License-Identifier: GPL-3.0-or-later
"""People: the list, one person beside it or several together, and organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _
from coterie.ui.pages.page import Page

if TYPE_CHECKING:
    from coterie.ui.pages.page import PageView


def _view() -> type[PageView]:
    from coterie.ui.pages.people.page import PeoplePage

    return PeoplePage


PAGE = Page("people", lambda: _("People"), "users", "2", "P", 1, _view)
