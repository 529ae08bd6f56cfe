# SPDX-License-Identifier: GPL-3.0-or-later
"""The names of keys, as this platform and this language write them: one way on caps, in tool tips and in menus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

_NATIVE = QKeySequence.SequenceFormat.NativeText
#: The key that ends a line has a sign of its own, which is shorter than its name in every language.
LINE_END = "↵"


def key_name(keys: str) -> str:
    """Give keys in Qt's portable notation as the platform writes them; what is no name of a key stays as it is."""
    known = QKeySequence(keys)
    name = known.toString(_NATIVE) or keys
    if not known.count():
        return name
    last = known[known.count() - 1]  # type: ignore[index] # it is a list of combinations, untold
    if last.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
        return name
    before, plus, _last = name.rpartition("+")
    return before + plus + LINE_END
