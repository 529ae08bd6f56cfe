# SPDX-License-Identifier: GPL-3.0-or-later
"""What can stop the reading of a file, and the sentence a person reads about it."""

from __future__ import annotations

from coterie.domain.texts import _
from coterie.sandbox.limits import MIB, Limits


class CannotRead(Exception):
    """A file or archive cannot be read; the message is the sentence for people."""


class LimitReached(CannotRead):
    """A limit stopped the reading; the sentence names it."""


class WayOutRefused(PermissionError):
    """Something in the child wanted to write, to start a program or to reach a network."""


def sentence_for(problem: BaseException, limits: Limits) -> str:
    """Say what stopped the reading; never the message of a library, which may quote the file."""
    if isinstance(problem, CannotRead):
        return str(problem)
    if isinstance(problem, MemoryError):
        return out_of_memory(limits)
    if isinstance(problem, RecursionError):
        return _("This file is nested more deeply than Coterie reads.")
    if isinstance(problem, OSError) and not isinstance(problem, WayOutRefused):
        return _sentence_of_the_system(problem)
    return _("Coterie cannot make sense of this file ({kind}).").format(kind=type(problem).__name__)


def _sentence_of_the_system(problem: OSError) -> str:
    """Say why the system does not give the file."""
    if isinstance(problem, FileNotFoundError):
        return _("There is no such file.")
    if isinstance(problem, PermissionError):
        return _("Coterie may not read this file. Check who it belongs to.")
    return _("This file cannot be read from its disk.")


def out_of_memory(limits: Limits) -> str:
    """Name the limit of memory."""
    return _("Reading this takes more memory than the {limit} MiB Coterie allows for it.").format(
        limit=limits.memory // MIB
    )


def damaged() -> str:
    """Say that an archive is not whole."""
    return _("This archive is damaged or cut off. Download it once more.")
