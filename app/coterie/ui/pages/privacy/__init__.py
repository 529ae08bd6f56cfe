# SPDX-License-Identifier: GPL-3.0-or-later
"""Privacy: what is stored, what left, what opens the vault, its backups, and what this program cannot do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _
from coterie.ui.pages.page import Page

if TYPE_CHECKING:
    from coterie.ui.pages.page import PageView


def _view() -> type[PageView]:
    from coterie.ui.pages.privacy.page import PrivacyPage

    return PrivacyPage


PAGE = Page("privacy", lambda: _("Privacy"), "shield-check", "0", "V", 3, _view)
