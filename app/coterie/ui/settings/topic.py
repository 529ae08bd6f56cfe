# SPDX-License-Identifier: GPL-3.0-or-later
"""One topic of the settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.ui.settings.setting_row import SettingsDesk, TopicPage


@dataclass(frozen=True)
class Topic:
    """A row in the list of topics. words: what it is found by besides its title."""

    id: str
    title: Callable[[], str]
    icon: str
    build: Callable[[SettingsDesk], TopicPage]
    words: Callable[[], str]
