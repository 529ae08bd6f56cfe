# SPDX-License-Identifier: GPL-3.0-or-later
"""While nobody works, the vault is checked where that is due, and what was found is said once."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QObject

from coterie.domain.errors import UserError, VaultDamaged
from coterie.services.jobs import QuietJob
from coterie.ui.locking.watching import Watching
from coterie.ui.preferences import Preferences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Runner(QObject):
    """Runs everything at once."""

    is_writing = False
    is_bringing_in = False

    def put_aside(self, work: Callable[[], object]) -> None:
        work()

    def read(
        self, work: Callable[[Any], Any], done: Callable[[Any], None], *, failed: Callable[[UserError], None], key: str
    ) -> None:
        assert key
        try:
            done(work(QuietJob()))
        except UserError as error:
            failed(error)


class Checked:
    """Backups whose check finds what a test says, and counts how often it is asked."""

    def __init__(self) -> None:
        self.finds: str | UserError = ""
        self.asked = 0

    def check_if_due(self, _job: object) -> str:
        self.asked += 1
        if isinstance(self.finds, UserError):
            raise self.finds
        return self.finds


@pytest.fixture
def resting(qtbot: object) -> Iterator[tuple[Watching, Checked, list[str]]]:
    """Give what watches over a vault, the check, and what was said."""
    said: list[str] = []
    checked = Checked()
    unlocked: Any = SimpleNamespace(rest=lambda: None, session=SimpleNamespace(backups=checked), still_there=str)
    runner: Any = Runner()
    notices: Any = SimpleNamespace(say=said.append)
    preferences: Any = SimpleNamespace(now=Preferences())
    watching = Watching(unlocked, runner, notices, preferences, lambda: 0.0)
    yield watching, checked, said
    watching.stop()


def test_a_sound_vault_is_asked_about_at_every_rest_and_nothing_is_said(
    resting: tuple[Watching, Checked, list[str]],
) -> None:
    watching, checked, said = resting
    watching.idle.rested.emit()
    watching.idle.rested.emit()
    assert (checked.asked, said) == (2, [])


@pytest.mark.parametrize("finds", ["The vault is damaged.", VaultDamaged("The vault is damaged.")])
def test_damage_is_said_once(resting: tuple[Watching, Checked, list[str]], finds: str | UserError) -> None:
    watching, checked, said = resting
    checked.finds = finds
    watching.idle.rested.emit()
    watching.idle.rested.emit()
    assert (checked.asked, said) == (1, ["The vault is damaged."])
