# SPDX-License-Identifier: GPL-3.0-or-later
"""How known damage of the open vault is told, wherever that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _

if TYPE_CHECKING:
    from coterie.ui.damage_known import KnownDamage


def damage_title() -> str:
    """Say in a line what is wrong."""
    return _("Part of this vault cannot be read")


def damage_detail(damage: KnownDamage) -> str:
    """Say what was found, or how to find it out."""
    return damage.words or _("Nothing was changed. A check says how much of it is damaged.")
