# SPDX-License-Identifier: GPL-3.0-or-later
"""What is risky about the place of a vault: a synchronised folder, a network, copies that a conflict left beside it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coterie.domain.joined_words import joined
from coterie.domain.texts import _, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

MOUNTS = Path("/proc/mounts")
_NAMED_MOST = 3


@dataclass(frozen=True)
class _Service:
    """A service that copies folders between computers. folders: what its folder is called; files: what it puts there.

    Names are compared in small letters; those of folders may end with an account behind a blank or a hyphen.
    """

    name: str
    folders: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


_SERVICES = (
    _Service("Dropbox", ("dropbox",), (".dropbox.cache",)),
    _Service("OneDrive", ("onedrive",), (".849c9593-d756-4e56-8d6e-42412f2a707b",)),
    _Service("Google Drive", ("google drive", "googledrive"), (".tmp.drivedownload", ".tmp.driveupload")),
    _Service("iCloud Drive", ("mobile documents", "icloud drive", "iclouddrive", "com~apple~clouddocs")),
    _Service("Nextcloud", ("nextcloud",), (".nextcloudsync.log",)),
    _Service("ownCloud", ("owncloud",), (".owncloudsync.log", ".csync_journal.db")),
    _Service("Syncthing", ("syncthing",), (".stfolder", ".stversions", ".stignore")),
    _Service("pCloud", ("pcloud", "pclouddrive", "pcloud drive", "pcloudsync")),
    _Service("MEGA", ("megasync", "mega uploads"), (".megaignore",)),
)
#: Nextcloud and ownCloud both keep such a file where they synchronise.
_SYNC_STATE = re.compile(r"\._?sync_[0-9a-f]+\.db", re.IGNORECASE)
_OF_NETWORKS = frozenset(
    ("9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "gfs2", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4",
     "pvfs2", "smb3", "smbfs", "sshfs", "rclone", "gvfsd-fuse", "google-drive-ocamlfuse", "pfs", "s3fs", "onedriver"),
)  # fmt: skip
_CONFLICT = re.compile(
    r"""vault(?:
        \.sync-conflict-\d{8}-\d{6}.*                                    # Syncthing
      | _conflict-\d{8}-\d{6}.*                                          # ownCloud
      | [ _.-]*[(\[]?[^()\[\]]*(?i:conflict|konflikt|conflit|conflicto|conflito)[^()\[\]]*[)\]]?   # Dropbox, Nextcloud
      | [ ]?\(\d{1,3}\)                                                  # Google Drive, MEGA
      | [ ]\d{1,3}                                                       # iCloud
      | -[A-Z0-9][A-Z0-9-]{2,14}(?:-\d{1,3})?                            # OneDrive: the name of the computer
    )\.(?:db|keys)(?:\.2|-wal|-shm)?
    | vault\.(?:db|keys)(?:\.2|-wal|-shm)?(?:[ ]?\(\d{1,3}\)|\.sync-conflict-.*|[ ][(\[].*conflict.*[)\]])
    """,
    re.VERBOSE,
)


def notices_about(folder: Path, mounts: Path = MOUNTS) -> list[str]:
    """Say what is risky about a vault's place, a sentence each; nothing where nothing is. It reads names only."""
    return [*_synchronised(folder), *_on_a_network(folder, mounts), *_conflicts(folder)]


def synchronised_by(folder: Path) -> str:
    """Name the service that keeps a folder the same on several computers, "" where none does; it reads names only."""
    place = _resolved(folder)
    parts = [part.casefold() for part in place.parts]
    lying = {name.casefold() for above in (place, *place.parents) for name in _listed(above)}
    for service in _SERVICES:
        if any(_is_called(part, service) for part in parts) or not lying.isdisjoint(service.files):
            return service.name
    return "Nextcloud" if any(_SYNC_STATE.fullmatch(name) for name in lying) else ""


def _synchronised(folder: Path) -> Iterator[str]:
    if service := synchronised_by(folder):
        yield _is_synchronised(service)


def _is_synchronised(service: str) -> str:
    return _(
        "This vault lies in a folder that {0} keeps the same on several computers, which can damage it while it is "
        "open: keep the vault outside, and let {0} have its backups instead."
    ).format(service)


def _is_called(name: str, service: _Service) -> bool:
    return any(name == one or name.startswith((f"{one} -", f"{one}-", f"{one} (")) for one in service.folders)


def _on_a_network(folder: Path, mounts: Path) -> Iterator[str]:
    place = _resolved(folder)
    if str(place).startswith("\\\\") or _kind_of_disk(place, mounts).removeprefix("fuse.") in _OF_NETWORKS:
        yield _(
            "This vault lies on a network, where a lost connection can damage it: keep the vault on this computer, and "
            "put its backups there instead."
        )


def _kind_of_disk(place: Path, mounts: Path) -> str:
    """Give the kind of file system a path lies on, "" where that cannot be known."""
    found, longest = "", -1
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    for line in lines:
        fields = line.split()
        if len(fields) < 3:
            continue
        top = Path(_unescaped(fields[1]))
        if len(top.parts) >= longest and place.is_relative_to(top):
            found, longest = fields[2], len(top.parts)
    return found


def _unescaped(text: str) -> str:
    """Give a path as the system means it: blanks are written as numbers there."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), text)


def _conflicts(folder: Path) -> Iterator[str]:
    names = sorted(name for name in _listed(folder) if _CONFLICT.fullmatch(name))
    if not names:
        return
    shown = [*names[:_NAMED_MOST], *([_("others")] if len(names) > _NAMED_MOST else [])]
    yield counted(
        "Beside the vault lies a copy that a synchronising program made of a conflict ({{0}}): what another computer "
        "entered at the same time may stand in it alone.",
        "Beside the vault lie {n} copies that a synchronising program made of conflicts ({{0}}): what another computer "
        "entered at the same time may stand in them alone.",
        len(names),
    ).format(joined(shown))


def _resolved(folder: Path) -> Path:
    try:
        return folder.resolve()
    except OSError:
        return folder.absolute()


def _listed(folder: Path) -> frozenset[str]:
    """Give the names in a folder; of a folder high above, which may be long, it costs one look."""
    try:
        return frozenset(os.listdir(folder))  # noqa: PTH208 - names alone are wanted
    except OSError:
        return frozenset()
