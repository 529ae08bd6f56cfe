# SPDX-License-Identifier: GPL-3.0-or-later
"""Text of records as it may be painted: on one line, without signs that are not seen or that turn text round."""

from __future__ import annotations

import re

from coterie.ui.parts.covers import covered

#: Control characters, line and paragraph separators, and what overrides the direction of the text after it.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]+")


def on_one_line(text: str) -> str:
    """Give a text for one line, covered where blur is on."""
    return text if text.isprintable() else _UNSEEN.sub(" ", covered(text))
