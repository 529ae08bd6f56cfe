# SPDX-License-Identifier: GPL-3.0-or-later
"""Import and export: files come in after a look at them, and leave after a look at what leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _
from coterie.ui.pages.page import Page

if TYPE_CHECKING:
    from coterie.ui.pages.page import PageView


def _view() -> type[PageView]:
    from coterie.ui.pages.import_export.page import ImportExportPage

    return ImportExportPage


PAGE = Page("import_export", lambda: _("Import & export"), "arrow-down-up", "9", "M", 3, _view)
