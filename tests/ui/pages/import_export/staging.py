# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk over a real vault with files to bring in, and views that remember what they were shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from coterie.sandbox.reader import ChildReader
from tests.storage.importing.foreign import PROFILE, Bringing, ReadHere, connection, connections
from tests.ui.desks import TestDesk, make_desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coterie.services.session import Session
    from coterie.ui.desk import Desk
    from tests.ui.desks import HeardNotices, WalkedWays

MIRA = "Mira Okafor"
#: What an earlier and a newer export say of Mira.
WAS = connection(MIRA, "Fjord", "Baker", "mira@example.org")
MOVED = connection(MIRA, "Harbour", "Lead baker", "mira@example.com")


class Staged:
    """A vault, a desk and a folder of files; `changed` is called after each write. child: files are read as in life."""

    def __init__(self, folder: Path, *, child: bool = False) -> None:
        self.changed: Callable[[], None] = lambda: None
        made: TestDesk = make_desk(folder, self._tell)
        self.opened, self.notices, self.ways = made.opened, made.notices, made.ways
        reader: Any = ChildReader() if child else ReadHere()
        self.session: Session = replace(made.desk.session, importing=replace(made.desk.session.importing, files=reader))
        self.desk: Desk = replace(made.desk, session=self.session)
        self.files = Bringing(self.opened, folder, reader)

    def _tell(self) -> None:
        self.changed()

    def archive(self, *rows: list[str], **more: str) -> Path:
        """Write an archive of connections and, by their names without the ending, of other files."""
        members = {f"{name}.csv": text for name, text in more.items()}
        return self.files.archive({"Profile.csv": PROFILE, "Connections.csv": connections(*rows), **members})

    def have_mira(self) -> None:
        """Have Mira, as an earlier export told of her."""
        name = "Basic_LinkedInDataExport_01-01-2026.zip"
        self.files.bring(self.files.archive({"Connections.csv": connections(WAS)}, name))


class Shown:
    """A view that remembers every call, by name, and answers with nothing."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        if not name.startswith(("show_", "open_", "report_", "put_")):
            raise AttributeError(name)
        return lambda *values: self.calls.append((name, values))

    def last(self, name: str) -> Any:  # noqa: ANN401 (whatever it was shown)
        """Give what it was shown last under a name."""
        return next(values for called, values in reversed(self.calls) if called == name)[0]

    def names(self) -> list[str]:
        """List the names of the calls, each run of the same one once."""
        found: list[str] = []
        for name, _values in self.calls:
            if not found or found[-1] != name:
                found.append(name)
        return found


@dataclass(frozen=True)
class Stage:
    """A staged vault with a view before a presenter."""

    staged: Staged
    seen: Shown

    @property
    def notices(self) -> HeardNotices:
        """What was said for a moment."""
        return self.staged.notices

    @property
    def ways(self) -> WalkedWays:
        """Where somebody wanted to go."""
        return self.staged.ways
