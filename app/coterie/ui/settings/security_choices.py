# SPDX-License-Identifier: GPL-3.0-or-later
"""Choices about security that are offered in two places: in the settings, and on the Privacy page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _, counted
from coterie.ui.parts.fields import ComboField

if TYPE_CHECKING:
    from collections.abc import Callable

    from coterie.ui.preferences import Preferences, PreferencesStore

#: Minutes without a key or a move of the mouse, and seconds that a copy stays on the clipboard; 0 = see the words.
IDLE_MINUTES, CLIPBOARD_SECONDS = (1, 2, 5, 10, 15, 30, 60, 0), (10, 30, 60, 120, 0)


class NumberField(ComboField):
    """Offers numbers for one preference, by its name, and changes it at once. said: how a number is written."""

    def __init__(
        self,
        preferences: PreferencesStore,
        *,
        name: str,
        title: str,
        offered: tuple[int, ...],
        said: Callable[[int], str],
    ) -> None:
        """Show what is in force."""
        super().__init__(title)
        self._name, self._offered, self._said = name, offered, said
        self._preferences = preferences
        self.follow(preferences.now)
        self.currentIndexChanged.connect(lambda _at: self._change())

    def follow(self, now: Preferences) -> None:
        """Show what was chosen elsewhere; a number that is not among those offered is offered, too."""
        number = int(getattr(now, self._name))
        # 0 is no length of time, and stands at the end.
        numbers = sorted({*self._offered, number}, key=lambda one: (one == 0, one))
        blocked = self.blockSignals(True)
        self.set_options([(str(one), self._said(one)) for one in numbers])
        self.set_key(str(number))
        self.blockSignals(blocked)
        self.update()

    def _change(self) -> None:
        if self.key():
            self._preferences.change(**{self._name: int(self.key())})


def idle_field(preferences: PreferencesStore) -> NumberField:
    """Make the field that says after how many minutes the vault is locked."""
    return NumberField(preferences, name="lock_after", title=_("Lock when idle"), offered=IDLE_MINUTES, said=_minutes)


def clipboard_field(preferences: PreferencesStore) -> NumberField:
    """Make the field that says after how many seconds the clipboard is cleared."""
    return NumberField(
        preferences,
        name="clipboard_seconds",
        title=_("Clear copied details"),
        offered=CLIPBOARD_SECONDS,
        said=_seconds,
    )


def _minutes(number: int) -> str:
    return counted("{n} minute", "{n} minutes", number) if number else _("Never")


def _seconds(number: int) -> str:
    return counted("After {n} second", "After {n} seconds", number) if number else _("Only when locked")
