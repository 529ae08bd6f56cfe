# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the vault on the disk is still the file that was opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coterie.domain.errors import VaultMoved
from coterie.domain.texts import _

if TYPE_CHECKING:
    from coterie.storage.opening.place import VaultPlace


class SameFile:
    """Remembers a vault's file by its device and number, and that it never got smaller."""

    def __init__(self, place: VaultPlace) -> None:
        """Look at the file that is opened now."""
        self._place = place
        seen = place.database.stat()
        self._identity = seen.st_dev, seen.st_ino
        self._size = seen.st_size

    def words(self) -> str:
        """Say "" while it is the same, else what became of it."""
        try:
            seen = self._place.database.stat()
        except FileNotFoundError:
            return _("The vault at {0} was moved or removed while it was open.").format(self._place.folder)
        except OSError as error:
            return _("The vault at {0} can no longer be reached: {1}.").format(
                self._place.folder, error.strerror or error
            )
        if (seen.st_dev, seen.st_ino) != self._identity:
            return _("The vault at {0} was replaced by another file while it was open.").format(self._place.folder)
        if seen.st_size < self._size:
            return _("The vault at {0} was cut off by another program while it was open.").format(self._place.folder)
        self._size = seen.st_size
        return ""

    def require(self) -> None:
        """Stop writing when the vault was moved, removed or replaced under us."""
        said = self.words()
        if said:
            raise VaultMoved(said, _("Nothing was written. Put it back, then try again."))
