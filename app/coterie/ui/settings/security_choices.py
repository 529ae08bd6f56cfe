# SPDX-License-Identifier: GPL-3.0-or-later
"""Choices about security that are offered in two places: in the settings, and on the Privacy page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _, counted
from coterie.ui.parts.fields import ComboField

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coterie.ui.preferences import PreferencesStore

#: Minutes without a key or a move of the mouse, and seconds that a copy stays on the clipboard; 0 = see the words.
IDLE_MINUTES, CLIPBOARD_SECONDS = (1, 2, 5, 10, 15, 30, 60, 0), (10, 30, 60, 120, 0)


def idle_field(preferences: PreferencesStore) -> ComboField:
    """Make the field that says after how many minutes the vault is locked."""
    return _field(preferences, "lock_after", _("Lock when idle"), IDLE_MINUTES, _minutes)


def clipboard_field(preferences: PreferencesStore) -> ComboField:
    """Make the field that says after how many seconds the clipboard is cleared."""
    return _field(preferences, "clipboard_seconds", _("Clear copied details"), CLIPBOARD_SECONDS, _seconds)


def _minutes(number: int) -> str:
    return counted("{n} minute", "{n} minutes", number) if number else _("Never")


def _seconds(number: int) -> str:
    return counted("After {n} second", "After {n} seconds", number) if number else _("Only when locked")


def _field(
    preferences: PreferencesStore, name: str, title: str, offered: Iterable[int], said: Callable[[int], str]
) -> ComboField:
    now = int(getattr(preferences.now, name))
    # A number that was set elsewhere is offered, too; 0 stands at the end.
    numbers = sorted({*offered, now}, key=lambda number: (number == 0, number))
    field = ComboField(title, [(str(number), said(number)) for number in numbers])
    field.set_key(str(now))
    field.currentIndexChanged.connect(lambda _at: preferences.change(**{name: int(field.key())}))
    return field
