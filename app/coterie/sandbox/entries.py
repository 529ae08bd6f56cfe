# SPDX-License-Identifier: GPL-3.0-or-later
"""The names in archives and folders: what is left aside without a word, and what is refused with one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from coterie.domain.texts import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_CLUTTER = {".DS_Store", "Thumbs.db", "desktop.ini"}
_DRIVE = re.compile(r"[A-Za-z]:")
#: Names are shown to people and stand in frames; a longer one is an attempt at something.
_LONGEST_NAME = 1_000


class Snag(NamedTuple):
    """Something in an archive or folder that was left out. member "" = the whole of it."""

    member: str
    reason: str


class Entry(NamedTuple):
    """A file in an archive that may be read. packed: its size in the archive, None where nobody knows."""

    name: str
    size: int
    modified: date | None
    packed: int | None
    open: Callable[[], BinaryIO]


def plain_name(name: str) -> str:
    """Give a name with forward slashes in sound Unicode: the form in which people and frames see it."""
    try:
        name.encode()
    except UnicodeEncodeError:
        name = name.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return name.replace("\\", "/").replace("\0", "\ufffd")[:_LONGEST_NAME]


def is_clutter(name: str) -> bool:
    """Say whether systems put such a file beside the user's own."""
    base = name.rpartition("/")[2]
    return base.startswith("._") or base in _CLUTTER or name.startswith("__MACOSX/") or "/__MACOSX/" in name


def why_unsafe(name: str) -> str:
    """Say why a name in an archive is refused, "" where it is harmless. The name is as it stands in the archive."""
    slashed = name.replace("\\", "/")
    if "\0" in name:
        return _("Its name holds a character that no file name can have. It was left out.")
    if slashed.startswith("/") or _DRIVE.match(slashed):
        return _("Its name points to a fixed place on a disk. It was left out.")
    if ".." in slashed.split("/"):
        return _("Its name points outside the archive. It was left out.")
    if len(name) > _LONGEST_NAME:
        return _("Its name is too long. It was left out.")
    return ""


class NameCheck:
    """Looks at the names of one archive in turn: every name may come once."""

    def __init__(self) -> None:
        """Begin with no name."""
        self._seen: set[str] = set()

    def why_refused(self, name: str) -> str:
        """Say why this name is refused, "" where it is taken."""
        reason = why_unsafe(name)
        if not reason and plain_name(name) in self._seen:
            reason = _("The archive holds this name twice. The first one was read, this one was left out.")
        self._seen.add(plain_name(name))
        return reason
