# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that leave: written under a temporary name in their folder, whole, and never over anything unasked."""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
from typing import TYPE_CHECKING

from coterie.domain.errors import CannotBeDone
from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

#: What every vault holds; a folder with one of these is no place for a file in clear.
_OF_A_VAULT = ("vault.db", "vault.keys", "vault.keys.2")
_MODE = 0o600


def check_place(target: Path, *, replace: bool) -> None:
    """Raise CannotBeDone for a place that no file may be written to."""
    folder = target.parent
    if not folder.is_dir():
        raise CannotBeDone(_("There is no folder {0}.").format(folder), _("Make it first, or name another place."))
    if any((above / name).exists() for above in (folder.resolve(), *folder.resolve().parents) for name in _OF_A_VAULT):
        raise CannotBeDone(
            _("{0} is inside a vault, where nothing may lie in clear.").format(target), _("Name another folder.")
        )
    try:
        there = target.lstat()
    except FileNotFoundError:
        return
    except OSError as error:
        raise _refused(target, error) from error
    if stat.S_ISDIR(there.st_mode):
        raise CannotBeDone(_("{0} is a folder.").format(target), _("Name a file in it."))
    if not stat.S_ISREG(there.st_mode):
        raise CannotBeDone(_("{0} is a link or a device and no ordinary file.").format(target), _("Name another file."))
    if not replace:
        raise CannotBeDone(_("{0} exists already.").format(target), _("Name another file, or agree to replace it."))


def write_out(target: Path, pieces: Iterable[bytes], *, replace: bool) -> str:
    """Write a file whole or not at all, and give its SHA-256."""
    check_place(target, replace=replace)
    partial = target.with_name(f".{secrets.token_hex(6)}.partial")
    try:
        digest = _write(partial, pieces)
        check_place(target, replace=replace)
        partial.replace(target)
        _flush_folder(target.parent)
    except OSError as error:
        raise _refused(target, error) from error
    finally:
        partial.unlink(missing_ok=True)
    return digest


def _write(partial: Path, pieces: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    with os.fdopen(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _MODE), "wb") as file:
        for piece in pieces:
            digest.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # pragma: no cover (folders cannot be flushed there)
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refused(target: Path, error: OSError) -> CannotBeDone:
    return CannotBeDone(
        _("{0} cannot be written: {1}.").format(target, error.strerror or type(error).__name__),
        _("Nothing was written. Name another place, or make room."),
    )
