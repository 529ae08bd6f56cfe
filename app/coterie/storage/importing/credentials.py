# SPDX-License-Identifier: GPL-3.0-or-later
"""Found credentials: certificates and badges of the owner's, which nobody verified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.records import FoundCredential
from coterie.storage.importing.recorded import RecordedIn

if TYPE_CHECKING:
    from coterie.storage.importing.written_values import Value


class CredentialsIn(RecordedIn[FoundCredential]):
    """Takes found credentials."""

    kind = "credential"
    plural = "credentials"
    shape = FoundCredential

    def values(self, found: FoundCredential) -> dict[str, Value]:
        """Give what is said of it, but who gave it."""
        return {
            "name": found.name, "issued_on": found.issued, "expires_on": found.expires, "url": found.url,
            "number": found.number, "text": found.text,
        }  # fmt: skip

    def organisation_of(self, found: FoundCredential) -> str:
        """Name who gave it."""
        return found.issuer.strip()

    def make(self, found: FoundCredential) -> int | None:
        """Make one."""
        now, values = self._in.now_utc, self.values(found).values()
        key = self._in.rows.add("credential", self._in.new_uuid(), self.organisation_id(found), *values, now, now)
        self._put_skills(key, found.skills)
        return key

    def put_parts(self, key: int, found: FoundCredential, base: FoundCredential | None) -> bool:
        """Add skills that are missing."""
        was = base.skills if base is not None and base != found else ()
        return self._put_skills(key, tuple(skill for skill in found.skills if skill not in was))

    def _put_skills(self, key: int, skills: tuple[str, ...]) -> bool:
        return self.put_skills("credential_skill", "credential_id", key, skills)
