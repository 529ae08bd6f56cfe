# SPDX-License-Identifier: GPL-3.0-or-later
"""The damage window in the clothes that can be had: its own, or plain ones where fonts, icons or looks fail."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from coterie.ui.entry.plain_damage import PlainDamage

if TYPE_CHECKING:
    from coterie.ui.entry.damage_view import DamageView


def damage_window() -> DamageView | PlainDamage:
    """Build the window; whatever is wrong with the look of things, it comes."""
    try:
        from coterie.ui.entry.damage_view import DamageView  # noqa: PLC0415 - what cannot be loaded is done without

        view = DamageView()
        view.rehearse()
    except Exception:  # noqa: BLE001 - the window of the last resort comes after any fault
        logging.getLogger("coterie.damage").warning("the window is shown plain")
        return PlainDamage()
    return view
