# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what is done by mouse although it has a key; with the third time the next toast tells the key, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.texts import _
from coterie.ui.design.key_names import LINE_END, key_name

if TYPE_CHECKING:
    from coterie.ui.preferences import PreferencesStore

#: With this use by mouse the key is told.
THIRD = 3
#: Keys that everybody knows.
_KNOWN = {"", LINE_END, "Esc", "Tab"}


class KeyTeacher:
    """Remembers over starts how often something was done by mouse: by its key, which says nothing about anybody."""

    def __init__(self, preferences: PreferencesStore) -> None:
        """Begin where the last start ended."""
        self._preferences = preferences
        self._lesson = ""

    def done_by_mouse(self, key: str, name: str) -> None:
        """Count one use; the third has a lesson, and no later one."""
        key = key_name(key)
        uses = self._preferences.now.by_mouse
        times = _number(uses.get(key)) + 1
        if key in _KNOWN or times > THIRD:
            return
        self._preferences.change(by_mouse={**uses, key: times})
        if times == THIRD:
            self._lesson = _("Key for “{name}”: {key}.").format(name=name.rstrip("…"), key=key)

    def take_lesson(self) -> str:
        """Give the sentence that is to be told next, and forget it."""
        lesson, self._lesson = self._lesson, ""
        return lesson


def _number(kept: object) -> int:
    """Read a number out of a file that anybody may have changed."""
    return kept if isinstance(kept, int) else 0
