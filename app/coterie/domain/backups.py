# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups as a person sees them, what a check of one says, and when one is due."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

#: So long after the newest backup the next one is made when the vault is closed, or when merging goes on.
PAUSE = timedelta(minutes=30)


class Reason(StrEnum):
    """Why a backup was made; the value stands in its file."""

    ASKED = "asked"
    CLOSING = "closing"
    IMPORT = "import"
    MERGE = "merge"
    BULK = "bulk"
    MIGRATION = "migration"
    RESTORE = "restore"
    KEYS = "keys"


#: A sitting of these needs one backup, not one for each act: every act of it can be undone by itself.
_IN_SITTINGS = (Reason.MERGE, Reason.BULK)


@dataclass(frozen=True)
class BackupSeen:
    """A backup. vault: uuid; size: in bytes; counts: None while locked; verified: it was checked, and is whole.

    A file that cannot be read as a backup has no vault and is not verified. number: counts up with every backup of a
    vault, whatever the clock says; sha256: of the database in it; by_hand: it was put where somebody said, so it is
    never cleared away.
    """

    file: Path
    vault: str
    name: str
    made_at: datetime
    size: int
    schema: int
    reason: str
    counts: Mapping[str, int] | None
    verified: bool
    number: int = 0
    sha256: str = ""
    by_hand: bool = False


@dataclass(frozen=True)
class Restored:
    """What a restore made. replaced: where the vault lies that was there before."""

    folder: Path
    counts: Mapping[str, int]
    replaced: Path | None


@dataclass(frozen=True)
class Verdict:
    """What a check found, check by check: "" = sound, else the reason."""

    checks: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_sound(self) -> bool:
        """Say whether every check found everything sound."""
        return not any(self.checks.values())


def newest_first(seen: Sequence[BackupSeen]) -> list[BackupSeen]:
    """Put backups in order: those that can be read by their numbers, then by their times."""
    return sorted(seen, key=lambda one: (bool(one.vault), one.number, one.made_at), reverse=True)


def newest_verified(seen: Sequence[BackupSeen]) -> BackupSeen | None:
    """Give the newest backup that was checked and is whole."""
    return next((one for one in newest_first(seen) if one.verified), None)


def is_needed(reason: Reason, newest: BackupSeen | None, now: datetime, *, changed: bool) -> bool:
    """Say whether something must be backed up before an act. changed: since the newest verified backup."""
    if newest is None or reason is Reason.ASKED:
        return True
    if not changed:
        return False
    if reason is Reason.CLOSING:
        return not _is_fresh(newest, now)
    if reason in _IN_SITTINGS:
        return newest.reason not in _IN_SITTINGS or not _is_fresh(newest, now)
    return True


def _is_fresh(newest: BackupSeen, now: datetime) -> bool:
    """Say whether a backup is of the last half hour; one from the future is not."""
    return timedelta(0) <= now - newest.made_at < PAUSE


def reason_words(reason: str) -> str:
    """Say why a backup was made."""
    words = {
        Reason.ASKED: _("made by hand"),
        Reason.CLOSING: _("automatic"),
        Reason.IMPORT: _("before an import"),
        Reason.MERGE: _("before merging people"),
        Reason.BULK: _("before many people went to the bin"),
        Reason.MIGRATION: _("before an update of the vault"),
        Reason.RESTORE: _("before a restore"),
        Reason.KEYS: _("before a change of keys"),
    }
    return words.get(reason, reason)  # type: ignore[call-overload,no-any-return] # a reason of a later version
