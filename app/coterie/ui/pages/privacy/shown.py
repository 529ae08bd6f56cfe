# SPDX-License-Identifier: GPL-3.0-or-later
"""What the Privacy page shows, as finished words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coterie.ui.pages.privacy.kind_words import KindLine

#: What an amber line is about, and what its button does.
NO_CODE, NO_SECOND_PLACE, OLD_COPY = "no_code", "no_second_place", "old_copy"
DAMAGE, BACKUP_DAMAGE = "damage", "backup_damage"


@dataclass(frozen=True)
class LeftLine:
    """Something that left the vault."""

    icon: str
    name: str
    detail: str
    much: str
    when: str


@dataclass(frozen=True)
class AmberLine:
    """Something that should be seen to. about: one of the words above; act: of its button."""

    about: str
    title: str
    detail: str
    act: str


@dataclass(frozen=True)
class KeysText:
    """What opens the vault. remembers: by the login keyring; can_remember: there is one to ask."""

    has_code: bool
    code: str
    passphrase: str
    remembers: bool
    can_remember: bool


@dataclass(frozen=True)
class BackupsText:
    """How the backups stand. warning: what the second place does not save from, by where it lies."""

    newest: str
    detail: str
    number: str
    size: str
    place: str
    place_detail: str
    has_place: bool
    warning: str = ""


@dataclass(frozen=True)
class PrivacyText:
    """The whole page. facts: what stands large, and the words below it; kinds, left: None = they cannot be read."""

    facts: tuple[tuple[str, str], ...]
    kinds: tuple[KindLine, ...] | None
    left: tuple[LeftLine, ...] | None
    keys: KeysText
    backups: BackupsText
    amber: tuple[AmberLine, ...]
