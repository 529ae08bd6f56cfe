# SPDX-License-Identifier: GPL-3.0-or-later
"""What happened, by kinds and places in the code alone: no message, no value, no name of anybody."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import coterie

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A chain of faults is followed so far, and each one's places so far back.
MOST_FAULTS, MOST_PLACES = 10, 60
_PROGRAM = Path(coterie.__file__).parent


def places_of_fault(fault: BaseException) -> list[str]:
    """Give a line for the kind of a fault and of those behind it, and one for each place in the code they came by."""
    lines = []
    for one in _chain(fault):
        lines.append(_kind(one))
        places = [(frame.f_code, line) for frame, line in traceback.walk_tb(one.__traceback__)]
        lines += [f"  {_in_code(code.co_filename)}:{line} {code.co_name}" for code, line in places[-MOST_PLACES:]]
    return lines


def _chain(fault: BaseException) -> Iterator[BaseException]:
    one: BaseException | None = fault
    for _number in range(MOST_FAULTS):
        if one is None:
            return
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _kind(fault: BaseException) -> str:
    """Name a kind of fault with the module that knows it, so that two of one name are told apart."""
    kind = type(fault)
    return kind.__name__ if kind.__module__ in {"builtins", "__main__"} else f"{kind.__module__}.{kind.__name__}"


def _in_code(file: str) -> str:
    """Give where a file lies in the program; the folders of this computer may bear somebody's name."""
    path = Path(file)
    return path.relative_to(_PROGRAM).as_posix() if path.is_relative_to(_PROGRAM) else "…"
