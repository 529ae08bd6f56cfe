# SPDX-License-Identifier: GPL-3.0-or-later
"""Tool tips that show what they are given, letter by letter.

Qt guesses whether a tool tip is rich text, and rich text loads pictures: a contact called `<img src=...>` must not.
"""

from __future__ import annotations

from coterie.ui.design.key_names import key_name
from coterie.ui.parts.runs import displayed

LONGEST = 1_000
#: Qt breaks the lines of rich text only; a plain line longer than this would run across the screen.
LONGEST_LINE = 80


def plain_tooltip(text: str, key: str = "") -> str:
    """Give a tool tip that shows a text as it stands, with the key that does the same behind it."""
    shown = displayed(text)
    if len(shown) > LONGEST:
        shown = shown[:LONGEST] + "…"
    if key:
        shown = f"{shown}  ({key_name(key)})" if shown else key_name(key)
    if "<" not in shown and "&" not in shown and all(len(line) <= LONGEST_LINE for line in shown.splitlines()):
        return shown
    # As html.escape does, which comes with a table of every entity: more than the tool tips of a day.
    literal = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    literal = literal.replace('"', "&quot;").replace("'", "&#x27;")
    return f"<p style='white-space:pre-wrap'>{literal}</p>"
