# SPDX-License-Identifier: GPL-3.0-or-later
"""How a vault is opened: to write where it can be written and nothing stands in the way, else for viewing only.

The engine is not asked before the journals beside the database were looked at: it would write those of another
database into the vault (a test shows it).
"""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coterie.domain.errors import CannotBeDone, VaultInUse
from coterie.domain.texts import _
from coterie.storage.connections import ALONE, STILL, engine_errors, open_database
from coterie.storage.files.locks import TAKEN, HeldPlace, hold_beside_readers
from coterie.storage.files.private_place import PrivatePlace, copy_in_private
from coterie.storage.journal.check import Journal, look_at_journal
from coterie.storage.journal.damaged import kept_aside
from coterie.storage.journal.index import index_beside
from coterie.storage.opening import folder as vault_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coterie.storage.opening.place import VaultPlace

_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOSPC, errno.EDQUOT}


def _nothing() -> None:
    """Do nothing."""


@dataclass(frozen=True)
class WayIn:
    """place: where the database is read; mode: of the connections that read it; viewing: why it cannot be written.

    remarks: what was noticed. leave: called when the vault is closed. is_ours: what is read was just made by us.
    """

    place: VaultPlace
    mode: str = "ro"
    viewing: str = ""
    remarks: tuple[str, ...] = ()
    leave: Callable[[], None] = _nothing
    is_ours: bool = False


def find(place: VaultPlace, key: bytes) -> WayIn:
    """Find the way into a vault and hold it; raises what is wrong with it."""
    try:
        held = vault_folder.hold(place)
    except CannotBeDone as error:
        reason = error.__cause__
        if not isinstance(reason, OSError) or reason.errno not in _READ_ONLY:
            raise
        return _view(place, key, _words_of(reason.errno or 0), _held_beside_readers(place))
    try:
        if not os.access(place.database, os.W_OK):
            words = _("The file vault.db cannot be written, so the vault is open for viewing only.")
            return _view(place, key, words, held)
        return _past_the_journals(place, key, held)
    except BaseException:
        held.close()
        raise


def _words_of(number: int) -> str:
    if number == errno.EROFS:
        return _("This vault lies on a disk that cannot be written, so it is open for viewing only.")
    if number in {errno.ENOSPC, errno.EDQUOT}:
        return _("There is no room left on the disk, so the vault is open for viewing only.")
    return _("You may not write in the folder of this vault, so it is open for viewing only.")


def _held_beside_readers(place: VaultPlace) -> HeldPlace | None:
    """Hold a folder that cannot be written against a program that can write it, as far as the system lets us."""
    try:
        handle = place.lock.open("rb")
    except OSError:
        handle = None  # whoever removed it while it was held is held off by the folder
    try:
        return hold_beside_readers(handle, place.folder)
    except OSError as error:
        if error.errno not in TAKEN:
            return None
        raise VaultInUse(
            _("Another program is using this vault."), _("Close it there, or wait until it is done, and try again.")
        ) from error


def _past_the_journals(place: VaultPlace, key: bytes, held: HeldPlace) -> WayIn:
    """Go in to write, unless a journal stands in the way that is not this vault's."""
    if _has_bytes(place.old_journal):
        return _view(place, key, _foreign(place.old_journal.name), held)
    if not _has_bytes(place.journal) and not index_beside(place.database).frames:
        odd = place.odd_length()
        return WayIn(place, remarks=(odd,) if odd else (), leave=held.close)
    seen = look_at_journal(place.journal, place.database, key)
    if seen.kind is Journal.FOREIGN:
        return _view(place, key, _foreign(place.journal.name), held)
    remarks = (kept_aside(place, key),) if seen.kind is Journal.DAMAGED else ()
    return WayIn(place, remarks=remarks, leave=held.close)


def _foreign(name: str) -> str:
    return _(
        "The file {0} beside the vault belongs to another database, so the vault is open for viewing only, as the file "
        "vault.db holds it. Move {0} out of the folder and open the vault again; if it took the place of the vault’s "
        "own, what was saved last may be missing."
    ).format(name)


def _view(place: VaultPlace, key: bytes, why: str, held: HeldPlace | None) -> WayIn:
    """Find the way of reading a vault that is not written to: everything that was saved, and no byte beside it."""
    leave = held.close if held is not None else _nothing
    try:
        return _current(_reading_way(place, key, WayIn(place, STILL, why, leave=leave)), key)
    except BaseException:
        leave()
        raise


def _reading_way(place: VaultPlace, key: bytes, still: WayIn) -> WayIn:
    """Tell what the engine has to be asked so that what stands in the journal is read as well."""
    if not _has_bytes(place.journal) and not index_beside(place.database).frames:
        return still
    kind = look_at_journal(place.journal, place.database, key).kind
    if kind is Journal.FOREIGN:
        is_said = still.viewing == _foreign(place.journal.name)
        return still if is_said else replace(still, viewing=f"{still.viewing} {_left_out(place.journal.name)}")
    if kind is Journal.DAMAGED:
        still = replace(still, viewing=f"{still.viewing} {_cut_journal()}")
    if not _has_bytes(place.journal):
        return still
    if os.access(place.folder, os.W_OK) or _has_bytes(place.old_journal):
        return _copied(place, still)
    return replace(still, mode=ALONE)


def _left_out(name: str) -> str:
    return _("The file {0} beside it belongs to another database and is left out.").format(name)


def _cut_journal() -> str:
    return _("Part of its journal is damaged: what was saved last before the program ended may be missing.")


def _copied(place: VaultPlace, still: WayIn) -> WayIn:
    """Read an encrypted copy, where the engine would change the files beside the vault, or be led astray by them."""
    private = copy_in_private(place)
    return replace(still, place=private.place, mode="ro", leave=_both(private.leave, still.leave))


def _current(way: WayIn, key: bytes) -> WayIn:
    """Bring an older vault up to date in an encrypted copy, since its own file cannot be."""
    with engine_errors(way.place.database):
        present = open_database(way.place.database, key, way.mode)
        try:
            if present.execute("PRAGMA user_version").fetchone()[0] >= vault_folder.SCHEMA:
                return way
            private = PrivatePlace(2 * way.place.database.stat().st_size)
            try:
                vault_folder.copy_brought_up_to_date(present, private.place, key)
            except BaseException:
                private.leave()
                raise
        finally:
            present.close()
    return WayIn(private.place, STILL, way.viewing, way.remarks, _both(private.leave, way.leave))


def _both(first: Callable[[], None], second: Callable[[], None]) -> Callable[[], None]:
    def leave() -> None:
        first()
        second()

    return leave


def _has_bytes(file: Path) -> bool:
    try:
        return file.stat().st_size > 0
    except OSError:
        return False
