# SPDX-License-Identifier: GPL-3.0-or-later
"""Who the owner of a LinkedIn data archive is, and the spellings in which profiles and names compare."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from coterie.domain.identity_keys import normalised_slug
from coterie.importers.text.names import plain_name

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
