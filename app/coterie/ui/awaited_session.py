# SPDX-License-Identifier: GPL-3.0-or-later
"""The session of a vault that is still locked: pages are built around it while the passphrase is typed.

Nothing can be asked of it before the vault is open, so nothing that is built ahead can show anything of anybody.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from coterie.services.session import Session


class StillLockedError(RuntimeError):
    """A page asked for data before a vault was open."""


class AwaitedSession:
    """The place of a session. session: to build with now; what it does, it does once the vault is open."""

    def __init__(self) -> None:
        """Begin without a vault."""
        self._opened: Session | None = None
        services = {one.name: _Awaited(self, one.name) for one in fields(Session)}
        self.session = Session(**services)  # type: ignore[arg-type] # each does what the service does that it waits for

    def give(self, session: Session) -> None:
        """Take the session of the vault that was opened."""
        self._opened = session

    def opened(self) -> Session:
        """Give it; StillLockedError before a vault is open."""
        if self._opened is None:
            raise StillLockedError
        return self._opened


class _Awaited:
    """One service of the session to come."""

    def __init__(self, place: AwaitedSession, name: str) -> None:
        """Stand for a service by its name."""
        self._place = place
        self._name = name

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the service has
        return getattr(getattr(self._place.opened(), self._name), name)
