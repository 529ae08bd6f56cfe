# SPDX-License-Identifier: GPL-3.0-or-later
"""What an examination of a vault found, in words: what is sound as well as what is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. title: what was found, in a few words; detail: what that means."""

    title: str
    detail: str
    is_sound: bool


@dataclass(frozen=True)
class LostRows:
    """Rows of one table that cannot be read. count: 0 = how many is not known; first, last: the days they are of."""

    table: str
    count: int = 0
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class DamageFacts:
    """What was seen of a vault's files. wrong_files: a sentence for each file that is not what it should be.

    key_copies: how many of the two key files can be read. opened: whether a secret was given and opened the keys.
    pages, bad_pages: of the database. journal: what is wrong with the journal, "" where nothing is.
    lost: what the bad pages held; counts: of what can be read, None where nothing was tried.
    """

    wrong_files: tuple[str, ...]
    key_copies: int
    opened: bool = False
    pages: int = 0
    bad_pages: int = 0
    journal: str = ""
    lost: tuple[LostRows, ...] = ()
    counts: Mapping[str, int] | None = None


@dataclass(frozen=True)
class DamageReport:
    """What was found in a vault. counts: of the things that can be read, by kind; None before the passphrase.

    pages, bad_pages: of the database, 0 where they could not be counted. is_opened: what was given opened the keys.
    """

    checked_at: datetime
    findings: tuple[Finding, ...]
    counts: Mapping[str, int] | None = None
    pages: int = 0
    bad_pages: int = 0
    is_opened: bool = False

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found wrong."""
        return all(finding.is_sound for finding in self.findings)

    @property
    def can_be_read(self) -> bool:
        """Whether something of it can be opened for reading."""
        return self.counts is not None
