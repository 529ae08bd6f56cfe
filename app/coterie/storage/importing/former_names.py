# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that a newer export replaced: kept as a field of the person, so that the old name still finds them."""

from __future__ import annotations

from coterie.domain.folding import words
from coterie.domain.texts import _


def former_name_title() -> str:
    """Give the title of the field that holds such names."""
    return _("Former name")


def is_another_name(before: str, after: str) -> bool:
    """Say whether the old name would no longer be found: a word of it is not in the new one."""
    return bool(set(words(before)) - set(words(after)))
