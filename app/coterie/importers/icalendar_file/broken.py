# SPDX-License-Identifier: GPL-3.0-or-later
"""What reading a damaged calendar entry may raise, here and in the libraries: caught around one entry at a time."""

from __future__ import annotations

#: SECURITY section 6 rule 4: everything that parsers raise, not only their own classes (which are ValueErrors).
BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    StopIteration,
    TypeError,
    ValueError,
)


class Unreadable(Exception):
    """An entry that cannot be brought in; the text says why."""


class LeftOut(Exception):
    """An entry that a written rule leaves out; the text is the reason it is counted under."""
