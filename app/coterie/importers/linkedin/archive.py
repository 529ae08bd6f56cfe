# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known of a LinkedIn data archive before its rows are read: the owner, the day of the export, the wishes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from coterie.domain.identity_keys import normalised_slug
from coterie.importers.text.names import plain_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coterie.domain.foreign_files import Wishes
    from coterie.importers.linkedin.message_survey import MessageSurvey

CHANNEL = "linkedin"

#: The same few thousand addresses stand on hundreds of thousands of rows.
slug_of = lru_cache(maxsize=65_536)(normalised_slug)


@lru_cache(maxsize=65_536)
def folded_name(name: str) -> str:
    """Give a whole name in the spelling that compares within one archive."""
    return plain_name(name).casefold()


@dataclass(frozen=True)
class Owner:
    """The owner of the archive: profile slugs, and names in the spelling that compares."""

    slugs: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    @property
    def is_known(self) -> bool:
        """Say whether anything tells the owner from others."""
        return bool(self.slugs or self.names)

    def is_it(self, slug: str, name: str) -> bool:
        """Say whether a profile or, where there is none to compare, a name is the owner's."""
        if slug and self.slugs:
            return slug in self.slugs
        return bool(name) and folded_name(name) in self.names

    @property
    def keys(self) -> tuple[str, ...]:
        """Give the identity keys of the owner."""
        return tuple(f"li:{slug}" for slug in sorted(self.slugs))


@dataclass(frozen=True)
class Archive:
    """One archive, folder or file on its way in. exported: ISO date, "" = unknown. names: of connections, by slug."""

    wishes: Wishes
    messages: MessageSurvey
    owner: Owner = Owner()
    exported: str = ""
    day_first: bool = False
    names: Mapping[str, str] = field(default_factory=dict)

    def wants(self, kind: str) -> bool:
        """Say whether the user ticked an optional kind of content."""
        return kind in self.wishes.include
