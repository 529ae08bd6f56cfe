# SPDX-License-Identifier: GPL-3.0-or-later
"""The one register of actions: menus, palette, tooltips and the shortcut sheet read it, so they cannot drift apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from coterie.ui.design.key_names import key_name
from coterie.ui.parts.tooltips import plain_tooltip
from coterie.ui.shell.writing_actions import writes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

EVERYWHERE = "window"
#: Works on every page as well, for as long as a vault is open.
OPEN_VAULT = "vault"
_ON_EVERY_PAGE = (EVERYWHERE, OPEN_VAULT)
MENUS = ("file", "edit", "view", "go", "item", "help")


def _always() -> bool:
    return True


def _never() -> bool:
    return False


@dataclass(frozen=True)
class Action:
    """One thing a person can do. keys: in Qt's portable notation; menu: where it stands, "" = in no menu.

    `words` are more words the palette finds it by; `detail` stands beside the text there.
    """

    id: str
    text: str
    run: Callable[[], None]
    icon: str = ""
    keys: tuple[str, ...] = ()
    menu: str = ""
    enabled: Callable[[], bool] = _always
    detail: str = ""
    words: str = ""

    @property
    def shown_keys(self) -> str:
        """The first key as this platform writes it."""
        return key_name(self.keys[0]) if self.keys else ""


#: What works while a sheet is open, too.
OVER_SHEETS = {"window.lock", "window.quit"}


class SameKeyError(ValueError):
    """Two actions of one place want one key: neither would fire."""


class Actions(QObject):
    """The actions of the window and of the page in front. changed: another page came to the front."""

    changed = Signal()
    used = Signal(str)

    def __init__(self, window: QWidget) -> None:
        """Hang the actions on a window, which need not show a menu for their keys to work."""
        super().__init__(window)
        self._window = window
        self._scopes: dict[str, list[Action]] = {}
        self._made: dict[str, QAction] = {}
        self._front = EVERYWHERE
        self._why_still = ""
        self._letters = True
        self._paused = False

    def add(self, scope: str, actions: Sequence[Action]) -> None:
        """Take the actions of a page, or of the whole window; SameKeyError for a key that is taken there."""
        known = self._scopes.setdefault(scope, [])
        taken = self._taken_beside(scope)
        for action in actions:
            for key in action.keys:
                if key in taken:
                    raise SameKeyError(f"{key}: {taken[key]} and {action.id}")
            taken |= dict.fromkeys(action.keys, action.id)
            known.append(action)
            self._made[action.id] = self._make(action)
        self._enable()

    def only_read(self, why: str) -> None:
        """Let nothing run that changes the vault, and say why beside it; "" = everything may run again."""
        self._why_still = why
        for actions in self._scopes.values():
            for action in actions:
                self._made[action.id].setToolTip(plain_tooltip(self._tip_of(action)))
        self._enable()

    def remove(self, scope: str) -> None:
        """Forget the actions of a page that goes."""
        for action in self._scopes.pop(scope, []):
            made = self._made.pop(action.id)
            self._window.removeAction(made)
            made.deleteLater()

    def bring_to_front(self, scope: str) -> None:
        """Let the keys of a page work, and of no other page."""
        self._front = scope
        self._enable()
        self.changed.emit()

    def pause(self, paused: bool) -> None:
        """Keep every key of pages and window still while a sheet is open."""
        self._paused = paused
        self._enable()

    def wake(self) -> None:
        """Let every key of the page in front ask anew whether it does something: a menu shows what cannot be done."""
        self._enable()

    def use_letters(self, wanted: bool) -> None:
        """Let keys of a single letter work, or not."""
        self._letters = wanted
        for scope in self._scopes.values():
            for action in scope:
                self._made[action.id].setShortcuts(self._keys(action))

    @property
    def letters(self) -> bool:
        """Whether keys of a single letter work."""
        return self._letters

    def available(self) -> list[Action]:
        """List what can be done now: the page's actions first."""
        return [action for action in self.in_front() if action.enabled()]

    def in_front(self) -> list[Action]:
        """List the actions of the page in front and of the window, whether they can be done now or not."""
        page = self._scopes.get(self._front, []) if self._front not in _ON_EVERY_PAGE else []
        return [self._as_it_is(action) for action in (*page, *self.of_window())]

    def of_page(self) -> list[Action]:
        """List the actions of the page in front."""
        return list(self._scopes.get(self._front, []))

    def of_window(self) -> list[Action]:
        """List the actions that work everywhere."""
        return [action for scope in _ON_EVERY_PAGE for action in self._scopes.get(scope, [])]

    def qt(self, action_id: str) -> QAction:
        """Give the Qt side of an action, for menus and buttons."""
        return self._made[action_id]

    def run(self, action_id: str) -> None:
        """Do it, if it can be done now."""
        for action in self.in_front():
            if action.id == action_id:
                if action.enabled():
                    self.used.emit(action_id)
                    action.run()
                return

    def _as_it_is(self, action: Action) -> Action:
        """Give an action that cannot be done, with the reason, where it changes a vault that can only be read."""
        return replace(action, enabled=_never, detail=self._why_still) if self._is_still(action.id) else action

    def _tip_of(self, action: Action) -> str:
        return self._why_still if self._is_still(action.id) else action.text

    def _is_still(self, action_id: str) -> bool:
        return bool(self._why_still) and writes(action_id)

    def _make(self, action: Action) -> QAction:
        made = QAction(action.text, self._window)
        made.setObjectName(action.id)
        made.setToolTip(plain_tooltip(self._tip_of(action)))
        made.setShortcuts(self._keys(action))
        made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        # Hiding the menu bar stills the keys of its actions, so the window itself holds them.
        self._window.addAction(made)
        made.triggered.connect(lambda _checked=False: self._press(action.id))
        return made

    def _press(self, action_id: str) -> None:
        """Do what a key or a menu asks for, unless a sheet lies over the page it would change."""
        from coterie.ui.parts.sheet import Sheet

        covered = any(sheet.isVisible() for sheet in self._window.findChildren(Sheet))
        if not covered or action_id in OVER_SHEETS:
            self.run(action_id)

    def _keys(self, action: Action) -> list[QKeySequence]:
        return [QKeySequence(key) for key in action.keys if self._letters or not _is_letter(key)]

    def _enable(self) -> None:
        for scope, actions in self._scopes.items():
            live = scope in {*_ON_EVERY_PAGE, self._front}
            for action in actions:
                is_live = live and not self._is_still(action.id)
                self._made[action.id].setEnabled(is_live and (not self._paused or action.id in OVER_SHEETS))

    def _taken_beside(self, scope: str) -> dict[str, str]:
        """Give the keys that do something while a scope is in front, each with the action it does."""
        beside = [other for near in {scope, *_ON_EVERY_PAGE} for other in self._scopes.get(near, [])]
        return {key: other.id for other in beside for key in other.keys}


def _is_letter(key: str) -> bool:
    """Tell whether a key is pressed without Ctrl, Alt or a function key: it would be typed in a field."""
    return all(len(part.strip()) == 1 for part in key.split(","))
