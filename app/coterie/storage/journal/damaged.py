# SPDX-License-Identifier: GPL-3.0-or-later
"""A journal that is damaged in the middle: kept as it is before the engine takes over what comes before the damage."""

from __future__ import annotations

import secrets
import shutil
from typing import TYPE_CHECKING

from coterie.domain.errors import CannotBeDone, VaultDamaged
from coterie.domain.texts import _
from coterie.storage.connections import engine_errors, open_database
from coterie.storage.files.private_place import copy_in_private
from coterie.storage.files.safe import PRIVATE_FOLDER, flush_folder

if TYPE_CHECKING:
    from coterie.storage.opening.place import VaultPlace

_TRIES = 4


def kept_aside(place: VaultPlace, key: bytes) -> str:
    """Keep a copy of the journal in the vault's folder and say so.

    Raises VaultDamaged where what comes before the damage is not a whole vault: then nothing is taken over.
    """
    if not _is_whole(place, key):
        raise VaultDamaged(
            _("Part of the journal of this vault (vault.db-wal) is damaged, and the vault is not whole without it."),
            _("Nothing was changed. Restore the newest backup, or open what can be read."),
        )
    if not place.journal.exists() or place.journal.stat().st_size == 0:
        return _("The journal of this vault is gone: what was saved last before the program ended may be missing.")
    folder = place.folder / f"damaged-journal-{secrets.token_hex(_TRIES)}"
    try:
        folder.mkdir(mode=PRIVATE_FOLDER)
        shutil.copyfile(place.journal, folder / place.journal.name)
        flush_folder(folder)
        flush_folder(place.folder)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise CannotBeDone(
            _("The journal of this vault is damaged, and no copy of it can be kept: {0}.").format(
                error.strerror or error
            ),
            _("Nothing was changed. Free some space and try again."),
        ) from error
    return _(
        "Part of the journal is damaged: what was saved last before the program ended may be missing. The journal is "
        "kept in the vault’s folder as {0}."
    ).format(folder.name)


def _is_whole(place: VaultPlace, key: bytes) -> bool:
    """Say whether what the engine would read now is sound; asked of a copy, since asking changes the files."""
    private = copy_in_private(place)
    try:
        with engine_errors(place.database):
            present = open_database(private.place.database, key, "ro")
            try:
                return bool(present.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
            finally:
                present.close()
    finally:
        private.leave()
