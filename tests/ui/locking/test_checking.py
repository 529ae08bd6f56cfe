# SPDX-License-Identifier: GPL-3.0-or-later
"""While nobody works, the vault is checked where that is due, and damage that is found stays in mind."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QObject

from coterie.domain.errors import UserError, VaultDamaged
from coterie.services.jobs import QuietJob
from coterie.ui.damage_known import KnownDamage
from coterie.ui.locking.watching import Watching
from coterie.ui.preferences import PreferencesStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


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
        self.is_due = True

    def check_is_due(self) -> bool:
        return self.is_due

    def check_if_due(self, _job: object) -> str:
        self.asked += 1
        if isinstance(self.finds, UserError):
            raise self.finds
        return self.finds


@pytest.fixture
def resting(qtbot: object, tmp_path: Path) -> Iterator[tuple[Watching, Checked, KnownDamage]]:
    """Give what watches over a vault, the check, and what is known of damage."""
    said: list[str] = []
    checked = Checked()
    unlocked: Any = SimpleNamespace(rest=lambda: None, session=SimpleNamespace(backups=checked), still_there=str)
    runner: Any = Runner()
    preferences = PreferencesStore(tmp_path / "preferences.json")
    damage = KnownDamage(preferences)
    damage.open(tmp_path, viewing=False)
    desk: Any = SimpleNamespace(notices=SimpleNamespace(say=said.append), damage=damage)
    watching = Watching(unlocked, runner, desk, preferences, lambda: 0.0)
    yield watching, checked, damage
    assert not said
    watching.stop()


def test_a_sound_vault_is_asked_about_at_every_rest_and_nothing_is_said(
    resting: tuple[Watching, Checked, KnownDamage],
) -> None:
    watching, checked, damage = resting
    watching.idle.rested.emit()
    watching.idle.rested.emit()
    assert (checked.asked, damage.is_known) == (2, False)


@pytest.mark.parametrize("finds", ["The vault is damaged.", VaultDamaged("The vault is damaged.")])
def test_damage_is_kept_in_mind_and_looked_for_once(
    resting: tuple[Watching, Checked, KnownDamage], finds: str | UserError
) -> None:
    watching, checked, damage = resting
    checked.finds = finds
    watching.idle.rested.emit()
    watching.idle.rested.emit()
    assert (checked.asked, damage.is_known, damage.words) == (1, True, "The vault is damaged.")


@pytest.mark.parametrize("is_due", [True, False])
def test_known_damage_goes_only_when_a_check_was_made(
    resting: tuple[Watching, Checked, KnownDamage], *, is_due: bool
) -> None:
    watching, checked, damage = resting
    damage.met("Something.")
    checked.is_due = is_due
    watching.idle.rested.emit()
    assert damage.is_known is not is_due
