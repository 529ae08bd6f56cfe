# SPDX-License-Identifier: GPL-3.0-or-later
"""What the damage window shows, in finished words; no Qt, so that even the plainest window can show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class FoundLine:
    """One thing that was looked at. is_sound: nothing is wrong with it."""

    is_sound: bool
    title: str
    detail: str


@dataclass(frozen=True)
class CountShown:
    """A number of things in a backup, and how many there are now."""

    number: str
    beside: str


@dataclass(frozen=True)
class BackupShown:
    """One backup. counts: empty before the passphrase."""

    title: str
    is_verified: bool
    about: str
    counts: tuple[CountShown, ...] = ()


@dataclass(frozen=True)
class DamageShown:
    """Everything on the window.

    backup: the one that is offered first, None where there is none. others: the rest that can be opened, each with
    its line. backups: all files.
    is_open: the passphrase is known, so that counts are shown. can_read: something of the vault can still be read.
    """

    title: str
    about: str
    found: tuple[FoundLine, ...]
    backup: BackupShown | None
    others: tuple[tuple[str, Path], ...]
    backups: tuple[tuple[str, Path], ...]
    is_open: bool
    can_read: bool
    reading: str
    keeping: str
