# SPDX-License-Identifier: GPL-3.0-or-later
"""Desks for tests of the window: a real vault with real services, jobs at once, and notices and ways that remember."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from coterie.exporters import EXPORTERS
from coterie.sandbox.reader import ChildReader
from coterie.services.session import session_over
from coterie.ui.damage_known import KnownDamage
from coterie.ui.desk import Desk
from coterie.ui.jobs import InlineJobs
from coterie.ui.parts.toast import Message
from coterie.ui.preferences import PreferencesStore
from tests.builders import Opened, copy_vault

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from coterie.domain.errors import UserError


@dataclass
class HeardNotices:
    """Keeps what would be shown for a moment."""

    said: list[str] = field(default_factory=list)
    undoable: list[str] = field(default_factory=list)
    offers: list[tuple[str, str, Callable[[], None]]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def say(self, text: str, *, undo: bool = False) -> None:
        self.said.append(text)
        if undo:
            self.undoable.append(text)

    def offer(self, text: str, button: str, act: Callable[[], None]) -> None:
        self.offers.append((text, button, act))

    def problem(self, error: UserError) -> None:
        self.problems.append(str(error))

    @property
    def messages(self) -> Sequence[Message]:
        moment = datetime(2026, 3, 2, 10, tzinfo=UTC)
        return [Message(moment, text, "Undo" if text in self.undoable else "", done=False) for text in self.said]

    def can_run(self, place: int) -> bool:
        return self.said[place] in self.undoable

    def run(self, place: int) -> None:
        self.undoable.remove(self.said[place])


@dataclass
class WalkedWays:
    """Keeps where somebody wanted to go."""

    went: list[tuple[str, object]] = field(default_factory=list)

    def go(self, page: str, selection: str = "") -> None:
        self.went.append((page, selection))

    def open_person(self, person: int) -> None:
        self.went.append(("person", person))

    def open_organisation(self, organisation: int) -> None:
        self.went.append(("organisation", organisation))

    def log(self, person: int) -> None:
        self.went.append(("log", person))

    def plan(self, people: Sequence[int]) -> None:
        self.went.append(("plan", tuple(people)))

    def bring_in(self, files: Sequence[Path]) -> None:
        self.went.append(("bring in", tuple(files)))

    def take_out(self, people: Sequence[int]) -> None:
        self.went.append(("take out", tuple(people)))

    def quick_add(self, text: str = "") -> None:
        self.went.append(("quick add", text))

    def lock(self) -> None:
        self.went.append(("lock", None))

    def show_security(self) -> None:
        self.went.append(("security", None))

    def show_sources(self, importer: str = "") -> None:
        self.went.append(("sources", importer))

    def show_damage(self) -> None:
        self.went.append(("damage", None))

    def restore(self, backup: Path, secret: str, refused: Callable[[UserError], None]) -> None:
        self.went.append(("restore", (backup, secret)))
        self.refuse = refused


@dataclass
class TestDesk:
    """A desk, and what stands around it."""

    __test__ = False

    desk: Desk
    opened: Opened
    notices: HeardNotices
    ways: WalkedWays


def make_desk(folder: Path, changed: Callable[[], None] = lambda: None) -> TestDesk:
    """Make a vault in a folder and a desk over it."""
    folder.mkdir(parents=True, exist_ok=True)
    opened = copy_vault(folder / "vault")
    notices, ways = HeardNotices(), WalkedWays()
    session = session_over(opened.vault, ChildReader(), EXPORTERS, opened.clock)
    preferences = PreferencesStore(folder / "preferences.json")
    damage = KnownDamage(preferences)
    damage.open(opened.vault.place.folder, viewing=False)
    desk = Desk(session, InlineJobs(changed), opened.clock, notices, ways, preferences, damage)
    return TestDesk(desk, opened, notices, ways)
