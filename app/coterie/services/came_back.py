# SPDX-License-Identifier: GPL-3.0-or-later
"""After an older backup was put back: of when it is, and who was erased since and is back with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coterie.services.jobs import QuietJob

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from coterie.domain.person_links import PersonLink
    from coterie.services.jobs import JobContext
    from coterie.services.ports.vault import Vault


@dataclass(frozen=True)
class PutBack:
    """A backup that was put back. made_at: None = not known; erased: who is back, None = that cannot be known."""

    made_at: datetime | None
    erased: tuple[PersonLink, ...] | None


class CameBack:
    """What a person can do until they say that a restored vault is right."""

    def __init__(self, vault: Vault) -> None:
        """Work on an open vault."""
        self._vault = vault

    def look(self) -> PutBack | None:
        """Say what was put back; None where nothing was, or where it was called right."""
        since = self._vault.erased_since
        if not since.was_put_back():
            return None
        people = since.people()
        if people is None:
            return PutBack(since.made_at(), None)
        with self._vault.read() as view:
            return PutBack(since.made_at(), tuple(view.people.links(people)))

    def erase_again(self, people: Sequence[int], job: JobContext | None = None) -> int:
        """Erase people who came back, for good, and give how many; one is erased whole or not at all."""
        job, erased = job or QuietJob(), 0
        # First of all: they are to be known again by the same secret as everybody who was erased before.
        self._vault.erased_since.remember()
        for person in people:
            job.progress(erased, len(people), "")
            self._vault.erase(person)
            erased += 1
        return erased

    def is_right(self) -> None:
        """Call the restored vault right: old backups are cleared away again, and who is back stays."""
        self._vault.erased_since.remember()
        self._vault.backups.pause_rotation(paused=False)
