# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the backups, compares one with what is there now, checks it, and has it put back. It knows no widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from coterie.domain.errors import UserError, WrongPassphrase
from coterie.domain.texts import _
from coterie.ui.pages.import_export.when_words import said_moment
from coterie.ui.parts.covers import uncovered
from coterie.ui.sheets.backups.lines import BackupLine, CountLine, backup_line, count_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coterie.domain.backups import BackupSeen, Verdict
    from coterie.ui.desk import Desk


@dataclass(frozen=True)
class ChosenText:
    """What is said of the backup that is chosen. counts: empty where they cannot be read."""

    title: str
    counts: tuple[CountLine, ...]
    note: str
    can_restore: bool


class BackupsView(Protocol):
    """What the presenter tells the sheet."""

    def show_lines(self, lines: tuple[BackupLine, ...], empty: str) -> None:
        """Show the backups, the newest first; empty: what stands there instead."""

    def show_chosen(self, chosen: ChosenText) -> None:
        """Show what the chosen one holds."""

    def show_said(self, text: str, tone: str) -> None:
        """Say what a check found, "" = nothing. tone: of the words."""

    def show_asked(self, title: str) -> None:
        """Ask before a backup is put back."""

    def show_refused(self, text: str) -> None:
        """Say why it is not put back; nothing was closed."""


class BackupsPresenter:
    """Holds the backups that were read last, and which of them is chosen."""

    def __init__(self, desk: Desk, view: BackupsView) -> None:
        """Begin with nothing read."""
        self._desk, self._view = desk, view
        self._seen: tuple[BackupSeen, ...] = ()
        self._now: Mapping[str, int] = {}
        self._at = -1

    def begin(self) -> None:
        """Read the backups and what is there now."""
        session = self._desk.session
        self._seen, self._at = (), -1
        self._view.show_lines((), _("Reading…"))
        self._desk.jobs.read(
            lambda _ctx: (tuple(session.backups.all()), session.statistics.counts()), self._take, key="backups"
        )

    def choose(self, row: int) -> None:
        """Look at one of them."""
        if not 0 <= row < len(self._seen):
            return
        self._at = row
        seen = self._seen[row]
        counts = count_lines(seen.counts, self._now) if seen.counts is not None else ()
        note = ""
        if not seen.vault:
            note = _("This file is no whole backup. It is kept as it is.")
        elif seen.counts is None:
            note = _("It was made under another key: what it holds is shown once its passphrase is typed.")
        self._view.show_said("", "text2")
        self._view.show_chosen(ChosenText(self._said(seen), counts, note, bool(seen.vault)))

    def check(self) -> None:
        """Check the chosen one by every check there is."""
        seen, backups = self._chosen, self._desk.session.backups
        if seen is None:
            return
        self._view.show_said(_("Checking…"), "text2")
        self._desk.jobs.read(
            lambda ctx: backups.verify(seen.file, ctx),
            self._checked,
            failed=lambda error: self._view.show_said(uncovered(str(error)), "danger"),
            key="backups.check",
        )

    def ask_to_restore(self) -> None:
        """Ask before the chosen one is put back."""
        if self._chosen is not None and self._chosen.vault:
            self._view.show_asked(_("Put back the backup of {moment}?").format(moment=self._said(self._chosen)))

    def restore(self, secret: str) -> None:
        """Close the vault and put the chosen one in its place."""
        if self._chosen is not None:
            self._desk.ways.restore(self._chosen.file, secret, self._refused)

    @property
    def _chosen(self) -> BackupSeen | None:
        return self._seen[self._at] if 0 <= self._at < len(self._seen) else None

    def _said(self, seen: BackupSeen) -> str:
        return said_moment(int(seen.made_at.timestamp()), self._desk.clock) if seen.vault else seen.file.name

    def _take(self, found: tuple[tuple[BackupSeen, ...], Mapping[str, int]]) -> None:
        self._seen, self._now = found
        lines = tuple(backup_line(seen, self._desk.clock) for seen in self._seen)
        self._view.show_lines(lines, _("There is no backup yet. One is made when the vault is closed."))
        self.choose(0)

    def _checked(self, verdict: Verdict) -> None:
        if verdict.is_sound:
            self._view.show_said(_("This backup is sound: every page, every table and its size were checked."), "ok")
            return
        self._view.show_said(" ".join(uncovered(reason) for reason in verdict.checks.values() if reason), "danger")

    def _refused(self, error: UserError) -> None:
        is_wrong = isinstance(error, WrongPassphrase)
        said = _("That did not open this backup. Check Caps Lock and the keyboard layout.") if is_wrong else str(error)
        self._view.show_refused(said)
