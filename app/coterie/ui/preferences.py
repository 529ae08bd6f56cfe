# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program remembers outside the vault: looks and habits, never a name or a word of anybody."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from coterie.ui.design.appearance import LARGEST_TEXT, SMALLEST_TEXT, Appearance

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


Kept = TypeVar("Kept", "Preferences", Appearance)


@dataclass(frozen=True)
class Preferences:
    """The choices of one person on one computer. vault: the folder opened last; size: of the window, 0 = never set.

    left, top: where the window's frame stood, where has_place says that this platform tells it.
    page: that was in front the last time; pages: the same for each vault, by its folder.
    places: which notices about the place of a vault were read, by its folder. damaged: the folder of a vault of which
    a part could not be read while it was open; the damage window comes first then.
    by_mouse: how often something with a key was done without it, by the key.
    lock_after: minutes without a key or a move of the mouse, 0 = never; clipboard_seconds: what was copied stays on
    the clipboard so long, 0 = until the vault is locked.
    """

    vault: str = ""
    appearance: Appearance = field(default_factory=Appearance)
    language: str = ""
    rail: bool = False
    menu_bar: bool = False
    letters: bool = True
    width: int = 0
    height: int = 0
    left: int = 0
    top: int = 0
    has_place: bool = False
    maximised: bool = False
    page: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    damaged: str = ""
    by_mouse: dict[str, int] = field(default_factory=dict)
    digest: bool = False
    digest_at: str = "09:00"
    names_in_notifications: bool = False
    blur: bool = False
    rows_today: int = 7
    message_minutes: int = 3
    call_minutes: int = 10
    lock_after: int = 10
    clipboard_seconds: int = 30


class PreferencesStore:
    """Reads the preferences once and writes each change at once. A broken file counts as none."""

    def __init__(self, file: Path) -> None:
        """Read the file, if there is one."""
        self._file = file
        self._listeners: list[Callable[[Preferences], None]] = []
        self.now = _read(file)

    def listen(self, told: Callable[[Preferences], None]) -> None:
        """Call `told` after every change, for as long as the program runs."""
        self._listeners.append(told)

    def change(self, **values: Any) -> None:  # noqa: ANN401 - the fields check themselves
        """Change some of them, by the names of their fields."""
        self.restore(replace(self.now, **values))

    def restore(self, new: Preferences) -> None:
        """Take all of them as they are given."""
        if new == self.now:
            return
        self.now = new
        _write(self._file, new)
        for told in self._listeners:
            told(new)


def _read(file: Path) -> Preferences:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    if not isinstance(found, dict):
        return Preferences()
    look = found.pop("appearance", {})
    appearance = _kept(Appearance(), look if isinstance(look, dict) else {})
    percent = min(LARGEST_TEXT, max(SMALLEST_TEXT, appearance.text_percent))
    return replace(_kept(Preferences(), found), appearance=replace(appearance, text_percent=percent))


def _kept(default: Kept, found: dict[str, Any]) -> Kept:
    """Give the defaults with every value of the right type put in."""
    known = {one.name for one in fields(default)}
    right = {
        name: value for name, value in found.items() if name in known and type(value) is type(getattr(default, name))
    }
    return replace(default, **right)


def _write(file: Path, preferences: Preferences) -> None:
    """Write the file whole or not at all; a folder that cannot be written costs the memory, nothing else."""
    part = file.with_suffix(".part")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.write_text(json.dumps(asdict(preferences), indent=1), encoding="utf-8")
        part.replace(file)
    except OSError:
        return
