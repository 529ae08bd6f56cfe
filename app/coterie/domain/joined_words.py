# SPDX-License-Identifier: GPL-3.0-or-later
"""Things named one after the other, as the language in force joins the last two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coterie.domain.texts import _, speech

if TYPE_CHECKING:
    from collections.abc import Sequence


def joined(words: Sequence[str]) -> str:
    """Say things one after the other: "Aoife, Chidi and Hana"."""
    if len(words) < 2:
        return "".join(words)
    form, language = _("{0} and {1}"), speech().language
    if language is not None and language.and_turns is not None:
        usual, turned, before = language.and_turns
        if re.match(before, words[-1], re.IGNORECASE):
            form = form.replace(f" {usual} ", f" {turned} ")
    return form.format(", ".join(words[:-1]), words[-1])
