# SPDX-License-Identifier: GPL-3.0-or-later
"""The log of events: what happened and when, in counts, durations, kinds of faults and places in the code.

Nothing else gets into it: not by a message of a library, which is left out, nor by a value of ours, unless it is a
number or a plain word of the code. It lies in two files on this computer, is read in the window, and goes nowhere.
"""

from __future__ import annotations

import logging
import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from coterie.ui.fault_places import places_of_fault

if TYPE_CHECKING:
    from pathlib import Path

#: The newer file and the older one; together they hold so much.
NEWER, OLDER = "events.log", "events.1.log"
MOST_BYTES = 1 << 20
OURS = "coterie"
_PRIVATE_FILE = 0o600
_LEFT_OUT = "…"
#: The longest words of the code that are values of events: "asked", "2.1.0", "left out".
_WORD = re.compile(r"[a-z0-9][a-z0-9 ._-]{0,23}")


class Word(str):
    """A word of the code itself, such as the reason of a lock; never one that somebody typed or that was read."""

    __slots__ = ()


class RedactingFormatter(logging.Formatter):
    """Writes what may be written of a record."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the time, where it comes from, and what of it names nobody."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(" ", "seconds")
        lines = [f"{at} {record.levelname.lower()} {_said(record)}"]
        fault = record.exc_info[1] if record.exc_info else None
        if fault is not None:
            lines += [f"  {line}" for line in places_of_fault(fault)]
        return "\n".join(lines)


def _said(record: logging.LogRecord) -> str:
    """Give the words of an event of ours with its values; of a library the place alone: it may print what it reads."""
    if record.name.partition(".")[0] != OURS or not isinstance(record.msg, str):
        return f"{record.name.partition('.')[0]} {record.module}:{record.lineno}"
    # One table as the only value comes bare.
    values = record.args if isinstance(record.args, tuple) else (record.args,) if record.args else ()
    with suppress(TypeError, ValueError):
        return record.msg % tuple(_safe(value) for value in values)
    return f"{record.module}:{record.lineno}"


def _safe(value: object) -> object:
    if value is None or isinstance(value, int | float):
        return value
    return str(value) if isinstance(value, Word) and _WORD.fullmatch(value) else _LEFT_OUT


class EventFile(logging.Handler):
    """Writes records into the newer file; when that is half of what there may be, it becomes the older one."""

    def __init__(self, folder: Path) -> None:
        """Write into a folder; one that cannot be written costs the log, nothing else."""
        super().__init__()
        self._folder = folder
        self.setFormatter(RedactingFormatter())

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        try:
            line = self.format(record) + "\n"
            self._make_room()
            with open(self._folder / NEWER, "a", encoding="utf-8", opener=_private) as file:
                file.write(line)
        except (OSError, ValueError):
            return

    def _make_room(self) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        newer = self._folder / NEWER
        with suppress(FileNotFoundError):
            if newer.stat().st_size >= MOST_BYTES // 2:
                newer.replace(self._folder / OLDER)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, _PRIVATE_FILE)


def note_problem(error: Exception) -> None:
    """Note that a person was told of a problem: its kind and where it came from, not what was said."""
    logging.getLogger(f"{OURS}.problem").info("a problem was told", exc_info=error)


def begin_log(folder: Path | None) -> None:
    """Write down what happens from now on: all that is ours, and that a library warned of something."""
    if folder is None:
        return
    file = EventFile(folder)
    logging.getLogger(OURS).setLevel(logging.INFO)
    root = logging.getLogger()
    for old in [one for one in root.handlers if isinstance(one, EventFile)]:
        root.removeHandler(old)
    root.addHandler(file)


def read_log(folder: Path | None) -> str:
    """Give all that is written down, the oldest first; "" where nothing is."""
    found = []
    for name in (OLDER, NEWER):
        with suppress(OSError):
            found.append((folder / name).read_text(encoding="utf-8", errors="replace") if folder is not None else "")
    return "".join(found)
