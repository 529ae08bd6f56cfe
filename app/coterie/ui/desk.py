# SPDX-License-Identifier: GPL-3.0-or-later
"""What a page works with: the open vault's services, jobs, and the window around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from coterie.domain.errors import UserError
    from coterie.services.ports.clock import Clock
    from coterie.services.session import Session
    from coterie.ui.damage_known import KnownDamage
    from coterie.ui.jobs import Jobs
    from coterie.ui.parts.toast import Message
    from coterie.ui.preferences import PreferencesStore


class Notices(Protocol):
    """Tells a person something for a moment."""

    def say(self, text: str, *, undo: bool = False) -> None:
        """Show a sentence; undo: with a button that takes back the newest step."""

    def offer(self, text: str, button: str, act: Callable[[], None]) -> None:
        """Show a sentence with a button of its own."""

    def problem(self, error: UserError) -> None:
        """Show what went wrong and what to do."""

    @property
    def messages(self) -> Sequence[Message]:
        """What was said in this session, the oldest first."""

    def can_run(self, place: int) -> bool:
        """Tell whether the button of a message still does something. place: in `messages`."""

    def run(self, place: int) -> None:
        """Press the button of a message. place: in `messages`."""


class Ways(Protocol):
    """Leads from one page to another, and to the sheets that are open to every page."""

    def go(self, page: str, selection: str = "") -> None:
        """Show a page, and something on it."""

    def open_person(self, person: int) -> None:
        """Show a person's page."""

    def open_organisation(self, organisation: int) -> None:
        """Show an organisation's page."""

    def log(self, person: int) -> None:
        """Open the sheet that logs a contact with a person."""

    def plan(self, people: Sequence[int]) -> None:
        """Open the sheet that plans a follow-up with people."""

    def bring_in(self, files: Sequence[Path]) -> None:
        """Begin an import of files."""

    def take_out(self, people: Sequence[int]) -> None:
        """Begin an export of people; none = everybody."""

    def quick_add(self, text: str = "") -> None:
        """Open the one line that adds anything."""

    def lock(self) -> None:
        """Lock the vault now."""

    def show_security(self) -> None:
        """Open the page that says what is promised and what is not."""

    def show_sources(self, importer: str = "") -> None:
        """Open the page that says what can be brought in, at the first source of an importer."""

    def show_damage(self) -> None:
        """Open the sheet about damage in the vault."""

    def restore(self, backup: Path, secret: str, refused: Callable[[UserError], None]) -> None:
        """Close the vault and put a backup in its place.

        secret: its passphrase or recovery code; refused: hears why it does not begin, with nothing closed yet.
        """


@dataclass(frozen=True)
class Desk:
    """Everything a page may use. Gone with the page when the vault is locked."""

    session: Session
    jobs: Jobs
    clock: Clock
    notices: Notices
    ways: Ways
    preferences: PreferencesStore
    damage: KnownDamage
