# SPDX-License-Identifier: GPL-3.0-or-later
"""What a command is made of, and what it is given when it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from coterie.cli.asking import agrees, on_terminal, read_passphrase
from coterie.cli.progress import TerminalProgress
from coterie.domain.backups import Reason
from coterie.domain.errors import Cancelled, CannotBeDone, UserError
from coterie.domain.query import parse
from coterie.domain.texts import _
from coterie.services.app import App, Unlocked

if TYPE_CHECKING:
    import argparse

    from coterie.cli.output import Output
    from coterie.services.session import Session

Build = Callable[[date | None], App]


@dataclass(frozen=True)
class Call:
    """One call of the program: what was typed, the program itself, and where answers go."""

    options: argparse.Namespace
    app: App
    build: Build
    out: Output

    @property
    def vault(self) -> Path:
        """The vault folder that is meant: the option, else the environment, else the default place."""
        named = self.options.vault or self.options.vault_of_environment
        return Path(named).expanduser().absolute() if named else self.app.default_vault

    def passphrase(self) -> str:
        """Give the passphrase from its file, else ask on a terminal; PassphraseNeeded where there is none."""
        return read_passphrase(self.options.passphrase_file, _("Passphrase: "))

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Open the vault for as long as the block lasts."""
        with self._opened().held(self.out.note) as session:
            yield session
            self._back_up(session)

    def _back_up(self, session: Session) -> None:
        """Make the backup that is due when a vault is closed; what was asked for is done by then."""
        try:
            if session.backups.due_at_closing():
                with self.progress() as watching:
                    session.backups.make(Reason.CLOSING, None, watching)
        except UserError as error:
            self.out.note(_("What you asked for is done. Only the automatic backup was not made: {0}").format(error))
        except (Cancelled, KeyboardInterrupt):
            self.out.note(_("What you asked for is done. Only the automatic backup was stopped."))

    def _opened(self) -> Unlocked:
        """Open the vault: by the passphrase file where one is named, else by the login keyring, else by asking."""
        if self.options.passphrase_file is None:
            opened = self.app.open_by_keyring(self.vault)
            if opened is not None:
                return opened
            if words := self.app.keyring_words():
                self.out.note(words)
        return self.app.open(self.vault, self.passphrase())

    @contextmanager
    def progress(self) -> Iterator[TerminalProgress]:
        """Watch work that may take time."""
        watching = TerminalProgress()
        try:
            yield watching
        finally:
            watching.close()

    def note_hints(self, query: str) -> None:
        """Say beside the answer what may be mistaken in a query."""
        for hint in parse(query).hints:
            self.out.note(hint.message)

    def require(self, question: str, refusal: str) -> None:
        """Go on only when the user agrees: `--yes`, or a yes on a terminal; CannotBeDone otherwise.

        refusal: why it needs a yes, for where nobody can be asked.
        """
        if self.options.yes:
            return
        if not on_terminal():
            raise CannotBeDone(refusal, _("Nothing was changed. Add --yes to agree beforehand."))
        if not agrees(question):
            raise CannotBeDone(_("Nothing was changed."))

    def answer(self, document: object, lines: Iterable[str]) -> None:
        """Give the answer: the document with `--json`, else the lines."""
        if self.options.json:
            self.out.document(document)
        else:
            self.out.lines(lines)


def _no_arguments(_parser: argparse.ArgumentParser) -> None:
    """Take no arguments of its own."""


@dataclass(frozen=True)
class Command:
    """One command, or with `parts` a word before several. run: gives the exit code, None for 0."""

    name: str
    summary: str
    run: Callable[[Call], int | None] | None = None
    arguments: Callable[[argparse.ArgumentParser], None] = _no_arguments
    examples: Sequence[str] = ()
    more: str = ""
    parts: tuple[Command, ...] = field(default=())
